// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/outcomecheck.h"
#include "tests/support/pairprice.h"

#include "core/trades.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace peergrid::test
{

namespace
{

/// Peers of a community, or those in none, under the design: they buy from one pool.
std::size_t poolOf(const Market &market, std::size_t peer)
{
    return communityOf(market, peer).value_or(market.communities.size());
}

/// What arrives at each place and does not leave it. Pools, their unnamed members and single buyers
/// count together for each community.
void checkJunctions(const Market &market, const HourOutcome &hour, std::size_t t, Complaints &all)
{
    using Kind = Junction::Kind;
    std::map<std::size_t, double> hubs;
    std::vector<double> sellers(market.peers.size());
    std::vector<double> pools(market.communities.size() + 1);
    double fedIn = 0.0;
    const auto add = [&](const Junction &place, double energy) {
        if (place.kind == Kind::Seller)
            sellers[place.index] -= energy;
        else if (place.kind == Kind::Hub)
            hubs[place.index] += energy;
        else if (place.kind != Kind::Buyer)
            pools[place.index] += energy;
        else if (market.peers[place.index].isMainGrid)
            fedIn += energy;
        else
            pools[poolOf(market, place.index)] += energy;
    };
    for (const Flow &flow : hour.flows) {
        all.expect(flow.energy > 0.0, fmt::format("hour {}: a flow of {}", t + 1, flow.energy));
        add(flow.from, -flow.energy);
        add(flow.to, flow.energy);
    }
    for (const auto &[hub, rest] : hubs)
        all.expectEqual(rest, 0.0, fmt::format("hour {}: left in hub {}", t + 1, hub));
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        all.expectEqual(sellers[n], hour.peers[n].sold,
                        fmt::format("hour {}: flows out of {}", t + 1, market.peers[n].id.value));
        if (market.peers[n].isMainGrid)
            fedIn -= hour.peers[n].bought;
        else
            pools[poolOf(market, n)] -= hour.peers[n].bought;
    }
    for (std::size_t k = 0; k < pools.size(); ++k)
        all.expectEqual(pools[k], 0.0, fmt::format("hour {}: left in pool {}", t + 1, k));
    all.expectEqual(fedIn, 0.0, fmt::format("hour {}: fed in", t + 1));
}

void checkTrade(const Market &market, const Trade &trade, std::size_t t, Complaints &all)
{
    const auto where =
        fmt::format("hour {}: {} kWh from {} to {}", t + 1, trade.energy,
                    market.peers[trade.seller].id.value, market.peers[trade.buyer].id.value);
    all.expect(trade.energy > 0.0, where);
    const auto price = pairPrice(market, trade.seller, trade.buyer, t);
    all.expect(price.has_value(), where + ": not allowed");
    if (!price)
        return;
    if (std::fabs(trade.price.price - price->price) > 1e-12)
        all.expectEqual(trade.price.price / std::max(1e-12, price->price), 1.0, where + ": price");
    all.expect(trade.price.contract == price->contract, where + ": not the contract that rules");
    all.expect((trade.price.rule == PriceRule::FeedIn) == price->isFeedIn, where + ": rule");
}

void checkSums(const Market &market, const HourOutcome &hour, const std::vector<Trade> &trades,
               std::size_t t, Complaints &all)
{
    std::vector<PeerHour> sums(market.peers.size());
    std::vector<double> ruled(market.contracts.size());
    for (const Trade &trade : trades) {
        sums[trade.seller].sold += trade.energy;
        sums[trade.buyer].bought += trade.energy;
        if (trade.price.rule == PriceRule::FeedIn)
            sums[trade.seller].fedIn += trade.energy;
        if (trade.price.contract)
            ruled[*trade.price.contract] += trade.energy;
    }
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const auto where = fmt::format("hour {}, {}", t + 1, market.peers[n].id.value);
        all.expectEqual(sums[n].sold, hour.peers[n].sold, where + ": trades sold");
        all.expectEqual(sums[n].fedIn, hour.peers[n].fedIn, where + ": trades fed in");
        all.expectEqual(sums[n].bought, hour.peers[n].bought, where + ": trades bought");
    }
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        if (const auto &cap = market.contracts[k].energyCap)
            all.expectWithin(
                0.0, ruled[k], cap->at(t),
                fmt::format("hour {}: under contract {}", t + 1, market.contracts[k].id.value));
    }
}

/// Section 3, term by term.
void checkObjectives(const Market &market, const HourOutcome &hour,
                     const std::vector<Trade> &trades, std::size_t t, Complaints &all)
{
    double own = 0.0;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const Peer &peer = market.peers[n];
        own += peer.generation.cost.at(t) * hour.peers[n].generation - hour.peers[n].flexibleValue;
        if (peer.storage)
            own += peer.storage->wearCost * hour.peers[n].discharge;
    }
    double published = own;
    double leastCost = own;
    for (const Trade &trade : trades) {
        const auto price = pairPrice(market, trade.seller, trade.buyer, t);
        if (!price)
            continue;
        const double counted =
            price->isFeedIn ? 0.0 : market.peers[trade.seller].generation.cost.at(t);
        const double sale = price->isFeedIn ? -price->price : price->price;
        published += sale * trade.energy;
        leastCost += (sale - counted) * trade.energy;
    }
    all.expectEqual(hour.published, published, fmt::format("hour {}: published", t + 1));
    all.expectEqual(hour.leastCost, leastCost, fmt::format("hour {}: least cost", t + 1));
}

} // namespace

void checkFlows(const Market &market, const Outcome &outcome, Complaints &all)
{
    for (std::size_t t = 0; t < market.hours; ++t) {
        const HourOutcome &hour = outcome.hours[t];
        if (hour.status == HourOutcome::Status::NotSolved)
            continue;
        checkJunctions(market, hour, t, all);
        const auto pairs = trades(market, hour);
        for (const Trade &trade : pairs)
            checkTrade(market, trade, t, all);
        checkSums(market, hour, pairs, t, all);
        checkObjectives(market, hour, pairs, t, all);
    }
}

} // namespace peergrid::test
