// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tradesfile.h"

#include "core/csv.h"

#include <nlohmann/json.hpp>

namespace peergrid
{

std::string nameOf(PriceRule rule)
{
    switch (rule) {
    case PriceRule::NotAllowed:
        return "not-allowed";
    case PriceRule::Inside:
        return "inside";
    case PriceRule::Outside:
        return "outside";
    case PriceRule::FixedPrice:
        return "fixed-price";
    case PriceRule::NetworkFeeFactor:
        return "network-fee-factor";
    case PriceRule::FeedIn:
        return "feed-in";
    }
    return {};
}

std::string tradesJson(const Market &market, std::size_t hour, const std::vector<Trade> &trades)
{
    using Json = nlohmann::ordered_json;
    Json rows = Json::array();
    for (const Trade &trade : trades) {
        const SalePrice &price = trade.price;
        rows.push_back(
            {{"seller", market.peers[trade.seller].id.value},
             {"buyer", market.peers[trade.buyer].id.value},
             {"energy", trade.energy},
             {"price", price.price},
             {"network", price.network},
             {"seller_manager", price.sellerManager},
             {"buyer_manager", price.buyerManager},
             {"rule", nameOf(price.rule)},
             {"contract",
              price.contract ? Json(market.contracts[*price.contract].id.value) : Json(nullptr)}});
    }
    return Json({{"hour", hour + 1}, {"trades", std::move(rows)}}).dump(2) + '\n';
}

std::string tradesCsv(const Market &market, std::size_t hour, const std::vector<Trade> &trades)
{
    CsvWriter csv;
    for (const char *title :
         {"hour", "seller", "buyer", "energy_kwh", "price_per_kwh", "network_per_kwh",
          "seller_manager_per_kwh", "buyer_manager_per_kwh", "rule", "contract"})
        csv.add(title);
    csv.endRow();
    for (const Trade &trade : trades) {
        const SalePrice &price = trade.price;
        csv.add(std::to_string(hour + 1));
        csv.add(market.peers[trade.seller].id.value);
        csv.add(market.peers[trade.buyer].id.value);
        for (const double value :
             {trade.energy, price.price, price.network, price.sellerManager, price.buyerManager})
            csv.add(value);
        csv.add(nameOf(price.rule));
        csv.add(price.contract ? market.contracts[*price.contract].id.value : std::string());
        csv.endRow();
    }
    return csv.text();
}

} // namespace peergrid
