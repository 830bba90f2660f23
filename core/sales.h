// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formulation.h"

#include <unordered_map>
#include <vector>

/// Who may sell to whom in an hour, as arcs through pools and hubs.
namespace peergrid
{

/// The contracts that hold in an hour, by their sellers.
struct ContractsInForce {
    ContractsInForce(const PreparedMarket &prepared, std::size_t hour);

    bool isEmpty() const { return byPeer.empty() && byCommunity.empty(); }

    std::unordered_map<std::size_t, std::vector<std::size_t>> byPeer;
    std::unordered_map<std::size_t, std::vector<std::size_t>> byCommunity;
};

/// Peers that need a buyer node because a contract names them as buyer, or because it lets their
/// own community buy from them: their own sales must not come back to them.
std::vector<bool> namedBuyers(const PreparedMarket &prepared, const ContractsInForce &contracts,
                              std::size_t hour);

/// Adds the arcs by which sellers reach buyers: inside by the pool, outside by a hub, and straight
/// where a contract rules. A seller whose contract is not better than the default, is capped or
/// forbids to trade, must not reach that buyer by the default way: it gets a hub of its own.
void addSales(Network &network, const PreparedMarket &prepared, const ContractsInForce &contracts,
              std::size_t hour, const HourNodes &nodes);

/// Adds one hour's nodes and arcs.
HourNodes addHour(Network &network, const PreparedMarket &prepared, std::size_t hour);

} // namespace peergrid
