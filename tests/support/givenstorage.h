// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <cstddef>
#include <vector>

namespace peergrid::test
{

/// Charge, discharge and state of charge that are given before the solve: by tendency or by the
/// rule of self-consumption. By hour.
struct GivenStorage {
    double charge = 0.0;    ///< kWh, grid side
    double discharge = 0.0; ///< kWh, grid side
    double stateOfCharge = 0.0;
};
std::vector<GivenStorage> givenStorage(const Peer &peer, std::size_t hours);

/// What a peer may generate at most and must generate at least in an hour, kW.
double mostGeneration(const Peer &peer, std::size_t hour);
double leastGeneration(const Peer &peer, std::size_t hour);

} // namespace peergrid::test
