// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/givenstorage.h"

#include <algorithm>

namespace peergrid::test
{

double mostGeneration(const Peer &peer, std::size_t hour)
{
    if (peer.role.at(hour) == Role::Consumer)
        return 0.0;
    return peer.generation.availability.at(hour) * peer.generation.maximum.at(hour);
}

double leastGeneration(const Peer &peer, std::size_t hour)
{
    return std::min(peer.generation.minimum.at(hour), mostGeneration(peer, hour));
}

std::vector<GivenStorage> givenStorage(const Peer &peer, std::size_t hours)
{
    const Storage &storage = *peer.storage;
    std::vector<GivenStorage> result(hours);
    double state = storage.initial;
    for (std::size_t t = 0; t < hours; ++t) {
        GivenStorage &given = result[t];
        if (storage.operation == Storage::Operation::Tendency) {
            given.charge = std::max(0.0, storage.tendency.at(t));
            given.discharge = std::max(0.0, -storage.tendency.at(t));
        } else {
            const double spare = mostGeneration(peer, t) - peer.load.at(t);
            const double room = (storage.capacity - state) / storage.chargeEfficiency;
            const double there = (state - storage.least) * storage.dischargeEfficiency;
            given.charge = std::max(0.0, std::min({storage.power, room, spare}));
            given.discharge = std::max(0.0, std::min({storage.power, there, -spare}));
        }
        state +=
            storage.chargeEfficiency * given.charge - given.discharge / storage.dischargeEfficiency;
        given.stateOfCharge = state;
    }
    return result;
}

} // namespace peergrid::test
