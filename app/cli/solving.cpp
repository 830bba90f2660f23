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

Outcome solveOrFail(const Market &market, const SolveRequest &request, const std::string &title)
{
    ProgressLine line;
    SolveOptions options;
    options.stop = request.stop;
    options.hours = request.hours;
    options.threads =
        request.threads ? request.threads : std::max(1u, std::thread::hardware_concurrency());
    options.progress = [&](const Outcome &, std::size_t done, std::size_t of) {
        line.show([&] { return fmt::format("{}: hour {} of {}", title, done, of); });
    };
    Outcome outcome = orFail(solve(market, options));
    if (outcome.status == Outcome::Status::Cancelled)
        throw Failure(Cancelled, "Cancelled.");
    return outcome;
}

} // namespace

SolvedMarket solveShowingProgress(const Market &market, const SolveRequest &request)
{
    SolvedMarket solved;
    solved.hours = request.hours.value_or(HourRange{0, market.hours - 1});
    solved.outcome = solveOrFail(market, request, request.title);
    if (!request.withBaseline) {
        solved.summary = summarise(market, solved.outcome, solved.hours);
        return solved;
    }
    const Outcome baseline =
        solveOrFail(gridOnly(market), request, request.title + " with the main grid alone");
    solved.summary = summarise(market, solved.outcome, solved.hours, &baseline);
    return solved;
}

} // namespace peergrid::cli
