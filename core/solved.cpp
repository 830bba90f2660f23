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

HourRange allHours(const Market &market)
{
    return {0, market.hours - 1};
}

} // namespace

std::size_t Solved::hoursSolved() const
{
    return static_cast<std::size_t>(
        std::count_if(outcome.hours.begin(), outcome.hours.end(), [](const HourOutcome &hour) {
            return hour.status != HourOutcome::Status::NotSolved;
        }));
}

Result<SolvedPtr> solveWhole(std::shared_ptr<const Scenario> scenario,
                             std::shared_ptr<const Market> market, const WholeRun &run)
{
    const auto start = Clock::now();
    Solved solved{std::move(scenario), std::move(market), {}, {}, {}, 0.0};
    SolveOptions options;
    options.stop = run.stop;
    options.threads = run.threads;
    auto told = start;
    if (run.progress) {
        options.progress = [&](const Outcome &soFar, std::size_t done, std::size_t of) {
            if (done == of || secondsSince(told) < run.progressEvery)
                return;
            told = Clock::now();
            Solved part{solved.scenario, solved.market, soFar, {}, {}, secondsSince(start)};
            part.summary = summarise(*part.market, part.outcome, allHours(*part.market));
            run.progress(std::make_shared<const Solved>(std::move(part)));
        };
    }
    auto outcome = solve(*solved.market, options);
    if (!outcome)
        return tl::unexpected(std::move(outcome.error()));
    solved.outcome = std::move(*outcome);
    options.progress = {};
    if (solved.outcome.status != Outcome::Status::Cancelled) {
        auto baseline = solve(gridOnly(*solved.market), options);
        if (!baseline)
            return tl::unexpected(std::move(baseline.error()));
        if (baseline->status != Outcome::Status::Cancelled)
            solved.baseline = std::move(*baseline);
    }
    solved.summary = summarise(*solved.market, solved.outcome, allHours(*solved.market),
                               solved.baseline.hours.empty() ? nullptr : &solved.baseline);
    solved.seconds = secondsSince(start);
    return std::make_shared<const Solved>(std::move(solved));
}

} // namespace peergrid
