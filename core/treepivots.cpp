// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/treepivots.h"

#include "core/flowtree.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace peergrid
{

namespace
{

constexpr double stillGood = 0.7; ///< of what an edge promised; else it waits for another round

/// What edges promise, negative, and which those are: the best first.
using Promises = std::vector<std::pair<double, std::size_t>>;

Promises promises(const FlowTree &tree)
{
    Promises found;
    for (std::size_t e = 0; e < tree.edges().size(); ++e) {
        if (const double gained = tree.gain(e); gained > 0.0)
            found.emplace_back(-gained, e);
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// The flow goes round: along the entering edge, and through the tree back to where it began.
void enter(FlowTree &tree, std::size_t entering)
{
    const FlowTree::Edge &edge = tree.edges()[entering];
    const bool grows = edge.status == Basis::Status::AtLower;
    const std::size_t start = grows ? edge.from : edge.to;
    const std::size_t end = grows ? edge.to : edge.from;
    const std::size_t top = tree.topOf(start, end);
    double amount = edge.upper - edge.lower;
    std::optional<std::size_t> leaving; // the node below the edge that leaves the tree
    // Of equals the last on the way round leaves: so a tree in which every edge has room towards
    // the root stays one, and there is no going in circles.
    for (std::size_t node = start; node != top; node = tree.parent(node)) {
        if (const double room = tree.roomAbove(node, false); room < amount) {
            amount = room;
            leaving = node;
        }
    }
    for (std::size_t node = end; node != top; node = tree.parent(node)) {
        if (const double room = tree.roomAbove(node, true); room <= amount) {
            amount = room;
            leaving = node;
        }
    }
    if (!(amount < unlimited))
        return; // never in a valid market: what is sold for ever
    tree.move(entering, amount);
    tree.push(start, top, false, amount);
    tree.push(end, top, true, amount);
    if (leaving)
        tree.replace(*leaving, entering);
    else
        tree.swing(entering);
}

/// Round after round of all edges that promise something, until none does or it goes on for too
/// long.
void pivot(FlowTree &tree, const std::stop_token &stop)
{
    std::size_t left = 20 + tree.edges().size();
    for (Promises round = promises(tree); !round.empty(); round = promises(tree)) {
        for (const auto &[negative, edge] : round) {
            if (stop.stop_requested())
                return;
            if (tree.gain(edge) < -stillGood * negative)
                continue;
            if (left-- == 0)
                return;
            enter(tree, edge);
        }
    }
}

bool isLossless(const Network &network)
{
    return std::all_of(network.arcs.begin(), network.arcs.end(), [](const Arc &arc) {
        return arc.cap == noNode && arc.leaves == 1.0 && arc.arrives == 1.0;
    });
}

} // namespace

Basis improved(const Network &network, Basis basis, const std::stop_token &stop)
{
    if (basis.isEmpty() || !isLossless(network))
        return basis;
    FlowTree tree(network, basis);
    if (!tree.grow())
        return basis;
    pivot(tree, stop);
    return tree.basis();
}

} // namespace peergrid
