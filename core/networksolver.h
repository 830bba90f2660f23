// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"
#include "core/polish.h"

#include <stop_token>
#include <vector>

namespace peergrid
{

struct NetworkSolution {
    enum class Status {
        Solved,
        NotAllServed, ///< served as much as can be, at least cost
        Cancelled,
        Failed, ///< the solver could not certify an optimum
    };
    Status status = Status::Failed;
    Flows flows;
    double dualityGap = 0.0;         ///< relative, with the storage directions that were chosen
    double unproved = 0.0;           ///< relative, how far other directions may be better
    std::vector<std::size_t> closed; ///< arcs against the direction in which storage moves
};

/// The flow of least cost that serves all, or all that can be served; among equals the one the
/// preferences choose (ties.h). No storage charges and discharges in the same hour.
/// `fromMeritOrder`: where the solver begins (meritorder.h); without it the same comes out, later.
NetworkSolution solveNetwork(const Network &network, std::stop_token stop = {},
                             bool fromMeritOrder = true);

} // namespace peergrid
