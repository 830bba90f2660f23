// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/benches/solve/report.h"

namespace peergrid::benches
{

/// Megabytes of memory at most in use, each measured in a process of its own that makes the market
/// and solves it. Call it before this process needs memory itself: children begin with it.
Table memoryTable();

} // namespace peergrid::benches
