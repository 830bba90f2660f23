// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solved.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace peergrid
{

namespace
{

using Clock = std::chrono::steady_clock;

/// Keeps the hours of a run as they come, and what they sum up to.
struct Record {
    explicit Record(const Market &market, std::size_t inMemory = KeptOutcome::usualMemory)
        : kept(market.hours, inMemory)
        , sums(market)
    {
    }
    void add(std::size_t hour, HourOutcome &&outcome)
    {
        sums.add(outcome, hour);
        kept.keep(hour, std::move(outcome));
    }

    KeptOutcome kept;
    RunningSummary sums;
};

/// Solves a market, hour by hour into a record, which there is none of while the market may not be
/// valid.
Result<Outcome::Status> solveInto(std::optional<Record> &record, const Market &market,
                                  std::size_t inMemory, SolveOptions options)
{
    options.hourSolved = [&](std::size_t hour, HourOutcome &outcome) {
        if (!record)
            record.emplace(market, inMemory);
        record->add(hour, std::move(outcome));
    };
    auto solved = solve(market, options);
    if (!solved)
        return tl::unexpected(std::move(solved.error()));
    if (!record)
        record.emplace(market, inMemory);
    return solved->status;
}

Record recordOf(const Market &market, Outcome outcome)
{
    Record record(market);
    for (std::size_t t = 0; t < outcome.hours.size(); ++t)
        record.add(t, std::move(outcome.hours[t]));
    return record;
}

SolvedPtr solvedOf(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Market> market,
                   const Record &record, Outcome::Status status, const Record *baseline,
                   double seconds)
{
    auto solved = std::make_shared<Solved>();
    solved->scenario = std::move(scenario);
    solved->market = std::move(market);
    solved->status = status;
    solved->outcome = record.kept;
    solved->summary = record.sums.summary(baseline ? &baseline->sums : nullptr);
    solved->settlement = record.sums.settlement();
    if (baseline) {
        solved->baseline = baseline->kept;
        solved->alone = baseline->sums.settlement().peers;
    }
    solved->seconds = seconds;
    return solved;
}

RunningSummary sumsOf(const Market &market, const KeptOutcome &outcome, HourRange hours)
{
    RunningSummary sums(market);
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        const KeptHour hour = outcome[t];
        sums.add(*hour, t);
    }
    return sums;
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

std::size_t Solved::hoursSolved() const
{
    std::size_t count = 0;
    for (std::size_t t = 0; t < hours(); ++t)
        count += has(t) ? 1 : 0;
    return count;
}

Totals totalsOf(const Solved &solved, HourRange hours)
{
    if (hours.first == 0 && hours.last + 1 >= solved.hours())
        return {solved.summary, solved.settlement, solved.alone};
    const RunningSummary sums = sumsOf(*solved.market, solved.outcome, hours);
    if (solved.baseline.empty())
        return {sums.summary(), sums.settlement(), {}};
    const Market alone = gridOnly(*solved.market);
    const RunningSummary without = sumsOf(alone, solved.baseline, hours);
    return {sums.summary(&without), sums.settlement(), without.settlement().peers};
}

SolvedPtr solvedOf(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Market> market,
                   Outcome outcome, Outcome baseline, double seconds)
{
    const Outcome::Status status = outcome.status;
    const Record record = recordOf(*market, std::move(outcome));
    if (baseline.hours.empty())
        return solvedOf(std::move(scenario), std::move(market), record, status, nullptr, seconds);
    const Market gridAlone = gridOnly(*market);
    const Record alone = recordOf(gridAlone, std::move(baseline));
    return solvedOf(std::move(scenario), std::move(market), record, status, &alone, seconds);
}

Result<SolvedPtr> solveWhole(std::shared_ptr<const Scenario> scenario,
                             std::shared_ptr<const Market> market, const WholeRun &run)
{
    const auto start = Clock::now();
    std::optional<Record> record;
    SolveOptions options;
    options.stop = run.stop;
    options.threads = run.threads;
    options.memory = run.memory ? &run.memory->market : nullptr;
    auto told = start;
    double pause = run.progressEvery;
    if (run.progress) {
        options.progress = [&](const Outcome &, std::size_t done, std::size_t of) {
            if (done == of || secondsSince(told) < pause)
                return;
            const auto begin = Clock::now();
            run.progress(solvedOf(scenario, market, *record, Outcome::Status::Solved, nullptr,
                                  secondsSince(start)));
            told = Clock::now();
            if (run.progressEvery > 0.0) // what is shown takes its time
                pause = std::max(run.progressEvery, 10.0 * secondsSince(begin));
        };
    }
    const auto status = solveInto(record, *market, run.hoursInMemory, options);
    if (!status)
        return tl::unexpected(status.error());
    if (*status == Outcome::Status::Cancelled)
        return solvedOf(std::move(scenario), std::move(market), *record, *status, nullptr,
                        secondsSince(start));
    const Market gridAlone = gridOnly(*market);
    std::optional<Record> alone;
    options.progress = {};
    options.memory = run.memory ? &run.memory->baseline : nullptr;
    const auto aloneStatus = solveInto(alone, gridAlone, run.hoursInMemory, options);
    if (!aloneStatus)
        return tl::unexpected(aloneStatus.error());
    const bool isWhole = *aloneStatus != Outcome::Status::Cancelled;
    return solvedOf(std::move(scenario), std::move(market), *record, *status,
                    isWhole ? &*alone : nullptr, secondsSince(start));
}

} // namespace peergrid
