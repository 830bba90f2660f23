// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <optional>
#include <string>
#include <vector>

namespace peergrid
{

/// Why a peer's hour came out as it did.
struct Explanation {
    struct Supply {
        std::size_t seller = 0;
        double energy = 0.0; ///< kWh bought from it; 0 for suppliers it does without
        double spare = 0.0;  ///< kWh it could still generate or discharge
        SalePrice price;
        double delivered = 0.0; ///< $/kWh it adds to the objective
    };
    std::vector<Supply> suppliers;         ///< what it buys, cheapest first
    std::optional<Supply> nextBest;        ///< cheapest seller with energy to spare
    std::vector<std::string> limits;       ///< binding limits, in words
    std::optional<double> breakEvenCost;   ///< $/kWh: the generation cost below which it sells more
    std::optional<std::size_t> firstBuyer; ///< who would then buy first
    std::vector<std::string> sentences;    ///< all of it in words
};

Explanation explain(const Market &market, const Outcome &outcome, std::size_t hour,
                    std::size_t peer);

} // namespace peergrid
