// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/traders.h"

#include "core/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <numeric>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-9; ///< kWh that count as some

QString tr(const char *text)
{
    return QCoreApplication::translate("Traders", text);
}

std::map<CommunityId, std::size_t> placesOf(const std::vector<Community> &communities)
{
    std::map<CommunityId, std::size_t> places;
    for (std::size_t c = 0; c < communities.size(); ++c)
        places.emplace(communities[c].id, c);
    return places;
}

Trader traderOf(const Peer &peer, const SeriesLook &look, const ObjectIds &selection)
{
    Trader trader;
    trader.kind = peer.isMainGrid ? Trader::Kind::MainGrid : Trader::Kind::Peer;
    trader.name = QString::fromStdString(nameOf(peer));
    trader.objects.peers = {peer.id};
    trader.look = look;
    trader.isSelected = isSelected(peer, selection);
    trader.community = peer.community;
    return trader;
}

/// Those that have a peer.
Traders withMembers(const Traders &all)
{
    std::vector<bool> isUsed(all.size(), false);
    for (const std::size_t place : all.of)
        isUsed[place] = true;
    Traders used;
    std::vector<std::size_t> place(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        place[i] = used.size();
        if (isUsed[i])
            used.all.push_back(all.all[i]);
    }
    for (const std::size_t old : all.of)
        used.of.push_back(place[old]);
    return used;
}

} // namespace

Traders tradersByPeer(const Solved &solved, const ObjectIds &selection)
{
    const Market &market = *solved.market;
    const auto communities = placesOf(market.communities);
    const auto rank = [&](const Peer &peer) {
        if (peer.isMainGrid)
            return std::size_t{0};
        return 1 + (peer.community ? communities.at(*peer.community) : communities.size());
    };
    std::vector<std::size_t> order(market.peers.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return rank(market.peers[a]) < rank(market.peers[b]);
    });
    const auto looks = peerLooks(market);
    Traders traders;
    traders.of.resize(market.peers.size());
    for (const std::size_t n : order) {
        traders.of[n] = traders.size();
        Trader trader = traderOf(market.peers[n], looks[n], selection);
        if (trader.community)
            trader.communityName = QString::fromStdString(
                nameOf(market.communities[communities.at(*trader.community)]));
        traders.all.push_back(std::move(trader));
    }
    return traders;
}

Traders tradersByCommunity(const Solved &solved, const ObjectIds &selection)
{
    const Market &market = *solved.market;
    const auto communities = placesOf(market.communities);
    const auto looks = communityLooks(*solved.scenario);
    Traders traders;
    traders.all.resize(market.communities.size() + 2);
    const std::size_t grid = 0;
    const std::size_t none = market.communities.size() + 1;
    for (std::size_t c = 0; c < market.communities.size(); ++c) {
        Trader &trader = traders.all[c + 1];
        trader.kind = Trader::Kind::Community;
        trader.name = QString::fromStdString(nameOf(market.communities[c]));
        trader.community = market.communities[c].id;
        trader.objects.communities = {market.communities[c].id};
        trader.look = looks[c];
    }
    traders.all[none].kind = Trader::Kind::NoCommunity;
    traders.all[none].name = tr("In no community");
    traders.all[none].look.tint = SeriesLook::Tint::Rest;
    SeriesLook gridLook;
    gridLook.tint = SeriesLook::Tint::MainGrid;
    for (const Peer &peer : market.peers) {
        if (peer.isMainGrid) {
            traders.all[grid] = traderOf(peer, gridLook, selection);
            traders.of.push_back(grid);
            continue;
        }
        const std::size_t place = peer.community ? 1 + communities.at(*peer.community) : none;
        traders.of.push_back(place);
        if (place == none)
            traders.all[none].objects.peers.insert(peer.id);
        traders.all[place].isSelected |= isSelected(peer, selection);
    }
    return withMembers(traders);
}

Traders largest(const Traders &traders, const std::vector<double> &weights, std::size_t most)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < traders.size(); ++i) {
        if (weights[i] > noticeable)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(traders.all[a].isSelected, weights[a]) >
               std::pair(traders.all[b].isSelected, weights[b]);
    });
    const bool isAll = order.size() <= most + 1; // one is no group
    std::vector<bool> isShown(traders.size(), false);
    for (std::size_t i = 0; i < (isAll ? order.size() : most); ++i)
        isShown[order[i]] = true;
    Traders shown;
    std::vector<std::size_t> place(traders.size());
    for (std::size_t i = 0; i < traders.size(); ++i) {
        place[i] = shown.size();
        if (isShown[i])
            shown.all.push_back(traders.all[i]);
    }
    if (!isAll) {
        Trader rest;
        rest.kind = Trader::Kind::Rest;
        rest.name = tr("Other (%1)").arg(order.size() - most);
        rest.look.tint = SeriesLook::Tint::Rest;
        shown.all.push_back(std::move(rest));
    }
    for (const std::size_t old : traders.of) {
        const bool isRest = !isAll && old < traders.size() && !isShown[old];
        const bool isNone = old >= traders.size() || (isAll && !isShown[old]);
        shown.of.push_back(isNone ? shown.size() : isRest ? shown.size() - 1 : place[old]);
    }
    return shown;
}

std::vector<std::size_t> placesIn(const Market &market, const Traders &traders)
{
    std::map<PeerId, std::size_t> peers;
    std::map<CommunityId, std::size_t> communities;
    std::optional<std::size_t> grid;
    std::optional<std::size_t> none;
    for (std::size_t i = 0; i < traders.size(); ++i) {
        switch (traders.all[i].kind) {
        case Trader::Kind::Peer:
            peers.emplace(*traders.all[i].objects.peers.begin(), i);
            break;
        case Trader::Kind::MainGrid:
            grid = i;
            break;
        case Trader::Kind::Community:
            communities.emplace(*traders.all[i].community, i);
            break;
        case Trader::Kind::NoCommunity:
            none = i;
            break;
        case Trader::Kind::Rest: // those that are no peer or community of their own
            break;
        }
    }
    std::vector<std::size_t> places;
    for (const Peer &peer : market.peers) {
        std::optional<std::size_t> place;
        if (peer.isMainGrid)
            place = grid;
        else if (const auto own = peers.find(peer.id); own != peers.end())
            place = own->second;
        else if (!peer.community)
            place = none;
        else if (const auto of = communities.find(*peer.community); of != communities.end())
            place = of->second;
        places.push_back(place.value_or(traders.size()));
    }
    return places;
}

} // namespace peergrid
