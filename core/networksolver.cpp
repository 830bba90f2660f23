// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networksolver.h"

#include "core/clpsolver.h"
#include "core/directions.h"
#include "core/meritorder.h"
#include "core/ties.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace peergrid
{

namespace
{

struct Optimum {
    NetworkSolution::Status status = NetworkSolution::Status::Failed;
    double dualityGap = 0.0;
    double typicalEnergy = 1.0;
    double zeroPrice = 0.0;
    Basis basis; ///< of least cost
    std::vector<double> x;

    bool isDone() const
    {
        return status == NetworkSolution::Status::Solved ||
               status == NetworkSolution::Status::NotAllServed;
    }
};

class LexicographicSolve
{
  public:
    LexicographicSolve(const Network &network, std::stop_token stop, const SolverStart &start)
        : m_network(network)
        , m_stop(std::move(stop))
        , m_program(linearProgram(network))
        , m_storage(storageArcs(network))
    {
        for (const Preference preference : preferences)
            m_preferences.push_back(preferenceCosts(network, preference));
        if (start.last)
            m_start = *start.last;
        else if (start.fromMeritOrder)
            m_start = meritOrderBasis(network, m_stop);
        m_isStartDualFeasible = start.last && start.isLastPriced;
    }

    NetworkSolution solve()
    {
        Optimum result = optimum();
        NetworkSolution solution;
        solution.basis = std::move(result.basis);
        solution.zeroPrice = result.zeroPrice;
        solution.hasChosenDirections = bothWays(result).has_value();
        if (solution.hasChosenDirections)
            chooseDirections(result, solution);
        if (m_stop.stop_requested())
            result.status = NetworkSolution::Status::Cancelled;
        solution.status = result.status;
        if (result.status == NetworkSolution::Status::NotAllServed)
            openSlack(m_program);
        if (!result.isDone())
            return solution;
        solution.flows = polished(m_program, std::move(result.x), result.typicalEnergy);
        solution.closed = againstFlow(m_storage, solution.flows.columns);
        return solution;
    }

  private:
    std::optional<StorageArcs> bothWays(const Optimum &optimum) const
    {
        if (!optimum.isDone())
            return {};
        return mostBothWays(m_storage, optimum.x, 1e-7 * optimum.typicalEnergy);
    }

    /// Solves anew with a direction chosen for each storage hour that moves energy; where it stands
    /// still, breaking ties may set it in motion, but not both ways.
    void chooseDirections(Optimum &result, NetworkSolution &solution)
    {
        const Directions chosen = bestDirections(m_network, m_storage, m_stop);
        solution.unproved = chosen.gap;
        for (const std::size_t arc : chosen.closed)
            m_program.upper[arc] = 0.0;
        if (result.status == NetworkSolution::Status::Solved) {
            m_start = solution.basis;
            m_isStartDualFeasible = true;
        }
        result = optimum();
        while (const auto both = bothWays(result)) {
            m_program.upper[smallerFlow(*both, result.x)] = 0.0;
            result = optimum();
        }
    }

    void openSlack(LinearProgram &program) const
    {
        for (std::size_t j = 0; j < m_network.arcs.size(); ++j) {
            if (m_network.arcs[j].isSlack())
                program.upper[j] = m_network.arcs[j].upper;
        }
    }

    Optimum optimum()
    {
        ClpSolver solver(m_program, m_stop);
        solver.expectManyPivots(!m_storage.empty());
        if (!m_start.isEmpty())
            solver.setBasis(m_start, m_isStartDualFeasible);
        Optimum result;
        result.typicalEnergy = solver.typicalEnergy();
        auto status = solver.solve();
        result.status = NetworkSolution::Status::Solved;
        if (status == ClpSolver::Status::Infeasible) {
            result.status = NetworkSolution::Status::NotAllServed;
            status = leastSlack(solver);
        }
        if (status == ClpSolver::Status::Optimal)
            status = breakTies(solver, result);
        if (status == ClpSolver::Status::Cancelled)
            result.status = NetworkSolution::Status::Cancelled;
        else if (status != ClpSolver::Status::Optimal || !(result.dualityGap <= largestGap))
            result.status = NetworkSolution::Status::Failed;
        return result;
    }

    /// Opens the slack, makes it as small as can be, then minimises the cost with that much of it.
    ClpSolver::Status leastSlack(ClpSolver &solver)
    {
        std::vector<double> costs(m_network.arcs.size(), 0.0);
        for (std::size_t j = 0; j < costs.size(); ++j) {
            const Arc &arc = m_network.arcs[j];
            if (!arc.isSlack())
                continue;
            costs[j] = 1.0;
            solver.setBounds(j, 0.0, arc.upper);
        }
        solver.setCosts(costs);
        auto status = solver.solve();
        if (status != ClpSolver::Status::Optimal)
            return status;
        solver.stayOptimal();
        solver.setCosts(m_program.cost);
        return solver.solve();
    }

    ClpSolver::Status breakTies(ClpSolver &solver, Optimum &result)
    {
        result.dualityGap = solver.dualityGap();
        result.zeroPrice = solver.zeroPrice();
        result.basis = solver.basis();
        solver.expectManyPivots(false);
        for (const auto &costs : m_preferences) {
            if (!solver.stayOptimal())
                break;
            if (costs.empty())
                continue;
            solver.setCosts(costs);
            const auto status = solver.solve();
            if (status != ClpSolver::Status::Optimal)
                return status;
        }
        result.x = solver.values();
        return ClpSolver::Status::Optimal;
    }

    const Network &m_network;
    std::stop_token m_stop;
    LinearProgram m_program;
    Basis m_start; ///< empty: none
    bool m_isStartDualFeasible = false;
    std::vector<StorageArcs> m_storage;
    std::vector<std::vector<double>> m_preferences;
};

} // namespace

NetworkSolution solveNetwork(const Network &network, std::stop_token stop, const SolverStart &start)
{
    return LexicographicSolve(network, std::move(stop), start).solve();
}

} // namespace peergrid
