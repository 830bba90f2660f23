// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sweepday.h"
#include "ui/sweep/sweeprunner.h"

#include <QtTest>

#include <algorithm>
#include <cstring>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

std::shared_ptr<const SweepPlan> shortPlan()
{
    return planOfDay({"peers.6.generation.cost=0.03:0.07:7", "peers.4.load=x0.5,x1,x1.5"});
}

/// Far more work than a test waits for.
std::shared_ptr<const SweepPlan> longPlan()
{
    return planOfDay({"peers.6.generation.cost=0.03:0.07:200", "peers.4.load=x0.5:x1.5:100"});
}

/// To the bit; NaN is NaN.
bool areSame(const std::vector<double> &a, const std::vector<double> &b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

struct Listener {
    SweepRunner runner;
    int ends = 0;
    int steps = 0;
    QStringList failures;

    Listener()
    {
        QObject::connect(&runner, &SweepRunner::ended, &runner, [this] { ++ends; });
        QObject::connect(&runner, &SweepRunner::progressed, &runner, [this] { ++steps; });
        QObject::connect(&runner, &SweepRunner::failed, &runner,
                         [this](const QString &sentence) { failures << sentence; });
    }
    void wait() { QTRY_VERIFY_WITH_TIMEOUT(!runner.isRunning(), 60'000); }
    void waitForRows()
    {
        QTRY_VERIFY_WITH_TIMEOUT(runner.run() && runner.run()->done() > 0, 60'000);
    }
};

} // namespace

class TestSweepRunner : public QObject
{
    Q_OBJECT

  private slots:
    void rowsAreThoseOfEachVariant();
    void cancelledItKeepsWhatIsDone();
    void cancelledBeforeTheFirstRow();
    void theNewestWins();
    void cancelledItBeginsAnew();
    void itGoesWhileItWorks();
    void whatCannotBeSolvedIsToldBeforeAnyIs();
    void peersHaveFigures();
};

void TestSweepRunner::rowsAreThoseOfEachVariant()
{
    Listener listener;
    const auto plan = shortPlan();
    listener.runner.start(plan);
    QVERIFY(listener.runner.isRunning());
    listener.wait();
    QCOMPARE(listener.ends, 1);
    QVERIFY(listener.steps > 0 && listener.failures.isEmpty());
    const SweepRun &run = *listener.runner.run();
    QVERIFY(run.isWhole());
    const SweepTable table(*plan);
    for (std::size_t k = 0; k < plan->size(); ++k) {
        const auto row = solveVariant(*plan, table, k, {});
        QCOMPARE(run.row(k).variant, k);
        QVERIFY(areSame(run.row(k).figures, (*row)->figures));
        QCOMPARE(run.row(k).isAllServed, (*row)->isAllServed);
    }
    std::vector<std::size_t> order = run.order();
    std::sort(order.begin(), order.end());
    for (std::size_t k = 0; k < plan->size(); ++k)
        QCOMPARE(order[k], k);
    QVERIFY(run.hasHours());
    const auto bands = run.hourlyBands(HourlyFigure::Cost);
    QCOMPARE(bands.size(), std::size_t(24));
    QVERIFY(bands[12][0] <= bands[12][2] && bands[12][2] <= bands[12][4]);
}

void TestSweepRunner::cancelledItKeepsWhatIsDone()
{
    Listener listener;
    const auto plan = longPlan();
    listener.runner.start(plan);
    listener.waitForRows();
    listener.runner.cancel();
    listener.wait();
    QCOMPARE(listener.ends, 1);
    const SweepRun &run = *listener.runner.run();
    QVERIFY(run.done() > 0 && !run.isWhole());
    const std::size_t done = run.done();
    const std::size_t one = run.order().back();
    QVERIFY(
        areSame(run.row(one).figures, (*solveVariant(*plan, SweepTable(*plan), one, {}))->figures));
    QTest::qWait(0);
    QCOMPARE(run.done(), done);
    listener.runner.cancel(); // of nothing
    QVERIFY(!listener.runner.isRunning());
}

void TestSweepRunner::cancelledBeforeTheFirstRow()
{
    Listener listener;
    listener.runner.start(longPlan());
    listener.runner.cancel();
    listener.wait();
    QCOMPARE(listener.ends, 1);
    QCOMPARE(listener.runner.run()->done(), std::size_t(0));
}

void TestSweepRunner::theNewestWins()
{
    Listener listener;
    listener.runner.start(longPlan());
    listener.waitForRows();
    const auto plan = shortPlan();
    listener.runner.start(plan);
    QCOMPARE(listener.runner.run()->done(), std::size_t(0));
    listener.wait();
    QCOMPARE(listener.ends, 1);
    QCOMPARE(&listener.runner.run()->plan(), plan.get());
    QVERIFY(listener.runner.run()->isWhole());
    const auto row = solveVariant(*plan, SweepTable(*plan), 2, {});
    QVERIFY(areSame(listener.runner.run()->row(2).figures, (*row)->figures));
}

/// Patience with what was cancelled is none with what comes after it.
void TestSweepRunner::cancelledItBeginsAnew()
{
    Listener listener;
    listener.runner.start(longPlan());
    listener.waitForRows();
    listener.runner.cancel();
    listener.runner.start(planOfDay({"peers.6.generation.cost=0.03:0.07:200"}));
    listener.wait();
    QCOMPARE(listener.ends, 1);
    QVERIFY(listener.runner.run()->isWhole());
}

void TestSweepRunner::itGoesWhileItWorks()
{
    Listener listener;
    listener.runner.start(longPlan());
    listener.waitForRows();
}

void TestSweepRunner::whatCannotBeSolvedIsToldBeforeAnyIs()
{
    Listener listener;
    listener.runner.start(planOfDay({"peers.6.generation.cost=0.05:-1:5"}));
    listener.wait();
    QCOMPARE(listener.ends, 0);
    QCOMPARE(listener.failures.size(), 1);
    QVERIFY2(listener.failures.first().startsWith(QStringLiteral("variant ")),
             qPrintable(listener.failures.first()));
    QCOMPARE(listener.runner.run()->done(), std::size_t(0));
}

void TestSweepRunner::peersHaveFigures()
{
    Listener listener;
    const auto plan = planOfDay({"peers.6.generation.cost=0.05"});
    listener.runner.start(plan, true);
    listener.wait();
    const SweepTable table(*plan, true);
    QCOMPARE(listener.runner.run()->csv(),
             table.csvHeader() +
                 table.csvRow(**solveVariant(*plan, table, 0, {}), plan->values(0)));
}

QTEST_GUILESS_MAIN(TestSweepRunner)
#include "tst_sweeprunner.moc"
