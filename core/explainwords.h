// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain.h"

#include <string>
#include <vector>

namespace peergrid
{

/// An explanation's figures and limits as sentences.
std::vector<std::string> inWords(const Explanation &explanation, const Market &market,
                                 const HourOutcome &outcome, std::size_t hour, std::size_t peer);

/// What a price is made of: "generation cost 0.048 + network fee 0.0216".
std::string priceInWords(const Market &market, const SalePrice &price);

} // namespace peergrid
