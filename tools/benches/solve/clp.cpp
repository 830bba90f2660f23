// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clpsolver.h"
#include "core/directions.h"
#include "core/meritorder.h"
#include "tools/benches/solve/rivals.h"

#include <cmath>
#include <cstdio>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

#include <ClpSimplex.hpp>
#include <ClpSolve.hpp>

namespace peergrid::benches
{

namespace
{

std::vector<double> finite(std::vector<double> bounds)
{
    for (double &bound : bounds) {
        if (std::isinf(bound))
            bound = std::copysign(COIN_DBL_MAX, bound);
    }
    return bounds;
}

void load(ClpSimplex &clp, const LinearProgram &program)
{
    clp.setLogLevel(0);
    clp.loadProblem(static_cast<int>(program.columns()), static_cast<int>(program.rows()),
                    program.start.data(), program.row.data(), program.value.data(),
                    finite(program.lower).data(), finite(program.upper).data(), program.cost.data(),
                    finite(program.rowLower).data(), finite(program.rowUpper).data());
}

/// While it lives, what is printed goes nowhere: sprint prints at every log level.
class Silence
{
  public:
    Silence()
        : m_before(dup(STDOUT_FILENO))
    {
        std::fflush(stdout);
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        close(nowhere);
    }
    ~Silence()
    {
        std::fflush(stdout);
        dup2(m_before, STDOUT_FILENO);
        close(m_before);
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

  private:
    int m_before;
};

void sprint(ClpSimplex &clp)
{
    const Silence silence;
    ClpSolve options;
    options.setSolveType(ClpSolve::usePrimalorSprint);
    options.setSpecialOption(2, 1); // no handler of signals
    clp.initialSolve(options);
}

void solve(ClpSimplex &clp, Clp how)
{
    switch (how) {
    case Clp::Dual:
        clp.dual();
        break;
    case Clp::Primal:
        clp.primal();
        break;
    case Clp::Sprint:
        sprint(clp);
        break;
    }
}

} // namespace

Timed byMeritOrder(const Network &network, const LinearProgram &program)
{
    const Stopwatch watch;
    ClpSolver solver(program);
    solver.expectManyPivots(!storageArcs(network).empty());
    solver.setBasis(meritOrderBasis(network));
    if (solver.solve() != ClpSolver::Status::Optimal)
        throw std::runtime_error("the merit order's basis leads nowhere");
    return {watch.milliseconds(), solver.objective()};
}

Timed byClp(const LinearProgram &program, Clp how)
{
    const Stopwatch watch;
    ClpSimplex clp;
    load(clp, program);
    solve(clp, how);
    if (clp.status() != 0)
        throw std::runtime_error("CLP finds no optimum");
    return {watch.milliseconds(), clp.objectiveValue()};
}

void writeMps(const LinearProgram &program, const char *path)
{
    ClpSimplex clp;
    load(clp, program);
    if (clp.writeMps(path, 1, 1) != 0)
        throw std::runtime_error(std::string(path) + " could not be written");
}

} // namespace peergrid::benches
