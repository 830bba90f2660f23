// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsontext.h"
#include "core/spot.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr std::size_t mostOnOneLine = 2;

bool isPlain(const Json &json)
{
    return !json.is_structured();
}

/// Lists of plain values, also of lists of them, however long: a profile is one line.
bool isFlatList(const Json &json)
{
    return json.is_array() && std::all_of(json.begin(), json.end(), [](const Json &item) {
               return isPlain(item) || isFlatList(item);
           });
}

bool isOnOneLine(const Json &json)
{
    return isPlain(json) || isFlatList(json) ||
           (json.is_object() && json.size() <= mostOnOneLine &&
            std::all_of(json.begin(), json.end(), isPlain));
}

std::string plainText(const Json &json)
{
    if (json.is_number_float())
        return numberText(json.get<double>());
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class Layout
{
  public:
    explicit Layout(bool isAllOnOneLine)
        : m_isAllOnOneLine(isAllOnOneLine)
    {
    }

    void add(const Json &json)
    {
        if (isPlain(json)) {
            m_text += plainText(json);
            return;
        }
        const bool breaks = !m_isAllOnOneLine && !isOnOneLine(json);
        m_text += json.is_object() ? '{' : '[';
        m_indent += 2;
        bool isFirst = true;
        for (const auto &[key, value] : json.items()) {
            if (!isFirst)
                m_text += breaks ? "," : ", ";
            isFirst = false;
            startLine(breaks);
            if (json.is_object())
                m_text += plainText(Json(key)) + ": ";
            add(value);
        }
        m_indent -= 2;
        startLine(breaks);
        m_text += json.is_object() ? '}' : ']';
    }

    std::string takeText() { return std::move(m_text); }

  private:
    void startLine(bool breaks)
    {
        if (breaks)
            m_text.append("\n").append(m_indent, ' ');
    }

    bool m_isAllOnOneLine;
    std::size_t m_indent = 0;
    std::string m_text;
};

} // namespace

std::string layOut(const Json &json)
{
    Layout layout(false);
    layout.add(json);
    return layout.takeText() + '\n';
}

std::string oneLine(const Json &json)
{
    Layout layout(true);
    layout.add(json);
    return layout.takeText();
}

} // namespace peergrid
