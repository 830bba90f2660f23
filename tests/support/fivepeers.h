// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

namespace peergrid::test
{

/// The paper's five-peer system, one hour: main grid "1" in community "1", consumers "2" and "4"
/// and prosumer "5" in community "3", prosumer "3" in community "2".
Market fivePeers(Design design = Design::Hybrid, Objective objective = Objective::Published);

/// Energy from "3" reaches "2" and "4" far cheaper by way of the battery of "5", which sells inside
/// their community: charging and discharging at once would be re-selling.
Market relay();

} // namespace peergrid::test
