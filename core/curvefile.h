// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/breakpoints.h"

#include <string>

namespace peergrid
{

/// The breakpoints of a curve as a CSV table: where, in which hours, both objectives there, and the
/// peer's cost and sold energy before and after. Of a sampled curve its samples, at which before
/// and after are the same. Every digit; money in the scenario's currency, offsets in it per kWh.
std::string curveCsv(const Curve &curve, const CurveRequest &request);

} // namespace peergrid
