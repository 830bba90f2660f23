// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flowtree.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace peergrid
{

namespace
{

constexpr double relative = 1e-10; ///< what differs by less is equal

} // namespace

FlowTree::FlowTree(const Network &network, const Basis &basis)
    : m_root(network.nodes.size())
    , m_nodes(m_root + 1)
    , m_prices(m_root + 1, 0.0)
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
        m_edges.push_back(
            {m_root, i, network.nodes[i].lower, network.nodes[i].upper, 0.0, 0.0, basis.rows[i]});
    m_leastGain = relative * (1.0 + m_dearest);
}

bool FlowTree::grow()
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
    setAllPrices();
    return true;
}

Basis FlowTree::basis() const
{
    Basis result;
    const auto arcs = m_edges.end() - static_cast<std::ptrdiff_t>(m_root);
    result.columns.reserve(m_edges.size() - m_root);
    result.rows.reserve(m_root);
    for (auto edge = m_edges.begin(); edge != m_edges.end(); ++edge)
        (edge < arcs ? result.columns : result.rows).push_back(edge->status);
    return result;
}

FlowTree::EdgesAt FlowTree::basicEdges() const
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

void FlowTree::attach(std::size_t node, std::size_t parent, std::size_t edge)
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

void FlowTree::detach(std::size_t node)
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
void FlowTree::findFlows(const std::vector<std::size_t> &order)
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

/// What a kWh more on an edge of the tree costs.
double FlowTree::costOf(const Edge &edge) const
{
    const double penalty = 1e3 * (1.0 + m_dearest);
    return edge.cost + (isAbove(edge) ? penalty : 0.0) - (isBelow(edge) ? penalty : 0.0);
}

double FlowTree::priceBelow(std::size_t node) const
{
    const Edge &edge = m_edges[m_nodes[node].edge];
    const double cost = costOf(edge);
    return m_prices[m_nodes[node].parent] + (edge.to == node ? cost : -cost);
}

/// Visits a node and all below it, parents first.
template<class Visit>
void FlowTree::walk(std::size_t top, Visit visit)
{
    m_waiting.assign(1, top);
    while (!m_waiting.empty()) {
        const std::size_t node = m_waiting.back();
        m_waiting.pop_back();
        visit(node);
        for (std::size_t child = m_nodes[node].firstChild; child != nowhere;
             child = m_nodes[child].next)
            m_waiting.push_back(child);
    }
}

void FlowTree::setAllPrices()
{
    walk(m_root, [this](std::size_t node) {
        if (node == m_root)
            return;
        m_prices[node] = priceBelow(node);
        m_nodes[node].depth = m_nodes[m_nodes[node].parent].depth + 1;
    });
}

/// Of a part of the tree that hangs elsewhere now.
void FlowTree::shiftPrices(std::size_t top)
{
    const double shift = priceBelow(top) - m_prices[top];
    walk(top, [this, shift](std::size_t node) {
        m_prices[node] += shift;
        m_nodes[node].depth = m_nodes[m_nodes[node].parent].depth + 1;
    });
}

/// How far the flow on an edge of the tree can grow (or shrink).
double FlowTree::room(const Edge &edge, bool grows) const
{
    if (grows)
        return isBelow(edge)   ? edge.lower - edge.flow
               : isAbove(edge) ? unlimited
                               : std::max(0.0, edge.upper - edge.flow);
    return isAbove(edge)   ? edge.flow - edge.upper
           : isBelow(edge) ? unlimited
                           : std::max(0.0, edge.flow - edge.lower);
}

std::size_t FlowTree::topOf(std::size_t one, std::size_t other) const
{
    while (one != other) {
        std::size_t &lower = m_nodes[one].depth < m_nodes[other].depth ? other : one;
        lower = m_nodes[lower].parent;
    }
    return one;
}

double FlowTree::roomAbove(std::size_t node, bool isUp) const
{
    const Edge &edge = m_edges[m_nodes[node].edge];
    return room(edge, (edge.from == node) == isUp);
}

void FlowTree::move(std::size_t edge, double amount)
{
    const bool grows = m_edges[edge].status == Basis::Status::AtLower;
    m_edges[edge].flow += grows ? amount : -amount;
}

void FlowTree::push(std::size_t from, std::size_t top, bool isUp, double amount)
{
    for (std::size_t node = from; node != top; node = m_nodes[node].parent) {
        Edge &edge = m_edges[m_nodes[node].edge];
        const bool wasBeyond = isBeyond(edge);
        edge.flow += (edge.from == node) == isUp ? amount : -amount;
        m_isRepriced = m_isRepriced || wasBeyond != isBeyond(edge);
    }
}

void FlowTree::swing(std::size_t edge)
{
    const bool wasLow = m_edges[edge].status == Basis::Status::AtLower;
    m_edges[edge].status = wasLow ? Basis::Status::AtUpper : Basis::Status::AtLower;
    if (std::exchange(m_isRepriced, false))
        setAllPrices();
}

void FlowTree::replace(std::size_t leaving, std::size_t entering)
{
    Edge &gone = m_edges[m_nodes[leaving].edge];
    gone.status = std::abs(gone.flow - gone.upper) < std::abs(gone.flow - gone.lower)
                      ? Basis::Status::AtUpper
                      : Basis::Status::AtLower;
    Edge &come = m_edges[entering];
    come.status = Basis::Status::Basic;
    const std::size_t inside = hangsBelow(come.from, leaving) ? come.from : come.to;
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
    shiftPrices(inside);
    if (std::exchange(m_isRepriced, false))
        setAllPrices();
}

bool FlowTree::hangsBelow(std::size_t node, std::size_t top) const
{
    while (m_nodes[node].depth > m_nodes[top].depth)
        node = m_nodes[node].parent;
    return node == top;
}

} // namespace peergrid
