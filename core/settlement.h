// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

namespace peergrid
{

/// A peer's money over some hours, $.
struct Bill {
    double paid = 0.0;           ///< for what it bought, at the sale price
    double earned = 0.0;         ///< of the sale price, what reached it as seller
    double networkFees = 0.0;    ///< of paid: to the network
    double managerFees = 0.0;    ///< of paid: to community managers
    double generationCost = 0.0; ///< Σ C_g · P
    double wear = 0.0;           ///< Σ wear cost · discharge

    double net() const { return paid - earned; }                  ///< paid − earned
    double cost() const { return net() + generationCost + wear; } ///< what it is out of pocket
    friend bool operator==(const Bill &, const Bill &) = default;
};

/// Payments in = payments out + fees: Σ paid = Σ earned + network + Σ managers.
struct Settlement {
    std::vector<Bill> peers;      ///< as Market::peers
    std::vector<double> managers; ///< fees taken, as Market::communities, $
    double network = 0.0;         ///< fees the network took, $

    friend bool operator==(const Settlement &, const Settlement &) = default;
};

/// Adds the bills of hour `t` of a market, which is solved, to a settlement of its size.
void settleHour(Settlement &sum, const Market &market, const PriceBook &prices,
                const HourOutcome &hour, std::size_t t);

/// Bills over a range of hours; hours that are not solved or past the outcome's end count nothing.
/// Linear in the flows: each buyer pays the mean price of what meets in the pool it takes from. Of
/// a flow's price the network and the managers get their parts; the rest, on flows that leave a
/// seller, is the seller's. Energy fed in is paid by the main grid.
Settlement settle(const Market &market, const Outcome &outcome, HourRange hours);

} // namespace peergrid
