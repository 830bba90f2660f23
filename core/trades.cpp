// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trades.h"

#include "core/mixing.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace peergrid
{

namespace
{

/// A trade on its way: as it leaves the seller, with the price as far as it has come.
Trade departure(const Flow &flow)
{
    Trade trade;
    trade.seller = flow.from.index;
    trade.energy = flow.energy;
    trade.price = {flow.rule,    flow.contract,      flow.price,
                   flow.network, flow.sellerManager, flow.buyerManager};
    return trade;
}

Trade onward(Trade trade, const Mixing::Leg &leg)
{
    trade.energy *= leg.share;
    trade.price.price += leg.flow->price;
    trade.price.network += leg.flow->network;
    trade.price.sellerManager += leg.flow->sellerManager;
    trade.price.buyerManager += leg.flow->buyerManager;
    return trade;
}

auto key(const Trade &trade)
{
    return std::tuple(trade.seller, trade.buyer, trade.price.rule, trade.price.contract);
}

bool isBefore(const Trade &one, const Trade &other)
{
    return key(one) < key(other);
}

/// Two ways of one sale as one, at the mean price.
void join(Trade &trade, const Trade &other)
{
    trade.energy += other.energy;
    const double weight = other.energy / trade.energy;
    // In this form two equal prices stay what they are, to the bit.
    const auto mean = [&](double SalePrice::*part) {
        trade.price.*part += weight * (other.price.*part - trade.price.*part);
    };
    mean(&SalePrice::price);
    mean(&SalePrice::network);
    mean(&SalePrice::sellerManager);
    mean(&SalePrice::buyerManager);
}

/// Whose trades are looked for; none: everybody's.
struct Wanted {
    std::optional<std::size_t> seller;
    std::optional<std::size_t> buyer;
};

/// Whether what meets at a place may go on to a wanted buyer.
std::vector<bool> leadsToBuyer(const Mixing &mixing, std::optional<std::size_t> buyer)
{
    std::vector<bool> leads(mixing.nodes(), !buyer);
    if (!buyer || mixing.buyerNode(*buyer) >= leads.size())
        return leads;
    leads[mixing.buyerNode(*buyer)] = true;
    for (std::size_t k = mixing.legs().size(); k-- > 0;) {
        const Mixing::Leg &leg = mixing.legs()[k];
        leads[leg.from] = leads[leg.from] || leads[leg.to];
    }
    return leads;
}

std::vector<Trade> find(const Market &market, const Mixing &mixing, const Wanted &wanted)
{
    const std::vector<bool> leads = leadsToBuyer(mixing, wanted.buyer);
    std::vector<std::vector<Trade>> met(mixing.nodes());
    for (const Mixing::Leg &leg : mixing.legs()) {
        if (!leads[leg.to])
            continue;
        if (leg.flow->from.kind == Junction::Kind::Seller) {
            if (!wanted.seller || *wanted.seller == leg.flow->from.index)
                met[leg.to].push_back(departure(*leg.flow));
        } else {
            for (const Trade &trade : met[leg.from])
                met[leg.to].push_back(onward(trade, leg));
        }
    }
    std::vector<Trade> result;
    for (std::size_t buyer = wanted.buyer.value_or(0);
         buyer < wanted.buyer.value_or(market.peers.size() - 1) + 1; ++buyer) {
        if (mixing.buyerNode(buyer) >= met.size())
            break;
        for (Trade &trade : met[mixing.buyerNode(buyer)]) {
            trade.buyer = buyer;
            result.push_back(trade);
        }
    }
    return result;
}

/// By seller; those of one seller stay in their order. Pairs are many, peers few: counted, not
/// compared.
std::vector<Trade> bySeller(const std::vector<Trade> &found)
{
    std::vector<std::size_t> next;
    for (const Trade &trade : found) {
        next.resize(std::max(next.size(), trade.seller + 2), 0);
        ++next[trade.seller + 1];
    }
    for (std::size_t s = 1; s < next.size(); ++s)
        next[s] += next[s - 1];
    std::vector<Trade> result(found.size());
    for (const Trade &trade : found)
        result[next[trade.seller]++] = trade;
    return result;
}

/// In order, with one trade for each key.
std::vector<Trade> joined(std::vector<Trade> found)
{
    found = bySeller(found);
    if (!std::is_sorted(found.begin(), found.end(), isBefore))
        std::stable_sort(found.begin(), found.end(), isBefore);
    std::size_t last = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
        if (key(found[i]) == key(found[last]))
            join(found[last], found[i]);
        else
            found[++last] = found[i];
    }
    if (!found.empty())
        found.resize(last + 1);
    return found;
}

} // namespace

std::vector<Trade> trades(const Market &market, const HourOutcome &hour)
{
    if (market.peers.empty())
        return {};
    return joined(find(market, Mixing(hour.flows), {}));
}

std::vector<Trade> tradesOf(const Market &market, const HourOutcome &hour, std::size_t peer)
{
    const Mixing mixing(hour.flows);
    std::vector<Trade> found = find(market, mixing, {peer, {}});
    for (const Trade &trade : find(market, mixing, {{}, peer})) {
        if (trade.seller != peer)
            found.push_back(trade);
    }
    return joined(std::move(found));
}

} // namespace peergrid
