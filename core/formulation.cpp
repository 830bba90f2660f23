// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formulation.h"

#include "core/sales.h"

#include <algorithm>

namespace peergrid
{

namespace
{

/// Whether the market decides on part of the peer's demand, which then needs a row of its own.
bool hasOpenDemand(const Peer &peer, std::size_t hour)
{
    const auto isActive = [&](const ShiftableDemand &demand) {
        return demand.hours.contains(hour);
    };
    return !peer.bids.empty() || hasOptimisedStorage(peer) ||
           std::any_of(peer.shiftable.begin(), peer.shiftable.end(), isActive);
}

/// One hour's nodes and arcs, added to a network in the order: demand, supply, sales.
class HourFormulation
{
  public:
    HourFormulation(Network &network, const PreparedMarket &prepared, std::size_t hour)
        : m_network(network)
        , m_prepared(prepared)
        , m_market(prepared.market)
        , m_hour(hour)
        , m_contracts(prepared, hour)
    {
        m_nodes.seller.assign(m_market.peers.size(), noNode);
        m_nodes.home.assign(m_market.peers.size(), noNode);
        m_nodes.demand.assign(m_market.peers.size(), 0.0);
        m_nodes.cells.resize(m_market.communities.size() + 1);
    }

    HourNodes build()
    {
        m_isNamed = namedBuyers(m_prepared, m_contracts, m_hour);
        surveyPools();
        for (std::size_t n = 0; n < m_market.peers.size(); ++n)
            addDemand(n);
        for (auto &cells : m_nodes.cells) {
            if (!cells.named.empty() && cells.unnamed == cells.pool)
                cells.unnamed = noNode; // all are named: what enters the pool may reach any of them
        }
        for (std::size_t n = 0; n < m_market.peers.size(); ++n)
            addSupply(n);
        addSales(m_network, m_prepared, m_contracts, m_hour, m_nodes);
        addUnserved();
        return std::move(m_nodes);
    }

  private:
    StorageHour given(std::size_t n) const
    {
        const auto &schedule = m_prepared.schedules[n];
        return schedule.empty() ? StorageHour{} : schedule[m_hour];
    }

    std::size_t poolOf(std::size_t n) const
    {
        return m_prepared.book.communityOf(n).value_or(m_market.communities.size());
    }

    Arc &addArc(Arc::Kind kind, std::size_t peer, int from, int to)
    {
        return m_network.connect(kind, m_hour, peer, from, to);
    }

    int addNode(Node::Kind kind, std::size_t index) { return m_network.add({kind, m_hour, index}); }

    HourNodes::Cells &pool(std::size_t index)
    {
        auto &cells = m_nodes.cells[index];
        if (cells.pool == noNode) {
            cells.pool = addNode(Node::Kind::Pool, index);
            cells.unnamed = cells.pool;
        }
        return cells;
    }

    /// Members that no contract names share a node of their own as soon as one member is named.
    int unnamed(std::size_t index)
    {
        auto &cells = pool(index);
        if (m_hasNamed[index] && cells.unnamed == cells.pool) {
            cells.unnamed = addNode(Node::Kind::Unnamed, index);
            addArc(Arc::Kind::Distribution, index, cells.pool, cells.unnamed);
        }
        return cells.unnamed;
    }

    /// Loads stand apart from open demand: members' own use serves loads alone, so where some of
    /// them go unserved none of it may flow on to another member's battery or bid.
    int loads(std::size_t index)
    {
        const int members = unnamed(index);
        if (!m_hasOpen[index])
            return members;
        if (m_loads[index] == noNode) {
            m_loads[index] = addNode(Node::Kind::Loads, index);
            addArc(Arc::Kind::Distribution, index, members, m_loads[index]);
        }
        return m_loads[index];
    }

    void surveyPools()
    {
        m_hasNamed.assign(m_nodes.cells.size(), false);
        m_hasOpen.assign(m_nodes.cells.size(), false);
        m_loads.assign(m_nodes.cells.size(), noNode);
        for (std::size_t n = 0; n < m_isNamed.size(); ++n) {
            if (m_isNamed[n])
                m_hasNamed[poolOf(n)] = true;
            else if (hasOpenDemand(m_market.peers[n], m_hour) && mayBuy(m_market.peers[n], m_hour))
                m_hasOpen[poolOf(n)] = true;
        }
    }

    void addDemand(std::size_t n)
    {
        const Peer &peer = m_market.peers[n];
        const double demand = peer.load.at(m_hour) + given(n).charge;
        m_nodes.demand[n] = demand;
        const bool buys = mayBuy(peer, m_hour);
        if (!buys || m_isNamed[n] || hasOpenDemand(peer, m_hour)) {
            if (demand > 0.0 || m_isNamed[n] || hasOpenDemand(peer, m_hour))
                addBuyer(n, buys);
        } else if (!peer.isMainGrid) {
            const int home = loads(poolOf(n));
            m_nodes.home[n] = home;
            m_network.node(home).lower -= demand;
            m_network.node(home).upper -= demand;
        }
    }

    void addBuyer(std::size_t n, bool buys)
    {
        const int buyer = addNode(Node::Kind::Buyer, n);
        m_nodes.home[n] = buyer;
        m_network.node(buyer).lower = -m_nodes.demand[n];
        m_network.node(buyer).upper = -m_nodes.demand[n];
        if (buys) {
            const std::size_t index = poolOf(n);
            const int source = m_isNamed[n] ? pool(index).pool : unnamed(index);
            if (m_isNamed[n])
                pool(index).named.push_back(buyer);
            addArc(Arc::Kind::Distribution, index, source, buyer);
        }
        const auto &bids = m_market.peers[n].bids;
        for (std::size_t k = 0; k < bids.size(); ++k) {
            Arc &bid = addArc(Arc::Kind::Flexible, n, buyer, noNode);
            bid.part = k;
            bid.cost = -bids[k].highestPrice.at(m_hour);
            bid.upper = bids[k].energy.at(m_hour);
        }
    }

    void addSupply(std::size_t n)
    {
        const Peer &peer = m_market.peers[n];
        const double available = availableGeneration(peer, m_hour);
        const StorageHour storage = given(n);
        if (available <= 0.0 && storage.discharge <= 0.0 && !hasOptimisedStorage(peer))
            return;
        const int seller = addNode(Node::Kind::Seller, n);
        m_nodes.seller[n] = seller;
        Node &node = m_network.node(seller);
        node.lower = leastGeneration(peer, m_hour) + storage.discharge;
        node.upper = available + storage.discharge;
        const double mustLeave = node.lower;
        addOwnUse(n, storage);
        addFeedIn(n);
        if (mustLeave > 0.0) {
            Arc &surplus = addArc(Arc::Kind::Surplus, n, seller, noNode);
            surplus.cost = peer.generation.cost.at(m_hour);
            surplus.upper = mustLeave;
        }
    }

    /// A self-consumption storage charges from own generation and discharges to own load only.
    void addOwnUse(std::size_t n, const StorageHour &storage)
    {
        const Peer &peer = m_market.peers[n];
        const int home = m_nodes.home[n];
        const bool isShared = home != noNode && m_network.node(home).kind != Node::Kind::Buyer;
        if (home == noNode || (isShared && m_nodes.demand[n] <= 0.0))
            return;
        Arc &ownUse = addArc(Arc::Kind::OwnUse, n, m_nodes.seller[n], home);
        ownUse.cost = peer.generation.cost.at(m_hour);
        if (isShared)
            ownUse.upper = m_nodes.demand[n];
        if (peer.storage && peer.storage->operation == Storage::Operation::SelfConsumption)
            ownUse.lower = std::min(storage.charge + storage.discharge, ownUse.upper);
    }

    void addFeedIn(std::size_t n)
    {
        const auto grid = m_prepared.book.mainGrid();
        if (!grid)
            return;
        const SalePrice sale = m_prepared.book.sale(n, *grid, m_hour);
        if (!sale.isAllowed())
            return;
        Arc &feedIn = addArc(Arc::Kind::FeedIn, n, m_nodes.seller[n], noNode);
        feedIn.cost = m_market.peers[n].generation.cost.at(m_hour) - sale.price;
        feedIn.crossesEdge = true;
        feedIn.sale = sale;
    }

    void addUnserved()
    {
        for (std::size_t i = m_firstNode; i < m_network.nodes.size(); ++i) {
            const Node &node = m_network.nodes[i];
            if (node.upper >= 0.0)
                continue;
            Arc &unserved = addArc(Arc::Kind::Unserved, node.index, noNode, static_cast<int>(i));
            unserved.upper = -node.upper;
        }
    }

    Network &m_network;
    const PreparedMarket &m_prepared;
    const Market &m_market;
    std::size_t m_hour;
    std::size_t m_firstNode = m_network.nodes.size();
    ContractsInForce m_contracts;
    std::vector<bool> m_isNamed;
    std::vector<bool> m_hasNamed; ///< by pool: a member that a contract names
    std::vector<bool> m_hasOpen;  ///< by pool: a member with open demand that none names
    std::vector<int> m_loads;     ///< by pool
    HourNodes m_nodes;
};

} // namespace

PreparedMarket::PreparedMarket(const Market &theMarket)
    : market(theMarket)
    , book(theMarket)
{
    for (const Peer &peer : market.peers)
        schedules.push_back(givenSchedule(peer, market.hours));
}

CoupledState::CoupledState(const Market &market)
{
    for (const Peer &peer : market.peers) {
        stateOfCharge.push_back(peer.storage ? peer.storage->initial : 0.0);
        auto &demands = shiftable.emplace_back();
        for (const ShiftableDemand &demand : peer.shiftable)
            demands.push_back(demand.energy);
    }
}

HourNodes addHour(Network &network, const PreparedMarket &prepared, std::size_t hour)
{
    return HourFormulation(network, prepared, hour).build();
}

Network formulateHour(const PreparedMarket &prepared, std::size_t hour)
{
    Network network;
    addHour(network, prepared, hour);
    return network;
}

} // namespace peergrid
