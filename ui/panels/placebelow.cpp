// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/placebelow.h"

#include "core/arrange.h"
#include "core/edits.h"

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double gap = 160.0; ///< canvas units

/// The lower left corner of all that has a place.
Position lowerLeft(const Layout &layout)
{
    Position corner = layout.peers.begin()->second;
    for (const auto &[id, at] : layout.peers)
        corner = {std::min(corner.x, at.x), std::max(corner.y, at.y)};
    for (const auto &[id, look] : layout.communities) {
        if (look.topLeft)
            corner = {std::min(corner.x, look.topLeft->x),
                      std::max(corner.y, look.topLeft->y + look.height)};
    }
    return corner;
}

} // namespace

Scenario placedBelow(Scenario scenario, std::size_t firstPeer, std::size_t firstCommunity)
{
    if (scenario.layout.peers.empty())
        return edits::arrangeAnew(std::move(scenario));
    Market added = scenario.market;
    added.peers.erase(added.peers.begin(),
                      added.peers.begin() + static_cast<std::ptrdiff_t>(firstPeer));
    const Layout fresh = arrange(added);
    const Layout whole = arrange(scenario.market); // where each new community has a hue of its own
    const Position corner = lowerLeft(scenario.layout);
    for (const Peer &peer : added.peers) {
        const Position at = fresh.peers.at(peer.id);
        scenario.layout.peers[peer.id] = {corner.x + at.x, corner.y + gap + at.y};
    }
    for (std::size_t i = firstCommunity; i < added.communities.size(); ++i) {
        const CommunityId &id = added.communities[i].id;
        CommunityLook look = fresh.communities.at(id);
        if (look.topLeft)
            look.topLeft = {corner.x + look.topLeft->x, corner.y + gap + look.topLeft->y};
        look.colour = whole.communities.at(id).colour;
        scenario.layout.communities[id] = look;
    }
    return scenario;
}

} // namespace peergrid
