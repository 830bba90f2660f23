// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"

#include <span>
#include <vector>

/// An hour of a network as the merit order sees it: sellers, the pools that they sell in, one hub.
namespace peergrid
{

inline constexpr std::size_t noArc = static_cast<std::size_t>(-1);

struct MeritSeller {
    int node = noNode;
    double least = 0.0;    ///< kWh that must leave it
    double capacity = 0.0; ///< kWh at most
    double given = 0.0;    ///< kWh besides, of own use about which there is no choice
    std::size_t ownUse = noArc;
    std::size_t inside = noArc;
    std::size_t outside = noArc; ///< to a hub
    std::size_t feedIn = noArc;
    double elsewhere = 0.0;       ///< $/kWh that it gets without any buyer
    double threshold = unlimited; ///< $/kWh of the hub above which it sells there

    bool sellsAtHub(double hubPrice) const { return hubPrice > threshold; }
};

/// Energy that a seller offers to its pool.
struct MeritOffer {
    std::size_t seller = 0;
    std::size_t arc = noArc;
    double most = 0.0;     ///< kWh
    double price = 0.0;    ///< $/kWh, of a seller that does not sell at the hub
    double discount = 0.0; ///< $/kWh on the hub's price, of one that does
};

/// Its sellers and offers begin there and end where those of the next pool begin.
struct MeritPool {
    double demand = 0.0;    ///< kWh
    double fee = unlimited; ///< $/kWh on what comes from the hub; unlimited: nothing can
    std::size_t firstSeller = 0;
    std::size_t firstOffer = 0;
};

struct MeritMarket {
    std::vector<MeritSeller> sellers; ///< by pool
    std::vector<MeritPool> pools;     ///< the first is of those who sell to the hub alone; one more
                                      ///< stands behind the last
    std::vector<MeritOffer> byPrice;  ///< by pool; own use before sales at the same price
    std::vector<MeritOffer> byDiscount; ///< the same offers, the largest discount first
    std::vector<std::size_t> poolOf;    ///< of each node of the network; the first if of none
};

/// The market of an hour: of those nodes and arcs of the network that belong to it.
MeritMarket meritMarket(const Network &network, std::span<const std::size_t> arcs,
                        std::span<const std::size_t> nodes);

} // namespace peergrid
