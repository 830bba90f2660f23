// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trades.h"

#include "core/mixing.h"

#include <algorithm>
#include <iterator>
#include <numeric>
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

/// By key, where they come by buyer: sellers are counted, not compared.
std::vector<Trade> inOrder(const std::vector<Trade> &byBuyer, std::size_t peers)
{
    std::vector<std::size_t> next(peers + 1, 0);
    for (const Trade &trade : byBuyer)
        ++next[trade.seller + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Trade> result(byBuyer.size());
    for (const Trade &trade : byBuyer)
        result[next[trade.seller]++] = trade;
    const auto isPair = [](const Trade &a, const Trade &b) {
        return a.seller == b.seller && a.buyer == b.buyer;
    };
    for (auto first = result.begin(); first != result.end();) {
        auto end = std::next(first);
        while (end != result.end() && isPair(*first, *end))
            ++end;
        if (std::distance(first, end) > 1)
            std::stable_sort(first, end,
                             [](const Trade &a, const Trade &b) { return key(a) < key(b); });
        first = end;
    }
    return result;
}

} // namespace

std::vector<Trade> trades(const Market &market, const HourOutcome &hour)
{
    const Mixing mixing(hour.flows);
    std::vector<std::vector<Trade>> met(mixing.nodes());
    for (const Mixing::Leg &leg : mixing.legs()) {
        if (leg.flow->from.kind == Junction::Kind::Seller)
            met[leg.to].push_back(departure(*leg.flow));
        else
            for (const Trade &trade : met[leg.from])
                met[leg.to].push_back(onward(trade, leg));
    }

    std::size_t most = 0;
    for (const std::vector<Trade> &here : met)
        most += here.size();
    std::vector<Trade> byBuyer;
    byBuyer.reserve(most);
    for (std::size_t buyer = 0; buyer < market.peers.size(); ++buyer) {
        if (mixing.buyerNode(buyer) >= met.size())
            break;
        for (Trade &trade : met[mixing.buyerNode(buyer)]) {
            trade.buyer = buyer;
            byBuyer.push_back(trade);
        }
    }
    std::vector<Trade> result = inOrder(byBuyer, market.peers.size());
    std::size_t last = 0;
    for (std::size_t i = 1; i < result.size(); ++i) {
        if (key(result[i]) == key(result[last]))
            join(result[last], result[i]);
        else
            result[++last] = result[i];
    }
    if (!result.empty())
        result.resize(last + 1);
    return result;
}

} // namespace peergrid
