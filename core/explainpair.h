// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <string>
#include <vector>

namespace peergrid
{

/// Why a seller sells what it does to a buyer (indices) in an hour, which this is the outcome of,
/// or, if it sells nothing, what keeps the two apart: sentences, the decisive one first. Energy is
/// kWh, prices and costs $/kWh.
std::vector<std::string> explainPair(const Market &market, const HourOutcome &outcome,
                                     std::size_t hour, std::size_t seller, std::size_t buyer);

} // namespace peergrid
