// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"

#include "core/spot.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace peergrid
{

namespace
{

bool isDigit(char c)
{
    return '0' <= c && c <= '9';
}

/// "3,5" or "1.234,5": a number to a reader from a country that writes a decimal comma.
bool hasDecimalComma(std::string_view text)
{
    const std::size_t comma = text.find(',');
    return comma != std::string_view::npos && comma + 1 < text.size() && isDigit(text[comma + 1]) &&
           text.find_first_not_of("+-0123456789.,eE") == std::string_view::npos;
}

std::string remedyFor(std::string_view text)
{
    if (hasDecimalComma(text))
        return "write decimals with a point: 3.5, not 3,5";
    if (text.empty())
        return "write the number, 0 if there is none";
    return "write the number alone, without a unit or thousands separators";
}

} // namespace

std::optional<std::size_t> CsvTable::column(const std::string &name) const
{
    const auto found = m_columns.find(name);
    if (found == m_columns.end())
        return std::nullopt;
    return found->second;
}

std::string_view CsvTable::cell(std::size_t row, std::size_t column) const
{
    const Cell &cell = m_cells[row * columns() + column];
    return std::string_view(m_text).substr(cell.begin, cell.size);
}

tl::expected<double, Issue> CsvTable::number(std::size_t row, std::size_t column) const
{
    const std::string_view text = cell(row, column);
    const bool hasPlus = text.size() > 1 && text[0] == '+' && text[1] != '-';
    const char *end = text.data() + text.size();
    double value = 0.0;
    const auto [stop, error] = std::from_chars(text.data() + (hasPlus ? 1 : 0), end, value);
    if (error == std::errc() && stop == end && std::isfinite(value))
        return value;

    const bool isOutOfRange = error == std::errc::result_out_of_range && stop == end;
    Issue issue = issueAt(row, column,
                          text.empty()   ? "the cell is empty"
                          : isOutOfRange ? inQuotes(text) + " is beyond the numbers there are"
                                         : inQuotes(text) + " is not a number");
    issue.remedy = remedyFor(text);
    return tl::unexpected(issue);
}

Result<std::vector<double>> CsvTable::numbers(std::size_t column) const
{
    std::vector<double> values;
    values.reserve(rows());
    Issues issues;
    for (std::size_t row = 0; row < rows(); ++row) {
        if (const auto value = number(row, column))
            values.push_back(*value);
        else
            issues.push_back(value.error());
    }
    if (!issues.empty())
        return tl::unexpected(issues);
    return values;
}

Issue CsvTable::issueAt(std::size_t row, std::size_t column, std::string found) const
{
    Issue issue = issueAt(column, std::move(found));
    issue.place = "row " + std::to_string(rowNumber(row)) + ", column " + issue.field;
    return issue;
}

Issue CsvTable::issueAt(std::size_t column, std::string found) const
{
    Issue issue = this->issue(std::move(found));
    issue.field = m_header[column].empty() ? std::to_string(column + 1) : m_header[column];
    issue.place = "row 1, column " + issue.field;
    return issue;
}

Issue CsvTable::issue(std::string found) const
{
    Issue issue;
    issue.file = m_file;
    issue.found = std::move(found);
    return issue;
}

void CsvWriter::separate()
{
    if (!m_isRowStart)
        m_text += ',';
    m_isRowStart = false;
}

void CsvWriter::add(std::string_view cell)
{
    separate();
    const bool hasOuterBlank = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ' ||
                                                 cell.front() == '\t' || cell.back() == '\t');
    if (!hasOuterBlank && cell.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        m_text += cell;
        return;
    }
    m_text += '"';
    for (const char c : cell) {
        m_text += c;
        if (c == '"')
            m_text += '"';
    }
    m_text += '"';
}

void CsvWriter::add(double cell)
{
    add(numberText(cell));
}

void CsvWriter::endRow()
{
    m_text += '\n';
    m_isRowStart = true;
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t longest = 40;
    std::string shown(text);
    if (shown.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80)
            --end; // not within a character
        shown = shown.substr(0, end) + "…";
    }
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return 0 <= c && c < ' '; }, ' ');
    return '"' + shown + '"';
}

} // namespace peergrid
