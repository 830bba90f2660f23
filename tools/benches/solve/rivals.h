// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formulation.h"
#include "core/linearprogram.h"
#include "core/network.h"
#include "tools/benches/solve/timing.h"

#include <optional>

/// PeerGrid's way through a linear program, and the ways of others. What is timed begins with the
/// program in memory, in the form the solver takes, and ends with its optimum.
namespace peergrid::benches
{

/// As PeerGrid solves: CLP from the basis that the merit order gives.
Timed byMeritOrder(const Network &network, const LinearProgram &program);

enum class Clp {
    Dual,   ///< dual(), its settings as they come
    Primal, ///< primal(), likewise
    Sprint, ///< primal simplex on subsets of the columns: good where there are far more than rows
};
Timed byClp(const LinearProgram &program, Clp how);

/// None where the solver was not there when this was built.
std::optional<Timed> byGlpk(const LinearProgram &program);

/// The same as a flow, all in integers: energies to 1e-9 kWh, prices to 1e-6 $/kWh. Takes networks
/// without caps and losses.
std::optional<Timed> byNetworkSimplex(const Network &network);

enum class Python { Highs, Cbc };
/// Through SciPy and PuLP, in a process of its own; none where that is not installed. Starting
/// Python and reading the program are not counted.
std::optional<Timed> byPython(const LinearProgram &program, Python which);

/// Writes a program for byPython().
void writeMps(const LinearProgram &program, const char *path);

/// The hour as the model states it: a variable for each pair of peers that may trade. It has
/// neither demand that the market decides nor storage other than with a given schedule.
LinearProgram pairwiseProgram(const PreparedMarket &prepared, std::size_t hour);

} // namespace peergrid::benches
