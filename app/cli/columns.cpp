// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace peergrid::cli
{
namespace
{

bool isZero(double value)
{
    return std::abs(value) < 5e-7;
}

/// Decimals that show the largest value to four digits.
int decimalsFor(const Values &values, int least)
{
    double largest = 0.0;
    bool allWhole = true;
    for (const auto &value : values) {
        if (!value)
            continue;
        largest = std::max(largest, std::abs(*value));
        allWhole = allWhole && isZero(*value - std::round(*value));
    }
    if (allWhole)
        return 0;
    const int digits = static_cast<int>(std::floor(std::log10(largest))) + 1;
    return std::clamp(4 - digits, least, 6);
}

/// The code point at `at`, which moves on behind it.
char32_t nextCodePoint(const std::string &text, std::size_t &at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t point = more == 3   ? lead & 0x07u
                     : more == 2 ? lead & 0x0Fu
                     : more      ? lead & 0x1Fu
                                 : lead;
    for (; more > 0 && at < text.size(); --more)
        point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    return point;
}

bool isIn(char32_t point, std::initializer_list<std::array<char32_t, 2>> ranges)
{
    return std::any_of(ranges.begin(), ranges.end(), [point](const auto &range) {
        return range[0] <= point && point <= range[1];
    });
}

bool isCombining(char32_t point)
{
    return isIn(point, {{0x300, 0x36F},
                        {0x483, 0x489},
                        {0x591, 0x5BD},
                        {0x610, 0x61A},
                        {0x64B, 0x65F},
                        {0x1AB0, 0x1AFF},
                        {0x1DC0, 0x1DFF},
                        {0x200B, 0x200F},
                        {0x20D0, 0x20FF},
                        {0xFE00, 0xFE0F},
                        {0xFE20, 0xFE2F}});
}

/// East Asian wide characters and pictures.
bool isWide(char32_t point)
{
    return isIn(point, {{0x1100, 0x115F},
                        {0x2E80, 0x303E},
                        {0x3041, 0xA4CF},
                        {0xAC00, 0xD7A3},
                        {0xF900, 0xFAFF},
                        {0xFE30, 0xFE6F},
                        {0xFF00, 0xFF60},
                        {0xFFE0, 0xFFE6},
                        {0x1F300, 0x1F64F},
                        {0x1F680, 0x1F6FF},
                        {0x1F900, 0x1F9FF},
                        {0x20000, 0x3FFFD}});
}

std::size_t widthOf(const Column &column)
{
    std::size_t width = displayWidth(column.title);
    for (const std::string &cell : column.cells)
        width = std::max(width, displayWidth(cell));
    return width;
}

std::string padded(const std::string &text, std::size_t width, bool toTheRight)
{
    const std::string space(width - std::min(width, displayWidth(text)), ' ');
    return toTheRight ? space + text : text + space;
}

std::string withoutTrailingSpace(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

} // namespace

Column textColumn(std::string title, std::vector<std::string> cells)
{
    return {std::move(title), std::move(cells), false};
}

Column numberColumn(std::string title, const Values &values, int decimals)
{
    return numberColumns({{std::move(title), values}}, decimals).front();
}

std::vector<Column> numberColumns(const std::vector<Series> &all, int decimals)
{
    Values every;
    for (const Series &series : all)
        every.insert(every.end(), series.values.begin(), series.values.end());
    const int shown = decimalsFor(every, decimals);

    std::vector<Column> columns;
    for (const auto &[title, values] : all) {
        Column column{title, {}, true};
        for (const auto &value : values)
            column.cells.push_back(
                value ? fmt::format("{:.{}f}", isZero(*value) ? 0.0 : *value, shown) : "-");
        columns.push_back(std::move(column));
    }
    return columns;
}

bool saysNothing(const Values &values)
{
    return std::all_of(values.begin(), values.end(),
                       [](const auto &value) { return !value || isZero(*value); });
}

std::string table(const std::vector<Column> &columns, LastRow last)
{
    std::vector<std::size_t> widths;
    std::size_t whole = 2 * (columns.size() - 1);
    for (const Column &column : columns) {
        widths.push_back(widthOf(column));
        whole += widths.back();
    }
    const auto line = [&](const auto &cellOf) {
        std::string text;
        for (std::size_t i = 0; i < columns.size(); ++i)
            text += "  " + padded(cellOf(columns[i]), widths[i], columns[i].isNumber);
        return withoutTrailingSpace(text);
    };

    const bool hasTitles = std::any_of(columns.begin(), columns.end(),
                                       [](const Column &column) { return !column.title.empty(); });
    std::string text = hasTitles ? line([](const Column &column) { return column.title; }) : "";
    const std::size_t rows = columns.front().cells.size();
    for (std::size_t row = 0; row < rows; ++row) {
        if (last == LastRow::Total && row + 1 == rows)
            text += "  " + std::string(whole, '-') + '\n';
        text += line([row](const Column &column) { return column.cells[row]; });
    }
    return text;
}

std::string number(double value, int decimals)
{
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos)
        text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::size_t displayWidth(const std::string &text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        width += isCombining(point) ? 0 : isWide(point) ? 2 : 1;
    }
    return width;
}

} // namespace peergrid::cli
