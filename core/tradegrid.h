// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"

#include <optional>
#include <vector>

/// Trades summed up over hours, between peers or groups of them.
namespace peergrid
{

struct TradeSum {
    double energy = 0.0;                 ///< kWh
    double paid = 0.0;                   ///< $ by the buyers, fees and all
    unsigned rules = 0;                  ///< the rules that gave prices: bits, 1 << PriceRule
    std::optional<std::size_t> contract; ///< into Market::contracts, if the same rules all of it

    double meanPrice() const { return energy > 0.0 ? paid / energy : 0.0; }
};

/// The group of each peer as seller or buyer, of so many; count or more: left out.
struct Grouped {
    const std::vector<std::size_t> &of;
    std::size_t count = 0;
};

/// Sums for each seller and buyer group.
struct TradeGrid {
    std::size_t buyers = 0;
    std::vector<TradeSum> sums;

    const TradeSum &at(std::size_t seller, std::size_t buyer) const
    {
        return sums[seller * buyers + buyer];
    }
};

/// The hours of a range that are solved; with another run, those that are solved in both.
using Hours = std::vector<std::size_t>;
Hours solvedHours(const Solved &solved, HourRange range, const Solved *other = nullptr);

/// What trades() says of these hours, added up; in a time that grows with the number of flows and
/// groups, not with that of pairs.
TradeGrid tradeGrid(const Solved &solved, const Hours &hours, Grouped sellers, Grouped buyers);

} // namespace peergrid
