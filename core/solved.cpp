// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solved.h"

#include <algorithm>
#include <chrono>

namespace peergrid
{

namespace
{

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

std::size_t Solved::hoursSolved() const
{
    return static_cast<std::size_t>(
        std::count_if(outcome.hours.begin(), outcome.hours.end(), [](const HourOutcome &hour) {
            return hour.status != HourOutcome::Status::NotSolved;
        }));
}

SolvedPtr solvedOf(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Market> market,
                   Outcome outcome, Outcome baseline, double seconds)
{
    auto solved = std::make_shared<Solved>(Solved{std::move(scenario),
                                                  std::move(market),
                                                  std::move(outcome),
                                                  std::move(baseline),
                                                  {},
                                                  seconds});
    const HourRange all{0, solved->market->hours - 1};
    solved->summary = summarise(*solved->market, solved->outcome, all,
                                solved->baseline.hours.empty() ? nullptr : &solved->baseline);
    return solved;
}

Result<SolvedPtr> solveWhole(std::shared_ptr<const Scenario> scenario,
                             std::shared_ptr<const Market> market, const WholeRun &run)
{
    const auto start = Clock::now();
    SolveOptions options;
    options.stop = run.stop;
    options.threads = run.threads;
    options.memory = run.memory ? &run.memory->market : nullptr;
    auto told = start;
    double pause = run.progressEvery;
    if (run.progress) {
        options.progress = [&](const Outcome &soFar, std::size_t done, std::size_t of) {
            if (done == of || secondsSince(told) < pause)
                return;
            const auto begin = Clock::now();
            run.progress(solvedOf(scenario, market, soFar, {}, secondsSince(start)));
            told = Clock::now();
            if (run.progressEvery > 0.0) // copies of a year take their time
                pause = std::max(run.progressEvery, 10.0 * secondsSince(begin));
        };
    }
    auto outcome = solve(*market, options);
    if (!outcome)
        return tl::unexpected(std::move(outcome.error()));
    Outcome baseline;
    options.progress = {};
    options.memory = run.memory ? &run.memory->baseline : nullptr;
    if (outcome->status != Outcome::Status::Cancelled) {
        auto alone = solve(gridOnly(*market), options);
        if (!alone)
            return tl::unexpected(std::move(alone.error()));
        if (alone->status != Outcome::Status::Cancelled)
            baseline = std::move(*alone);
    }
    return solvedOf(std::move(scenario), std::move(market), std::move(*outcome),
                    std::move(baseline), secondsSince(start));
}

} // namespace peergrid
