// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"
#include "ui/curverunner.h"

#include <QtTest>

using namespace peergrid;

namespace
{

std::shared_ptr<const Scenario> example(const char *name)
{
    return std::make_shared<const Scenario>(
        loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid").value());
}

CurveRequest request(double to)
{
    CurveRequest result;
    result.shifts = {{Shift::What::GenerationCost, Shift::Everyone{}, Shift::By::Offset, 0.0}};
    result.from = -0.02;
    result.to = to;
    return result;
}

struct Listener {
    CurveRunner runner;
    std::vector<CurvePtr> found;
    QStringList failures;
    int lastProgress = -1;

    Listener()
    {
        QObject::connect(&runner, &CurveRunner::found, &runner,
                         [this](const CurvePtr &curve) { found.push_back(curve); });
        QObject::connect(&runner, &CurveRunner::failed, &runner,
                         [this](const QString &sentence) { failures << sentence; });
        QObject::connect(&runner, &CurveRunner::progressed, &runner,
                         [this](int perMille) { lastProgress = perMille; });
    }
    void wait() { QTRY_VERIFY_WITH_TIMEOUT(!runner.isRunning(), 60'000); }
};

} // namespace

class TestCurveRunner : public QObject
{
    Q_OBJECT

  private slots:
    void itFindsWhatTheCoreFinds()
    {
        Listener listener;
        const auto scenario = example("seventeen-peer-case-3");
        listener.runner.request(scenario, request(0.02));
        QVERIFY(listener.runner.isRunning());
        listener.wait();
        QCOMPARE(listener.found.size(), std::size_t(1));
        QVERIFY(*listener.found.front() == curveOf(scenario->market, request(0.02)).value());
    }

    void theNewestRequestWins()
    {
        Listener listener;
        const auto scenario = example("seventeen-peer-case-3");
        for (int i = 1; i <= 5; ++i)
            listener.runner.request(scenario, request(0.001 * i));
        listener.wait();
        QCOMPARE(listener.found.size(), std::size_t(1));
        QCOMPARE(listener.found.front()->pieces.back().to, 0.005);
    }

    void itTellsHowFarItIsUntilItIsCancelled()
    {
        Listener listener;
        listener.runner.request(example("village-100"), request(0.02));
        QTRY_VERIFY_WITH_TIMEOUT(listener.lastProgress > 0, 60'000);
        QVERIFY(listener.lastProgress < 1000);
        listener.runner.cancel();
        listener.wait();
        QVERIFY(listener.found.empty() && listener.failures.isEmpty());
    }

    void whatIsNotValidFailsWithASentence()
    {
        Listener listener;
        Scenario wrong = *example("five-peer-case-2");
        wrong.market.peers[1].load = -1.0;
        listener.runner.request(std::make_shared<const Scenario>(wrong), request(0.02));
        listener.wait();
        QCOMPARE(listener.failures.size(), 1);
        QVERIFY(listener.failures.front().contains(QStringLiteral("load")));
    }

    void itMayGoWhileItRuns()
    {
        for (int i = 0; i < 10; ++i) {
            Listener listener;
            listener.runner.request(example("village-100"), request(0.02));
            QCoreApplication::processEvents();
        }
    }
};

QTEST_GUILESS_MAIN(TestCurveRunner)
#include "tst_curverunner.moc"
