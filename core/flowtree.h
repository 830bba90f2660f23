// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/basis.h"
#include "core/network.h"

#include <cstddef>
#include <vector>

namespace peergrid
{

/// The tree that a basis of a network is, with the flows and prices that follow from it; the
/// outside is its root. Nothing is lost along its edges. Flows beyond their limits are let in, at a
/// cost that nothing else has; they leave the tree at the limit.
class FlowTree
{
  public:
    /// An arc of the network, or what may leave a node: that runs from the root to the node.
    struct Edge {
        std::size_t from = 0;
        std::size_t to = 0;
        double lower = 0.0; ///< kWh
        double upper = 0.0;
        double cost = 0.0; ///< $/kWh
        double flow = 0.0;
        Basis::Status status = Basis::Status::AtLower;
    };

    FlowTree(const Network &network, const Basis &basis);
    /// Finds the tree, its flows and prices. False if the basis is none; then nothing else is to be
    /// asked.
    bool grow();

    Basis basis() const;
    const std::vector<Edge> &edges() const { return m_edges; } ///< the arcs, then the nodes'
    std::size_t parent(std::size_t node) const { return m_nodes[node].parent; }
    /// Where the ways from two nodes to the root meet.
    std::size_t topOf(std::size_t one, std::size_t other) const;

    /// $ that a kWh moved on an edge outside of the tree, to where it may move, gains; 0 if that
    /// does not count.
    double gain(std::size_t edge) const
    {
        const Edge &here = m_edges[edge];
        if (here.status == Basis::Status::Basic || !(here.lower < here.upper))
            return 0.0;
        const double rise = m_prices[here.to] - m_prices[here.from] - here.cost;
        const double gained = here.status == Basis::Status::AtLower ? rise : -rise;
        return gained > m_leastGain ? gained : 0.0;
    }
    /// kWh that may still flow between a node and its parent; `isUp`: from the node.
    double roomAbove(std::size_t node, bool isUp) const;

    /// Moves energy along an edge outside of the tree, or along its edges from a node to the top.
    void move(std::size_t edge, double amount);
    void push(std::size_t from, std::size_t top, bool isUp, double amount);

    /// An edge outside of the tree stays there, at its other limit.
    void swing(std::size_t edge);
    /// An edge takes the place of the one between the node `leaving` and its parent, at both sides
    /// of which it has an end.
    void replace(std::size_t leaving, std::size_t entering);

  private:
    struct Node {
        std::size_t parent = nowhere;
        std::size_t edge = nowhere; ///< to the parent
        std::size_t firstChild = nowhere;
        std::size_t next = nowhere; ///< child of the same parent
        std::size_t previous = nowhere;
        std::size_t depth = 0;
    };
    /// Those of node n begin at first[n].
    struct EdgesAt {
        std::vector<std::size_t> first;
        std::vector<std::size_t> edges;
    };

    EdgesAt basicEdges() const;
    void findFlows(const std::vector<std::size_t> &order);
    void attach(std::size_t node, std::size_t parent, std::size_t edge);
    void detach(std::size_t node);

    std::size_t otherEnd(std::size_t edge, std::size_t node) const
    {
        return m_edges[edge].from == node ? m_edges[edge].to : m_edges[edge].from;
    }
    bool isAbove(const Edge &edge) const { return edge.flow > edge.upper + m_leastFlow; }
    bool isBelow(const Edge &edge) const { return edge.flow < edge.lower - m_leastFlow; }
    bool isBeyond(const Edge &edge) const { return isAbove(edge) || isBelow(edge); }
    double room(const Edge &edge, bool grows) const;
    double costOf(const Edge &edge) const;
    bool hangsBelow(std::size_t node, std::size_t top) const;

    template<class Visit>
    void walk(std::size_t top, Visit visit);
    double priceBelow(std::size_t node) const;
    void setAllPrices();
    void shiftPrices(std::size_t top);

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::size_t m_root;
    std::vector<Node> m_nodes;
    std::vector<double> m_prices; ///< $/kWh, by node
    std::vector<Edge> m_edges;
    double m_dearest = 0.0;   ///< $/kWh
    double m_leastGain = 0.0; ///< $/kWh that count
    double m_leastFlow = 0.0; ///< kWh that count
    std::vector<std::size_t> m_waiting;
    bool m_isRepriced = false; ///< a flow came back within its limits: edges have other costs
};

} // namespace peergrid
