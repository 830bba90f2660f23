// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/rivals.h"

#ifdef PEERGRID_HAS_LEMON

#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace peergrid::benches
{

namespace
{

using Number = std::int64_t;
using Simplex = lemon::NetworkSimplex<lemon::SmartDigraph, Number, Number>;

constexpr double energyUnit = 1e-9;                              ///< kWh
constexpr double costUnit = 1e-6;                                ///< $/kWh
constexpr Number unbounded = std::numeric_limits<Number>::max(); // as LEMON has it

/// A network as a transshipment: what a node may but need not give comes from the outside, which is
/// one more node.
class Transshipment
{
  public:
    explicit Transshipment(const Network &network)
    {
        m_graph.reserveNode(static_cast<int>(network.nodes.size()) + 1);
        m_graph.reserveArc(static_cast<int>(network.nodes.size() + network.arcs.size()));
        for (std::size_t i = 0; i < network.nodes.size(); ++i)
            m_graph.addNode();
        m_outside = m_graph.addNode();
        m_supply[m_outside] = 0;
        for (std::size_t i = 0; i < network.nodes.size(); ++i)
            addNode(network.nodes[i], Graph::nodeFromId(static_cast<int>(i)));
        for (const Arc &arc : network.arcs)
            addArc(arc);
    }

    Timed solve() const
    {
        const Stopwatch watch;
        Simplex simplex(m_graph);
        simplex.supplyMap(m_supply).costMap(m_cost).lowerMap(m_lower).upperMap(m_upper);
        if (simplex.run() != Simplex::OPTIMAL)
            throw std::runtime_error("network simplex finds no optimum");
        const double milliseconds = watch.milliseconds();
        return {milliseconds, simplex.totalCost<double>() * energyUnit * costUnit};
    }

  private:
    using Graph = lemon::SmartDigraph;

    static Number whole(double value, double unit) { return std::llround(value / unit); }

    void addNode(const Node &node, Graph::Node at)
    {
        if (node.kind == Node::Kind::Cap)
            throw std::runtime_error("a network with caps is no transshipment");
        const Number least = whole(node.lower, energyUnit);
        m_supply[at] = least;
        m_supply[m_outside] -= least;
        if (const Number most = whole(node.upper, energyUnit); most > least)
            connect(m_outside, at, 0, 0, most - least);
    }

    void addArc(const Arc &arc)
    {
        if (arc.isSlack())
            return; // closed
        const Number upper = std::isinf(arc.upper) ? unbounded : whole(arc.upper, energyUnit);
        connect(nodeOf(arc.from), nodeOf(arc.to), whole(arc.cost, costUnit),
                whole(arc.lower, energyUnit), upper);
    }

    Graph::Node nodeOf(int node) const
    {
        return node == noNode ? m_outside : Graph::nodeFromId(node);
    }

    void connect(Graph::Node from, Graph::Node to, Number cost, Number lower, Number upper)
    {
        const Graph::Arc arc = m_graph.addArc(from, to);
        m_cost[arc] = cost;
        m_lower[arc] = lower;
        m_upper[arc] = upper;
    }

    Graph m_graph;
    Graph::Node m_outside;
    Graph::NodeMap<Number> m_supply{m_graph};
    Graph::ArcMap<Number> m_cost{m_graph};
    Graph::ArcMap<Number> m_lower{m_graph};
    Graph::ArcMap<Number> m_upper{m_graph};
};

} // namespace

std::optional<Timed> byNetworkSimplex(const Network &network)
{
    return Transshipment(network).solve();
}

} // namespace peergrid::benches

#else

std::optional<peergrid::benches::Timed> peergrid::benches::byNetworkSimplex(const Network &)
{
    return {};
}

#endif
