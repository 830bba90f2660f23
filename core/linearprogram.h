// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace peergrid
{

/// min cost·x with rowLower ≤ A·x ≤ rowUpper and lower ≤ x ≤ upper; only data. A is kept by
/// columns: the entries of column j are those from start[j] to start[j + 1]. Infinite bounds are
/// ±infinity, everything else is finite.
struct LinearProgram {
    std::vector<double> cost;
    std::vector<double> lower;
    std::vector<double> upper;
    std::vector<double> rowLower;
    std::vector<double> rowUpper;
    std::vector<int> start{0};
    std::vector<int> row;
    std::vector<double> value;

    std::size_t columns() const { return cost.size(); }
    std::size_t rows() const { return rowLower.size(); }
};

/// A row more: lower ≤ Σ value · x ≤ upper.
struct ProgramRow {
    double lower = 0.0;
    double upper = 0.0;
    struct Entry {
        std::size_t column = 0;
        double value = 0.0;
    };
    std::vector<Entry> entries;
};

/// The program with these rows after its own.
LinearProgram withRows(const LinearProgram &program, const std::vector<ProgramRow> &rows);

struct Network;

/// A row for each node (net outflow), a column for each arc. Slack arcs are closed.
LinearProgram linearProgram(const Network &network);

} // namespace peergrid
