// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spot.h"

#include "core/csv.h"

#include <fmt/format.h>

namespace peergrid
{

std::string escapedForPointer(std::string_view part)
{
    std::string text;
    for (const char c : part) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

Spot::Spot(const Spot &parent, std::string_view member)
    : m_parent(&parent)
    , m_member(member)
{
}

Spot::Spot(const Spot &parent, std::size_t index)
    : m_parent(&parent)
    , m_index(index)
{
}

Spot::Spot(const Spot &parent, std::size_t index, std::string_view kind, std::string_view id,
           std::string_view name)
    : m_parent(&parent)
    , m_index(index)
    , m_kind(kind)
    , m_id(id)
    , m_name(name)
{
}

std::string Spot::place() const
{
    if (!m_parent)
        return {};
    return m_parent->place() + "/" +
           (m_member.empty() ? std::to_string(m_index) : escapedForPointer(m_member));
}

std::string Spot::object() const
{
    if (!m_parent)
        return "scenario";
    return isObject() ? objectLabel(m_kind, m_index, m_id, m_name) : m_parent->object();
}

std::string Spot::field() const
{
    if (isObject())
        return {};
    const std::string before = m_parent->field();
    if (m_member.empty())
        return fmt::format("{}[{}]", before, m_index);
    return before.empty() ? std::string(m_member) : before + "." + std::string(m_member);
}

std::string Spot::owner() const
{
    if (!m_parent)
        return {};
    std::string last = m_member.empty() ? std::to_string(m_index) : escapedForPointer(m_member);
    if (!m_kind.empty())
        last = escapedForPointer(m_id);
    const std::string before = m_parent->owner();
    return before.empty() ? last : before + "/" + last;
}

Issue issueAt(const Spot &spot, std::string found, std::string allowed, std::string remedy)
{
    Issue issue;
    issue.place = spot.place();
    issue.object = spot.object();
    issue.field = spot.field();
    issue.found = std::move(found);
    issue.allowed = std::move(allowed);
    issue.remedy = std::move(remedy);
    return issue;
}

std::string numberText(double number)
{
    return number == 0.0 ? "0" : fmt::format("{}", number);
}

std::string objectLabel(std::string_view kind, std::size_t index, std::string_view id,
                        std::string_view name)
{
    if (id.empty())
        return fmt::format("{} number {}", kind, index + 1);
    if (name.empty())
        return fmt::format("{} {}", kind, id);
    return fmt::format("{} {} {}", kind, id, inQuotes(name));
}

} // namespace peergrid
