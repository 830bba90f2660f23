// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/breakpoints.h"
#include "core/outcome.h"

#include <memory>
#include <vector>

/// How curves are put together from hours.
namespace peergrid
{

/// An hour as it is on a stretch of amounts.
struct CurveHour {
    std::size_t hour = 0;
    std::shared_ptr<const HourOutcome> outcome;
    Curve::Piece part; ///< what the hour adds; its ends do not count
};

/// All of some hours on a stretch.
struct Stretch {
    double from = 0.0;
    double to = 0.0;
    std::vector<CurveHour> hours;
};

/// The curve of stretches that follow each other and tell of the same hours. Stretches between
/// which nothing changes are one piece.
Curve joined(const std::vector<Stretch> &stretches);

/// The sum of two curves over the same range; breakpoints that are hardly apart are one.
Curve sum(const Curve &one, const Curve &other);

} // namespace peergrid
