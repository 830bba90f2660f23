// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explainwords.h"

#include "core/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6;    ///< kWh
constexpr double noise = 1e-9;         ///< relative
constexpr std::size_t namedAtMost = 6; ///< suppliers, and buyers at one price

std::string roleName(const Peer &peer, std::size_t hour)
{
    if (peer.isMainGrid)
        return "main grid";
    switch (peer.role.at(hour)) {
    case Role::Producer:
        return "producer";
    case Role::Prosumer:
        return "prosumer";
    case Role::Consumer:
        break;
    }
    return "consumer";
}

std::string overview(const Market &market, const PeerHour &result, std::size_t hour,
                     std::size_t peer)
{
    const Peer &who = market.peers[peer];
    std::string text = fmt::format("{} ({}), hour {}", nameOf(who), roleName(who, hour), hour + 1);
    std::string_view between = ": ";
    const auto add = [&](std::string_view what, double energy) {
        if (energy <= noticeable)
            return;
        text += fmt::format("{}{} {} kWh", between, what, rounded(energy));
        between = ", ";
    };
    add("needs", who.load.at(hour) + result.flexible + result.shifted);
    add("generates", result.generation);
    add("charges", result.charge);
    add("discharges", result.discharge);
    add("uses of its own", result.ownUse);
    add("buys", result.bought);
    add("sells", result.sold);
    return text + (between == ": " ? ": neither needs nor generates energy." : ".");
}

void addSuppliers(std::vector<std::string> &sentences, const Market &market,
                  const Explanation &explanation)
{
    const auto &suppliers = explanation.suppliers;
    const std::size_t named = std::min(suppliers.size(), namedAtMost);
    for (std::size_t i = 0; i < named; ++i) {
        sentences.push_back(fmt::format(
            "Buys {} kWh from {} at {} per kWh: {}.", rounded(suppliers[i].energy),
            nameOf(market.peers[suppliers[i].seller]), rounded(suppliers[i].price.price),
            priceInWords(market, suppliers[i].price)));
    }
    double rest = 0.0;
    for (std::size_t i = named; i < suppliers.size(); ++i)
        rest += suppliers[i].energy;
    if (rest > 0.0)
        sentences.push_back(
            fmt::format("Buys {} kWh from {} more.", rounded(rest), suppliers.size() - named));
}

/// One sentence for each price, with the buyers that pay it.
void addSales(std::vector<std::string> &sentences, const Market &market,
              const Explanation &explanation)
{
    std::vector<std::string> prices;
    std::vector<std::vector<const Trade *>> groups;
    for (const Trade &trade : explanation.sales) {
        const std::string price = fmt::format("at {} per kWh: {}", rounded(trade.price.price),
                                              priceInWords(market, trade.price));
        const auto found = std::find(prices.begin(), prices.end(), price);
        const auto group = static_cast<std::size_t>(found - prices.begin());
        if (found == prices.end()) {
            prices.push_back(price);
            groups.emplace_back();
        }
        groups[group].push_back(&trade);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        double energy = 0.0;
        std::string buyers;
        for (std::size_t i = 0; i < groups[g].size(); ++i) {
            energy += groups[g][i]->energy;
            if (i < namedAtMost)
                buyers += (i == 0 ? "" : ", ") + nameOf(market.peers[groups[g][i]->buyer]);
        }
        if (groups[g].size() > namedAtMost)
            buyers += fmt::format(" and {} more", groups[g].size() - namedAtMost);
        sentences.push_back(
            fmt::format("Sells {} kWh to {} {}.", rounded(energy), buyers, prices[g]));
    }
}

void addLimits(std::vector<std::string> &sentences, const Explanation &explanation)
{
    for (const std::string &limit : explanation.limits)
        sentences.push_back(fmt::format("Limit: {}{}", limit, limit.ends_with('.') ? "" : "."));
}

void addNextBest(std::vector<std::string> &sentences, const Market &market,
                 const Explanation &explanation)
{
    if (const auto &next = explanation.nextBest) {
        sentences.push_back(
            fmt::format("{} is {} with {} kWh to spare, at {} per kWh: {}.",
                        next->energy > 0.0 ? "Cheapest with more to sell" : "Next best supplier",
                        nameOf(market.peers[next->seller]), rounded(next->spare),
                        rounded(next->price.price), priceInWords(market, next->price)));
    } else if (!explanation.suppliers.empty()) {
        sentences.emplace_back("No seller that may sell to it has energy to spare.");
    }
}

void addBreakEven(std::vector<std::string> &sentences, const Market &market,
                  const Explanation &explanation, const PeerHour &result, std::size_t hour,
                  std::size_t peer)
{
    const Peer &who = market.peers[peer];
    if (spareGeneration(who, result, hour) <= noticeable)
        return;
    const std::string cost = rounded(who.generation.cost.at(hour));
    if (explanation.ownUseCost)
        sentences.push_back(
            fmt::format("It would generate more for its own use if its generation cost "
                        "less than {} per kWh; it costs {}.",
                        rounded(*explanation.ownUseCost), cost));
    if (explanation.breakEvenCost)
        sentences.push_back(fmt::format(
            "It would {}, first to {}, if its generation cost less than {} per kWh; it costs {}.",
            result.sold > noticeable ? "sell more" : "begin to sell",
            nameOf(market.peers[*explanation.firstBuyer]), rounded(*explanation.breakEvenCost),
            cost));
    else if (!explanation.ownUseCost)
        sentences.emplace_back("It would sell no more even if its generation cost nothing.");
}

std::string marginalPrice(const PriceInterval &price)
{
    if (std::isfinite(price.high) && std::abs(price.high - price.low) <= noise * price.high)
        return fmt::format(
            "One kWh more of load would add {} to the objective, one less would save "
            "as much.",
            rounded(price.high));
    std::string less = "One kWh less of load would save " + rounded(price.low);
    if (!std::isfinite(price.low))
        less = price.low > 0.0 ? "Less load would leave less unserved"
                               : "Less load would leave energy that nobody can take";
    std::string more = "one more would add " + rounded(price.high);
    if (!std::isfinite(price.high))
        more = price.high > 0.0 ? "more load could not be served"
                                : "more load would use energy that nobody can take";
    return fmt::format("{}, {}.", less, more);
}

} // namespace

std::string priceInWords(const Market &market, const SalePrice &price)
{
    const std::string contract = price.contract ? nameOf(market.contracts[*price.contract]) : "";
    if (price.rule == PriceRule::FixedPrice)
        return "the price of " + contract;
    if (price.rule == PriceRule::FeedIn)
        return "the feed-in tariff";
    std::string text = "generation cost " + rounded(price.toSeller());
    if (price.rule == PriceRule::Inside)
        return text + ", inside the community";
    if (price.rule == PriceRule::NetworkFeeFactor) {
        const auto &terms = market.contracts[*price.contract].terms;
        text += fmt::format(" + network fee {} ({} of the usual, {})", rounded(price.network),
                            rounded(std::get<NetworkFeeFactor>(terms).factor), contract);
    } else {
        text += " + network fee " + rounded(price.network);
    }
    const double managers = price.sellerManager + price.buyerManager;
    if (managers > 0.0)
        text += " + managers' fees " + rounded(managers);
    return text;
}

std::vector<std::string> inWords(const Explanation &explanation, const Market &market,
                                 const HourOutcome &outcome, std::size_t hour, std::size_t peer)
{
    const PeerHour &result = outcome.peers[peer];
    std::vector<std::string> sentences{overview(market, result, hour, peer)};
    addSuppliers(sentences, market, explanation);
    addSales(sentences, market, explanation);
    addLimits(sentences, explanation);
    addNextBest(sentences, market, explanation);
    addBreakEven(sentences, market, explanation, result, hour, peer);
    if (market.peers[peer].load.at(hour) > 0.0)
        sentences.push_back(marginalPrice(result.marginalPrice));
    return sentences;
}

} // namespace peergrid
