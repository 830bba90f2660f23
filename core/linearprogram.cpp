// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linearprogram.h"

#include "core/network.h"

namespace peergrid
{

LinearProgram withRows(const LinearProgram &program, const std::vector<ProgramRow> &rows)
{
    struct Entry {
        int row;
        double value;
    };
    std::vector<std::vector<Entry>> added(program.columns());
    LinearProgram result = program;
    for (const ProgramRow &row : rows) {
        for (const ProgramRow::Entry &entry : row.entries)
            added[entry.column].push_back({static_cast<int>(result.rows()), entry.value});
        result.rowLower.push_back(row.lower);
        result.rowUpper.push_back(row.upper);
    }
    result.start = {0};
    result.row.clear();
    result.value.clear();
    for (std::size_t j = 0; j < program.columns(); ++j) {
        for (auto k = static_cast<std::size_t>(program.start[j]);
             k < static_cast<std::size_t>(program.start[j + 1]); ++k) {
            result.row.push_back(program.row[k]);
            result.value.push_back(program.value[k]);
        }
        for (const Entry &entry : added[j]) {
            result.row.push_back(entry.row);
            result.value.push_back(entry.value);
        }
        result.start.push_back(static_cast<int>(result.row.size()));
    }
    return result;
}

LinearProgram linearProgram(const Network &network)
{
    LinearProgram program;
    for (const Node &node : network.nodes) {
        program.rowLower.push_back(node.lower);
        program.rowUpper.push_back(node.upper);
    }
    const auto entry = [&](int row, double value) {
        if (row == noNode)
            return;
        program.row.push_back(row);
        program.value.push_back(value);
    };
    for (const Arc &arc : network.arcs) {
        program.cost.push_back(arc.cost);
        program.lower.push_back(arc.lower);
        program.upper.push_back(arc.isSlack() ? 0.0 : arc.upper);
        entry(arc.from, arc.leaves);
        entry(arc.to, -arc.arrives);
        entry(arc.cap, 1.0);
        program.start.push_back(static_cast<int>(program.row.size()));
    }
    return program;
}

} // namespace peergrid
