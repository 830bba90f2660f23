// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/marginalprices.h"

#include "core/clpsolver.h"
#include "core/linearprogram.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <utility>

namespace peergrid
{

namespace
{

/// A way from a node to a node along which a kWh can still be brought: `ratio` kWh must start at
/// `from` for each that arrives at `to`, and `cost` $ come on top.
struct Way {
    int from;
    int to;
    double ratio;
    double cost;
    std::size_t arc; ///< that it runs along; noArc: from or to outside
};

constexpr std::size_t noArc = static_cast<std::size_t>(-1);
/// A node whose label improves so often may lie on a way that pays for ever.
constexpr int often = 64;

bool isBelow(double value, double bound)
{
    return value < bound - 1e-9 * (1.0 + std::abs(value));
}

class Residual
{
  public:
    /// `isClosed`: arcs, if any, on which nothing can be brought. `findsCircles`: else labels that
    /// improve for ever end somewhere.
    Residual(const Network &network, const Flows &flows, const std::vector<bool> &isClosed,
             bool findsCircles)
        : m_network(network)
        , m_flows(flows)
        , m_findsCircles(findsCircles)
    {
        for (std::size_t j = 0; j < network.arcs.size(); ++j) {
            if (isClosed.empty() || !isClosed[j])
                addArc(j, network.arcs[j], flows.columns[j]);
        }
        for (std::size_t i = 0; i < network.nodes.size(); ++i)
            addNode(static_cast<int>(i));
    }

    /// Cheapest way from outside to each node.
    std::vector<double> more()
    {
        return labels(&Way::from, &Way::to,
                      [](const Way &way, double label) { return way.cost + way.ratio * label; });
    }

    /// Cheapest way from each node to outside.
    std::vector<double> less()
    {
        return labels(&Way::to, &Way::from,
                      [](const Way &way, double label) { return (way.cost + label) / way.ratio; });
    }

    /// The arcs of a way in a circle that was found to pay for ever: no label is worth anything
    /// then.
    const std::vector<std::size_t> &circle() const { return m_circle; }

  private:
    /// The outside of the network stands behind the last node.
    std::size_t place(int node) const
    {
        return node == noNode ? m_network.nodes.size() : static_cast<std::size_t>(node);
    }

    void addArc(std::size_t j, const Arc &arc, double flow)
    {
        const double leaves = arc.from == noNode ? arc.arrives : arc.leaves;
        const double arrives = arc.to == noNode ? arc.leaves : arc.arrives;
        const bool isCapped =
            arc.cap != noNode && !isBelow(m_flows.rows[static_cast<std::size_t>(arc.cap)],
                                          m_network.node(arc.cap).upper);
        // Slack is no way to bring energy: its price has no bound. Giving it back is worth all.
        if (!arc.isSlack() && !isCapped && isBelow(flow, arc.upper))
            m_ways.push_back({arc.from, arc.to, leaves / arrives, arc.cost / arrives, j});
        if (isBelow(arc.lower, flow)) {
            const double saved = arc.isSlack() ? unlimited : arc.cost;
            m_ways.push_back({arc.to, arc.from, arrives / leaves, -saved / leaves, j});
        }
    }

    void addNode(int i)
    {
        const Node &node = m_network.node(i);
        if (node.kind == Node::Kind::Cap)
            return;
        const double outflow = m_flows.rows[static_cast<std::size_t>(i)];
        if (isBelow(outflow, node.upper))
            m_ways.push_back({noNode, i, 1.0, 0.0, noArc});
        if (isBelow(node.lower, outflow))
            m_ways.push_back({i, noNode, 1.0, 0.0, noArc});
    }

    /// The ways by one of their ends; those of place i begin at first[i].
    struct WaysAt {
        std::vector<Way> ways;
        std::vector<std::size_t> first;
    };
    WaysAt waysBy(int Way::*end) const
    {
        WaysAt result{std::vector<Way>(m_ways.size()),
                      std::vector<std::size_t>(m_network.nodes.size() + 2, 0)};
        for (const Way &way : m_ways)
            ++result.first[place(way.*end) + 1];
        for (std::size_t i = 1; i < result.first.size(); ++i)
            result.first[i] += result.first[i - 1];
        std::vector<std::size_t> next = result.first;
        for (const Way &way : m_ways)
            result.ways[next[place(way.*end)]++] = way;
        return result;
    }

    /// Label correcting from outside, where a kWh costs nothing, by steps from one end of a way to
    /// the other.
    template<class Step>
    std::vector<double> labels(int Way::*end, int Way::*other, Step step)
    {
        const std::size_t nodes = m_network.nodes.size();
        const WaysAt waysAt = waysBy(end);
        std::vector<const Way *> last(nodes, nullptr); // the way by which a label came
        std::vector<int> improved(nodes, 0);
        std::vector<double> label(nodes + 1, unlimited);
        std::vector<bool> isWaiting(nodes + 1, false);
        std::deque<std::size_t> waiting{nodes};
        label[nodes] = 0.0;
        std::size_t left = 200 * (m_ways.size() + 1); // storage losses may converge without end
        while (!waiting.empty() && left > 0) {
            const std::size_t i = waiting.front();
            waiting.pop_front();
            isWaiting[i] = false;
            for (std::size_t w = waysAt.first[i]; w < waysAt.first[i + 1]; ++w) {
                const Way &way = waysAt.ways[w];
                const double value = step(way, label[i]);
                const std::size_t to = place(way.*other);
                const double margin = std::isfinite(value) ? 1e-12 * (1.0 + std::abs(value)) : 0.0;
                if (to == nodes || !(value < label[to] - margin))
                    continue;
                label[to] = value;
                last[to] = &way;
                if (m_findsCircles && ++improved[to] % often == 0 && findCircle(to, last, end))
                    return {};
                if (!isWaiting[to])
                    waiting.push_back(to);
                isWaiting[to] = true;
            }
            left -= std::min(left, waysAt.first[i + 1] - waysAt.first[i] + 1);
        }
        label.pop_back();
        return label;
    }

    /// Follows the ways back from a node. True, with the arcs on the way, if they lead to it again.
    bool findCircle(std::size_t node, const std::vector<const Way *> &last, int Way::*end)
    {
        std::vector<std::size_t> arcs;
        std::size_t here = node;
        for (std::size_t steps = 0; steps < last.size() && here < last.size() && last[here];
             ++steps) {
            arcs.push_back(last[here]->arc);
            here = place(last[here]->*end);
            if (here == node) {
                m_circle = std::move(arcs);
                return true;
            }
        }
        return false;
    }

    const Network &m_network;
    const Flows &m_flows;
    bool m_findsCircles;
    std::vector<Way> m_ways;
    std::vector<std::size_t> m_circle;
};

/// Closes both arcs of each storage that stands idle in an hour in which a circle would move it
/// both ways. False if there is none.
bool closeIdle(const Network &network, const Flows &flows, const std::vector<std::size_t> &circle,
               std::vector<bool> &isClosed)
{
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>>
        idle; // by peer and hour
    for (const std::size_t j : circle) {
        if (j == noArc || flows.columns[j] != 0.0)
            continue;
        const Arc &arc = network.arcs[j];
        if (arc.kind == Arc::Kind::Charging || arc.kind == Arc::Kind::Discharging)
            idle[{arc.peer, arc.hour}].push_back(j);
    }
    isClosed.resize(network.arcs.size(), false);
    bool isAny = false;
    for (const auto &[storage, arcs] : idle) {
        if (arcs.size() < 2)
            continue;
        for (const std::size_t j : arcs)
            isClosed[j] = true;
        isAny = true;
    }
    return isAny;
}

/// A cap over several arcs that is used up: one sale may then grow only as another shrinks, which
/// is no way along arcs.
bool hasFullCap(const Network &network, const Flows &flows)
{
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const Node &node = network.nodes[i];
        if (node.kind == Node::Kind::Cap && !isBelow(flows.rows[i], node.upper))
            return true;
    }
    return false;
}

/// The changes of an optimal flow that keep to its limits, as a linear program, with a column for
/// each node by which energy is drawn there.
LinearProgram changes(const Network &network, const Flows &flows)
{
    LinearProgram program = linearProgram(network);
    const auto open = [](double value, double &lower, double &upper) {
        const bool mayFall = isBelow(lower, value);
        const bool mayRise = isBelow(value, upper);
        lower = mayFall ? -unlimited : 0.0;
        upper = mayRise ? unlimited : 0.0;
    };
    for (std::size_t j = 0; j < program.columns(); ++j)
        open(flows.columns[j], program.lower[j], program.upper[j]);
    for (std::size_t i = 0; i < program.rows(); ++i)
        open(flows.rows[i], program.rowLower[i], program.rowUpper[i]);
    for (std::size_t i = 0; i < program.rows(); ++i) {
        program.cost.push_back(0.0);
        program.lower.push_back(0.0);
        program.upper.push_back(0.0);
        program.row.push_back(static_cast<int>(i));
        program.value.push_back(1.0);
        program.start.push_back(static_cast<int>(program.row.size()));
    }
    return program;
}

/// The same values as cheapest changes: one program solved twice for each node.
MarginalValues cheapestChanges(const Network &network, const Flows &flows)
{
    ClpSolver solver(changes(network, flows));
    const std::size_t nodes = network.nodes.size();
    MarginalValues values{std::vector<double>(nodes, unlimited),
                          std::vector<double>(nodes, unlimited)};
    const auto valueOf = [&](std::size_t node, double drawn) {
        solver.setBounds(network.arcs.size() + node, drawn, drawn);
        const bool isPossible = solver.solve() == ClpSolver::Status::Optimal;
        solver.setBounds(network.arcs.size() + node, 0.0, 0.0);
        return isPossible ? solver.objective() : unlimited;
    };
    for (std::size_t i = 0; i < nodes; ++i) {
        if (network.nodes[i].kind == Node::Kind::Cap || network.nodes[i].kind == Node::Kind::Hub)
            continue;
        values.more[i] = valueOf(i, 1.0);
        values.less[i] = valueOf(i, -1.0);
    }
    return values;
}

} // namespace

MarginalValues marginalValues(const Network &network, const Flows &flows)
{
    const bool isServed = std::none_of(network.arcs.begin(), network.arcs.end(),
                                       [&, j = std::size_t(0)](const Arc &arc) mutable {
                                           return flows.columns[j++] > 0.0 && arc.isSlack();
                                       });
    if (isServed && hasFullCap(network, flows))
        return cheapestChanges(network, flows);
    std::vector<bool> isClosed;
    bool areCirclesOpen = true;
    while (true) {
        Residual residual(network, flows, isClosed, areCirclesOpen);
        MarginalValues values{residual.more(), residual.less()};
        if (residual.circle().empty())
            return values;
        areCirclesOpen = closeIdle(network, flows, residual.circle(), isClosed);
    }
}

} // namespace peergrid
