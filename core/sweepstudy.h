// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweep.h"

#include <string>
#include <vector>

namespace peergrid
{

/// A sweep as it is asked for, of any market.
struct SweepStudy {
    std::vector<std::string> variations; ///< PATH=VALUES; see core/variation.h
    Combine combine = Combine::Crossed;
    Sampling sampling;
    bool withPeers = false; ///< columns for each peer, too

    friend bool operator==(const SweepStudy &, const SweepStudy &) = default;
};

/// What is wrong is told with the path of a variation as the object.
Result<SweepPlan> planOf(const Market &market, const SweepStudy &study);

/// What starts the same sweep from a shell: `peergrid-cli sweep day.peergrid --vary … --to …`.
std::string commandText(const SweepStudy &study, const std::string &scenario,
                        const std::string &target);

} // namespace peergrid
