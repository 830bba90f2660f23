// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <cstddef>
#include <vector>

/// The market as the model writes it down (sections 3 and 4): one variable for each pair that may
/// trade, two rows for each peer, solved by GLPK. Slow and obvious; shares no code with the engine.
namespace peergrid::test
{

/// One peer in one hour of one optimum, kWh.
struct PairwisePeer {
    double generation = 0.0;
    double ownUse = 0.0;
    double bought = 0.0;
    double sold = 0.0; ///< includes what was fed in
    double fedIn = 0.0;
    double flexible = 0.0;
    double shifted = 0.0;
    double charge = 0.0;
    double discharge = 0.0;
    double stateOfCharge = 0.0;
    double unserved = 0.0;
    double surplus = 0.0;
};

struct PairwiseResult {
    double objective = 0.0; ///< $, the one the market minimises
    double published = 0.0; ///< $, eq. 1
    double leastCost = 0.0; ///< $
    double unserved = 0.0;  ///< kWh, all hours and peers
    double surplus = 0.0;   ///< kWh
    double ownUse = 0.0;    ///< kWh, all hours and peers; the most there is if that was asked for

    /// By hour of the range, then by peer: one optimum of possibly many.
    std::vector<std::vector<PairwisePeer>> hours;
};

/// Solves the hours together. Where not everything can be served or taken, the least total of
/// unserved and surplus energy comes first, then the objective. With `mostOwnUse`, the optimum
/// that has most own use. Optimised storage and shiftable demand want all the hours; look-ahead is
/// not followed: the hours see each other.
PairwiseResult solvePairwise(const Market &market, HourRange hours, bool mostOwnUse = false);

/// All hours together.
PairwiseResult solvePairwise(const Market &market);

} // namespace peergrid::test
