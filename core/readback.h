// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formulation.h"
#include "core/marginalprices.h"
#include "core/networksolver.h"
#include "core/outcome.h"

#include <vector>

namespace peergrid
{

/// Network flows → the outcomes of those of the network's hours that lie in `hours`, in order.
std::vector<HourOutcome> readBack(const PreparedMarket &prepared, const Network &network,
                                  const NetworkSolution &solution, HourRange hours);

} // namespace peergrid
