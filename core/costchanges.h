// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"

#include <vector>

/// Who wins and who loses between two results.
namespace peergrid
{

/// What peers pay less what they earn, and what generation and wear cost them, less what flexible
/// demand that was served is worth to them, $.
double costOf(const Figures &figures);

struct CostChange {
    PeerId peer;
    double before = 0.0; ///< $
    double after = 0.0;

    double by() const { return after - before; } ///< negative: it wins
    friend bool operator==(const CostChange &, const CostChange &) = default;
};

/// The peers of both results whose cost changes by more than rounding, the largest change first;
/// among equals in the order of the second result's market.
std::vector<CostChange> costChanges(const Solved &before, const Solved &after);

} // namespace peergrid
