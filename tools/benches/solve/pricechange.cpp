// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/pricechange.h"

#include "core/clpsolver.h"
#include "core/formulation.h"
#include "core/meritorder.h"
#include "core/solve.h"
#include "core/solvememory.h"
#include "core/whatif.h"
#include "tools/benches/solve/timing.h"

#include <memory>
#include <stdexcept>

namespace peergrid::benches
{

namespace
{

constexpr std::size_t sellers = 9;
constexpr double factor = 1.01;

double solveTime(const Market &market, SolveMemory *memory)
{
    SolveOptions options;
    options.memory = memory;
    const Stopwatch watch;
    if (const auto outcome = solve(market, options); !outcome)
        throw std::runtime_error(describe(outcome.error()));
    return watch.milliseconds();
}

std::vector<Network> hoursOf(const Market &market)
{
    const PreparedMarket prepared(market);
    std::vector<Network> hours;
    for (std::size_t hour = 0; hour < market.hours; ++hour)
        hours.push_back(formulateHour(prepared, hour));
    return hours;
}

std::vector<double> costsOf(const Network &network)
{
    std::vector<double> costs;
    for (const Arc &arc : network.arcs)
        costs.push_back(arc.cost);
    return costs;
}

std::vector<Certificate::NewCost> changes(const Network &before, const Network &after)
{
    std::vector<Certificate::NewCost> result;
    for (std::size_t j = 0; j < after.arcs.size(); ++j) {
        if (after.arcs[j].cost != before.arcs[j].cost)
            result.push_back({j, after.arcs[j].cost});
    }
    return result;
}

/// What is known of the hours of a day, in the three ways that are compared.
class Known
{
  public:
    explicit Known(const Market &market)
        : m_hours(hoursOf(market))
    {
        m_memory.prepare(m_hours.size());
        for (std::size_t hour = 0; hour < m_hours.size(); ++hour) {
            const Network &network = m_hours[hour];
            NetworkSolution solution = solveNetwork(network);
            m_certificates.push_back(
                Certificate::of(linearProgram(network), solution.basis, solution.zeroPrice));
            m_solvers.push_back(std::make_unique<ClpSolver>(linearProgram(network)));
            m_solvers.back()->setBasis(solution.basis);
            m_solvers.back()->solve();
            m_memory.keep(hour, network, std::move(solution));
        }
    }

    double flowsTime(const std::vector<Network> &after)
    {
        const Stopwatch watch;
        for (std::size_t hour = 0; hour < m_hours.size(); ++hour)
            (void)m_memory.program(hour).solve(after[hour]);
        const double time = watch.milliseconds();
        for (std::size_t hour = 0; hour < m_hours.size(); ++hour)
            m_memory.keep(hour, m_hours[hour], m_memory.program(hour).solve(m_hours[hour]));
        return time;
    }

    /// Adds the share of hours that stay to `same`.
    double certifiedTime(const std::vector<Network> &after, double &same)
    {
        double time = 0.0;
        for (std::size_t hour = 0; hour < m_hours.size(); ++hour) {
            const auto changed = changes(m_hours[hour], after[hour]);
            const std::vector<double> costs = costsOf(after[hour]);
            auto &certificate = m_certificates[hour];
            const Stopwatch watch;
            const bool stays = certificate && certificate->moveTo(changed);
            if (!stays) {
                m_solvers[hour]->setCosts(costs);
                m_solvers[hour]->solve();
            }
            time += watch.milliseconds();
            same += stays ? 1.0 / static_cast<double>(m_hours.size()) : 0.0;
            if (stays)
                certificate->moveTo(changes(after[hour], m_hours[hour]));
        }
        return time;
    }

  private:
    std::vector<Network> m_hours;
    SolveMemory m_memory;
    std::vector<std::optional<Certificate>> m_certificates;
    std::vector<std::unique_ptr<ClpSolver>> m_solvers;
};

} // namespace

PriceChange changeOnePrice(const Market &market)
{
    PriceChange sum;
    double count = 0.0;
    Known known(market);
    const std::size_t step = market.peers.size() / sellers;
    for (std::size_t n = 1; n < market.peers.size(); n += step) {
        const Shift shift{Shift::What::GenerationCost, Shift::Everyone{}, Shift::By::Factor,
                          factor};
        while (n < market.peers.size() && !concerns(shift, market.peers[n]))
            ++n;
        if (n == market.peers.size())
            break;
        Shift ofOne = shift;
        ofOne.whose = std::set<PeerId>{market.peers[n].id};
        const Market changed = applied(market, std::span(&ofOne, 1));
        const std::vector<Network> after = hoursOf(changed);
        SolveMemory memory;
        sum.cold += solveTime(market, &memory);
        sum.again += solveTime(changed, &memory);
        sum.flows += known.flowsTime(after);
        sum.certified += known.certifiedTime(after, sum.hoursSame);
        ++count;
    }
    for (double *part : {&sum.cold, &sum.again, &sum.flows, &sum.certified, &sum.hoursSame})
        *part /= count;
    return sum;
}

} // namespace peergrid::benches
