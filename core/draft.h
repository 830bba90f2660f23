// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/scenario.h"

#include <filesystem>

namespace peergrid
{

/// As loadScenario(), but takes a market that validate() finds fault with: work that was cut off
/// may be in the middle of something.
Result<Scenario> loadDraft(const std::filesystem::path &path);

} // namespace peergrid
