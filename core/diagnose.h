// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formulation.h"
#include "core/marginalprices.h"
#include "core/networksolver.h"
#include "core/outcome.h"

#include <vector>

namespace peergrid
{

/// Why an hour could not be served, or its least generation not be taken: for each part of the
/// market that is cut off together, who needs how much and who could reach it with how much.
std::vector<Shortfall> shortfalls(const PreparedMarket &prepared, const Network &network,
                                  const NetworkSolution &solution, const MarginalValues &values,
                                  std::size_t hour);

} // namespace peergrid
