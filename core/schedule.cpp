// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule.h"

#include <algorithm>

namespace peergrid
{

double availableGeneration(const Peer &peer, std::size_t hour)
{
    if (peer.role.at(hour) == Role::Consumer)
        return 0.0;
    return peer.generation.availability.at(hour) * peer.generation.maximum.at(hour);
}

double leastGeneration(const Peer &peer, std::size_t hour)
{
    return std::min(peer.generation.minimum.at(hour), availableGeneration(peer, hour));
}

bool hasOptimisedStorage(const Peer &peer)
{
    return peer.storage && peer.storage->operation == Storage::Operation::Optimised;
}

bool hoursAreCoupled(const Market &market)
{
    return std::any_of(market.peers.begin(), market.peers.end(), [](const Peer &peer) {
        return hasOptimisedStorage(peer) || !peer.shiftable.empty();
    });
}

namespace
{

/// Positive charges, negative discharges, kWh at the grid side.
double selfConsumption(const Peer &peer, double stateOfCharge, std::size_t hour)
{
    const Storage &storage = *peer.storage;
    const double balance = availableGeneration(peer, hour) - peer.load.at(hour);
    if (balance >= 0.0) {
        const double room = (storage.capacity - stateOfCharge) / storage.chargeEfficiency;
        return std::min({balance, storage.power, std::max(room, 0.0)});
    }
    const double left = (stateOfCharge - storage.least) * storage.dischargeEfficiency;
    return -std::min({-balance, storage.power, std::max(left, 0.0)});
}

} // namespace

std::vector<StorageHour> givenSchedule(const Peer &peer, std::size_t hours)
{
    if (!peer.storage || hasOptimisedStorage(peer))
        return {};
    const Storage &storage = *peer.storage;
    const bool isTendency = storage.operation == Storage::Operation::Tendency;
    std::vector<StorageHour> schedule(hours);
    double state = storage.initial;
    for (std::size_t t = 0; t < hours; ++t) {
        const double f = isTendency ? storage.tendency.at(t) : selfConsumption(peer, state, t);
        schedule[t].charge = std::max(f, 0.0);
        schedule[t].discharge = std::max(-f, 0.0);
        state += storage.chargeEfficiency * schedule[t].charge -
                 schedule[t].discharge / storage.dischargeEfficiency;
        schedule[t].stateOfCharge = state;
    }
    return schedule;
}

} // namespace peergrid
