// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/likelyvaried.h"

#include "core/settable.h"

#include <algorithm>

namespace peergrid
{

std::optional<Varied> likelyVaried(const Market &market, const ObjectIds &selection,
                                   const std::vector<std::string> &taken)
{
    std::vector<const Peer *> peers;
    for (const Peer &peer : market.peers)
        peers.push_back(&peer);
    std::stable_sort(peers.begin(), peers.end(), [&](const Peer *a, const Peer *b) {
        const auto rank = [&](const Peer *peer) {
            return selection.peers.contains(peer->id) ? 0 : peer->isMainGrid ? 2 : 1;
        };
        return rank(a) < rank(b);
    });
    std::optional<Varied> other;
    for (const Peer *peer : peers) {
        for (const Settable &one : settables(market, MarketQuantity::Of::Peers, peer->id.value)) {
            Varied varied;
            varied.path = pathOf(MarketQuantity::Of::Peers, peer->id.value, one.member);
            if (!one.byFactor || std::find(taken.begin(), taken.end(), varied.path) != taken.end())
                continue;
            if (one.member == "generation.cost")
                return varied;
            if (!other || one.member == "load")
                other = varied;
        }
        if (other && selection.peers.contains(peer->id))
            return other;
    }
    return other;
}

} // namespace peergrid
