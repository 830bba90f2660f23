// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/solving.h"

#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "core/solve.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace peergrid::cli
{
namespace
{

/// One line on a terminal that comes after a moment and goes away in the end.
class ProgressLine
{
  public:
    explicit ProgressLine(std::string title)
        : m_title(std::move(title))
    {
    }
    ~ProgressLine()
    {
        if (m_isShown)
            fmt::print(stderr, "\r\033[K");
    }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(std::size_t done, std::size_t of)
    {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (!m_isTerminal || now < m_next)
            return;
        m_next = now + 100ms;
        m_isShown = true;
        fmt::print(stderr, "\r\033[K{}: hour {} of {} …", m_title, done, of);
        std::fflush(stderr);
    }

  private:
    std::string m_title;
    bool m_isTerminal = ::isatty(STDERR_FILENO) != 0;
    bool m_isShown = false;
    std::chrono::steady_clock::time_point m_next =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
};

Outcome solveOrFail(const Market &market, const SolveRequest &request, const std::string &title)
{
    ProgressLine line(title);
    SolveOptions options;
    options.stop = request.stop;
    options.hours = request.hours;
    options.threads =
        request.threads ? request.threads : std::max(1u, std::thread::hardware_concurrency());
    options.progress = [&line](const Outcome &, std::size_t done, std::size_t of) {
        line.show(done, of);
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
