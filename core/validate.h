// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/market.h"

namespace peergrid
{

inline constexpr double minEfficiency = 0.01;       ///< of storage; less is a slip of the pen
inline constexpr double maxNetworkFeeFactor = 1000; ///< of a contract
inline constexpr double maxEmissionFactor = 1000;   ///< kg CO₂/kWh

/// Everything in the market that cannot be solved (errors) or is probably not meant (warnings):
/// numbers that are not finite, negative or out of range, profiles of the wrong length, ids that
/// are empty, double or dangling, limits that contradict each other, two contracts for the same
/// ends in the same hour, a tendency that leaves the storage's limits (first hour and amount).
/// Each issue has the JSON pointer that its value has in a scenario file. −0 counts as 0, and
/// numbers however close to 0 are taken as they are. A market without errors can be solved.
Issues validate(const Market &market);

} // namespace peergrid
