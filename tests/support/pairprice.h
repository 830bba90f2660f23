// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <cstddef>
#include <optional>

namespace peergrid::test
{

/// What a kWh sold by one peer to another costs the buyer, read off section 2 of the model word by
/// word. For feed-in it is the tariff, which the seller earns.
struct PairPrice {
    double price = 0.0; ///< $/kWh
    bool isFeedIn = false;
    std::optional<std::size_t> contract; ///< index into Market::contracts
};

/// None where the two do not trade in that hour.
std::optional<PairPrice> pairPrice(const Market &market, std::size_t seller, std::size_t buyer,
                                   std::size_t hour);

/// Index of a peer's community under the market's design.
std::optional<std::size_t> communityOf(const Market &market, std::size_t peer);

} // namespace peergrid::test
