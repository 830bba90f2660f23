// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/treebasis.h"

#include "core/joined.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double relative = 1e-9; ///< what differs by less is equal

class Tree
{
  public:
    Tree(const Network &network, const FlowsAndPrices &flows)
        : m_network(network)
        , m_flows(flows)
        , m_outflow(network.nodes.size(), 0.0)
        , m_joined(network.nodes.size() + 1) // the outside stands behind the last
    {
        for (std::size_t j = 0; j < network.arcs.size(); ++j) {
            const Arc &arc = network.arcs[j];
            if (arc.from != noNode)
                m_outflow[at(arc.from)] += arc.leaves * flows.arcs[j];
            if (arc.to != noNode)
                m_outflow[at(arc.to)] -= arc.arrives * flows.arcs[j];
            if (arc.cap != noNode)
                m_outflow[at(arc.cap)] += flows.arcs[j];
        }
    }

    Basis grow()
    {
        m_basis.columns.reserve(m_network.arcs.size());
        m_basis.rows.reserve(m_network.nodes.size());
        for (std::size_t j = 0; j < m_network.arcs.size(); ++j) {
            const Arc &arc = m_network.arcs[j];
            m_basis.columns.push_back(nearer(m_flows.arcs[j], arc.lower, upper(arc)));
        }
        for (std::size_t i = 0; i < m_network.nodes.size(); ++i) {
            const Node &node = m_network.nodes[i];
            m_basis.rows.push_back(nearer(m_outflow[i], node.lower, node.upper));
        }
        add(
            [this](std::size_t j) {
                return isBetween(m_flows.arcs[j], m_network.arcs[j].lower,
                                 upper(m_network.arcs[j]));
            },
            [this](std::size_t i) {
                const Node &node = m_network.nodes[i];
                return node.kind == Node::Kind::Cap ||
                       isBetween(m_outflow[i], node.lower, node.upper);
            });
        add([this](std::size_t j) { return isFree(m_network.arcs[j]); },
            [this](std::size_t i) { return std::abs(m_flows.prices[i]) <= relative; });
        add([](std::size_t) { return false; }, [](std::size_t) { return true; });
        return std::move(m_basis);
    }

  private:
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }
    std::size_t place(int node) const { return node == noNode ? m_outflow.size() : at(node); }
    static double upper(const Arc &arc) { return arc.isSlack() ? 0.0 : arc.upper; }

    static Basis::Status nearer(double value, double lower, double upper)
    {
        return std::abs(upper - value) < std::abs(value - lower) ? Basis::Status::AtUpper
                                                                 : Basis::Status::AtLower;
    }

    static bool isBetween(double value, double lower, double upper)
    {
        const double margin = relative * (1.0 + std::abs(value));
        return value > lower + margin && value < upper - margin;
    }

    double price(int node) const { return node == noNode ? 0.0 : m_flows.prices[at(node)]; }

    /// Whether a flow more or less on the arc costs nothing at these prices.
    bool isFree(const Arc &arc) const
    {
        const double gain = arc.arrives * price(arc.to) - arc.leaves * price(arc.from) - arc.cost;
        return upper(arc) > arc.lower && std::abs(gain) <= relative * (1.0 + std::abs(arc.cost));
    }

    /// Until all nodes hang together.
    template<class WantsArc, class WantsRow>
    void add(WantsArc wantsArc, WantsRow wantsRow)
    {
        for (std::size_t j = 0; m_missing > 0 && j < m_network.arcs.size(); ++j) {
            const Arc &arc = m_network.arcs[j];
            if (m_basis.columns[j] != Basis::Status::Basic && wantsArc(j) &&
                m_joined.join(place(arc.from), place(arc.to)))
                take(m_basis.columns[j]);
        }
        for (std::size_t i = 0; m_missing > 0 && i < m_network.nodes.size(); ++i) {
            if (wantsRow(i) && m_joined.join(i, m_outflow.size()))
                take(m_basis.rows[i]);
        }
    }

    void take(Basis::Status &status)
    {
        status = Basis::Status::Basic;
        --m_missing;
    }

    const Network &m_network;
    const FlowsAndPrices &m_flows;
    std::vector<double> m_outflow; ///< kWh of each node, by the flows
    Joined m_joined;
    std::size_t m_missing = m_network.nodes.size(); ///< edges of the tree
    Basis m_basis;
};

} // namespace

Basis treeBasis(const Network &network, const FlowsAndPrices &flows)
{
    return Tree(network, flows).grow();
}

} // namespace peergrid
