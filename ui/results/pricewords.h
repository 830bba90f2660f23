// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing.h"

#include <QString>

namespace peergrid
{

/// The rule that gave a sale its price: "inside the community", "contract A: 0.2 × network fee".
QString ruleText(const Market &market, PriceRule rule, std::optional<std::size_t> contract);

/// A rule without its contract: "fixed price".
QString ruleWord(PriceRule rule);

} // namespace peergrid
