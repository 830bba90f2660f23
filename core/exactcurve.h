// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/breakpoints.h"

namespace peergrid
{

/// curveOf() of a shift that moves prices, in a valid market.
///
/// While prices move, what can be done stays the same. So the least cost of an hour (of a window of
/// hours, where they are coupled) is the lowest of many straight lines: facesOf() finds them, by
/// tangents that follow from the dispatch. Where a look-ahead window ends before the last hour,
/// each window is searched for each state in which the windows before it may leave the storage.
Result<Curve> exactCurve(const Market &market, const CurveRequest &request,
                         const CurveOptions &options);

} // namespace peergrid
