// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "tests/support/pairwise.h"

#include <string>

namespace peergrid::test
{

/// The engine's outcome of a valid market. Throws std::runtime_error with the issues otherwise.
Outcome solved(const Market &market);

/// The number the market minimises, over all hours, $.
double objectiveOf(const Market &market, const Outcome &outcome);

double unservedOf(const Outcome &outcome); ///< kWh, all hours and peers
double surplusOf(const Outcome &outcome);  ///< kWh
double ownUseOf(const Outcome &outcome);   ///< kWh

/// How close the engine must come to the reference.
struct Closeness {
    double money = 1e-9;  ///< relative, at least of 1 $
    double energy = 1e-6; ///< kWh
};

/// Solves a market by the engine and by the reference. Says where they differ in objective,
/// shortage or surplus, and what is wrong with the engine's outcome; empty if nothing is.
std::string disagreement(const Market &market, const Closeness &closeness);

} // namespace peergrid::test
