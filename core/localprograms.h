// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/treebasis.h"

#include <span>

namespace peergrid
{

/// At a fixed price of the hub the network of an hour falls apart into small ones. Those in which
/// the merit order is not all, for contracts or bids, are programs of their own: solves them from
/// the flows and prices that are given, and puts there what comes out. What is basic in them is
/// marked in `basis`, which has a place for each arc and node. `hubPrice` is $/kWh.
void solveLocally(const Network &network, std::span<const std::size_t> arcs, double hubPrice,
                  FlowsAndPrices &flows, Basis &basis);

} // namespace peergrid
