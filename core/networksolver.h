// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/basis.h"
#include "core/network.h"
#include "core/polish.h"

#include <stop_token>
#include <vector>

namespace peergrid
{

inline constexpr double largestGap = 1e-7; ///< relative, between the costs of a flow and its dual;
                                           ///< a solution with a larger one is not certified

struct NetworkSolution {
    enum class Status {
        Solved,
        NotAllServed, ///< served as much as can be, at least cost
        Cancelled,
        Failed, ///< the solver could not certify an optimum
    };
    Status status = Status::Failed;
    Flows flows;
    double unproved = 0.0;            ///< relative, how far other directions may be better
    std::vector<std::size_t> closed;  ///< arcs against the direction in which storage moves
    bool hasChosenDirections = false; ///< least cost alone would have moved storage both ways
    Basis basis;            ///< of least cost, before a direction was chosen or a tie broken
    double zeroPrice = 0.0; ///< $/kWh; what differs by as little costs the same
};

/// Where the simplex method begins; what comes out does not depend on it.
struct SolverStart {
    bool fromMeritOrder = true;  ///< see meritorder.h
    const Basis *last = nullptr; ///< instead, if it is there: of a network with the same arcs
    bool isLastPriced = false;   ///< the costs, too, are those of that network
};

/// The flow of least cost that serves all, or all that can be served; among equals the one the
/// preferences choose (ties.h). No storage charges and discharges in the same hour.
NetworkSolution solveNetwork(const Network &network, std::stop_token stop = {},
                             const SolverStart &start = {});

} // namespace peergrid
