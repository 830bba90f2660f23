// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <cstddef>
#include <vector>

namespace peergrid
{

/// What a storage does in an hour, kWh at the grid side, and its state at the end of the hour.
struct StorageHour {
    double charge = 0.0;
    double discharge = 0.0;
    double stateOfCharge = 0.0;
};

/// kW a peer can generate in an hour: availability · maximum, 0 for consumers.
double availableGeneration(const Peer &peer, std::size_t hour);

/// kW a peer must generate in an hour: min(minimum, availability · maximum) (eq. 2).
double leastGeneration(const Peer &peer, std::size_t hour);

/// Whether the market decides when the peer's storage charges and discharges.
bool hasOptimisedStorage(const Peer &peer);

/// Whether the hours must be solved together: optimised storage or shiftable demand.
bool hoursAreCoupled(const Market &market);

/// The hours of a storage whose operation is given before the market is solved (eq. 7):
/// `tendency` as it stands, `self-consumption` as a household inverter does it, from the surplus
/// and the lack of available generation against the load. Empty for peers without such a storage.
std::vector<StorageHour> givenSchedule(const Peer &peer, std::size_t hours);

} // namespace peergrid
