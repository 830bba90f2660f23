// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv.h"
#include "core/decimals.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// A profile out of a table that someone else wrote: any separator, decimal sign and unit, with or
/// without a header.
namespace peergrid
{

/// As loadCsv(path), with a separator that the user chose instead of the one the header tells.
Result<CsvTable> loadCsv(const std::filesystem::path &path, std::optional<char> separator);

struct ColumnChoice {
    std::size_t column = 0;
    std::size_t firstRow = 0;                ///< rows before it are passed over
    std::optional<DecimalSign> decimal = {}; ///< told by the column's cells unless set
    double factor = 1.0;                     ///< from the table's unit to ours
};

/// Whether the first row holds a number in this column: then it is no header, but a value.
bool hasNoHeader(const CsvTable &table, std::size_t column);

/// How many values a column has.
std::size_t valuesIn(const CsvTable &table, std::size_t column);

/// The column people mean most likely: the first one with a number that does not count hours.
std::size_t likelyColumn(const CsvTable &table);

/// As many values as there are hours, or the first thing that is wrong with them.
tl::expected<std::vector<double>, Issue> valuesOf(const CsvTable &table, const ColumnChoice &choice,
                                                  std::size_t hours);

} // namespace peergrid
