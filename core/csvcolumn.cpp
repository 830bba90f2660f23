// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvcolumn.h"

#include "core/reshape.h"

#include <fmt/format.h>

namespace peergrid
{

namespace
{

/// All cells of a column that are values.
std::vector<std::string_view> cellsOf(const CsvTable &table, std::size_t column)
{
    std::vector<std::string_view> cells;
    cells.reserve(table.rows() + 1);
    if (hasNoHeader(table, column))
        cells.push_back(table.header(column));
    for (std::size_t row = 0; row < table.rows(); ++row)
        cells.push_back(table.cell(row, column));
    return cells;
}

Issue noNumber(const CsvTable &table, std::size_t column, std::size_t index, std::string_view cell,
               DecimalSign sign)
{
    const std::string found =
        cell.empty() ? "the cell is empty" : inQuotes(cell) + " is not a number";
    const std::size_t above = hasNoHeader(table, column) ? 1 : 0;
    Issue issue =
        index < above ? table.issueAt(column, found) : table.issueAt(index - above, column, found);
    issue.allowed = sign == DecimalSign::Comma ? "numbers with a decimal comma are allowed: 1,5"
                                               : "numbers with a decimal point are allowed: 1.5";
    return issue;
}

Issue tooFew(const CsvTable &table, std::size_t column, std::size_t count, std::size_t hours)
{
    const std::size_t row = table.rows() == 0 ? 1 : table.rowNumber(table.rows() - 1);
    Issue issue = table.issueAt(column, fmt::format("the values end after {} hours", count));
    issue.place = fmt::format("row {}, column {}", row, issue.field);
    issue.allowed = fmt::format("{} values are needed, one an hour", hours);
    return issue;
}

} // namespace

bool hasNoHeader(const CsvTable &table, std::size_t column)
{
    return decimalNumber(table.header(column)).has_value();
}

std::size_t valuesIn(const CsvTable &table, std::size_t column)
{
    return table.rows() + (hasNoHeader(table, column) ? 1 : 0);
}

std::size_t likelyColumn(const CsvTable &table)
{
    const auto isTold = [&](std::size_t column) {
        return table.rows() > 0 && decimalNumber(table.cell(0, column)).has_value();
    };
    std::size_t column = 0;
    while (column < table.columns() && (!isTold(column) || table.header(column) == "hour"))
        ++column;
    return column < table.columns() ? column : 0;
}

tl::expected<std::vector<double>, Issue> valuesOf(const CsvTable &table, const ColumnChoice &choice,
                                                  std::size_t hours)
{
    const std::vector<std::string_view> cells = cellsOf(table, choice.column);
    const std::size_t first = std::min(choice.firstRow, cells.size());
    if (cells.size() - first < hours)
        return tl::unexpected(tooFew(table, choice.column, cells.size() - first, hours));
    const std::span<const std::string_view> wanted = std::span(cells).subspan(first, hours);
    const DecimalSign sign = choice.decimal.value_or(decimalSignOf(wanted));
    std::vector<double> values;
    values.reserve(hours);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto value = decimalNumber(wanted[i], sign);
        if (!value)
            return tl::unexpected(noNumber(table, choice.column, first + i, wanted[i], sign));
        values.push_back(choice.factor == 1.0 ? *value : tidy(*value * choice.factor));
    }
    return values;
}

} // namespace peergrid
