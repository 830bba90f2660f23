// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/market.h"

namespace peergrid
{

/// Everything in the market that cannot be solved (errors) or is probably not meant (warnings):
/// numbers that are not finite, negative or out of range, profiles of the wrong length, ids that
/// are empty, double or dangling, limits that contradict each other, two contracts for the same
/// ends in the same hour, a tendency that leaves the storage's limits (first hour and amount).
/// A market without errors can be solved.
Issues validate(const Market &market);

} // namespace peergrid
