// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/basis.h"
#include "core/network.h"

#include <stop_token>

namespace peergrid
{

/// A basis near the optimum, found by merit order in O(N log N).
///
/// Given the hub's price λ, communities are apart: each takes its members' offers by price, a
/// seller asking no less than it would get elsewhere, until its demand is met or the hub is
/// cheaper. What sellers have left for the hub grows with λ, what communities import shrinks, so
/// bisection finds the λ at which the two meet; of the communities that it leaves undecided all but
/// one are at one of its two sides. Each hour of a window is swept by itself, with storage idle.
///
/// Exact where there are neither contracts nor storage nor flexible demand. Asked to stop, it gives
/// no basis.
Basis sweptBasis(const Network &network, const std::stop_token &stop = {});

/// The start of a simplex method everywhere: the swept basis, after the pivots of its tree that put
/// right what contracts and flexible demand change in a single hour (treepivots.h). Which of the
/// best flows comes out does not depend on it.
Basis meritOrderBasis(const Network &network, const std::stop_token &stop = {});

} // namespace peergrid
