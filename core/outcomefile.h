// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/summary.h"

#include <string>

namespace peergrid
{

/// The result as JSON, full precision: status, objective, hours, bills, totals. An infinite
/// marginal price is null.
std::string outcomeJson(const Market &market, const Outcome &outcome, const Summary &summary,
                        HourRange hours);

/// Tidy CSV: one row for each hour and peer, units in the header.
std::string outcomeCsv(const Market &market, const Outcome &outcome, HourRange hours);

} // namespace peergrid
