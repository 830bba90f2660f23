// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"
#include "core/objectids.h"
#include "ui/sweep/varied.h"

namespace peergrid
{

/// What one would vary first: the generation cost of a peer that is selected, or of the first that
/// has one; else whatever can be varied. None where nothing can.
std::optional<Varied> likelyVaried(const Market &market, const ObjectIds &selection,
                                   const std::vector<std::string> &taken);

} // namespace peergrid
