// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"
#include "ui/results/chartstyle.h"

#include <QString>

#include <vector>

/// Who trades, as matrix and flows show it: peers, or peers together.
namespace peergrid
{

struct Trader {
    enum class Kind { Peer, MainGrid, Community, NoCommunity, Rest };
    Kind kind = Kind::Peer;
    QString name;
    ObjectIds objects; ///< what a click chooses
    SeriesLook look;
    bool isSelected = false;
    std::optional<CommunityId> community; ///< it is in, or is
    QString communityName;
};

struct Traders {
    std::vector<Trader> all;
    std::vector<std::size_t> of; ///< the trader of each peer; all.size(): none

    std::size_t size() const { return all.size(); }
};

/// Each peer by itself, those of one community beside each other: the main grid, the communities
/// in their order, peers in none.
Traders tradersByPeer(const Solved &solved, const ObjectIds &selection);

/// The main grid by itself, a trader for each community, one for all peers in none.
Traders tradersByCommunity(const Solved &solved, const ObjectIds &selection);

/// The same with only so many, the heaviest and those that are selected first, and the others as
/// one; without those that weigh nothing. `weights` as Traders::all. In the order they had.
Traders largest(const Traders &traders, const std::vector<double> &weights, std::size_t most);

/// The traders of another market's peers, as Traders::of: peers and communities are the same by
/// their ids. A peer that is none of them has none.
std::vector<std::size_t> placesIn(const Market &market, const Traders &traders);

} // namespace peergrid
