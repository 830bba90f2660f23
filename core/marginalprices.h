// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"
#include "core/outcome.h"
#include "core/polish.h"

#include <vector>

namespace peergrid
{

/// One-sided marginal values of energy at each node, found as shortest ways in the residual network
/// of an optimal flow: exact, and the same whatever basis the solver ended in. Where a contract cap
/// over several arcs is used up they are found as cheapest changes of the flow instead, by the
/// solver. Where load is unserved such sales count as full.
struct MarginalValues {
    /// $ that one kWh more drawn at the node adds; +infinity where none can be brought there,
    /// −infinity where energy is left that nobody can take.
    std::vector<double> more;
    /// $ that one kWh to get rid of at the node adds, so that −less is what one kWh less drawn
    /// saves; −infinity where load is unserved.
    std::vector<double> less;
};

MarginalValues marginalValues(const Network &network, const Flows &flows);

} // namespace peergrid
