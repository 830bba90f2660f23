// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/outcomecheck.h"
#include "tests/support/pairprice.h"

#include "core/trades.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace peergrid::test
{

namespace
{

constexpr double sameCost = 1e-9;     ///< $/kWh
constexpr double worthTrading = 1e-6; ///< kWh

/// What a kWh from one peer to another adds, in the order in which optima are preferred.
struct Merit {
    double cost = 0.0; ///< in the objective that is minimised, beyond generation
    int ownUse = 0;
    int outside = 0; ///< crosses the edge of a community, or is between peers in none

    Merit operator+(const Merit &other) const
    {
        return {cost + other.cost, ownUse + other.ownUse, outside + other.outside};
    }
    bool isBetterThan(const Merit &other) const
    {
        if (std::fabs(cost - other.cost) > sameCost)
            return cost < other.cost;
        return ownUse != other.ownUse ? ownUse > other.ownUse : outside < other.outside;
    }
};

/// None if the two may not trade, or not as much as they want.
std::optional<Merit> meritOf(const Market &market, std::size_t seller, std::size_t buyer,
                             std::size_t hour)
{
    if (seller == buyer)
        return Merit{0.0, 1, 0};
    const auto price = pairPrice(market, seller, buyer, hour);
    if (!price || (price->contract && market.contracts[*price->contract].energyCap))
        return std::nullopt;
    const double cost = market.peers[seller].generation.cost.at(hour);
    const bool countsOnce = market.objective == Objective::LeastCost;
    const auto community = communityOf(market, seller);
    const bool isInside = community && community == communityOf(market, buyer);
    return Merit{price->price - (countsOnce ? cost : 0.0), 0, isInside ? 0 : 1};
}

void checkExchange(const Market &market, const Trade &a, const Trade &b, std::size_t hour,
                   Complaints &all)
{
    const auto nowA = meritOf(market, a.seller, a.buyer, hour);
    const auto nowB = meritOf(market, b.seller, b.buyer, hour);
    const auto thenA = meritOf(market, a.seller, b.buyer, hour);
    const auto thenB = meritOf(market, b.seller, a.buyer, hour);
    if (!nowA || !nowB || !thenA || !thenB)
        return;
    const auto name = [&](std::size_t peer) { return market.peers[peer].id.value; };
    all.expect(!(*thenA + *thenB).isBetterThan(*nowA + *nowB),
               fmt::format("hour {}: {} sells {} to {} and {} sells {} to {}: better crosswise",
                           hour + 1, name(a.seller), a.energy, name(a.buyer), name(b.seller),
                           b.energy, name(b.buyer)));
}

} // namespace

void checkTies(const Market &market, const Outcome &outcome, Complaints &all)
{
    for (std::size_t t = 0; t < market.hours; ++t) {
        if (outcome.hours[t].status != HourOutcome::Status::Solved)
            continue;
        const auto pairs = trades(market, outcome.hours[t]);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            all.expect(pairs[i].seller != pairs[i].buyer, "a peer sells to itself");
            for (std::size_t j = 0; j < i; ++j) {
                const bool isFeedIn = pairs[i].price.rule == PriceRule::FeedIn ||
                                      pairs[j].price.rule == PriceRule::FeedIn;
                if (!isFeedIn && pairs[i].seller != pairs[j].seller &&
                    std::min(pairs[i].energy, pairs[j].energy) > worthTrading)
                    checkExchange(market, pairs[i], pairs[j], t, all);
            }
        }
    }
}

} // namespace peergrid::test
