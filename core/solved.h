// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"
#include "core/solve.h"
#include "core/solvememory.h"
#include "core/summary.h"

#include <functional>
#include <memory>

namespace peergrid
{

/// What one run found, whole. Every view reads one of these, so none shows a mix of two runs.
/// Never changed once it is made.
struct Solved {
    std::shared_ptr<const Scenario> scenario; ///< for names, colours and the currency
    std::shared_ptr<const Market> market;     ///< what was solved; another pointer means stale
    Outcome outcome;
    Outcome baseline;     ///< the same market, everyone with the main grid alone; of a run that was
                          ///< stopped before, or is not at its end: no hours
    Summary summary;      ///< over all hours that are solved
    double seconds = 0.0; ///< that the solve took, wall clock

    std::size_t hours() const { return market->hours; }
    /// Whether an hour has a result: there is none for hours that a run was stopped before.
    bool has(std::size_t hour) const
    {
        return hour < outcome.hours.size() &&
               outcome.hours[hour].status != HourOutcome::Status::NotSolved;
    }
    std::size_t hoursSolved() const;
};

using SolvedPtr = std::shared_ptr<const Solved>;

/// Sums up a run. A baseline without hours means no savings.
SolvedPtr solvedOf(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Market> market,
                   Outcome outcome, Outcome baseline, double seconds);

/// What is kept for the next run, of a market that differs little.
struct WholeMemory {
    SolveMemory market;
    SolveMemory baseline;
};

struct WholeRun {
    std::stop_token stop;
    unsigned threads = 1;
    WholeMemory *memory = nullptr; ///< of runs before; the result is the same with it
    /// Called from the calling thread with what is done so far, at most every so often.
    std::function<void(const SolvedPtr &soFar)> progress;
    double progressEvery = 0.15; ///< s, or ten times as long as the last call took; 0: every hour
};

/// Solves a market with its baseline and sums it up. Stopped, it gives the hours that are done.
/// Fails with the market's issues if it is not valid. `market` is that of the scenario, or one
/// derived from it with the same peers and communities.
Result<SolvedPtr> solveWhole(std::shared_ptr<const Scenario> scenario,
                             std::shared_ptr<const Market> market, const WholeRun &run = {});

} // namespace peergrid
