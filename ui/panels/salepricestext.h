// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"

#include <QString>

namespace peergrid
{

/// What the model makes of a seller's cost and fee in an hour (model, section 2), a line for each
/// kind of buyer: inside, outside, and by contract. Of a market without errors.
QString salePricesText(const Scenario &scenario, std::size_t seller, std::size_t hour);

} // namespace peergrid
