// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

/// What a run finds, and how it is shown.
namespace peergrid::benches
{

using Cell = std::optional<double>; ///< none: not measured

struct Table {
    struct Row {
        std::string name;
        std::vector<Cell> cells;
    };
    std::string title;
    std::vector<std::string> columns;
    std::vector<Row> rows;
};

/// Something that may be at most so large. All of it are ratios within this run but the time a
/// cancel takes.
struct Ratio {
    std::string name;
    Cell value;
    double required = 0.0;

    bool isMet() const { return value && *value <= required; }
};

struct Report {
    std::vector<Table> tables;
    std::vector<Ratio> ratios;
};

/// One number over another, if both were measured.
Cell over(Cell above, Cell below);

/// The exponent e with which time grows as size^e: least squares of the logarithms.
Cell growthExponent(const std::vector<double> &sizes, const std::vector<Cell> &times);

std::string textOf(const Table &table);
std::string textOf(const std::vector<Ratio> &ratios);

/// {"ratios": [{"name", "value", "required", "met"}], "tables": [{"title", "columns", "rows":
/// [{"name", "cells"}]}]}; what was not measured is null.
std::string jsonOf(const Report &report);

} // namespace peergrid::benches
