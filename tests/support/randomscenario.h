// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"

#include <cstdint>
#include <string>

namespace peergrid::test
{

/// A valid scenario that follows from the seed alone. Over many seeds every member that a file may
/// have takes its default and other values; numbers come from all over their range, texts hold
/// quotes, line breaks and signs of other scripts. Not meant to be solved.
Scenario randomScenario(std::uint64_t seed);

/// Name and content of the table that its profiles with a source refer to.
inline constexpr const char *randomTable = "profiles.csv";
std::string tableOf(const Scenario &scenario);

} // namespace peergrid::test
