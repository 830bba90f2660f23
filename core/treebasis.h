// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/basis.h"
#include "core/network.h"

#include <vector>

namespace peergrid
{

struct FlowsAndPrices {
    std::vector<double> arcs;   ///< kWh, as Network::arcs
    std::vector<double> prices; ///< $/kWh, as Network::nodes
};

/// A basis at which the network carries nearly these flows: arcs and rows that form a tree over
/// the nodes and the outside. What lies between its bounds comes first, then what costs as much as
/// the prices at its ends differ, then the rows' slack. The flows may miss what the nodes need.
Basis treeBasis(const Network &network, const FlowsAndPrices &flows);

} // namespace peergrid
