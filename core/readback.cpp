// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readback.h"

#include "core/diagnose.h"

#include <algorithm>

namespace peergrid
{

namespace
{

/// One hour's places in the network.
struct HourPlaces {
    explicit HourPlaces(const Market &market)
        : seller(market.peers.size(), noNode)
        , buyer(market.peers.size(), noNode)
        , pool(market.communities.size() + 1, noNode)
        , loads(market.communities.size() + 1, noNode)
        , unserved(market.communities.size() + 1, 0.0)
        , open(market.communities.size() + 1, 0.0)
    {
    }

    std::vector<int> seller;      ///< by peer
    std::vector<int> buyer;       ///< by peer; noNode: the peer shares its pool's node
    std::vector<int> pool;        ///< where unnamed members buy
    std::vector<int> loads;       ///< where the loads of those stand
    std::vector<double> unserved; ///< kWh, by pool
    std::vector<double> open;     ///< kWh demand of unnamed members that own use leaves, by pool
};

Junction junctionOf(const Network &network, int index)
{
    const Node &node = network.node(index);
    switch (node.kind) {
    case Node::Kind::Seller:
        return {Junction::Kind::Seller, node.index};
    case Node::Kind::Pool:
        return {Junction::Kind::Pool, node.index};
    case Node::Kind::Unnamed:
        return {Junction::Kind::Unnamed, node.index};
    case Node::Kind::Buyer:
        return {Junction::Kind::Buyer, node.index};
    default:
        return {Junction::Kind::Hub, node.index};
    }
}

class HourReader
{
  public:
    HourReader(const PreparedMarket &prepared, const Network &network,
               const NetworkSolution &solution, const MarginalValues &values, std::size_t hour)
        : m_prepared(prepared)
        , m_market(prepared.market)
        , m_network(network)
        , m_solution(solution)
        , m_values(values)
        , m_hour(hour)
        , m_places(prepared.market)
    {
        m_outcome.status = HourOutcome::Status::Solved;
        m_outcome.unproved = solution.unproved;
        m_outcome.peers.resize(m_market.peers.size());
        m_ownUseFloor.assign(m_market.peers.size(), 0.0);
    }

    void readNode(int index)
    {
        const Node &node = m_network.node(index);
        const double outflow = m_solution.flows.rows[static_cast<std::size_t>(index)];
        switch (node.kind) {
        case Node::Kind::Seller:
            m_places.seller[node.index] = index;
            peer(node.index).generation = outflow - given(node.index).discharge;
            break;
        case Node::Kind::Buyer:
            m_places.buyer[node.index] = index;
            break;
        case Node::Kind::Pool: // stands before the part of it that follows
        case Node::Kind::Unnamed:
            m_places.pool[node.index] = index;
            m_places.loads[node.index] = index;
            break;
        case Node::Kind::Loads:
            m_places.loads[node.index] = index;
            break;
        default:
            break;
        }
    }

    void readArc(const Arc &arc, double energy)
    {
        if (arc.kind == Arc::Kind::OwnUse)
            m_ownUseFloor[arc.peer] = arc.lower;
        if (energy == 0.0)
            return;
        switch (arc.kind) {
        case Arc::Kind::OwnUse:
            peer(arc.peer).ownUse += energy;
            break;
        case Arc::Kind::Sale:
        case Arc::Kind::FeedIn:
        case Arc::Kind::Import:
        case Arc::Kind::Distribution:
            readFlow(arc, energy);
            break;
        case Arc::Kind::Flexible:
            peer(arc.peer).flexible += energy;
            peer(arc.peer).flexibleValue -= arc.cost * energy;
            break;
        case Arc::Kind::Shift:
            peer(arc.peer).shifted += energy;
            break;
        case Arc::Kind::Charging:
            peer(arc.peer).charge += energy;
            break;
        case Arc::Kind::Discharging:
            peer(arc.peer).discharge += energy;
            break;
        case Arc::Kind::Carry:
            if (arc.part == 0)
                peer(arc.peer).stateOfCharge = energy;
            break;
        case Arc::Kind::Unserved:
            readUnserved(arc, energy);
            break;
        case Arc::Kind::Surplus:
            peer(arc.peer).surplus += energy;
            break;
        }
    }

    HourOutcome finish(bool isServed)
    {
        for (std::size_t n = 0; n < m_market.peers.size(); ++n)
            addGivenStorage(n);
        shareUnserved();
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            peer(n).marginalPrice = marginalPrice(n);
            addObjective(n);
        }
        if (!isServed)
            m_outcome.shortfalls = shortfalls(m_prepared, m_network, m_solution, m_values, m_hour);
        if (!m_outcome.shortfalls.empty())
            m_outcome.status = HourOutcome::Status::NotAllServed;
        return std::move(m_outcome);
    }

  private:
    PeerHour &peer(std::size_t n) { return m_outcome.peers[n]; }

    StorageHour given(std::size_t n) const
    {
        const auto &schedule = m_prepared.schedules[n];
        return schedule.empty() ? StorageHour{} : schedule[m_hour];
    }

    std::size_t poolOf(std::size_t n) const
    {
        return m_prepared.book.communityOf(n).value_or(m_market.communities.size());
    }

    /// Whether the peer's demand stands in the node it shares with its pool.
    bool isUnnamedBuyer(std::size_t n) const
    {
        return m_places.buyer[n] == noNode && mayBuy(m_market.peers[n], m_hour);
    }

    double fixedDemand(std::size_t n) const
    {
        return m_market.peers[n].load.at(m_hour) + given(n).charge;
    }

    void readFlow(const Arc &arc, double energy)
    {
        if (arc.to != noNode && m_network.node(arc.to).kind == Node::Kind::Loads)
            return; // who buys it is told apart by shareUnserved()
        Flow flow;
        flow.from = junctionOf(m_network, arc.from);
        flow.energy = energy;
        flow.price = arc.sale.price;
        flow.network = arc.sale.network;
        flow.sellerManager = arc.sale.sellerManager;
        flow.buyerManager = arc.sale.buyerManager;
        flow.rule = arc.sale.rule;
        flow.contract = arc.sale.contract;
        if (arc.kind == Arc::Kind::FeedIn) {
            const std::size_t grid = *m_prepared.book.mainGrid();
            flow.to = {Junction::Kind::Buyer, grid};
            peer(arc.peer).fedIn += energy;
            peer(grid).bought += energy;
        } else {
            flow.to = junctionOf(m_network, arc.to);
            if (flow.to.kind == Junction::Kind::Buyer)
                peer(flow.to.index).bought += energy;
        }
        if (flow.from.kind == Junction::Kind::Seller)
            readSale(arc, energy);
        else
            m_outcome.published += flow.price * energy;
        m_outcome.flows.push_back(flow);
    }

    void readSale(const Arc &arc, double energy)
    {
        peer(arc.peer).sold += energy;
        if (arc.kind == Arc::Kind::FeedIn) {
            m_outcome.published -= arc.sale.price * energy;
            return;
        }
        m_outcome.published += arc.sale.price * energy;
        m_soldCost += m_market.peers[arc.peer].generation.cost.at(m_hour) * energy;
    }

    void readUnserved(const Arc &arc, double energy)
    {
        const Node &node = m_network.node(arc.to);
        if (node.isShared()) {
            m_places.unserved[node.index] += energy;
        } else if (node.kind == Node::Kind::Buyer) {
            peer(node.index).unserved += energy;
        } else if (node.kind == Node::Kind::Shiftable) {
            peer(node.index).unserved += energy;
            peer(node.index).shifted += energy;
        }
    }

    void addGivenStorage(std::size_t n)
    {
        if (m_prepared.schedules[n].empty())
            return;
        peer(n).charge = given(n).charge;
        peer(n).discharge = given(n).discharge;
        peer(n).stateOfCharge = given(n).stateOfCharge;
    }

    /// Members that share a node go short in proportion to what they want of it.
    void shareUnserved()
    {
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            if (isUnnamedBuyer(n))
                m_places.open[poolOf(n)] += fixedDemand(n) - peer(n).ownUse;
        }
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            const std::size_t pool = poolOf(n);
            const double wanted = fixedDemand(n) - peer(n).ownUse;
            if (!isUnnamedBuyer(n) || wanted <= 0.0)
                continue;
            peer(n).unserved = m_places.unserved[pool] * wanted / m_places.open[pool];
            peer(n).bought = wanted - peer(n).unserved;
            if (peer(n).bought <= 0.0)
                continue;
            Flow flow;
            flow.from = junctionOf(m_network, m_places.pool[pool]);
            flow.to = {Junction::Kind::Buyer, n};
            flow.energy = peer(n).bought;
            m_outcome.flows.push_back(flow);
        }
    }

    PriceInterval marginalPrice(std::size_t n) const
    {
        const Peer &who = m_market.peers[n];
        const auto at = [](const std::vector<double> &values, int node) {
            return node == noNode ? unlimited : values[static_cast<std::size_t>(node)];
        };
        const double cost = who.generation.cost.at(m_hour);
        const int seller = m_places.seller[n];
        const int home = isUnnamedBuyer(n) ? m_places.loads[poolOf(n)] : m_places.buyer[n];
        const PeerHour &here = m_outcome.peers[n];
        PriceInterval price;
        if (!isUnnamedBuyer(n) && home != noNode) {
            price = {-at(m_values.less, home), at(m_values.more, home)};
        } else {
            price.high = std::min(at(m_values.more, home), cost + at(m_values.more, seller));
            double saved = unlimited;
            if (here.bought > 0.0 || here.unserved > 0.0)
                saved = at(m_values.less, home);
            if (here.ownUse > m_ownUseFloor[n])
                saved = std::min(saved, at(m_values.less, seller) - cost);
            price.low = -saved;
        }
        if (!(who.load.at(m_hour) > 0.0))
            price.low = price.high; // no load, none to save
        return price;
    }

    /// Eq. 1, and the same with the generation cost of sold energy counted once.
    void addObjective(std::size_t n)
    {
        const Peer &who = m_market.peers[n];
        const PeerHour &here = peer(n);
        m_outcome.published += who.generation.cost.at(m_hour) * here.generation;
        m_outcome.published -= here.flexibleValue;
        if (who.storage)
            m_outcome.published += who.storage->wearCost * here.discharge;
        if (n + 1 == m_market.peers.size())
            m_outcome.leastCost = m_outcome.published - m_soldCost;
    }

    const PreparedMarket &m_prepared;
    const Market &m_market;
    const Network &m_network;
    const NetworkSolution &m_solution;
    const MarginalValues &m_values;
    std::size_t m_hour;
    HourPlaces m_places;
    std::vector<double> m_ownUseFloor; ///< kWh of own use that is not free to change, by peer
    double m_soldCost = 0.0;           ///< $ of generation cost in what was sold
    HourOutcome m_outcome;
};

} // namespace

std::vector<HourOutcome> readBack(const PreparedMarket &prepared, const Network &network,
                                  const NetworkSolution &solution, HourRange hours)
{
    const MarginalValues values = marginalValues(network, solution.flows);
    std::vector<HourReader> readers;
    for (std::size_t hour = hours.first; hour <= hours.last; ++hour)
        readers.emplace_back(prepared, network, solution, values, hour);
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        if (hours.contains(network.nodes[i].hour))
            readers[network.nodes[i].hour - hours.first].readNode(static_cast<int>(i));
    }
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        const Arc &arc = network.arcs[j];
        if (hours.contains(arc.hour))
            readers[arc.hour - hours.first].readArc(arc, solution.flows.columns[j]);
    }
    std::vector<HourOutcome> outcomes;
    const bool isServed = solution.status == NetworkSolution::Status::Solved;
    for (HourReader &reader : readers)
        outcomes.push_back(reader.finish(isServed));
    return outcomes;
}

} // namespace peergrid
