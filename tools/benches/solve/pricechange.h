// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

namespace peergrid::benches
{

/// CPU milliseconds after the price of one seller has changed, the mean over some sellers.
struct PriceChange {
    double cold = 0.0;      ///< to solve the market of which nothing is known
    double again = 0.0;     ///< all of solve() with the memory of the market before
    double flows = 0.0;     ///< of it, the hours' flows: what has changed, and what follows
    double certified = 0.0; ///< of that, to see whether the old flows stay, and CLP from its last
                            ///< basis where they do not
    double hoursSame = 0.0; ///< share of the hours in which they stay
};

/// Changes the generation cost of one seller after the other by a percent. No storage.
PriceChange changeOnePrice(const Market &market);

} // namespace peergrid::benches
