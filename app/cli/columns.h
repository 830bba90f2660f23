// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

/// Tables and numbers as a person reads them.
namespace peergrid::cli
{

struct Column {
    std::string title;
    std::vector<std::string> cells;
    bool isNumber = false; ///< to the right, else to the left
};

Column textColumn(std::string title, std::vector<std::string> cells);

using Values = std::vector<std::optional<double>>;

/// With as many decimals as show the largest to four digits, and at least `decimals` of them unless
/// all are whole; where there is no number, a dash.
Column numberColumn(std::string title, const Values &values, int decimals);

struct Series {
    std::string title;
    Values values;
};

/// The same, with as many decimals in all columns.
std::vector<Column> numberColumns(const std::vector<Series> &all, int decimals);

/// Whether all are 0 at six decimals, or none: a column nobody misses.
bool saysNothing(const Values &values);

enum class LastRow { Plain, Total };

/// Indented by two, columns two apart, counted in characters as the terminal shows them. Without
/// titles there is no line for them; a total gets a line above it.
std::string table(const std::vector<Column> &columns, LastRow last = LastRow::Plain);

/// With at most so many decimals, without trailing zeros: "31.936".
std::string number(double value, int decimals = 6);

/// Columns a UTF-8 text takes on a terminal.
std::size_t displayWidth(const std::string &text);

} // namespace peergrid::cli
