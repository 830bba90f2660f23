// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <string>

namespace peergrid::test
{

/// What a case of the paper takes from its tables, as `settings` in expected.json says.
struct PaperSettings {
    std::string peers = "seventeen-peer.csv"; ///< in scenarios/tables
    bool usesCommunities = true;
    bool usesContracts = false;
    bool isHourly = false;
    enum class Storage { None, Tendency, Optimised } storage = Storage::None;
};

/// Reads the tables by itself, so that the paper's results do not rest on the import they check.
Market paperMarket(const PaperSettings &settings);

} // namespace peergrid::test
