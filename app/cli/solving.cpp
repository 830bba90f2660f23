// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/solving.h"

#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/progressline.h"
#include "core/solve.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace peergrid::cli
{
namespace
{

using HourSolved = std::function<void(std::size_t hour, HourOutcome &outcome)>;

Outcome solveOrFail(const Market &market, const SolveRequest &request, const std::string &title,
                    HourSolved hourSolved)
{
    ProgressLine line;
    SolveOptions options;
    options.stop = request.stop;
    options.hours = request.hours;
    options.threads =
        request.threads ? request.threads : std::max(1u, std::thread::hardware_concurrency());
    options.hourSolved = std::move(hourSolved);
    options.progress = [&](const Outcome &, std::size_t done, std::size_t of) {
        line.show([&] { return fmt::format("{}: hour {} of {}", title, done, of); });
    };
    Outcome outcome = orFail(solve(market, options));
    if (outcome.status == Outcome::Status::Cancelled)
        throw Failure(Cancelled, "Cancelled.");
    return outcome;
}

/// Of the hours of the baseline nothing is kept but their sums.
RunningSummary sumUpAlone(const Market &alone, const SolveRequest &request)
{
    RunningSummary sums(alone);
    (void)solveOrFail(alone, request, request.title + " with the main grid alone",
                      [&](std::size_t t, HourOutcome &hour) {
                          sums.add(hour, t);
                          hour.peers = std::vector<PeerHour>();
                          hour.flows = std::vector<Flow>();
                      });
    return sums;
}

} // namespace

SolvedMarket solveShowingProgress(const Market &market, const SolveRequest &request)
{
    SolvedMarket solved;
    solved.hours = request.hours.value_or(HourRange{0, market.hours - 1});
    RunningSummary sums(market);
    solved.outcome =
        solveOrFail(market, request, request.title, [&](std::size_t t, HourOutcome &hour) {
            if (request.hourSolved) {
                request.hourSolved(t, hour);
                hour.peers = std::vector<PeerHour>();
            } else {
                sums.add(hour, t);
            }
            if (request.hourSolved || !request.withFlows)
                hour.flows = std::vector<Flow>();
        });
    if (request.hourSolved)
        return solved;
    if (!request.withBaseline) {
        solved.summary = sums.summary();
        return solved;
    }
    const Market alone = gridOnly(market);
    const RunningSummary baseline = sumUpAlone(alone, request);
    solved.summary = sums.summary(&baseline);
    return solved;
}

} // namespace peergrid::cli
