// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

namespace peergrid::benches
{

/// CPU milliseconds, the middle of some.
struct PriceChange {
    double cold = 0.0;    ///< to solve a market of which nothing is known
    double changed = 0.0; ///< to solve it again after the price of one seller has changed
};

/// Changes the generation cost of one seller after the other by a percent.
PriceChange changeOnePrice(const Market &market);

} // namespace peergrid::benches
