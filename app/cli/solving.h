// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/summary.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace peergrid::cli
{

struct SolveRequest {
    std::stop_token stop{};
    unsigned threads = 0;             ///< 0: as many as the machine has
    std::optional<HourRange> hours{}; ///< all unless set
    bool withBaseline = true;         ///< solve grid-only too, for the savings
    bool withFlows = true;            ///< keep those of all hours
    /// Told of each hour when it is solved, in order; then nothing is kept of it but its status,
    /// and nothing is summed up.
    std::function<void(std::size_t hour, const HourOutcome &outcome)> hourSolved{};
    std::string title{}; ///< what the progress line calls it
};

struct SolvedMarket {
    HourRange hours;
    Outcome outcome;
    Summary summary;
};

/// Solves, showing progress where stderr is a terminal. Throws a Failure for bad input and when
/// it was cancelled.
SolvedMarket solveShowingProgress(const Market &market, const SolveRequest &request);

} // namespace peergrid::cli
