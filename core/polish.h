// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linearprogram.h"

#include <vector>

namespace peergrid
{

/// A solution of a linear program: x, and A·x by row.
struct Flows {
    std::vector<double> columns; ///< kWh, as Network::arcs
    std::vector<double> rows;    ///< kWh, as Network::nodes
};

/// The same basic solution, computed anew from the bounds that hold with equality, in an order that
/// the solver's path has no part in: two solves that reach the same solution give the same bits,
/// and numbers that ought to be round are. Where that does not succeed the solver's numbers stay.
/// `typical` is the kWh to which tolerances are relative.
Flows polished(const LinearProgram &program, std::vector<double> x, double typical);

} // namespace peergrid
