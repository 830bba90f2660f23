// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/network.h"
#include "core/outcome.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace peergrid
{

class SolveMemory;

struct SolveOptions {
    std::stop_token stop;           ///< ask it to stop: what is done is kept, the rest NotSolved
    std::optional<HourRange> hours; ///< only these are reported; all unless set
    unsigned threads = 1;           ///< independent hours are solved on so many threads
    bool fromMeritOrder = true;     ///< where the solver begins; without, the same comes out, later
    SolveMemory *memory = nullptr;  ///< of solves before; with it the same comes out, earlier
    /// Called from the calling thread with each hour that is solved, one after the other. It may
    /// take from it what need not be kept, so that memory does not grow with the hours that are
    /// done.
    std::function<void(std::size_t hour, HourOutcome &outcome)> hourSolved;
    /// Called from the calling thread, with what is done, the number of hours done and of those
    /// asked for, after each hour (as many hours as threads; each window).
    std::function<void(const Outcome &soFar, std::size_t done, std::size_t of)> progress;
};

/// Solves the market, hour by hour where the hours are independent, else in look-ahead windows.
/// The result depends on the market alone: not on threads, earlier solves or the hours asked for.
/// Fails with the market's issues if it is not valid.
Result<Outcome> solve(const Market &market, const SolveOptions &options = {});

/// The program that decides an hour (counted from 0): that hour alone or, where hours are coupled,
/// its look-ahead window from the state in which the windows before leave it. Fails as solve()
/// does.
Result<Network> programOf(const Market &market, std::size_t hour);

} // namespace peergrid
