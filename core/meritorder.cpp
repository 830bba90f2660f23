// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meritorder.h"

#include "core/meritmarket.h"
#include "core/treebasis.h"

#include <algorithm>
#include <cmath>
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

/// What a pool does at a price of the hub.
struct PoolState {
    double missing = 0.0; ///< kWh that its members do not offer for less
    double toHub = 0.0;   ///< kWh that its members sell at the hub
    double price = 0.0;   ///< $/kWh of the last that is taken

    double excess(const MeritPool &pool) const
    {
        return toHub - (pool.fee < unlimited ? missing : 0.0);
    }
};

/// The sweep of one hour.
class Sweep
{
  public:
    Sweep(const Network &network, const Hour &hour, FlowsAndPrices &flows)
        : m_network(network)
        , m_hour(hour)
        , m_market(meritMarket(network, hour.arcs, hour.nodes))
        , m_flows(flows)
        , m_rest(m_market.sellers.size())
        , m_need(network.nodes.size(), 0.0)
    {
    }

    void run()
    {
        bisect();
        settle();
    }

  private:
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }
    std::size_t pools() const { return m_market.pools.size() - 1; }

    bool sellsAtHub(const MeritOffer &offer, double hubPrice) const
    {
        return m_market.sellers[offer.seller].sellsAtHub(hubPrice);
    }

    /// Takes what a pool's members offer, cheapest first, until the hub is cheaper.
    template<class Take>
    PoolState walk(std::size_t index, double hubPrice, Take take)
    {
        const MeritPool &pool = m_market.pools[index];
        const MeritPool &next = m_market.pools[index + 1];
        for (std::size_t s = pool.firstSeller; s < next.firstSeller; ++s)
            m_rest[s] = m_market.sellers[s].capacity;
        PoolState state;
        state.missing = pool.demand;
        const double limit = hubPrice + pool.fee;
        std::size_t plain = pool.firstOffer;
        std::size_t dear = pool.firstOffer;
        while (state.missing > 0.0) {
            while (plain < next.firstOffer && sellsAtHub(m_market.byPrice[plain], hubPrice))
                ++plain;
            while (dear < next.firstOffer && !sellsAtHub(m_market.byDiscount[dear], hubPrice))
                ++dear;
            const double plainPrice =
                plain < next.firstOffer ? m_market.byPrice[plain].price : unlimited;
            const double dearPrice =
                dear < next.firstOffer ? hubPrice + m_market.byDiscount[dear].discount : unlimited;
            const double price = std::min(plainPrice, dearPrice);
            if (price == unlimited || price > limit)
                break;
            const MeritOffer &offer =
                plainPrice <= dearPrice ? m_market.byPrice[plain++] : m_market.byDiscount[dear++];
            const double amount = std::min({state.missing, offer.most, m_rest[offer.seller]});
            if (amount <= 0.0)
                continue;
            m_rest[offer.seller] -= amount;
            state.missing -= amount;
            state.price = price;
            take(offer, amount);
        }
        if (state.missing > 0.0 && limit < unlimited)
            state.price = limit;
        for (std::size_t s = pool.firstSeller; s < next.firstSeller; ++s)
            state.toHub += toHub(s, hubPrice);
        return state;
    }

    /// After a walk: what a seller has left for the hub, or cannot keep.
    double toHub(std::size_t index, double hubPrice) const
    {
        const MeritSeller &seller = m_market.sellers[index];
        if (seller.outside == noArc)
            return 0.0;
        if (seller.sellsAtHub(hubPrice))
            return m_rest[index];
        return std::max(0.0, seller.least - (seller.capacity - m_rest[index]));
    }

    double excessOf(std::size_t pool, double hubPrice)
    {
        return walk(pool, hubPrice, [](const MeritOffer &, double) {}).excess(m_market.pools[pool]);
    }

    /// Narrows the price of the hub from one that is too low to one that is high enough. Pools
    /// that do the same at both take no further part.
    void bisect()
    {
        std::vector<double> thresholds{0.0};
        for (const MeritSeller &seller : m_market.sellers) {
            if (seller.threshold < unlimited)
                thresholds.push_back(seller.threshold);
        }
        std::sort(thresholds.begin(), thresholds.end());
        thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
        m_low = thresholds.front() - 1.0 - std::abs(thresholds.front());
        m_high = thresholds.back() + 1.0 + std::abs(thresholds.back());
        for (std::size_t pool = 0; pool < pools(); ++pool) {
            m_atLow.push_back(excessOf(pool, m_low));
            m_atHigh.push_back(excessOf(pool, m_high));
        }
        shrink();
        std::size_t low = 0; // the first threshold that may still be the one
        std::size_t high = thresholds.size();
        while (low < high && !m_open.empty()) {
            const std::size_t middle = (low + high) / 2;
            tryPrice(thresholds[middle]) ? high = middle : low = middle + 1;
        }
        if (!m_open.empty())
            tryPrice(std::nextafter(m_low, unlimited));
        constexpr int most = 100;
        for (int i = 0; i < most && !m_open.empty(); ++i) {
            const double middle = m_low + (m_high - m_low) / 2.0;
            if (!(middle > m_low && middle < m_high))
                break;
            tryPrice(middle);
        }
    }

    /// True if enough is sold at this price.
    bool tryPrice(double hubPrice)
    {
        std::vector<double> here;
        double excess = m_settled;
        for (const std::size_t pool : m_open) {
            here.push_back(excessOf(pool, hubPrice));
            excess += here.back();
        }
        const bool isEnough = excess >= 0.0;
        (isEnough ? m_high : m_low) = hubPrice;
        auto &side = isEnough ? m_atHigh : m_atLow;
        for (std::size_t i = 0; i < m_open.size(); ++i)
            side[m_open[i]] = here[i];
        shrink();
        return isEnough;
    }

    /// Leaves those pools open that do other things at the two prices.
    void shrink()
    {
        m_open.clear();
        m_settled = 0.0;
        for (std::size_t pool = 0; pool < pools(); ++pool) {
            if (m_atLow[pool] != m_atHigh[pool])
                m_open.push_back(pool);
            else
                m_settled += m_atLow[pool];
        }
    }

    /// Puts one pool after the other from the low price to the high one until the hub balances.
    void settle()
    {
        double balance = 0.0;
        for (const double excess : m_atLow)
            balance += excess;
        for (std::size_t pool = 0; pool < pools(); ++pool) {
            const double rise = m_atHigh[pool] - m_atLow[pool];
            if (rise == 0.0 || balance + rise <= 0.0) {
                record(pool, m_high, 1.0);
                balance += rise;
            } else if (balance >= 0.0) {
                record(pool, m_low, 1.0);
            } else {
                record(pool, m_low, 1.0 + balance / rise);
                record(pool, m_high, -balance / rise);
                balance = 0.0;
            }
        }
        giveOwnUse();
        importFromHubs();
        distribute();
        pricesOfSellers();
    }

    /// Adds a share of what a pool does at a price to the flows.
    void record(std::size_t index, double hubPrice, double share)
    {
        const PoolState state = walk(index, hubPrice, [&](const MeritOffer &offer, double amount) {
            m_flows.arcs[offer.arc] += share * amount;
        });
        const MeritPool &pool = m_market.pools[index];
        for (std::size_t s = pool.firstSeller; s < m_market.pools[index + 1].firstSeller; ++s) {
            const MeritSeller &seller = m_market.sellers[s];
            const double outside = toHub(s, hubPrice);
            if (outside > 0.0)
                m_flows.arcs[seller.outside] += share * outside;
            else if (seller.feedIn != noArc && seller.elsewhere > 0.0)
                m_flows.arcs[seller.feedIn] += share * m_rest[s];
        }
        m_price.resize(pools());
        m_missing.resize(pools());
        m_price[index] = std::max(m_price[index], state.price);
        m_missing[index] += share * state.missing;
    }

    void giveOwnUse()
    {
        for (const MeritSeller &seller : m_market.sellers) {
            if (seller.given > 0.0)
                m_flows.arcs[seller.ownUse] = seller.given;
        }
    }

    void importFromHubs()
    {
        for (std::size_t i : m_hour.nodes) {
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
        for (auto j = m_hour.arcs.rbegin(); j != m_hour.arcs.rend(); ++j) {
            const Arc &arc = m_network.arcs[*j];
            if (arc.kind != Arc::Kind::Distribution)
                continue;
            m_flows.arcs[*j] = std::max(0.0, m_need[at(arc.to)]);
            m_need[at(arc.from)] += m_flows.arcs[*j];
        }
    }

    /// A kWh at a node is worth this.
    void pricesOfSellers()
    {
        for (const std::size_t i : m_hour.nodes) {
            const Node &node = m_network.nodes[i];
            if (node.kind == Node::Kind::Hub)
                m_flows.prices[i] = m_high;
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
    FlowsAndPrices &m_flows;
    std::vector<double> m_rest; ///< kWh that sellers have left, in the walk in hand
    double m_low = 0.0;         ///< $/kWh at the hub, at which too little is sold there
    double m_high = 0.0;
    std::vector<double> m_atLow; ///< excess by pool, kWh
    std::vector<double> m_atHigh;
    std::vector<std::size_t> m_open; ///< the pools whose excess differs between the two
    double m_settled = 0.0;          ///< excess of all others together
    std::vector<double> m_price;     ///< by pool
    std::vector<double> m_missing;   ///< kWh to import, by pool
    std::vector<double> m_need;      ///< kWh still to bring, by node
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

Basis meritOrderBasis(const Network &network)
{
    FlowsAndPrices flows{std::vector<double>(network.arcs.size(), 0.0),
                         std::vector<double>(network.nodes.size(), 0.0)};
    for (const Hour &hour : hoursOf(network))
        Sweep(network, hour, flows).run();
    carryOn(network, flows);
    return treeBasis(network, flows);
}

} // namespace peergrid
