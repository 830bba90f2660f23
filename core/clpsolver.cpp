// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clpsolver.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <utility>

#include <ClpEventHandler.hpp>
#include <ClpPrimalColumnSteepest.hpp>
#include <ClpSimplex.hpp>

namespace peergrid
{

namespace
{

/// A reduced cost this small, of costs scaled to about 1, is zero.
constexpr double smallestPrice = 1e-9;
constexpr double tolerance = 1e-9;

/// The power of two that brings the median of the numbers that are not zero near 1; of very many,
/// some that stand evenly apart say it well enough.
double scaleFor(std::initializer_list<std::span<const double>> lists)
{
    constexpr std::size_t enough = 1000;
    std::vector<double> numbers;
    for (const std::span<const double> list : lists) {
        const std::size_t step = 1 + list.size() / enough;
        for (std::size_t i = 0; i < list.size(); i += step) {
            if (list[i] != 0.0 && std::isfinite(list[i]))
                numbers.push_back(list[i]);
        }
    }
    if (numbers.empty())
        return 1.0;
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end(),
                     [](double a, double b) { return std::abs(a) < std::abs(b); });
    const int exponent = std::clamp(std::ilogb(*middle), -60, 60);
    return std::ldexp(1.0, -exponent);
}

double bound(double value, double scale)
{
    return std::isinf(value) ? std::copysign(COIN_DBL_MAX, value) : value * scale;
}

std::vector<double> bounds(const std::vector<double> &values, double scale)
{
    std::vector<double> result(values.size());
    std::transform(values.begin(), values.end(), result.begin(),
                   [&](double value) { return bound(value, scale); });
    return result;
}

/// Stops CLP between two pivots; must not throw.
class StopHandler : public ClpEventHandler
{
  public:
    explicit StopHandler(std::stop_token stop)
        : m_stop(std::move(stop))
    {
    }
    ClpEventHandler *clone() const override { return new StopHandler(*this); }
    int event(Event) override { return m_stop.stop_requested() ? 5 : -1; }

  private:
    std::stop_token m_stop;
};

} // namespace

struct ClpSolver::Model {
    ClpSimplex clp;
    std::stop_token stop;
    double energyScale = 1.0;
    double costScale = 1.0;
    std::vector<double> costs;
    bool isDualFeasible = false; ///< the basis was optimal, and only bounds have changed since

    /// As CLP is to see them.
    std::vector<double> takeCosts(std::span<const double> all)
    {
        costs.assign(all.begin(), all.end());
        costScale = scaleFor({costs});
        isDualFeasible = false;
        std::vector<double> scaled(costs);
        for (double &cost : scaled)
            cost *= costScale;
        return scaled;
    }
};

ClpSolver::ClpSolver(const LinearProgram &program, std::stop_token stop)
    : m_model(std::make_unique<Model>())
{
    ClpSimplex &clp = m_model->clp;
    m_model->stop = stop;
    m_model->energyScale = scaleFor({program.rowLower, program.rowUpper});
    clp.setLogLevel(0);
    const double scale = m_model->energyScale;
    clp.loadProblem(static_cast<int>(program.columns()), static_cast<int>(program.rows()),
                    program.start.data(), program.row.data(), program.value.data(),
                    bounds(program.lower, scale).data(), bounds(program.upper, scale).data(),
                    m_model->takeCosts(program.cost).data(), bounds(program.rowLower, scale).data(),
                    bounds(program.rowUpper, scale).data());
    clp.scaling(0);
    clp.setPerturbation(100);
    clp.setFactorizationFrequency(100 + static_cast<int>(program.rows()) / 50);
    clp.setPrimalTolerance(tolerance);
    clp.setDualTolerance(tolerance);
    StopHandler handler(std::move(stop));
    clp.passInEventHandler(&handler);
}

ClpSolver::~ClpSolver() = default;

ClpSolver::Status ClpSolver::solve()
{
    ClpSimplex &clp = m_model->clp;
    if (m_model->stop.stop_requested())
        return Status::Cancelled;
    const bool byDual = std::exchange(m_model->isDualFeasible, false);
    byDual ? clp.dual() : clp.primal();
    if (clp.status() > 1 && clp.status() != 5)
        byDual ? clp.primal() : clp.dual(); // a second way where the first got lost
    m_model->isDualFeasible = clp.status() == 0;
    switch (clp.status()) {
    case 0:
        return Status::Optimal;
    case 1:
        return Status::Infeasible;
    case 5:
        return Status::Cancelled;
    default:
        return Status::Failed;
    }
}

void ClpSolver::setBasis(const Basis &basis, bool isDualFeasible)
{
    const auto status = [](Basis::Status one) {
        switch (one) {
        case Basis::Status::Basic:
            return ClpSimplex::basic;
        case Basis::Status::AtUpper:
            return ClpSimplex::atUpperBound;
        case Basis::Status::AtLower:
            break;
        }
        return ClpSimplex::atLowerBound;
    };
    ClpSimplex &clp = m_model->clp;
    clp.createStatus();
    for (std::size_t j = 0; j < basis.columns.size(); ++j)
        clp.setColumnStatus(static_cast<int>(j), status(basis.columns[j]));
    for (std::size_t i = 0; i < basis.rows.size(); ++i)
        clp.setRowStatus(static_cast<int>(i), status(basis.rows[i]));
    m_model->isDualFeasible = isDualFeasible;
}

Basis ClpSolver::basis() const
{
    const auto status = [](ClpSimplex::Status one) {
        return one == ClpSimplex::basic          ? Basis::Status::Basic
               : one == ClpSimplex::atUpperBound ? Basis::Status::AtUpper
                                                 : Basis::Status::AtLower;
    };
    const ClpSimplex &clp = m_model->clp;
    Basis basis;
    for (int j = 0; j < clp.numberColumns(); ++j)
        basis.columns.push_back(status(clp.getColumnStatus(j)));
    for (int i = 0; i < clp.numberRows(); ++i)
        basis.rows.push_back(status(clp.getRowStatus(i)));
    return basis;
}

void ClpSolver::expectManyPivots(bool areMany)
{
    constexpr int exactWeights = 1;
    constexpr int asItGoes = 3; // what CLP does by default
    ClpPrimalColumnSteepest pricing(areMany ? exactWeights : asItGoes);
    m_model->clp.setPrimalColumnPivotAlgorithm(pricing);
}

void ClpSolver::setCosts(std::span<const double> costs)
{
    const std::vector<double> scaled = m_model->takeCosts(costs);
    for (std::size_t j = 0; j < scaled.size(); ++j)
        m_model->clp.setObjectiveCoefficient(static_cast<int>(j), scaled[j]);
}

void ClpSolver::setBounds(std::size_t column, double lower, double upper)
{
    const double scale = m_model->energyScale;
    m_model->clp.setColumnBounds(static_cast<int>(column), bound(lower, scale),
                                 bound(upper, scale));
}

double ClpSolver::typicalEnergy() const
{
    return 1.0 / m_model->energyScale;
}

double ClpSolver::zeroPrice() const
{
    return smallestPrice / m_model->costScale;
}

bool ClpSolver::stayOptimal()
{
    ClpSimplex &clp = m_model->clp;
    bool isOpen = false;
    const auto confine = [&](ClpSimplex::Status status, double price, double value, double &lower,
                             double &upper) {
        if (status == ClpSimplex::basic || lower == upper)
            return;
        if (std::abs(price) <= smallestPrice)
            isOpen = true;
        else if (std::abs(value - lower) <= std::abs(upper - value))
            upper = lower;
        else
            lower = upper;
    };
    for (int j = 0; j < clp.numberColumns(); ++j)
        confine(clp.getColumnStatus(j), clp.dualColumnSolution()[j], clp.primalColumnSolution()[j],
                clp.columnLower()[j], clp.columnUpper()[j]);
    for (int i = 0; i < clp.numberRows(); ++i)
        confine(clp.getRowStatus(i), clp.dualRowSolution()[i], clp.primalRowSolution()[i],
                clp.rowLower()[i], clp.rowUpper()[i]);
    return isOpen;
}

std::vector<double> ClpSolver::values() const
{
    const ClpSimplex &clp = m_model->clp;
    std::vector<double> result(static_cast<std::size_t>(clp.numberColumns()));
    const double *values = clp.primalColumnSolution();
    std::transform(values, values + result.size(), result.begin(),
                   [&](double value) { return value / m_model->energyScale; });
    return result;
}

double ClpSolver::objective() const
{
    const std::vector<double> x = values();
    double sum = 0.0;
    for (std::size_t j = 0; j < x.size(); ++j)
        sum += m_model->costs[j] * x[j];
    return sum;
}

int ClpSolver::pivots() const
{
    return m_model->clp.numberIterations();
}

double ClpSolver::dualityGap() const
{
    const ClpSimplex &clp = m_model->clp;
    const auto columns = static_cast<std::size_t>(clp.numberColumns());
    std::vector<double> fromRows(columns);
    clp.matrix()->transposeTimes(clp.dualRowSolution(), fromRows.data());
    double primal = 0.0;
    double dual = 0.0;
    const auto add = [&](double price, double lower, double upper) {
        const double active = price > 0.0 ? lower : upper;
        if (std::abs(active) < COIN_DBL_MAX)
            dual += price * active;
        else if (std::abs(price) > 100.0 * tolerance)
            dual = -std::numeric_limits<double>::infinity(); // not even feasible in the dual
    };
    for (std::size_t j = 0; j < columns; ++j) {
        const double cost = clp.objective()[j];
        primal += cost * clp.primalColumnSolution()[j];
        add(cost - fromRows[j], clp.columnLower()[j], clp.columnUpper()[j]);
    }
    for (int i = 0; i < clp.numberRows(); ++i)
        add(clp.dualRowSolution()[i], clp.rowLower()[i], clp.rowUpper()[i]);
    return std::abs(primal - dual) / (1.0 + std::abs(primal));
}

} // namespace peergrid
