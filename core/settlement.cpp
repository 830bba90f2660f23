// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settlement.h"

#include "core/mixing.h"

#include <algorithm>

namespace peergrid
{

namespace
{

/// What reaches the sellers, the network and the managers.
void creditReceivers(Settlement &settlement, const Market &market, const PriceBook &prices,
                     const HourOutcome &hour)
{
    const std::size_t communities = market.communities.size();
    for (const Flow &flow : hour.flows) {
        if (flow.from.kind == Junction::Kind::Seller) {
            settlement.peers[flow.from.index].earned +=
                flow.energy * (flow.price - flow.network - flow.sellerManager - flow.buyerManager);
            if (const auto community = prices.communityOf(flow.from.index))
                settlement.managers[*community] += flow.energy * flow.sellerManager;
        }
        if (const auto community = communityAt(flow.to, prices, communities))
            settlement.managers[*community] += flow.energy * flow.buyerManager;
        settlement.network += flow.energy * flow.network;
    }
}

/// What the buyers pay: at each junction the mean price of all that meets there.
void debitBuyers(Settlement &settlement, const HourOutcome &hour)
{
    const std::size_t peers = settlement.peers.size();
    const Mixing mixing(hour.flows);
    const auto paid = mixing.carried(peers, [](const Flow &f) { return f.energy * f.price; });
    const auto network = mixing.carried(peers, [](const Flow &f) { return f.energy * f.network; });
    const auto managers = mixing.carried(
        peers, [](const Flow &f) { return f.energy * (f.sellerManager + f.buyerManager); });
    for (std::size_t n = 0; n < peers; ++n) {
        settlement.peers[n].paid += paid[n];
        settlement.peers[n].networkFees += network[n];
        settlement.peers[n].managerFees += managers[n];
    }
}

void addOwnCosts(Settlement &settlement, const Market &market, const HourOutcome &hour,
                 std::size_t t)
{
    for (std::size_t n = 0; n < hour.peers.size(); ++n) {
        const Peer &peer = market.peers[n];
        Bill &bill = settlement.peers[n];
        bill.generationCost += peer.generation.cost.at(t) * hour.peers[n].generation;
        if (peer.storage)
            bill.wear += peer.storage->wearCost * hour.peers[n].discharge;
    }
}

} // namespace

void settleHour(Settlement &sum, const Market &market, const PriceBook &prices,
                const HourOutcome &hour, std::size_t t)
{
    creditReceivers(sum, market, prices, hour);
    debitBuyers(sum, hour);
    addOwnCosts(sum, market, hour, t);
}

Settlement settle(const Market &market, const Outcome &outcome, HourRange hours)
{
    const PriceBook prices(market);
    Settlement settlement;
    settlement.peers.resize(market.peers.size());
    settlement.managers.resize(market.communities.size());
    for (std::size_t t = hours.first; t <= hours.last && t < outcome.hours.size(); ++t) {
        if (outcome.hours[t].status != HourOutcome::Status::NotSolved)
            settleHour(settlement, market, prices, outcome.hours[t], t);
    }
    return settlement;
}

} // namespace peergrid
