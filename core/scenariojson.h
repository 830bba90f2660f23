// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"
#include "core/scenario.h"

namespace peergrid
{

inline constexpr const char *scenarioFormat = "peergrid-scenario";

/// The scenario as the document that its file holds. Members that are as in a new object are left
/// out. A number that is not finite becomes null, which no reader takes.
Json scenarioJson(const Scenario &scenario);

} // namespace peergrid
