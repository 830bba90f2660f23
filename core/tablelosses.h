// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/scenario.h"

namespace peergrid
{

/// Whether tables can hold a contract: its ends are peers, or communities with members.
bool fitsTables(const Contract &contract, const Market &market);

/// A warning for everything in a scenario that its tables cannot say.
Issues lossesInTables(const Scenario &scenario);

} // namespace peergrid
