// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"
#include "core/sweepstudy.h"

#include <memory>
#include <string>
#include <vector>

namespace peergrid::test
{

/// The paper's case III: 24 hours, storages of peers 3 and 10, contracts A to D.
const Scenario &day();

/// A sweep of it, of valid variations.
std::shared_ptr<const SweepPlan> planOfDay(const std::vector<std::string> &variations,
                                           Combine combine = Combine::Crossed,
                                           const Sampling &sampling = {});

} // namespace peergrid::test
