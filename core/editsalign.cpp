// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"

#include <algorithm>

namespace peergrid::edits
{

namespace
{

/// Peers that stand on the canvas, along one axis.
std::vector<std::pair<double, PeerId>>
placesAlong(const Scenario &scenario, const std::set<PeerId> &peers, double Position::*axis)
{
    std::vector<std::pair<double, PeerId>> places;
    for (const auto &[id, position] : scenario.layout.peers) {
        if (peers.contains(id))
            places.emplace_back(position.*axis, id);
    }
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

Scenario align(Scenario scenario, const std::set<PeerId> &peers, Edge edge)
{
    const bool isAcross =
        edge == Edge::Left || edge == Edge::HorizontalCentre || edge == Edge::Right;
    const auto axis = isAcross ? &Position::x : &Position::y;
    const auto places = placesAlong(scenario, peers, axis);
    if (places.empty())
        return scenario;
    double line = (places.front().first + places.back().first) / 2.0;
    if (edge == Edge::Left || edge == Edge::Top)
        line = places.front().first;
    else if (edge == Edge::Right || edge == Edge::Bottom)
        line = places.back().first;
    for (const auto &[at, id] : places)
        scenario.layout.peers[id].*axis = line;
    return scenario;
}

Scenario distribute(Scenario scenario, const std::set<PeerId> &peers, Axis axis)
{
    const auto along = axis == Axis::Horizontal ? &Position::x : &Position::y;
    const auto places = placesAlong(scenario, peers, along);
    if (places.size() < 3)
        return scenario;
    const double first = places.front().first;
    const double step = (places.back().first - first) / static_cast<double>(places.size() - 1);
    for (std::size_t i = 0; i < places.size(); ++i)
        scenario.layout.peers[places[i].second].*along = first + static_cast<double>(i) * step;
    return scenario;
}

} // namespace peergrid::edits
