// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meritorder.h"

#include "core/meritsweep.h"
#include "core/treebasis.h"
#include "core/treepivots.h"

#include <algorithm>
#include <limits>

namespace peergrid
{

namespace
{

/// What of a network belongs to an hour, and the hub that most buyers may buy from.
struct Hour {
    std::vector<std::size_t> nodes;
    std::vector<std::size_t> arcs;
    int widestHub = noNode;
};

/// The flows of one hour, and what a kWh is worth at its nodes.
class HourFlows
{
  public:
    HourFlows(const Network &network, const Hour &hour, FlowsAndPrices &flows)
        : m_network(network)
        , m_hour(hour)
        , m_market(meritMarket(network, hour.arcs, hour.nodes))
        , m_sweep(m_market)
        , m_flows(flows)
        , m_price(m_sweep.pools(), 0.0)
        , m_missing(m_sweep.pools(), 0.0)
        , m_need(network.nodes.size(), 0.0)
    {
    }

    void find()
    {
        m_sweep.bisect();
        settle();
        giveOwnUse();
        importFromHubs();
        distribute();
        priceNodes();
    }

  private:
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }

    /// Puts one pool after the other from the low price to the high one until the hub balances.
    void settle()
    {
        double balance = 0.0;
        for (std::size_t pool = 0; pool < m_sweep.pools(); ++pool)
            balance += m_sweep.excessAtLow(pool);
        for (std::size_t pool = 0; pool < m_sweep.pools(); ++pool) {
            const double rise = m_sweep.excessAtHigh(pool) - m_sweep.excessAtLow(pool);
            if (rise == 0.0 || balance + rise <= 0.0) {
                record(pool, m_sweep.high(), 1.0);
                balance += rise;
            } else if (balance >= 0.0) {
                record(pool, m_sweep.low(), 1.0);
            } else {
                record(pool, m_sweep.low(), 1.0 + balance / rise);
                record(pool, m_sweep.high(), -balance / rise);
                balance = 0.0;
            }
        }
    }

    /// Adds a share of what a pool does at a price.
    void record(std::size_t index, double hubPrice, double share)
    {
        m_taken.clear();
        const PoolState state = m_sweep.walk(index, hubPrice, &m_taken);
        for (const MeritSweep::Taken &taken : m_taken)
            m_flows.arcs[taken.arc] += share * taken.energy;
        const std::size_t end = m_market.pools[index + 1].firstSeller;
        for (std::size_t s = m_market.pools[index].firstSeller; s < end; ++s) {
            const MeritSeller &seller = m_market.sellers[s];
            const double toHub = m_sweep.toHub(s, hubPrice);
            if (toHub > 0.0)
                m_flows.arcs[seller.outside] += share * toHub;
            else if (seller.feedIn != noArc && seller.elsewhere > 0.0)
                m_flows.arcs[seller.feedIn] += share * m_sweep.rest(s);
        }
        m_price[index] = std::max(m_price[index], state.price);
        m_missing[index] += share * state.missing;
    }

    void giveOwnUse()
    {
        for (const MeritSeller &seller : m_market.sellers) {
            if (seller.given > 0.0)
                m_flows.arcs[seller.ownUse] += seller.given;
        }
    }

    void importFromHubs()
    {
        for (const std::size_t i : m_hour.nodes) {
            const Node &node = m_network.nodes[i];
            if (node.isShared() || node.kind == Node::Kind::Buyer)
                m_need[i] = -node.upper;
        }
        std::vector<double> left(m_network.nodes.size(), 0.0); // at the hubs
        for (const std::size_t j : m_hour.arcs) {
            const Arc &arc = m_network.arcs[j];
            if (m_flows.arcs[j] == 0.0 || arc.to == noNode)
                continue;
            (m_network.node(arc.to).kind == Node::Kind::Hub ? left : m_need)[at(arc.to)] +=
                m_network.node(arc.to).kind == Node::Kind::Hub ? m_flows.arcs[j] : -m_flows.arcs[j];
        }
        // Hubs that may not reach everyone come first.
        for (const bool toAnyone : {false, true}) {
            for (const std::size_t j : m_hour.arcs) {
                const Arc &arc = m_network.arcs[j];
                if (arc.kind == Arc::Kind::Import && (arc.from == m_hour.widestHub) == toAnyone)
                    import(j, left[at(arc.from)]);
            }
        }
    }

    void import(std::size_t j, double &left)
    {
        const Arc &arc = m_network.arcs[j];
        double &missing = m_missing[m_market.poolOf[at(arc.to)]];
        const bool toAll = m_network.node(arc.to).kind == Node::Kind::Pool;
        const double amount =
            std::max(0.0, std::min({left, missing, toAll ? missing : m_need[at(arc.to)]}));
        m_flows.arcs[j] = amount;
        m_need[at(arc.to)] -= amount;
        missing -= amount;
        left -= amount;
    }

    /// From the pools on to their parts; these stand behind them in the network.
    void distribute()
    {
        for (std::size_t k = m_hour.arcs.size(); k-- > 0;) {
            const std::size_t j = m_hour.arcs[k];
            const Arc &arc = m_network.arcs[j];
            if (arc.kind != Arc::Kind::Distribution)
                continue;
            m_flows.arcs[j] = std::max(0.0, m_need[at(arc.to)]);
            m_need[at(arc.from)] += m_flows.arcs[j];
        }
    }

    void priceNodes()
    {
        for (const std::size_t i : m_hour.nodes) {
            const Node &node = m_network.nodes[i];
            if (node.kind == Node::Kind::Hub)
                m_flows.prices[i] = m_sweep.high();
            else if (m_market.poolOf[i] > 0)
                m_flows.prices[i] = m_price[m_market.poolOf[i]];
        }
        for (const MeritSeller &seller : m_market.sellers) {
            double &price = m_flows.prices[at(seller.node)];
            price = seller.elsewhere;
            for (const std::size_t j : {seller.inside, seller.outside}) {
                if (j != noArc)
                    price = std::max(price, m_flows.prices[at(m_network.arcs[j].to)] -
                                                m_network.arcs[j].cost);
            }
        }
    }

    const Network &m_network;
    const Hour &m_hour;
    MeritMarket m_market;
    MeritSweep m_sweep;
    FlowsAndPrices &m_flows;
    std::vector<MeritSweep::Taken> m_taken;
    std::vector<double> m_price;   ///< $/kWh, by pool
    std::vector<double> m_missing; ///< kWh to import, by pool
    std::vector<double> m_need;    ///< kWh still to bring, by node
};

/// What belongs to each hour of a window, from the first.
std::vector<Hour> hoursOf(const Network &network)
{
    std::size_t first = std::numeric_limits<std::size_t>::max();
    std::size_t last = 0;
    for (const Node &node : network.nodes) {
        first = std::min(first, node.hour);
        last = std::max(last, node.hour);
    }
    std::vector<Hour> hours(network.nodes.empty() ? 0 : last - first + 1);
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        hours[network.nodes[i].hour - first].nodes.push_back(i);
    std::vector<std::size_t> reach(network.nodes.size(), 0);
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        const Arc &arc = network.arcs[j];
        Hour &hour = hours[arc.hour - first];
        hour.arcs.push_back(j);
        if (arc.kind != Arc::Kind::Import)
            continue;
        const std::size_t here = ++reach[static_cast<std::size_t>(arc.from)];
        if (hour.widestHub == noNode || here > reach[static_cast<std::size_t>(hour.widestHub)])
            hour.widestHub = arc.from;
    }
    return hours;
}

/// Storage stands idle: it carries on what it begins with.
void carryOn(const Network &network, FlowsAndPrices &flows)
{
    std::vector<double> charge(network.nodes.size(), 0.0);
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        const Arc &arc = network.arcs[j];
        if (arc.kind != Arc::Kind::Carry)
            continue;
        const auto from = static_cast<std::size_t>(arc.from);
        flows.arcs[j] = std::max(0.0, charge[from] + network.nodes[from].upper);
        if (arc.to != noNode)
            charge[static_cast<std::size_t>(arc.to)] = flows.arcs[j];
    }
}

} // namespace

Basis sweptBasis(const Network &network, const std::stop_token &stop)
{
    FlowsAndPrices flows{std::vector<double>(network.arcs.size(), 0.0),
                         std::vector<double>(network.nodes.size(), 0.0)};
    for (const Hour &hour : hoursOf(network)) {
        if (stop.stop_requested())
            return {};
        HourFlows(network, hour, flows).find();
    }
    carryOn(network, flows);
    return treeBasis(network, flows);
}

Basis meritOrderBasis(const Network &network, const std::stop_token &stop)
{
    return improved(network, sweptBasis(network, stop), stop);
}

} // namespace peergrid
