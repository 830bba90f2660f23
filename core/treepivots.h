// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/basis.h"
#include "core/network.h"

#include <stop_token>

namespace peergrid
{

/// What a few pivots of the network simplex method make of a tree basis: a better one, as a rule
/// the best, for a fraction of what a general solver takes for the same pivots. It vouches for
/// nothing; the solver does, from there.
///
/// For networks in which nothing is lost on the way, as an hour's. One with losses (storage) or
/// with caps over several arcs keeps the basis that it has, as does one whose basis is no tree, or
/// none.
Basis improved(const Network &network, Basis basis, const std::stop_token &stop = {});

} // namespace peergrid
