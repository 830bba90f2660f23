// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/scenario.h"

namespace peergrid
{

/// What a contract makes of the price in an hour, against the usual one: "In hour 13 Community 2
/// sells to Community 1 at 0.0528 $/kWh; without the contract at 0.072 $/kWh (−27 %)." Or why it
/// makes nothing of it. The market is valid.
QString contractPricesText(const Scenario &scenario, std::size_t contract, std::size_t hour);

} // namespace peergrid
