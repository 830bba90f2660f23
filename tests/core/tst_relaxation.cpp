// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relaxation.h"

#include "core/clpsolver.h"
#include "core/formulation.h"
#include "core/networksolver.h"
#include "tests/support/fivepeers.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <algorithm>

using namespace peergrid;

namespace
{

/// A·x by row.
std::vector<double> activities(const LinearProgram &program, std::span<const double> x)
{
    std::vector<double> rows(program.rows(), 0.0);
    for (std::size_t j = 0; j < program.columns(); ++j) {
        for (auto k = static_cast<std::size_t>(program.start[j]);
             k < static_cast<std::size_t>(program.start[j + 1]); ++k)
            rows[static_cast<std::size_t>(program.row[k])] += program.value[k] * x[j];
    }
    return rows;
}

/// Buying cheaply to sell on at once would pay; the battery holds 100 kWh and moves 50 kW.
Network relayWith(double stored)
{
    Market market = test::relay();
    market.peers[4].storage->initial = stored;
    market.peers[4].storage->endRule = Storage::EndRule::NoLowerThanInitial;
    return formulateWindow(PreparedMarket(market), {0, 0}, CoupledState(market));
}

} // namespace

class TestRelaxation : public QObject
{
    Q_OBJECT

  private slots:
    void leavesNoScheduleOut()
    {
        int rows = 0;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            auto knobs = test::randomDayKnobs(seed, 8);
            knobs.optimisedStorages = 2;
            const Market market = test::randomMarket(seed, knobs);
            const Network network =
                formulateWindow(PreparedMarket(market), {0, 7}, CoupledState(market));
            const auto solution = solveNetwork(network);
            const auto storage = storageArcs(network);
            const LinearProgram program = relaxedProgram(network, storage);
            QCOMPARE(program.rows(), network.nodes.size() + 3 * storage.size());
            const auto found = activities(program, solution.flows.columns);
            for (std::size_t i = network.nodes.size(); i < program.rows(); ++i, ++rows) {
                QVERIFY2(found[i] >= program.rowLower[i] - 1e-9, qPrintable(QString::number(seed)));
                QVERIFY2(found[i] <= program.rowUpper[i] + 1e-9, qPrintable(QString::number(seed)));
            }
        }
        QVERIFY(rows > 2000); // two batteries in most of the markets
    }

    void onlyWhatIsNeitherFullNorEmptySellsOnAtOnce_data()
    {
        QTest::addColumn<double>("stored");
        QTest::addColumn<double>("sold");
        QTest::newRow("empty") << 0.0 << 0.0;
        QTest::newRow("half full") << 50.0 << 25.0;
        QTest::newRow("full") << 100.0 << 0.0;
    }

    void onlyWhatIsNeitherFullNorEmptySellsOnAtOnce()
    {
        QFETCH(double, stored);
        QFETCH(double, sold);
        const Network network = relayWith(stored);
        const auto storage = storageArcs(network);
        QCOMPARE(storage.size(), std::size_t(1));
        ClpSolver solver(relaxedProgram(network, storage));
        QCOMPARE(solver.solve(), ClpSolver::Status::Optimal);
        const std::vector<double> x = solver.values();
        QVERIFY(std::abs(x[storage[0].charging] - sold) < 1e-6);
        QVERIFY(std::abs(x[storage[0].discharging] - sold) < 1e-6);
    }
};

QTEST_APPLESS_MAIN(TestRelaxation)
#include "tst_relaxation.moc"
