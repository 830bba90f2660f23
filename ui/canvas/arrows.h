// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"

#include <vector>

namespace peergrid
{

/// Energy that goes in an hour from one thing on the canvas to another.
struct Arrow {
    ContractEnd seller;
    ContractEnd buyer;
    double energy = 0.0;            ///< kWh
    double paid = 0.0;              ///< $ for all of it
    std::optional<SalePrice> price; ///< between two peers, if all of it has one
    double meanPrice() const { return energy > 0.0 ? paid / energy : 0.0; } ///< $/kWh

    friend bool operator==(const Arrow &, const Arrow &) = default;
};

/// The trades of an hour between `ends`: what stands on the canvas for each peer, itself or its
/// community. Trades inside one end are left out; of a market of more than 500 peers those between
/// the 400 largest ends are there, without the price that peers agree on.
std::vector<Arrow> arrowsOf(const Solved &solved, std::size_t hour,
                            const std::vector<ContractEnd> &ends);

} // namespace peergrid
