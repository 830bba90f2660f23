// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clpsolver.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace peergrid;

namespace
{

constexpr double infinity = std::numeric_limits<double>::infinity();

/// min c·x with x0 + x1 + x2 = demand, 0 ≤ x ≤ 10.
LinearProgram dispatch(std::vector<double> cost, double demand)
{
    LinearProgram program;
    program.rowLower = {demand};
    program.rowUpper = {demand};
    program.cost = std::move(cost);
    for (std::size_t j = 0; j < program.cost.size(); ++j) {
        program.lower.push_back(0.0);
        program.upper.push_back(10.0);
        program.row.push_back(0);
        program.value.push_back(1.0);
        program.start.push_back(static_cast<int>(j) + 1);
    }
    return program;
}

} // namespace

class TestClpSolver : public QObject
{
    Q_OBJECT

  private slots:
    void findsTheCheapestAndVouchesForIt()
    {
        ClpSolver solver(dispatch({0.3, 0.1, 0.2}, 15.0));
        QCOMPARE(solver.solve(), ClpSolver::Status::Optimal);
        QCOMPARE(solver.values(), (std::vector<double>{0.0, 10.0, 5.0}));
        QCOMPARE(solver.objective(), 2.0);
        QVERIFY(solver.dualityGap() < 1e-12);
    }

    void smallPricesAreNotLostInTolerances()
    {
        ClpSolver solver(dispatch({3e-9, 1e-9, 2e-9}, 15.0));
        QCOMPARE(solver.solve(), ClpSolver::Status::Optimal);
        QCOMPARE(solver.values(), (std::vector<double>{0.0, 10.0, 5.0}));
    }

    void smallAndLargeEnergiesAreNotLostEither()
    {
        for (const double scale : {1e-6, 1e8}) {
            LinearProgram program = dispatch({0.3, 0.1, 0.2}, 15.0 * scale);
            for (double &upper : program.upper)
                upper *= scale;
            ClpSolver solver(program);
            QCOMPARE(solver.solve(), ClpSolver::Status::Optimal);
            QVERIFY(std::abs(solver.values()[2] / scale - 5.0) < 1e-9);
        }
    }

    void saysWhatIsInfeasible()
    {
        ClpSolver solver(dispatch({0.3, 0.1, 0.2}, 31.0));
        QCOMPARE(solver.solve(), ClpSolver::Status::Infeasible);
    }

    void anUnboundedColumnIsFine()
    {
        LinearProgram program = dispatch({0.3, 0.1, 0.2}, 500.0);
        program.upper[2] = infinity;
        ClpSolver solver(program);
        QCOMPARE(solver.solve(), ClpSolver::Status::Optimal);
        QCOMPARE(solver.values()[2], 490.0);
        QVERIFY(solver.dualityGap() < 1e-12);
    }

    void stopsWhenAskedTo()
    {
        std::stop_source stop;
        stop.request_stop();
        ClpSolver solver(dispatch({0.3, 0.1, 0.2}, 15.0), stop.get_token());
        QCOMPARE(solver.solve(), ClpSolver::Status::Cancelled);
    }

    void aSecondObjectiveChoosesAmongTheOptimaOnly()
    {
        ClpSolver solver(dispatch({0.1, 0.1, 0.3}, 5.0));
        QCOMPARE(solver.solve(), ClpSolver::Status::Optimal);
        QVERIFY(solver.stayOptimal());
        solver.setCosts(std::vector<double>{1.0, 2.0, -5.0});
        QCOMPARE(solver.solve(), ClpSolver::Status::Optimal);
        QCOMPARE(solver.values(), (std::vector<double>{5.0, 0.0, 0.0}));
        QVERIFY(!solver.stayOptimal()); // only one is left
    }
};

QTEST_APPLESS_MAIN(TestClpSolver)
#include "tst_clpsolver.moc"
