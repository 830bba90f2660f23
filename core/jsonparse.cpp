// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsontext.h"
#include "core/spot.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace peergrid
{

namespace
{

std::string lineAndColumn(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::string_view last = before.substr(before.rfind('\n') + 1);
    const auto column = std::count_if(last.begin(), last.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    });
    return fmt::format("line {}, column {}", line, column + 1);
}

/// What the parser says, without its own numbering and without quoting the rest of the file.
std::string plainMessage(std::string message)
{
    message = message.substr(0, message.find("; last read: "));
    if (const auto start = message.find(" - "); start != std::string::npos)
        return message.substr(start + 3);
    if (const auto start = message.find("number overflow"); start != std::string::npos)
        return message.substr(start, 80);
    return message;
}

/// Builds the document from the parser's events. The parser's own builder looks through all
/// members of an object for each new one and never tells of a member that stands twice.
class DocumentBuilder : public nlohmann::json_sax<Json>
{
  public:
    DocumentBuilder(std::string_view text, Issues &issues)
        : m_text(text)
        , m_issues(issues)
    {
    }

    Json takeDocument() { return std::move(m_document); }

    bool null() override { return add(nullptr) != nullptr; }
    bool boolean(bool value) override { return add(value) != nullptr; }
    bool number_integer(number_integer_t value) override { return add(value) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return add(value) != nullptr; }
    bool number_float(number_float_t value, const string_t &) override
    {
        return add(value) != nullptr;
    }
    bool string(string_t &value) override { return add(std::move(value)) != nullptr; }
    bool binary(binary_t &) override { return false; }

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t &name) override
    {
        Level &level = m_levels.back();
        level.key = name;
        if (!level.keys.insert(name).second)
            report(place(), "this member stands twice in its object", "each member may stand once",
                   "keep one of the two");
        return true;
    }

    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &error) override
    {
        const std::string message = plainMessage(error.what());
        const std::string at = lineAndColumn(m_text, position == 0 ? 0 : position - 1);
        if (message.find("UTF-8") != std::string::npos)
            report(at, "the bytes here are not UTF-8", "a scenario file is UTF-8 text",
                   "save the file with the encoding UTF-8");
        else if (message.find("overflow") != std::string::npos)
            report(at, message, "numbers must lie between -1.8e308 and 1.8e308",
                   "write a smaller number");
        else
            report(at, "this is not JSON: " + message, "a scenario file is JSON text",
                   "look for a comma, quotation mark or bracket that is missing or too many here "
                   "or just before");
        return false;
    }

  private:
    struct Level {
        Json *container = nullptr;
        std::string key;
        std::unordered_set<std::string> keys;
    };

    void report(std::string where, std::string found, std::string allowed, std::string remedy)
    {
        Issue issue;
        issue.place = std::move(where);
        issue.found = std::move(found);
        issue.allowed = std::move(allowed);
        issue.remedy = std::move(remedy);
        m_issues.push_back(std::move(issue));
    }

    std::string place() const
    {
        std::string text;
        for (const Level &level : m_levels) {
            const bool isObject = level.container->is_object();
            const std::size_t index = level.container->empty() ? 0 : level.container->size() - 1;
            text += '/' + (isObject ? escapedForPointer(level.key) : std::to_string(index));
        }
        return text;
    }

    Json *add(Json value)
    {
        if (m_levels.empty()) {
            m_document = std::move(value);
            return &m_document;
        }
        Level &level = m_levels.back();
        if (level.container->is_array())
            return &level.container->get_ref<Json::array_t &>().emplace_back(std::move(value));
        std::vector<Json::object_t::value_type> &members =
            level.container->get_ref<Json::object_t &>();
        return &members.emplace_back(level.key, std::move(value)).second;
    }

    bool open(Json container)
    {
        if (m_levels.size() == deepestNesting) {
            report(
                place(),
                fmt::format("lists and objects are nested more than {} deep here", deepestNesting),
                fmt::format("at most {} levels are read", deepestNesting),
                "remove what is nested so deeply");
            return false;
        }
        m_levels.push_back({add(std::move(container)), {}, {}});
        return true;
    }

    bool close()
    {
        m_levels.pop_back();
        return true;
    }

    std::string_view m_text;
    Issues &m_issues;
    Json m_document;
    std::vector<Level> m_levels;
};

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

std::optional<Json> parseJson(std::string_view text, Issues &issues)
{
    if (isBlank(text)) {
        Issue issue;
        issue.found = "the file is empty";
        issue.allowed = "a scenario file is JSON text";
        issue.remedy = "choose another file, or make a new scenario";
        issues.push_back(std::move(issue));
        return std::nullopt;
    }
    DocumentBuilder builder(text, issues);
    if (!Json::sax_parse(text.begin(), text.end(), &builder))
        return std::nullopt;
    return builder.takeDocument();
}

} // namespace peergrid
