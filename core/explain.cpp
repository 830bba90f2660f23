// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain.h"

#include "core/explainwords.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6; ///< kWh

/// One peer's solved hour, with what is asked of it again and again.
struct Scene {
    const Market &market;
    const HourOutcome &outcome;
    std::size_t hour;
    std::size_t peer;
    PriceBook prices;

    double generationCost(std::size_t n) const { return market.peers[n].generation.cost.at(hour); }
    bool isPublished() const { return market.objective == Objective::Published; }

    double room(const SalePrice &price) const
    {
        return price.contract ? contractRoom(market, outcome, hour, *price.contract)
                              : std::numeric_limits<double>::infinity();
    }
};

Explanation::Supply supply(const Scene &scene, std::size_t seller, double energy,
                           const SalePrice &price)
{
    Explanation::Supply result{seller, energy, 0.0, price, price.price};
    result.spare = std::min(
        spareGeneration(scene.market.peers[seller], scene.outcome.peers[seller], scene.hour),
        scene.room(price));
    if (price.rule == PriceRule::FeedIn)
        result.delivered = scene.generationCost(seller) - price.price;
    else if (scene.isPublished())
        result.delivered += scene.generationCost(seller);
    return result;
}

void findTrades(Explanation &explanation, const Scene &scene)
{
    for (const Trade &trade : tradesOf(scene.market, scene.outcome, scene.peer)) {
        if (trade.energy <= noticeable)
            continue;
        if (trade.buyer == scene.peer)
            explanation.suppliers.push_back(supply(scene, trade.seller, trade.energy, trade.price));
        if (trade.seller == scene.peer)
            explanation.sales.push_back(trade);
    }
    std::stable_sort(explanation.suppliers.begin(), explanation.suppliers.end(),
                     [](const auto &a, const auto &b) { return a.delivered < b.delivered; });
}

void findNextBest(Explanation &explanation, const Scene &scene)
{
    if (scene.market.peers[scene.peer].isMainGrid)
        return; // takes what is fed in, looks for nothing
    for (std::size_t seller = 0; seller < scene.market.peers.size(); ++seller) {
        const SalePrice price = scene.prices.sale(seller, scene.peer, scene.hour);
        if (!price.isAllowed())
            continue;
        const auto candidate = supply(scene, seller, 0.0, price);
        if (candidate.spare > noticeable &&
            (!explanation.nextBest || candidate.delivered < explanation.nextBest->delivered))
            explanation.nextBest = candidate;
    }
    if (!explanation.nextBest)
        return;
    for (const auto &supplier : explanation.suppliers) {
        if (supplier.seller == explanation.nextBest->seller)
            explanation.nextBest->energy += supplier.energy;
    }
}

/// What one more kWh from a new seller would spare a buyer: the last kWh of its load, or a flexible
/// bid that is not served; none if it could do nothing with it.
std::optional<double> worth(const Scene &scene, std::size_t buyer)
{
    const Peer &peer = scene.market.peers[buyer];
    const PeerHour &result = scene.outcome.peers[buyer];
    std::optional<double> best;
    if (peer.load.at(scene.hour) > noticeable && std::isfinite(result.marginalPrice.low))
        best = result.marginalPrice.low;
    const auto served = servedBids(peer, scene.hour, result.flexible);
    for (std::size_t i = 0; i < served.size(); ++i) {
        if (peer.bids[i].energy.at(scene.hour) - served[i] > noticeable)
            best = std::max(best.value_or(0.0), peer.bids[i].highestPrice.at(scene.hour));
    }
    return best;
}

/// The generation cost at which the peer's kWh adds to the objective what it spares this buyer.
std::optional<double> breakEven(const Scene &scene, std::size_t buyer, const SalePrice &price)
{
    if (price.rule == PriceRule::FeedIn)
        return price.price;
    const auto spared = worth(scene, buyer);
    if (!spared)
        return std::nullopt;
    if (price.rule == PriceRule::FixedPrice)
        return scene.isPublished() ? std::optional(*spared - price.price) : std::nullopt;
    const double fees = price.price - scene.generationCost(scene.peer);
    return (*spared - fees) / (scene.isPublished() ? 2.0 : 1.0);
}

/// Energy the peer would generate for itself below a cost: what it buys, bids that are not served.
struct OwnWant {
    double cost;   ///< $/kWh
    double energy; ///< kWh
};

std::vector<OwnWant> ownWants(const Scene &scene)
{
    const PeerHour &result = scene.outcome.peers[scene.peer];
    std::vector<OwnWant> wants;
    if (result.bought > noticeable && std::isfinite(result.marginalPrice.low))
        wants.push_back({result.marginalPrice.low, result.bought});
    const auto &bids = scene.market.peers[scene.peer].bids;
    const auto served = servedBids(scene.market.peers[scene.peer], scene.hour, result.flexible);
    for (std::size_t i = 0; i < bids.size(); ++i) {
        const double open = bids[i].energy.at(scene.hour) - served[i];
        if (open > noticeable)
            wants.push_back({bids[i].highestPrice.at(scene.hour), open});
    }
    return wants;
}

void findBreakEven(Explanation &explanation, const Scene &scene)
{
    const std::size_t peer = scene.peer;
    const double spare =
        spareGeneration(scene.market.peers[peer], scene.outcome.peers[peer], scene.hour);
    if (spare <= noticeable)
        return;
    const auto wants = ownWants(scene);
    for (const OwnWant &want : wants)
        explanation.ownUseCost = std::max(explanation.ownUseCost.value_or(0.0), want.cost);
    const auto leftForSaleAt = [&](double cost) {
        double left = spare;
        for (const OwnWant &want : wants)
            left -= want.cost >= cost ? want.energy : 0.0;
        return left;
    };
    for (std::size_t buyer = 0; buyer < scene.market.peers.size(); ++buyer) {
        const SalePrice price = scene.prices.sale(peer, buyer, scene.hour);
        if (!price.isAllowed() || scene.room(price) <= noticeable)
            continue;
        const auto cost = breakEven(scene, buyer, price);
        if (cost && *cost >= 0.0 && *cost > explanation.breakEvenCost.value_or(-1.0) &&
            leftForSaleAt(*cost) > noticeable) {
            explanation.breakEvenCost = cost;
            explanation.firstBuyer = buyer;
        }
    }
}

} // namespace

Explanation explain(const Market &market, const HourOutcome &outcome, std::size_t hour,
                    std::size_t peer)
{
    Explanation explanation;
    if (outcome.status == HourOutcome::Status::NotSolved) {
        explanation.sentences.push_back("Hour " + std::to_string(hour + 1) + " is not solved.");
        return explanation;
    }
    const Scene scene{market, outcome, hour, peer, PriceBook(market)};
    findTrades(explanation, scene);
    findNextBest(explanation, scene);
    findBreakEven(explanation, scene);
    explanation.limits = bindingLimits(market, outcome, hour, peer);
    explanation.sentences = inWords(explanation, market, outcome, hour, peer);
    return explanation;
}

} // namespace peergrid
