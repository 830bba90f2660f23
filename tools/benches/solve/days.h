// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/benches/solve/report.h"

#include <cstddef>

/// Days of 24 hours, with community contracts.
namespace peergrid::benches
{

struct DayTimes {
    std::size_t peers = 0;
    // CPU ms; without storage, hour by hour
    Cell dual;
    Cell start;
    Cell whole; ///< solve()
    // the same after one price has changed; see PriceChange
    Cell again;
    Cell flows;
    Cell certified;
    // CPU ms; with optimised storage, all hours together
    Cell storageDual;
    Cell storageStart;
    Cell storageWhole;
    Cell cancel; ///< CPU ms from asking solve() to stop to its return, the longest of some
};

DayTimes measureDay(std::size_t peers);

Table dayTable(const std::vector<DayTimes> &sizes);
std::vector<Ratio> dayRatios(const std::vector<DayTimes> &sizes);

} // namespace peergrid::benches
