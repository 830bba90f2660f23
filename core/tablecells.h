// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv.h"
#include "core/market.h"

#include <initializer_list>

namespace peergrid
{

/// Reads the cells of a table by the names of their columns and collects what is wrong with them,
/// so that one pass tells everything. The table must outlive it.
class TableCells
{
  public:
    explicit TableCells(const CsvTable &table);

    const CsvTable &table() const { return m_table; }
    bool has(const std::string &column) const { return m_table.column(column).has_value(); }

    /// Reports each of these columns that the table does not have.
    void require(std::initializer_list<const char *> columns);

    /// Whom the issues that follow are about: `peer 6 "P6"`.
    void setObject(std::string object) { m_object = std::move(object); }

    /// Empty where the cell is, or the column is not there.
    std::string text(std::size_t row, const std::string &column) const;
    /// A number that must be given; 0 where it is not, which is then reported.
    double number(std::size_t row, const std::string &column);
    /// Nothing where the cell is empty or the column is not there.
    std::optional<double> optionalNumber(std::size_t row, const std::string &column);
    /// 1 or 0; empty cells and missing columns mean 0.
    bool flag(std::size_t row, const std::string &column);
    /// A whole column, zeros where a cell is not a number, which is then reported.
    std::vector<double> numbers(std::size_t column);

    void report(std::size_t row, const std::string &column, std::string found,
                std::string allowed = {}, std::string remedy = {});
    void report(Issue issue);

    const Issues &issues() const { return m_issues; }

  private:
    const CsvTable &m_table;
    std::string m_object;
    Issues m_issues;
};

} // namespace peergrid
