// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directions.h"

#include "core/clpsolver.h"
#include "core/meritorder.h"
#include "core/relaxation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace peergrid
{

namespace
{

/// Times as much is more, whatever the solver's last digits are.
constexpr double clearlyMore = 1.0 + 1e-7;

constexpr std::size_t mostBranches = 2000; ///< then the best directions found so far stay

/// What the best flow achieves: less slack counts first, then less cost.
struct Achieved {
    double slack = 0.0; ///< kWh
    double cost = 0.0;  ///< $

    /// `energy` is a typical one, kWh.
    bool isBetterThan(const Achieved &other, double energy) const
    {
        if (std::abs(slack - other.slack) > 1e-9 * (energy + std::abs(other.slack)))
            return slack < other.slack;
        return cost < other.cost - 1e-9 * (1.0 + std::abs(other.cost));
    }
};

class Search
{
  public:
    Search(const Network &network, std::span<const StorageArcs> storage,
           const std::stop_token &stop)
        : m_storage(storage)
        , m_network(network)
        , m_program(relaxedProgram(network, storage))
        , m_solver(m_program, stop)
    {
        // Always this one, so that of equally good directions it is the same that are found first.
        Basis start = meritOrderBasis(network, stop);
        start.rows.resize(m_program.rows(), Basis::Status::Basic);
        m_open.push_back({{}, {}, std::move(start), false});
    }

    Directions run()
    {
        for (std::size_t visited = 0; !m_open.empty(); ++visited) {
            const Branch branch = next();
            if (!isPromising(branch.bound))
                continue;
            if (m_isFound && visited >= mostBranches) {
                leave(branch);
                break;
            }
            const auto status = solve(branch);
            if (status == ClpSolver::Status::Cancelled)
                return {};
            if (status != ClpSolver::Status::Optimal) {
                leave(branch); // it is never without a solution: the solver got lost
                continue;
            }
            const std::vector<double> x = m_solver.values();
            const Achieved relaxed = achieved(x);
            if (isPromising(relaxed))
                goOn(branch, relaxed, x);
        }
        m_best.gap = gap();
        return m_best;
    }

  private:
    struct Branch {
        std::vector<std::size_t> closed; ///< arcs
        Achieved bound;                  ///< it achieves no more than this
        Basis start;                     ///< where the solver begins: at the end of the branch
        bool isStartDualFeasible = true; ///< that it leaves
    };

    bool isPromising(const Achieved &bound) const
    {
        return !m_isFound || bound.isBetterThan(m_achieved, m_solver.typicalEnergy());
    }

    /// Depth first until something is found, then what promises most.
    Branch next()
    {
        auto chosen = m_open.end() - 1;
        if (m_isFound) {
            chosen = std::min_element(
                m_open.begin(), m_open.end(), [this](const Branch &one, const Branch &other) {
                    return one.bound.isBetterThan(other.bound, m_solver.typicalEnergy());
                });
        }
        std::iter_swap(chosen, m_open.end() - 1);
        Branch result = std::move(m_open.back());
        m_open.pop_back();
        return result;
    }

    ClpSolver::Status solve(const Branch &branch)
    {
        for (const std::size_t arc : m_closed)
            m_solver.setBounds(arc, m_program.lower[arc], m_program.upper[arc]);
        for (const std::size_t arc : branch.closed)
            m_solver.setBounds(arc, 0.0, 0.0);
        m_closed = branch.closed;
        m_solver.setBasis(branch.start, branch.isStartDualFeasible);
        return m_solver.solve();
    }

    /// A branch that is not looked into: what lies there may be as good as its bound.
    void leave(const Branch &branch)
    {
        if (!m_left || branch.bound.isBetterThan(*m_left, m_solver.typicalEnergy()))
            m_left = branch.bound;
    }

    /// In cost, and in what goes unserved where less might.
    double gap() const
    {
        if (!m_left)
            return 0.0;
        const double cost = (m_achieved.cost - m_left->cost) / (1.0 + std::abs(m_left->cost));
        const double slack = (m_achieved.slack - m_left->slack) / (1.0 + m_left->slack);
        return std::max({0.0, cost, slack});
    }

    Achieved achieved(std::span<const double> x) const
    {
        Achieved result;
        for (std::size_t j = 0; j < m_network.arcs.size(); ++j) {
            if (m_network.arcs[j].isSlack())
                result.slack += x[j];
            result.cost += m_network.arcs[j].cost * x[j];
        }
        return result;
    }

    /// Closes one or the other direction where both are used; the smaller flow is closed first.
    void goOn(const Branch &branch, const Achieved &relaxed, std::span<const double> x)
    {
        const auto both = mostBothWays(m_storage, x, 1e-7 * m_solver.typicalEnergy());
        if (!both) {
            m_isFound = true;
            m_best.closed = againstFlow(m_storage, x);
            m_achieved = relaxed;
            return;
        }
        const std::size_t smaller = smallerFlow(*both, x);
        const std::size_t larger = smaller == both->charging ? both->discharging : both->charging;
        for (const std::size_t arc : {larger, smaller}) {
            Branch &next = m_open.emplace_back(Branch{branch.closed, relaxed, m_solver.basis()});
            next.closed.push_back(arc);
        }
    }

    std::span<const StorageArcs> m_storage;
    const Network &m_network;
    LinearProgram m_program;
    ClpSolver m_solver;
    std::vector<std::size_t> m_closed; ///< in m_solver now
    std::vector<Branch> m_open;
    bool m_isFound = false;
    Directions m_best;
    Achieved m_achieved;            ///< with m_best
    std::optional<Achieved> m_left; ///< best bound of a branch not looked into
};

} // namespace

std::vector<StorageArcs> storageArcs(const Network &network)
{
    std::map<std::pair<std::size_t, std::size_t>, StorageArcs> found;
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        const Arc &arc = network.arcs[j];
        const std::pair at(arc.peer, arc.hour);
        if (arc.kind == Arc::Kind::Charging)
            found[at].charging = j;
        else if (arc.kind == Arc::Kind::Discharging)
            found[at].discharging = j;
        else if (arc.kind == Arc::Kind::Carry && arc.part == 0)
            found[at].carry = j;
    }
    std::vector<StorageArcs> result;
    for (const auto &[at, arcs] : found)
        result.push_back(arcs);
    return result;
}

std::optional<StorageArcs> mostBothWays(std::span<const StorageArcs> storage,
                                        std::span<const double> flows, double least)
{
    std::optional<StorageArcs> worst;
    double most = least;
    for (const StorageArcs &arcs : storage) {
        const double both = std::min(flows[arcs.charging], flows[arcs.discharging]);
        if (both > clearlyMore * most) {
            most = both;
            worst = arcs;
        }
    }
    return worst;
}

std::size_t smallerFlow(const StorageArcs &arcs, std::span<const double> flows)
{
    return flows[arcs.charging] > clearlyMore * flows[arcs.discharging] ? arcs.discharging
                                                                        : arcs.charging;
}

std::vector<std::size_t> againstFlow(std::span<const StorageArcs> storage,
                                     std::span<const double> flows)
{
    std::vector<std::size_t> result;
    for (const StorageArcs &arcs : storage) {
        if (flows[arcs.charging] != flows[arcs.discharging])
            result.push_back(smallerFlow(arcs, flows));
    }
    return result;
}

Directions bestDirections(const Network &network, std::span<const StorageArcs> storage,
                          const std::stop_token &stop)
{
    return Search(network, storage, stop).run();
}

} // namespace peergrid
