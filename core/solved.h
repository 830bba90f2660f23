// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keptoutcome.h"
#include "core/scenario.h"
#include "core/solve.h"
#include "core/solvememory.h"
#include "core/summary.h"

#include <functional>
#include <memory>

namespace peergrid
{

/// What a run comes to over some hours; those that are not solved count nothing.
struct Totals {
    Summary summary;
    Settlement settlement;   ///< what reached the sellers, the network and the managers
    std::vector<Bill> alone; ///< as Market::peers, everyone with the main grid alone; or empty
};

/// What one run found, whole. Every view reads one of these, so none shows a mix of two runs.
/// Never changed once it is made.
struct Solved {
    std::shared_ptr<const Scenario> scenario; ///< for names, colours and the currency
    std::shared_ptr<const Market> market;     ///< what was solved; another pointer means stale
    Outcome::Status status = Outcome::Status::Solved;
    KeptOutcome outcome;  ///< an hour for each of the market's
    KeptOutcome baseline; ///< the same market, everyone with the main grid alone; empty of a run
                          ///< that was stopped before, or is not at its end
    Summary summary;      ///< this and the next two as in Totals, over all hours
    Settlement settlement;
    std::vector<Bill> alone;
    double seconds = 0.0; ///< that the solve took, wall clock

    std::size_t hours() const { return market->hours; }
    /// Whether an hour has a result: there is none for hours that a run was stopped before.
    bool has(std::size_t hour) const { return outcome.has(hour); }
    std::size_t hoursSolved() const;
};

using SolvedPtr = std::shared_ptr<const Solved>;

Totals totalsOf(const Solved &solved, HourRange hours);

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
    /// Bytes of hours to keep in memory, and the same again of the baseline's; the rest goes to the
    /// disk.
    std::size_t hoursInMemory = KeptOutcome::usualMemory;
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
