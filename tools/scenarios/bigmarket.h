// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <cstdint>
#include <optional>

namespace peergrid::samples
{

/// A made-up region of any size, to measure on. The same numbers give the same market.
///
/// - The main grid first; it can serve everyone, at a price by the hour, and takes nothing in.
/// - Then peers in communities of 20: 5 % producers (wind, 2 to 30 kW), 40 % prosumers (panels, 2
///   to 7 kW), the rest consumers, drawn peer by peer. All but producers use 5 to 20 kWh a day.
/// - Costs, network fees and managers' fees are drawn, to four decimals, so some are equal.
/// - Community contracts: every fifth community sells to another at a part of its network fee.
/// - Storage: on 10 % of prosumers, 5 to 13 kWh.
///
/// Contracts and storage can be left out; everything else stays the same without them.
struct BigMarket {
    std::size_t peers = 1000; ///< with the main grid
    std::size_t hours = 1;
    std::size_t firstHour = 10; ///< hour of the day at which the market begins, from 0
    bool hasContracts = true;
    std::optional<Storage::Operation> storage = {}; ///< anything but Tendency; none: no storage
    std::uint64_t seed = 2026;
};

Market bigMarket(const BigMarket &size);

} // namespace peergrid::samples
