// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solve.h"

#include "core/formulation.h"
#include "core/networksolver.h"
#include "core/readback.h"
#include "core/solvememory.h"
#include "core/validate.h"

#include <algorithm>
#include <future>

namespace peergrid
{

namespace
{

struct Solved {
    NetworkSolution::Status status = NetworkSolution::Status::Failed;
    NetworkSolution solution;
    std::vector<HourOutcome> hours; ///< none unless solved
};

/// Leaves storage in the network the direction in which it moves, no other.
Solved solveHours(const PreparedMarket &prepared, Network &network, HourRange hours,
                  const SolveOptions &options)
{
    Solved solved;
    solved.solution = options.memory ? options.memory->program(hours.first)
                                           .solve(network, options.stop, options.fromMeritOrder)
                                     : solveNetwork(network, options.stop,
                                                    {.fromMeritOrder = options.fromMeritOrder});
    for (const std::size_t arc : solved.solution.closed)
        network.arcs[arc].upper = 0.0;
    solved.status = solved.solution.status;
    if (solved.status == NetworkSolution::Status::Solved ||
        solved.status == NetworkSolution::Status::NotAllServed)
        solved.hours = readBack(prepared, network, solved.solution, hours);
    return solved;
}

Issue uncertified(std::size_t hour)
{
    Issue issue;
    issue.object = "market";
    issue.hour = static_cast<int>(hour) + 1;
    issue.found = "the solver found no result it can vouch for";
    issue.allowed = "prices and energies within a factor of about a million of each other";
    issue.remedy = "look for a price or limit that is far larger or smaller than the others";
    return issue;
}

Issue outOfRange(HourRange asked, std::size_t hours)
{
    Issue issue;
    issue.object = "hours";
    issue.found = std::to_string(asked.first + 1) + "-" + std::to_string(asked.last + 1);
    issue.allowed = "hours from 1 to " + std::to_string(hours) + ", the first before the last";
    issue.remedy = "ask for hours the scenario has";
    return issue;
}

/// One run over a market: solves in order, keeps what is done.
class Run
{
  public:
    Run(const Market &market, const SolveOptions &options)
        : m_prepared(market)
        , m_options(options)
        , m_asked(options.hours.value_or(HourRange{0, market.hours - 1}))
    {
        m_outcome.hours.resize(market.hours);
        if (options.memory)
            options.memory->prepare(market.hours);
    }

    Result<Outcome> go()
    {
        const auto failed =
            hoursAreCoupled(m_prepared.market) ? solveInWindows() : solveIndependent();
        if (failed)
            return tl::unexpected(Issues{uncertified(*failed)});
        for (const HourOutcome &hour : m_outcome.hours) {
            if (hour.status == HourOutcome::Status::NotAllServed &&
                m_outcome.status == Outcome::Status::Solved)
                m_outcome.status = Outcome::Status::NotAllServed;
        }
        return std::move(m_outcome);
    }

    /// The program that was solved last.
    const Network &lastProgram() const { return m_program; }

  private:
    using FailedHour = std::optional<std::size_t>;

    /// Takes over what was solved. False if the run must end.
    bool keep(Solved &&solved, std::size_t first, FailedHour &failed)
    {
        if (solved.status == NetworkSolution::Status::Cancelled)
            m_outcome.status = Outcome::Status::Cancelled;
        else if (solved.status == NetworkSolution::Status::Failed)
            failed = first;
        for (std::size_t i = 0; i < solved.hours.size(); ++i) {
            if (!m_asked.contains(first + i))
                continue;
            HourOutcome &hour = m_outcome.hours[first + i];
            hour = std::move(solved.hours[i]);
            if (m_options.hourSolved)
                m_options.hourSolved(first + i, hour);
            ++m_done;
        }
        return !solved.hours.empty();
    }

    void remember(std::size_t first, Network &&network, Solved &solved) const
    {
        if (m_options.memory && !solved.hours.empty())
            m_options.memory->keep(first, std::move(network), std::move(solved.solution));
    }

    void showProgress() const
    {
        if (m_options.progress)
            m_options.progress(m_outcome, m_done, m_asked.size());
    }

    /// Some hours at a time on the threads there are, so that progress and a stop come in between.
    FailedHour solveIndependent()
    {
        FailedHour failed;
        const std::size_t threads = std::max(1U, m_options.threads);
        const auto one = [this](std::size_t hour) {
            Network network = formulateHour(m_prepared, hour);
            Solved solved = solveHours(m_prepared, network, {hour, hour}, m_options);
            remember(hour, std::move(network), solved);
            return solved;
        };
        for (std::size_t first = m_asked.first; first <= m_asked.last; first += threads) {
            const std::size_t last = std::min(m_asked.last, first + threads - 1);
            std::vector<std::future<Solved>> others;
            for (std::size_t hour = first + 1; hour <= last; ++hour)
                others.push_back(std::async(std::launch::async, one, hour));
            bool goesOn = keep(one(first), first, failed);
            for (std::size_t i = 0; i < others.size(); ++i)
                goesOn = keep(others[i].get(), first + 1 + i, failed) && goesOn;
            if (!goesOn)
                break;
            showProgress();
        }
        return failed;
    }

    FailedHour solveInWindows()
    {
        const Market &market = m_prepared.market;
        const std::size_t window = std::min(market.lookAhead.value_or(market.hours), market.hours);
        CoupledState state(market);
        FailedHour failed;
        std::size_t first = 0;
        while (first <= m_asked.last) {
            const HourRange hours{first, std::min(first + window, market.hours) - 1};
            const bool isLast = hours.last + 1 == market.hours;
            const HourRange kept{first, isLast ? hours.last : first};
            m_program = formulateWindow(m_prepared, hours, state, m_options.stop);
            Network asFormulated = m_options.memory ? m_program : Network();
            Solved solved = solveHours(m_prepared, m_program, kept, m_options);
            if (!solved.hours.empty())
                advance(state, m_program, solved.solution.flows.columns, kept);
            remember(first, std::move(asFormulated), solved);
            if (!keep(std::move(solved), first, failed))
                break;
            first = kept.last + 1;
            showProgress();
        }
        return failed;
    }

    PreparedMarket m_prepared;
    const SolveOptions &m_options;
    HourRange m_asked;
    Network m_program; ///< of the window in hand, where hours are coupled
    Outcome m_outcome;
    std::size_t m_done = 0;
};

Issues problems(const Market &market, const std::optional<HourRange> &asked)
{
    Issues issues = validate(market);
    if (asked && (asked->first > asked->last || asked->last >= market.hours))
        issues.push_back(outOfRange(*asked, market.hours));
    return issues;
}

} // namespace

Result<Outcome> solve(const Market &market, const SolveOptions &options)
{
    const Issues issues = problems(market, options.hours);
    if (hasErrors(issues))
        return tl::unexpected(issues);
    return Run(market, options).go();
}

Result<Network> programOf(const Market &market, std::size_t hour)
{
    SolveOptions options;
    options.hours = HourRange{hour, hour};
    const Issues issues = problems(market, options.hours);
    if (hasErrors(issues))
        return tl::unexpected(issues);
    if (!hoursAreCoupled(market))
        return formulateHour(PreparedMarket(market), hour);
    Run run(market, options);
    const auto outcome = run.go();
    if (!outcome)
        return tl::unexpected(outcome.error());
    return run.lastProgram();
}

} // namespace peergrid
