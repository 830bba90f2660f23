// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networksolver.h"

#include "core/clpsolver.h"
#include "core/ties.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace peergrid
{

namespace
{

constexpr double largestGap = 1e-7;       ///< a solution with a larger gap is not certified
constexpr std::size_t mostBranches = 400; ///< then the best directions found so far stay

/// One optimum in the order slack, cost, preferences.
struct Optimum {
    NetworkSolution::Status status = NetworkSolution::Status::Failed;
    double slack = 0.0; ///< kWh
    double cost = 0.0;  ///< $
    double dualityGap = 0.0;
    double typicalEnergy = 1.0;
    std::vector<double> x;

    bool isBetterThan(const Optimum &other) const
    {
        const double margin = 1e-9 * (typicalEnergy + std::abs(slack));
        if (std::abs(slack - other.slack) > margin)
            return slack < other.slack;
        return cost < other.cost - 1e-11 * (1.0 + std::abs(cost));
    }
};

using Directions = std::vector<std::size_t>; ///< arcs that stay closed

class Search
{
  public:
    Search(const Network &network, std::stop_token stop)
        : m_network(network)
        , m_stop(std::move(stop))
        , m_program(linearProgram(network))
    {
        for (const Preference preference : preferences)
            m_preferences.push_back(preferenceCosts(network, preference));
        findStorage();
    }

    NetworkSolution solve()
    {
        Optimum root = optimum({});
        double gap = root.dualityGap;
        const double bound = root.cost;
        if (isDone(root) && conflict(root))
            root = branch(root);
        if (m_isCutOff) // not proved best: its distance from the relaxation says so
            gap = std::max(gap, std::abs(root.cost - bound) / (1.0 + std::abs(bound)));
        NetworkSolution solution{root.status, {}, gap};
        if (root.status == NetworkSolution::Status::NotAllServed)
            openSlack(m_program);
        if (isDone(root))
            solution.flows = polished(m_program, std::move(root.x), root.typicalEnergy);
        return solution;
    }

  private:
    struct Battery {
        std::size_t charging;
        std::size_t discharging;
    };

    static bool isDone(const Optimum &optimum)
    {
        return optimum.status == NetworkSolution::Status::Solved ||
               optimum.status == NetworkSolution::Status::NotAllServed;
    }

    void openSlack(LinearProgram &program) const
    {
        for (std::size_t j = 0; j < m_network.arcs.size(); ++j) {
            if (m_network.arcs[j].isSlack())
                program.upper[j] = m_network.arcs[j].upper;
        }
    }

    void findStorage()
    {
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> charging;
        for (std::size_t j = 0; j < m_network.arcs.size(); ++j) {
            const Arc &arc = m_network.arcs[j];
            if (arc.kind == Arc::Kind::Charging)
                charging[{arc.peer, arc.hour}] = j;
            else if (arc.kind == Arc::Kind::Discharging)
                m_storage.push_back({charging.at({arc.peer, arc.hour}), j});
        }
    }

    Optimum optimum(const Directions &closed)
    {
        LinearProgram program = m_program;
        for (const std::size_t arc : closed)
            program.upper[arc] = 0.0;
        ClpSolver solver(program, m_stop);
        Optimum result;
        result.typicalEnergy = solver.typicalEnergy();
        auto status = solver.solve();
        result.status = NetworkSolution::Status::Solved;
        if (status == ClpSolver::Status::Infeasible) {
            result.status = NetworkSolution::Status::NotAllServed;
            status = leastSlack(solver, result);
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
    ClpSolver::Status leastSlack(ClpSolver &solver, Optimum &result)
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
        result.slack = solver.objective();
        solver.stayOptimal();
        solver.setCosts(m_program.cost);
        return solver.solve();
    }

    ClpSolver::Status breakTies(ClpSolver &solver, Optimum &result)
    {
        result.dualityGap = solver.dualityGap();
        result.cost = solver.objective();
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

    /// The storage hour that charges and discharges most at the same time, if there is one.
    std::optional<Battery> conflict(const Optimum &optimum) const
    {
        std::optional<Battery> worst;
        double most = 1e-7 * optimum.typicalEnergy;
        for (const Battery &battery : m_storage) {
            const double both =
                std::min(optimum.x[battery.charging], optimum.x[battery.discharging]);
            if (both > most) {
                most = both;
                worst = battery;
            }
        }
        return worst;
    }

    /// Depth first, the smaller of the two flows closed first.
    Optimum branch(const Optimum &root)
    {
        std::optional<Optimum> best;
        std::vector<std::pair<Directions, Optimum>> open{{{}, root}};
        for (std::size_t visited = 0; !open.empty(); ++visited) {
            auto [closed, relaxed] = std::move(open.back());
            open.pop_back();
            if (best && !relaxed.isBetterThan(*best))
                continue;
            if (best && visited > mostBranches) {
                m_isCutOff = true;
                continue;
            }
            const auto both = conflict(relaxed);
            if (!both) {
                best = std::move(relaxed);
                continue;
            }
            const bool charges = relaxed.x[both->charging] > relaxed.x[both->discharging];
            for (const bool keepCharging : {!charges, charges}) {
                Directions next = closed;
                next.push_back(keepCharging ? both->discharging : both->charging);
                Optimum child = optimum(next);
                if (child.status == NetworkSolution::Status::Cancelled)
                    return child;
                if (isDone(child))
                    open.emplace_back(std::move(next), std::move(child));
            }
        }
        return best ? *best : Optimum{};
    }

    const Network &m_network;
    std::stop_token m_stop;
    LinearProgram m_program;
    std::vector<std::vector<double>> m_preferences;
    std::vector<Battery> m_storage;
    bool m_isCutOff = false; ///< the search for storage directions ended before its time
};

} // namespace

NetworkSolution solveNetwork(const Network &network, std::stop_token stop)
{
    return Search(network, std::move(stop)).solve();
}

} // namespace peergrid
