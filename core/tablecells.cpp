// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tablecells.h"

namespace peergrid
{

namespace
{

constexpr std::size_t mostIssues = 200; ///< of one table: more would help nobody

} // namespace

TableCells::TableCells(const CsvTable &table)
    : m_table(table)
{
}

void TableCells::require(std::initializer_list<const char *> columns)
{
    for (const char *column : columns) {
        if (has(column))
            continue;
        Issue issue = m_table.issue("there is no column " + inQuotes(column));
        issue.place = std::string("row 1, column ") + column;
        issue.remedy = "add it; headers are told apart by upper and lower case";
        report(issue);
    }
}

std::string TableCells::text(std::size_t row, const std::string &column) const
{
    const auto index = m_table.column(column);
    return index ? std::string(m_table.cell(row, *index)) : std::string();
}

double TableCells::number(std::size_t row, const std::string &column)
{
    const auto index = m_table.column(column);
    if (!index)
        return 0.0; // require() has said so
    const auto value = m_table.number(row, *index);
    if (!value)
        report(value.error());
    return value.value_or(0.0);
}

std::optional<double> TableCells::optionalNumber(std::size_t row, const std::string &column)
{
    if (text(row, column).empty())
        return std::nullopt;
    return number(row, column);
}

bool TableCells::flag(std::size_t row, const std::string &column)
{
    const std::string value = text(row, column);
    if (value == "1")
        return true;
    if (!value.empty() && value != "0")
        report(row, column, inQuotes(value), "1 (yes), 0 (no) or empty (no)");
    return false;
}

std::vector<double> TableCells::numbers(std::size_t column)
{
    std::vector<double> values;
    values.reserve(m_table.rows());
    for (std::size_t row = 0; row < m_table.rows(); ++row) {
        const auto value = m_table.number(row, column);
        if (!value)
            report(value.error());
        values.push_back(value.value_or(0.0));
    }
    return values;
}

void TableCells::report(std::size_t row, const std::string &column, std::string found,
                        std::string allowed, std::string remedy)
{
    Issue issue = m_table.issueAt(row, *m_table.column(column), std::move(found));
    issue.allowed = std::move(allowed);
    issue.remedy = std::move(remedy);
    report(std::move(issue));
}

void TableCells::report(Issue issue)
{
    if (m_issues.size() == mostIssues) {
        m_issues.push_back(m_table.issue("there are more problems; mend these first"));
        return;
    }
    if (m_issues.size() > mostIssues)
        return;
    issue.object = m_object;
    m_issues.push_back(std::move(issue));
}

} // namespace peergrid
