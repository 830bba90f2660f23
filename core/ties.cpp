// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ties.h"

#include <algorithm>
#include <cstdint>

namespace peergrid
{

namespace
{

double ownUseCost(const Arc &arc)
{
    switch (arc.kind) {
    case Arc::Kind::OwnUse:
        return -1.0;
    case Arc::Kind::Charging:
        return 1.0;
    default:
        return 0.0;
    }
}

double idleStorageCost(const Arc &arc)
{
    return arc.kind == Arc::Kind::Charging || arc.kind == Arc::Kind::Discharging ? 1.0 : 0.0;
}

double insideCost(const Arc &arc)
{
    return arc.crossesEdge ? 1.0 : 0.0;
}

/// A number in [0, 0.5) that depends on what the arc is, not on where it stands in the network.
double jitter(const Network &network, const Arc &arc)
{
    std::uint64_t hash = 0;
    const auto mix = [&](std::uint64_t value) {
        hash = (hash ^ value) * 0xbf58476d1ce4e5b9ULL;
        hash ^= hash >> 29;
    };
    mix(static_cast<std::uint64_t>(arc.kind) + 1);
    mix(arc.hour + 1);
    mix(arc.peer + 1);
    mix(arc.part + 1);
    if (arc.to != noNode) {
        const Node &to = network.node(arc.to);
        mix(static_cast<std::uint64_t>(to.kind) + 1);
        mix(to.index + 1);
    }
    // Else it would not matter which of two hubs serves which of two pools.
    if (arc.from != noNode && network.node(arc.from).kind == Node::Kind::Hub &&
        network.node(arc.from).index > 0)
        mix(network.node(arc.from).index);
    mix(0); // else what came last would hardly count
    return static_cast<double>(hash >> 11) * 0x1p-54;
}

double orderCost(const Network &network, const Arc &arc, double peers)
{
    const auto rank = static_cast<double>(arc.peer);
    const double any = jitter(network, arc);
    switch (arc.kind) {
    case Arc::Kind::Flexible:
        return rank - 3.0 * peers + any; // a bid that just pays is served
    case Arc::Kind::Unserved:
        return peers - rank + any;
    case Arc::Kind::Charging:
    case Arc::Kind::Discharging:
    case Arc::Kind::Shift:
        return static_cast<double>(arc.hour) + any;
    case Arc::Kind::Carry:
        return 0.0;
    default:
        return rank + any;
    }
}

} // namespace

std::vector<double> preferenceCosts(const Network &network, Preference preference)
{
    double peers = 1.0;
    for (const Arc &arc : network.arcs)
        peers = std::max(peers, static_cast<double>(arc.peer + 1));
    std::vector<double> costs;
    costs.reserve(network.arcs.size());
    for (const Arc &arc : network.arcs) {
        switch (preference) {
        case Preference::OwnUse:
            costs.push_back(ownUseCost(arc));
            break;
        case Preference::IdleStorage:
            costs.push_back(idleStorageCost(arc));
            break;
        case Preference::InsideCommunities:
            costs.push_back(insideCost(arc));
            break;
        case Preference::PeerOrder:
            costs.push_back(orderCost(network, arc, peers));
            break;
        }
    }
    if (std::all_of(costs.begin(), costs.end(), [](double cost) { return cost == 0.0; }))
        costs.clear();
    return costs;
}

} // namespace peergrid
