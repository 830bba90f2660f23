// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/treepivots.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace peergrid
{

namespace
{

constexpr double relative = 1e-10; ///< what differs by less is equal
constexpr std::size_t fewEdges = 64;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// An arc, or what may leave a node: then it runs from the root, the outside, to the node.
struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    double lower = 0.0; ///< kWh
    double upper = 0.0;
    double cost = 0.0; ///< $/kWh
    double flow = 0.0;
    Basis::Status status = Basis::Status::AtLower;
};

/// A spanning tree of the nodes and the root, with the flows and prices that follow from it. Flows
/// beyond their limits are let in, at a cost that nothing else has, and leave at the limit.
class PivotTree
{
  public:
    PivotTree(const Network &network, const Basis &basis)
        : m_root(network.nodes.size())
        , m_nodes(m_root + 1)
    {
        const auto place = [&](int node) {
            return node == noNode ? m_root : static_cast<std::size_t>(node);
        };
        m_edges.reserve(network.arcs.size() + network.nodes.size());
        for (std::size_t j = 0; j < network.arcs.size(); ++j) {
            const Arc &arc = network.arcs[j];
            m_edges.push_back({place(arc.from), place(arc.to), arc.lower,
                               arc.isSlack() ? 0.0 : arc.upper, arc.cost, 0.0, basis.columns[j]});
            m_dearest = std::max(m_dearest, std::abs(arc.cost));
        }
        for (std::size_t i = 0; i < m_root; ++i)
            m_edges.push_back({m_root, i, network.nodes[i].lower, network.nodes[i].upper, 0.0, 0.0,
                               basis.rows[i]});
    }

    /// False if the basis is no tree.
    bool grow()
    {
        const EdgesAt basic = basicEdges();
        std::vector<std::size_t> order{m_root};
        order.reserve(m_nodes.size());
        std::vector<bool> isReached(m_nodes.size(), false);
        isReached[m_root] = true;
        for (std::size_t k = 0; k < order.size(); ++k) {
            const std::size_t node = order[k];
            for (std::size_t i = basic.first[node]; i < basic.first[node + 1]; ++i) {
                const std::size_t e = basic.edges[i];
                const std::size_t other = otherEnd(e, node);
                if (e == m_nodes[node].edge)
                    continue;
                if (isReached[other])
                    return false;
                isReached[other] = true;
                attach(other, node, e);
                order.push_back(other);
            }
        }
        if (order.size() < m_nodes.size())
            return false;
        findFlows(order);
        setPrices(m_root);
        return true;
    }

    /// Until there is nothing to gain, or it goes on for too long.
    void pivot(const std::stop_token &stop)
    {
        std::size_t left = 20 + m_edges.size();
        while (left-- > 0 && !stop.stop_requested()) {
            const auto entering = mostPromising();
            if (!entering)
                return;
            enter(*entering);
        }
    }

    Basis basis() const
    {
        Basis result;
        const auto arcs = m_edges.end() - static_cast<std::ptrdiff_t>(m_root);
        for (auto edge = m_edges.begin(); edge != m_edges.end(); ++edge)
            (edge < arcs ? result.columns : result.rows).push_back(edge->status);
        return result;
    }

  private:
    struct Node {
        std::size_t parent = nowhere;
        std::size_t edge = nowhere; ///< to the parent
        std::size_t firstChild = nowhere;
        std::size_t next = nowhere; ///< child of the same parent
        std::size_t previous = nowhere;
        std::size_t depth = 0;
        double price = 0.0; ///< $/kWh
    };

    /// Those of node n begin at first[n].
    struct EdgesAt {
        std::vector<std::size_t> first;
        std::vector<std::size_t> edges;
    };
    EdgesAt basicEdges() const
    {
        EdgesAt at{std::vector<std::size_t>(m_nodes.size() + 1, 0), {}};
        const auto forEachEnd = [this](auto visit) {
            for (std::size_t e = 0; e < m_edges.size(); ++e) {
                if (m_edges[e].status != Basis::Status::Basic)
                    continue;
                visit(m_edges[e].from, e);
                visit(m_edges[e].to, e);
            }
        };
        forEachEnd([&](std::size_t node, std::size_t) { ++at.first[node + 1]; });
        for (std::size_t n = 0; n < m_nodes.size(); ++n)
            at.first[n + 1] += at.first[n];
        at.edges.resize(at.first.back());
        std::vector<std::size_t> next(at.first);
        forEachEnd([&](std::size_t node, std::size_t e) { at.edges[next[node]++] = e; });
        return at;
    }

    std::size_t otherEnd(std::size_t edge, std::size_t node) const
    {
        return m_edges[edge].from == node ? m_edges[edge].to : m_edges[edge].from;
    }

    void attach(std::size_t node, std::size_t parent, std::size_t edge)
    {
        Node &here = m_nodes[node];
        here.parent = parent;
        here.edge = edge;
        here.previous = nowhere;
        here.next = m_nodes[parent].firstChild;
        if (here.next != nowhere)
            m_nodes[here.next].previous = node;
        m_nodes[parent].firstChild = node;
    }

    void detach(std::size_t node)
    {
        const Node &here = m_nodes[node];
        if (here.next != nowhere)
            m_nodes[here.next].previous = here.previous;
        if (here.previous != nowhere)
            m_nodes[here.previous].next = here.next;
        else
            m_nodes[here.parent].firstChild = here.next;
    }

    /// `order`: parents before their children.
    void findFlows(const std::vector<std::size_t> &order)
    {
        std::vector<double> arrives(m_nodes.size(), 0.0);
        double typical = 0.0;
        for (Edge &edge : m_edges) {
            if (edge.status == Basis::Status::Basic)
                continue;
            edge.flow = edge.status == Basis::Status::AtUpper ? edge.upper : edge.lower;
            arrives[edge.to] += edge.flow;
            arrives[edge.from] -= edge.flow;
            typical = std::max(typical, std::abs(edge.flow));
        }
        m_leastFlow = relative * (1.0 + typical);
        for (std::size_t k = order.size(); k-- > 1;) {
            const std::size_t node = order[k];
            Edge &edge = m_edges[m_nodes[node].edge];
            edge.flow = edge.from == node ? arrives[node] : -arrives[node];
            arrives[m_nodes[node].parent] += arrives[node];
        }
    }

    bool isAbove(const Edge &edge) const { return edge.flow > edge.upper + m_leastFlow; }
    bool isBelow(const Edge &edge) const { return edge.flow < edge.lower - m_leastFlow; }

    bool isBeyond(const Edge &edge) const { return isAbove(edge) || isBelow(edge); }

    /// What a kWh more on an edge of the tree costs.
    double costOf(const Edge &edge) const
    {
        const double penalty = 1e3 * (1.0 + m_dearest);
        return edge.cost + (isAbove(edge) ? penalty : 0.0) - (isBelow(edge) ? penalty : 0.0);
    }

    /// Of all below a node, and of the node itself unless it is the root.
    void setPrices(std::size_t top)
    {
        std::vector<std::size_t> waiting{top};
        while (!waiting.empty()) {
            const std::size_t node = waiting.back();
            waiting.pop_back();
            Node &here = m_nodes[node];
            if (node != m_root) {
                const Edge &edge = m_edges[here.edge];
                const Node &parent = m_nodes[here.parent];
                here.price = parent.price + (edge.to == node ? costOf(edge) : -costOf(edge));
                here.depth = parent.depth + 1;
            }
            for (std::size_t child = here.firstChild; child != nowhere; child = m_nodes[child].next)
                waiting.push_back(child);
        }
    }

    /// $ that a kWh moved on an edge outside of the tree, to where it may move, gains.
    double gain(const Edge &edge) const
    {
        if (edge.status == Basis::Status::Basic || !(edge.lower < edge.upper))
            return 0.0;
        const double gained = m_nodes[edge.to].price - m_nodes[edge.from].price - edge.cost;
        return edge.status == Basis::Status::AtLower ? gained : -gained;
    }

    /// The best of some edges, beginning where the last search ended.
    std::optional<std::size_t> mostPromising()
    {
        const std::size_t block =
            std::max(fewEdges, static_cast<std::size_t>(std::sqrt(m_edges.size()) * 4.0));
        std::optional<std::size_t> best;
        double most = relative * (1.0 + m_dearest);
        for (std::size_t k = 0; k < m_edges.size(); ++k) {
            const double gained = gain(m_edges[m_next]);
            if (gained > most) {
                most = gained;
                best = m_next;
            }
            m_next = m_next + 1 < m_edges.size() ? m_next + 1 : 0;
            if (best && (k + 1) % block == 0)
                break;
        }
        return best;
    }

    /// How far the flow on an edge of the tree can grow (or shrink).
    double room(const Edge &edge, bool grows) const
    {
        if (grows)
            return isBelow(edge)   ? edge.lower - edge.flow
                   : isAbove(edge) ? unlimited
                                   : std::max(0.0, edge.upper - edge.flow);
        return isAbove(edge)   ? edge.flow - edge.upper
               : isBelow(edge) ? unlimited
                               : std::max(0.0, edge.flow - edge.lower);
    }

    /// The flow goes round: along the entering edge, and through the tree back to where it began.
    void enter(std::size_t entering)
    {
        Edge &edge = m_edges[entering];
        const bool grows = edge.status == Basis::Status::AtLower;
        const std::size_t start = grows ? edge.from : edge.to;
        const std::size_t end = grows ? edge.to : edge.from;
        double amount = edge.upper - edge.lower;
        std::size_t leaving = nowhere; // the node below the edge that leaves the tree
        const std::size_t top = topOf(start, end);
        // Of equals the last on the way round leaves: so a tree in which every edge has room
        // towards the root stays one, and there is no going in circles.
        for (std::size_t node = start; node != top; node = m_nodes[node].parent)
            if (roomAbove(node, false) < amount)
                amount = roomAbove(leaving = node, false);
        for (std::size_t node = end; node != top; node = m_nodes[node].parent)
            if (roomAbove(node, true) <= amount)
                amount = roomAbove(leaving = node, true);
        if (!(amount < unlimited))
            return; // never in a valid market: what is sold for ever
        edge.flow += grows ? amount : -amount;
        push(start, top, false, amount);
        push(end, top, true, amount);
        if (leaving == nowhere)
            edge.status = grows ? Basis::Status::AtUpper : Basis::Status::AtLower;
        else
            replace(leaving, entering);
        if (std::exchange(m_isRepriced, false))
            setPrices(m_root); // a flow came back within its limits
    }

    std::size_t topOf(std::size_t one, std::size_t other) const
    {
        while (one != other) {
            std::size_t &lower = m_nodes[one].depth < m_nodes[other].depth ? other : one;
            lower = m_nodes[lower].parent;
        }
        return one;
    }

    /// `isUp`: the flow goes from the node to its parent.
    double roomAbove(std::size_t node, bool isUp) const
    {
        const Edge &edge = m_edges[m_nodes[node].edge];
        return room(edge, (edge.from == node) == isUp);
    }

    void push(std::size_t from, std::size_t top, bool isUp, double amount)
    {
        for (std::size_t node = from; node != top; node = m_nodes[node].parent) {
            Edge &edge = m_edges[m_nodes[node].edge];
            const bool wasBeyond = isBeyond(edge);
            edge.flow += (edge.from == node) == isUp ? amount : -amount;
            m_isRepriced = m_isRepriced || wasBeyond != isBeyond(edge);
        }
    }

    /// Hangs what is below the edge that leaves on to the one that enters.
    void replace(std::size_t leaving, std::size_t entering)
    {
        Edge &gone = m_edges[m_nodes[leaving].edge];
        gone.status = std::abs(gone.flow - gone.upper) < std::abs(gone.flow - gone.lower)
                          ? Basis::Status::AtUpper
                          : Basis::Status::AtLower;
        Edge &come = m_edges[entering];
        come.status = Basis::Status::Basic;
        const std::size_t inside = isBelowNode(come.from, leaving) ? come.from : come.to;
        std::size_t node = inside;
        std::size_t parent = otherEnd(entering, inside);
        std::size_t edge = entering;
        while (true) {
            const std::size_t nextNode = m_nodes[node].parent;
            const std::size_t nextEdge = m_nodes[node].edge;
            detach(node);
            attach(node, parent, edge);
            if (node == leaving)
                break;
            parent = node;
            node = nextNode;
            edge = nextEdge;
        }
        setPrices(inside);
    }

    bool isBelowNode(std::size_t node, std::size_t top) const
    {
        while (m_nodes[node].depth > m_nodes[top].depth)
            node = m_nodes[node].parent;
        return node == top;
    }

    std::size_t m_root;
    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges; ///< the network's arcs, then one for each node
    double m_dearest = 0.0;    ///< $/kWh
    double m_leastFlow = 0.0;  ///< kWh that count
    std::size_t m_next = 0;    ///< where to look next
    bool m_isRepriced = false; ///< edges of the tree have other costs than before
};

bool isLossless(const Network &network)
{
    return std::all_of(network.arcs.begin(), network.arcs.end(), [](const Arc &arc) {
        return arc.cap == noNode && arc.leaves == 1.0 && arc.arrives == 1.0;
    });
}

} // namespace

Basis improved(const Network &network, Basis basis, const std::stop_token &stop)
{
    if (!isLossless(network))
        return basis;
    PivotTree tree(network, basis);
    if (!tree.grow())
        return basis;
    tree.pivot(stop);
    return tree.basis();
}

} // namespace peergrid
