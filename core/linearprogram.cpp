// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linearprogram.h"

#include "core/network.h"

namespace peergrid
{

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
