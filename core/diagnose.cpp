// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnose.h"

#include "core/words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

namespace peergrid
{

namespace
{

/// "P2, P4 and 3 others"
std::string listed(const Market &market, const std::vector<std::size_t> &peers)
{
    constexpr std::size_t most = 5;
    const std::size_t named = peers.size() > most + 1 ? most : peers.size();
    std::string text;
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0)
            text += i + 1 == peers.size() ? " and " : ", ";
        text += nameOf(market.peers[peers[i]]);
    }
    if (named < peers.size())
        text += fmt::format(" and {} others", peers.size() - named);
    return text;
}

std::string energy(double kWh)
{
    return fmt::format("{:.6g} kWh", kWh);
}

/// The peers between which shortage (or surplus) spreads: nodes from which a kWh could still be
/// brought to where it lacks, joined by arcs.
class Cut
{
  public:
    Cut(const PreparedMarket &prepared, const Network &network, const NetworkSolution &solution,
        std::size_t hour, Shortfall::Kind kind, const std::vector<double> &values)
        : m_prepared(prepared)
        , m_market(prepared.market)
        , m_network(network)
        , m_solution(solution)
        , m_hour(hour)
        , m_kind(kind)
        , m_values(values)
        , m_part(network.nodes.size())
    {
        std::iota(m_part.begin(), m_part.end(), 0);
        m_served.assign(m_market.peers.size(), 0.0);
        for (std::size_t j = 0; j < network.arcs.size(); ++j) {
            const Arc &arc = network.arcs[j];
            if (isInside(arc.from) && isInside(arc.to))
                m_part[root(arc.from)] = static_cast<int>(root(arc.to));
            else if (arc.kind == Arc::Kind::OwnUse && isInside(arc.to))
                m_served[arc.peer] = solution.flows.columns[j];
        }
    }

    std::vector<Shortfall> shortfalls()
    {
        std::map<std::size_t, Shortfall> found;
        for (std::size_t j = 0; j < m_network.arcs.size(); ++j)
            addSlack(m_network.arcs[j], m_solution.flows.columns[j], found);
        std::vector<Shortfall> result;
        for (auto &[part, shortfall] : found) {
            collectPeers(part, shortfall);
            describe(shortfall);
            result.push_back(std::move(shortfall));
        }
        return result;
    }

  private:
    bool isInside(int node) const
    {
        if (node == noNode || m_network.node(node).hour != m_hour)
            return false;
        return m_values[static_cast<std::size_t>(node)] == -unlimited;
    }

    std::size_t root(int node)
    {
        auto i = static_cast<std::size_t>(node);
        while (static_cast<std::size_t>(m_part[i]) != i)
            i = static_cast<std::size_t>(m_part[i]);
        return i;
    }

    void addSlack(const Arc &arc, double kWh, std::map<std::size_t, Shortfall> &found)
    {
        const bool isUnserved = m_kind == Shortfall::Kind::Unserved;
        const auto kind = isUnserved ? Arc::Kind::Unserved : Arc::Kind::Surplus;
        const int node = isUnserved ? arc.to : arc.from;
        if (arc.kind != kind || arc.hour != m_hour || kWh <= 0.0 || !isInside(node))
            return;
        if (isBeforeItsEnd(m_network.node(node)))
            return;
        Shortfall &shortfall = found[root(node)];
        shortfall.kind = m_kind;
        shortfall.energy += kWh;
        const auto at = m_network.node(node).kind;
        if (at == Node::Kind::FinalCharge || at == Node::Kind::Shiftable)
            addDemand(m_network.node(node), shortfall);
    }

    /// Whether hours are left in which a storage may yet reach what its end rule wants.
    bool isBeforeItsEnd(const Node &node) const
    {
        return node.kind == Node::Kind::FinalCharge && node.hour + 1 < m_market.hours;
    }

    /// What must be served at a node from others, and to whom.
    void addDemand(const Node &node, Shortfall &shortfall)
    {
        if (!node.isShared()) {
            addPeer(node.index, -node.upper, shortfall);
            return;
        }
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            if (!isUnnamedMember(n, node.index))
                continue;
            const auto &schedule = m_prepared.schedules[n];
            const double charge = schedule.empty() ? 0.0 : schedule[m_hour].charge;
            addPeer(n, m_market.peers[n].load.at(m_hour) + charge, shortfall);
        }
    }

    /// A peer does not count with what it serves itself from generation the cut leaves out.
    void addPeer(std::size_t n, double demand, Shortfall &shortfall) const
    {
        const double open = demand - m_served[n];
        if (open <= 0.0)
            return;
        shortfall.needed += open;
        auto &peers = shortfall.peers;
        if (std::find(peers.begin(), peers.end(), n) == peers.end())
            peers.push_back(n);
    }

    bool isUnnamedMember(std::size_t n, std::size_t pool)
    {
        if (m_withOwnNode.empty()) {
            for (const Node &node : m_network.nodes) {
                if (node.kind == Node::Kind::Buyer && node.hour == m_hour)
                    m_withOwnNode.insert(node.index);
            }
            m_withOwnNode.insert(m_market.peers.size()); // never empty again
        }
        const auto community = m_prepared.book.communityOf(n);
        return mayBuy(m_market.peers[n], m_hour) && !m_withOwnNode.contains(n) &&
               community.value_or(m_market.communities.size()) == pool;
    }

    void collectPeers(std::size_t part, Shortfall &shortfall)
    {
        for (std::size_t i = 0; i < m_network.nodes.size(); ++i) {
            const int index = static_cast<int>(i);
            if (!isInside(index) || root(index) != part)
                continue;
            const Node &node = m_network.nodes[i];
            const bool isSeller = node.kind == Node::Kind::Seller;
            const bool isDemand = node.isShared() || node.kind == Node::Kind::Buyer;
            if (m_kind == Shortfall::Kind::Unserved) {
                if (isSeller && node.upper > 0.0)
                    shortfall.sellers.push_back(node.index);
                else if (isDemand && node.upper < 0.0)
                    addDemand(node, shortfall);
            } else if (isSeller && node.lower > 0.0) {
                shortfall.peers.push_back(node.index);
                shortfall.needed += node.lower;
            }
        }
        std::sort(shortfall.peers.begin(), shortfall.peers.end());
        std::sort(shortfall.sellers.begin(), shortfall.sellers.end());
        shortfall.available = shortfall.needed - shortfall.energy;
    }

    void describe(Shortfall &shortfall) const
    {
        const bool isOne = shortfall.peers.size() == 1;
        const std::string who = listed(m_market, shortfall.peers);
        if (m_kind == Shortfall::Kind::Surplus) {
            shortfall.sentence = fmt::format(
                "{} must give {}, but only {} can be taken; {} are left over.", who,
                energy(shortfall.needed), energy(shortfall.available), energy(shortfall.energy));
            return;
        }
        const std::string need =
            fmt::format("{} {} {}", who, isOne ? "needs" : "need", energy(shortfall.needed));
        if (shortfall.sellers.empty()) {
            shortfall.sentence = fmt::format("{}, and only {} can reach {}.", need,
                                             energy(shortfall.available), isOne ? "it" : "them");
        } else {
            shortfall.sentence =
                fmt::format("{}, sellers that may reach {} ({}) have {}; {} are missing.", need,
                            isOne ? "it" : "them", listed(m_market, shortfall.sellers),
                            energy(shortfall.available), energy(shortfall.energy));
        }
    }

    const PreparedMarket &m_prepared;
    const Market &m_market;
    const Network &m_network;
    const NetworkSolution &m_solution;
    std::size_t m_hour;
    Shortfall::Kind m_kind;
    const std::vector<double> &m_values;
    std::vector<int> m_part;      ///< union-find over nodes
    std::vector<double> m_served; ///< kWh of own use from outside the cut, by peer
    std::set<std::size_t> m_withOwnNode;
};

} // namespace

std::vector<Shortfall> shortfalls(const PreparedMarket &prepared, const Network &network,
                                  const NetworkSolution &solution, const MarginalValues &values,
                                  std::size_t hour)
{
    std::vector<Shortfall> found =
        Cut(prepared, network, solution, hour, Shortfall::Kind::Unserved, values.less).shortfalls();
    auto surplus =
        Cut(prepared, network, solution, hour, Shortfall::Kind::Surplus, values.more).shortfalls();
    found.insert(found.end(), surplus.begin(), surplus.end());
    return found;
}

} // namespace peergrid
