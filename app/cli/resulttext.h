// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/columns.h"
#include "app/cli/solving.h"
#include "core/scenario.h"

#include <string>

namespace peergrid::cli
{

/// What a person wants to see of a result first: objective, energy and money per peer, who gains,
/// what could not be served.
std::string resultText(const Scenario &scenario, const SolvedMarket &solved);

/// One row an hour.
std::string hoursText(const Scenario &scenario, const SolvedMarket &solved);

/// "12 peers are better off …; 1 is worse off …", from what each peer saves.
std::string gainersText(const std::vector<std::string> &names, const Values &savings,
                        const std::string &currency);

} // namespace peergrid::cli
