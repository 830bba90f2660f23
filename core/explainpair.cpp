// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explainpair.h"

#include "core/explain.h"
#include "core/explainwords.h"
#include "core/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6; ///< kWh
constexpr double noise = 1e-9;      ///< relative, of prices

/// The two in their hour.
struct Pair {
    const Market &market;
    const HourOutcome &outcome;
    std::size_t hour;
    std::size_t seller;
    std::size_t buyer;

    std::string sellerName() const { return nameOf(market.peers[seller]); }
    std::string buyerName() const { return nameOf(market.peers[buyer]); }
};

/// What a kWh from the seller adds to the objective that is minimised (as Supply::delivered).
double delivered(const Pair &pair, const SalePrice &price)
{
    const double cost = pair.market.peers[pair.seller].generation.cost.at(pair.hour);
    if (price.rule == PriceRule::FeedIn)
        return cost - price.price;
    return price.price + (pair.market.objective == Objective::Published ? cost : 0.0);
}

std::vector<std::string> tradeInWords(const Pair &pair)
{
    std::vector<std::string> sentences;
    for (const Trade &trade : tradesOf(pair.market, pair.outcome, pair.buyer)) {
        if (trade.seller == pair.seller && trade.buyer == pair.buyer && trade.energy > noticeable)
            sentences.push_back(fmt::format("{} sells {} kWh to {} at {} per kWh: {}.",
                                            pair.sellerName(), rounded(trade.energy),
                                            pair.buyerName(), rounded(trade.price.price),
                                            priceInWords(pair.market, trade.price)));
    }
    return sentences;
}

std::string banInWords(const Pair &pair)
{
    const Peer &seller = pair.market.peers[pair.seller];
    const Peer &buyer = pair.market.peers[pair.buyer];
    if (pair.seller == pair.buyer)
        return "What a peer uses of its own is no sale.";
    if (!maySell(seller, pair.hour))
        return pair.sellerName() + " is a consumer in this hour, and consumers sell nothing.";
    if (buyer.isMainGrid)
        return "The main grid buys nothing: it has no feed-in tariff.";
    if (!mayBuy(buyer, pair.hour))
        return pair.buyerName() + " is a producer in this hour, and producers buy nothing.";
    if (pair.market.design == Design::GridOnly)
        return "Under this design everyone deals with the main grid alone.";
    return fmt::format("A contract says that {} may not sell to {}.", pair.sellerName(),
                       pair.buyerName());
}

/// What keeps the seller from generating more, as bindingLimits() has it.
std::string emptyInWords(const Pair &pair)
{
    std::string sentence = pair.sellerName() + " has nothing to spare";
    const auto limits = bindingLimits(pair.market, pair.outcome, pair.hour, pair.seller);
    if (!limits.empty())
        sentence += ": it " + limits.front();
    return sentence + ".";
}

std::string priceComparison(const Pair &pair, const SalePrice &price)
{
    const double cost = delivered(pair, price);
    const PriceInterval &marginal = pair.outcome.peers[pair.buyer].marginalPrice;
    const std::string offer =
        fmt::format("A kWh from {} would cost {} {} per kWh ({}) and add {} to the objective",
                    pair.sellerName(), pair.buyerName(), rounded(price.price),
                    priceInWords(pair.market, price), rounded(cost));
    if (!std::isfinite(marginal.low))
        return offer + ".";
    if (cost > marginal.low + noise * std::max(1.0, std::abs(cost)))
        return fmt::format("{}; the last kWh that {} takes adds {}: it is dearer by {}.", offer,
                           pair.buyerName(), rounded(marginal.low), rounded(cost - marginal.low));
    return fmt::format("{}, as much as the last kWh that {} takes: among equals, own use comes "
                       "first, then the community, then the order of the peers.",
                       offer, pair.buyerName());
}

} // namespace

std::vector<std::string> explainPair(const Market &market, const HourOutcome &outcome,
                                     std::size_t hour, std::size_t seller, std::size_t buyer)
{
    if (outcome.status == HourOutcome::Status::NotSolved)
        return {"Hour " + std::to_string(hour + 1) + " is not solved."};
    const Pair pair{market, outcome, hour, seller, buyer};
    if (auto sold = tradeInWords(pair); !sold.empty())
        return sold;
    const SalePrice price = PriceBook(market).sale(seller, buyer, hour);
    std::vector<std::string> sentences{
        fmt::format("{} sells nothing to {}.", pair.sellerName(), pair.buyerName())};
    if (!price.isAllowed()) {
        sentences.push_back(banInWords(pair));
        return sentences;
    }
    if (price.contract && contractRoom(market, outcome, hour, *price.contract) <= noticeable)
        sentences.push_back("The energy that " + nameOf(market.contracts[*price.contract]) +
                            " allows in an hour is used up.");
    else if (spareGeneration(market.peers[seller], outcome.peers[seller], hour) <= noticeable)
        sentences.push_back(emptyInWords(pair));
    sentences.push_back(priceComparison(pair, price));
    return sentences;
}

} // namespace peergrid
