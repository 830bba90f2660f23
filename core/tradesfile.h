// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trades.h"

#include <string>

namespace peergrid
{

/// A rule as files call it: "inside", "network-fee-factor".
std::string nameOf(PriceRule rule);

/// The trades of an hour (counted from 0) as JSON, full precision: {"hour", "trades": [{"seller",
/// "buyer", "energy", "price", "network", "seller_manager", "buyer_manager", "rule", "contract"}]}.
/// Peers and contracts by id; contract null where none rules.
std::string tradesJson(const Market &market, std::size_t hour, const std::vector<Trade> &trades);

/// The same as tidy CSV, a row a trade, units in the header.
std::string tradesCsv(const Market &market, std::size_t hour, const std::vector<Trade> &trades);

} // namespace peergrid
