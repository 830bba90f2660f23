// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

namespace peergrid
{

/// Energy sold by one peer to another in an hour. A pair may have more than one when it trades
/// under more than one rule.
struct Trade {
    std::size_t seller = 0; ///< index into Market::peers
    std::size_t buyer = 0;
    double energy = 0.0; ///< kWh
    SalePrice price;

    friend bool operator==(const Trade &, const Trade &) = default;
};

/// Pairwise trades recovered from an hour's flows: behind each junction every buyer takes the same
/// share of every seller, x[s,b] = out_s · in_b / total; so Σ over buyers is what each sold and Σ
/// over sellers what each bought. One trade for each seller, buyer, rule and contract, in that
/// order, at the price of the flows it ran along (PriceBook::sale gives the same). Includes energy
/// fed in to the main grid. Up to sellers × buyers of them.
std::vector<Trade> trades(const Market &market, const HourOutcome &hour);

/// The same of one peer alone, as seller and as buyer: linear in the flows.
std::vector<Trade> tradesOf(const Market &market, const HourOutcome &hour, std::size_t peer);

} // namespace peergrid
