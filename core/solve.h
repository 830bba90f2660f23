// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/outcome.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace peergrid
{

struct SolveOptions {
    std::stop_token stop;           ///< ask it to stop: what is done is kept, the rest NotSolved
    std::optional<HourRange> hours; ///< only these are reported; all unless set
    unsigned threads = 1;           ///< independent hours are solved on so many threads
    /// Called from the calling thread after each hour with the hours done and the hours asked for.
    std::function<void(std::size_t done, std::size_t of)> progress;
};

/// Solves the market, hour by hour where the hours are independent, else in look-ahead windows.
/// The result depends on the market alone: not on threads, earlier solves or the hours asked for.
/// Fails with the market's issues if it is not valid.
Result<Outcome> solve(const Market &market, const SolveOptions &options = {});

} // namespace peergrid
