// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

namespace peergrid::benches
{

/// CPU milliseconds from asking a solve to stop until it has returned, the longest of some requests
/// spread over the run.
double longestCancel(const Market &market);

} // namespace peergrid::benches
