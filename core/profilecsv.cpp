// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profilecsv.h"

#include <algorithm>

namespace peergrid
{

namespace
{

Issue told(Issue issue, std::string allowed, std::string remedy)
{
    issue.allowed = std::move(allowed);
    issue.remedy = std::move(remedy);
    return issue;
}

/// Whether a name stays within its folder, however the system it was written on spells paths.
bool staysInside(const std::string &file)
{
    if (file.empty() || file.front() == '/' || file.find('\\') != std::string::npos ||
        file.find('\0') != std::string::npos || (file.size() > 1 && file[1] == ':'))
        return false;
    const std::filesystem::path path(file);
    return std::find(path.begin(), path.end(), "..") == path.end();
}

Issue notInside(const std::string &file)
{
    Issue issue;
    issue.found = inQuotes(file) + " is not a name within the folder of the scenario";
    return told(
        issue, "a table stands in the folder of the scenario or in one below it",
        "copy the table there and write its name without \"..\", \"\\\" or a leading \"/\"");
}

/// Missing, a folder, or something that could keep a reader waiting.
Issue noTable(const std::filesystem::path &path)
{
    Issue issue;
    issue.file = path.string();
    issue.found = "there is no such file";
    return told(issue, "the table stands beside the scenario",
                "put the table there, or correct its name in the scenario");
}

/// An hour column that does not count 1, 2, 3, … means rows in another order than they seem.
Issues checkHourColumn(const CsvTable &table)
{
    const auto column = table.column("hour");
    if (!column)
        return {};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto hour = table.number(row, *column);
        if (hour && *hour == static_cast<double>(row + 1))
            continue;
        const std::string expected = std::to_string(row + 1);
        return {told(table.issueAt(row, *column,
                                   inQuotes(table.cell(row, *column)) + " is not hour " + expected),
                     "the hours count 1, 2, 3, … from row to row",
                     "sort the rows by hour, without gaps, and write " + expected + " here")};
    }
    return {};
}

Issue noColumn(const CsvTable &table, const std::string &name)
{
    std::string headers;
    for (std::size_t i = 0; i < table.columns() && i < 10; ++i)
        headers += (i == 0 ? "" : ", ") + inQuotes(table.header(i));
    return told(table.issue("there is no column " + inQuotes(name)),
                "the columns are " + headers + (table.columns() > 10 ? ", …" : ""),
                "correct the name of the column in the scenario, or add the column to the table");
}

} // namespace

const Result<CsvTable> &ProfileTables::table(const std::string &file)
{
    const auto found = m_tables.find(file);
    if (found != m_tables.end())
        return found->second;
    const auto load = [&]() -> Result<CsvTable> {
        if (!staysInside(file))
            return tl::unexpected(Issues{notInside(file)});
        const std::filesystem::path path = m_folder / file;
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored))
            return tl::unexpected(Issues{noTable(path)});
        Result<CsvTable> table = loadCsv(path);
        if (table) {
            if (Issues issues = checkHourColumn(*table); !issues.empty())
                return tl::unexpected(std::move(issues));
        }
        return table;
    };
    return m_tables.emplace(file, load()).first->second;
}

Result<std::vector<double>> ProfileTables::read(const TableColumn &source)
{
    const bool isFirstTime = !m_tables.contains(source.file);
    const Result<CsvTable> &read = table(source.file);
    if (!read)
        return tl::unexpected(isFirstTime ? read.error() : Issues{});
    const auto column = read->column(source.column);
    if (!column)
        return tl::unexpected(Issues{noColumn(*read, source.column)});
    Result<std::vector<double>> values = read->numbers(*column);
    if (!values) {
        for (Issue &issue : values.error()) {
            if (issue.allowed.empty())
                issue.allowed = "a number for each hour is allowed";
        }
    }
    return values;
}

} // namespace peergrid
