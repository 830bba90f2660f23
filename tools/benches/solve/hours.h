// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/benches/solve/report.h"

#include <cstddef>

/// One hour, from nothing.
namespace peergrid::benches
{

/// CPU milliseconds of everyone's way to the optimum of the same hour.
struct HourTimes {
    std::size_t peers = 0;
    Cell pairwiseClp; ///< the best of CLP's settings
    Cell pairwiseCbc;
    Cell dual;
    Cell primal;
    Cell glpk;
    Cell highs;
    Cell cbc;
    Cell networkSimplex;
    Cell start; ///< CLP from the merit order's basis, as PeerGrid solves
    Cell startWithoutContracts;
    Cell simplexWithoutContracts;
    Cell startAtNoon; ///< when there is more sun than use, and prices are nearly equal
    Cell simplexAtNoon;
    Cell startWithBatteries; ///< at noon, with batteries that charge from own surplus
    Cell simplexWithBatteries;
    Cell sweep; ///< the merit order's price alone
    Cell whole; ///< solve(): checks, formulation, ties, marginal prices, reading back
    Cell bills;
    Cell pairs;
};

HourTimes measureHour(std::size_t peers);

/// A column for each size.
Table hourTable(const std::vector<HourTimes> &sizes);

/// The same sizes, held against what must hold.
std::vector<Ratio> hourRatios(const std::vector<HourTimes> &sizes);

} // namespace peergrid::benches
