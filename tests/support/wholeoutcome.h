// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"

namespace peergrid::test
{

inline std::vector<HourOutcome> allHours(const KeptOutcome &kept)
{
    std::vector<HourOutcome> hours;
    for (std::size_t t = 0; t < kept.size(); ++t) {
        const KeptHour hour = kept[t];
        hours.push_back(*hour);
    }
    return hours;
}

/// What a run found, as solve() gives it.
inline Outcome wholeOutcome(const Solved &solved)
{
    return {solved.status, allHours(solved.outcome)};
}

} // namespace peergrid::test
