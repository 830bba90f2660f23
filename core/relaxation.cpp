// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relaxation.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

void openSlack(LinearProgram &program, const Network &network)
{
    double dearest = 1.0;
    for (const double cost : program.cost)
        dearest = std::max(dearest, std::abs(cost));
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        if (!network.arcs[j].isSlack())
            continue;
        program.cost[j] += 1e4 * dearest;
        program.upper[j] = network.arcs[j].upper;
    }
}

} // namespace

LinearProgram relaxedProgram(const Network &network, std::span<const StorageArcs> storage)
{
    std::vector<ProgramRow> rows;
    for (const StorageArcs &arcs : storage) {
        const Arc &charging = network.arcs[arcs.charging];
        const Arc &discharging = network.arcs[arcs.discharging];
        const Arc &carry = network.arcs[arcs.carry];
        rows.push_back({-unlimited,
                        std::max(charging.upper, discharging.upper),
                        {{arcs.charging, 1.0}, {arcs.discharging, 1.0}}});
        rows.push_back(
            {carry.lower, unlimited, {{arcs.carry, 1.0}, {arcs.charging, -charging.arrives}}});
        rows.push_back(
            {-unlimited, carry.upper, {{arcs.carry, 1.0}, {arcs.discharging, discharging.leaves}}});
    }
    LinearProgram program = withRows(linearProgram(network), rows);
    openSlack(program, network);
    return program;
}

} // namespace peergrid
