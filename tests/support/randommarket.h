// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <cstdint>
#include <string>

namespace peergrid::test
{

/// What a random market may hold.
struct MarketKnobs {
    std::size_t peers = 8;
    std::size_t communities = 3;
    std::size_t hours = 1;
    bool isRound = true;   ///< few different prices and whole kWh: many ties
    bool isScarce = false; ///< loads may exceed what can be generated, and the other way round
    bool hasMainGrid = true;
    bool hasFees = false;
    bool hasFeedIn = false;
    bool hasMinimum = false;
    bool hasBids = false;
    bool hasChangingRoles = false;
    std::size_t contracts = 0;
    bool hasCaps = false;
    std::size_t givenStorages = 0; ///< by tendency and by self-consumption
    std::size_t optimisedStorages = 0;
    std::size_t shiftables = 0;
    Design design = Design::Hybrid;
    Objective objective = Objective::Published;
};

/// Knobs that follow from a seed: half of the markets round, all designs, both objectives, now
/// with and now without each feature. No storage, one hour.
MarketKnobs randomKnobs(std::uint64_t seed);

/// The same for a whole day with storage of all operations and shiftable demand; smaller.
MarketKnobs randomDayKnobs(std::uint64_t seed, std::size_t hours = 24);

/// A valid market that follows from its seed and knobs alone.
Market randomMarket(std::uint64_t seed, const MarketKnobs &knobs);

/// A market in a few lines, to be printed when a check fails.
std::string briefly(const Market &market);

} // namespace peergrid::test
