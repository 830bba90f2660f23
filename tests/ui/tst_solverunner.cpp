// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"
#include "core/scenariofile.h"
#include "ui/solverunner.h"

#include <QSignalSpy>
#include <QtTest>

using namespace peergrid;

namespace
{

struct Asked {
    std::shared_ptr<const Scenario> scenario;
    std::shared_ptr<const Market> market;
};

Asked example(const char *name, double load = -1.0)
{
    Scenario scenario =
        loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid").value();
    if (load >= 0.0)
        scenario.market.peers[1].load = load;
    const auto shared = std::make_shared<const Scenario>(std::move(scenario));
    return {shared, {shared, &shared->market}};
}

/// So many hours that it is not done at once.
Asked longRun()
{
    const Asked day = example("village-100");
    Scenario months = edits::setHours(*day.scenario, 24 * 60);
    months.market.lookAhead = 24;
    const auto shared = std::make_shared<const Scenario>(std::move(months));
    return {shared, {shared, &shared->market}};
}

/// A runner, and what it says.
struct Listener {
    SolveRunner runner;
    std::vector<SolvedPtr> solved;
    std::vector<SolvedPtr> parts;
    std::vector<SolvedPtr> cancelled;
    QStringList failures;

    Listener()
    {
        const auto into = [](std::vector<SolvedPtr> &list) {
            return [&list](const SolvedPtr &one) { list.push_back(one); };
        };
        QObject::connect(&runner, &SolveRunner::solved, &runner, into(solved));
        QObject::connect(&runner, &SolveRunner::progressed, &runner, into(parts));
        QObject::connect(&runner, &SolveRunner::cancelled, &runner, into(cancelled));
        QObject::connect(&runner, &SolveRunner::failed, &runner,
                         [this](const QString &sentence) { failures << sentence; });
    }
    void request(const Asked &asked) { runner.request(asked.scenario, asked.market); }
    void wait() { QTRY_VERIFY_WITH_TIMEOUT(!runner.isRunning(), 60'000); }
};

} // namespace

class TestSolveRunner : public QObject
{
    Q_OBJECT

  private slots:
    void aRequestIsSolved()
    {
        Listener listener;
        const Asked asked = example("five-peer-case-2");
        listener.request(asked);
        QVERIFY(listener.runner.isRunning());
        listener.wait();
        QCOMPARE(listener.solved.size(), std::size_t(1));
        QCOMPARE(listener.solved.front()->market, asked.market);
        QCOMPARE(listener.solved.front()->summary.published, 28.456);
    }

    void ofManyRequestsTheNewestWins()
    {
        Listener listener;
        Asked last;
        for (int i = 0; i < 40; ++i) {
            last = example("five-peer-case-2", 100.0 + i);
            listener.request(last);
        }
        listener.wait();
        QVERIFY(listener.solved.size() < 40);
        QCOMPARE(listener.solved.back()->market, last.market);
    }

    /// A slider that never rests is followed all the same.
    void requestsWithoutEndDoNotStarveIt()
    {
        Listener listener;
        int requests = 0;
        QTimer slider;
        connect(&slider, &QTimer::timeout, &listener.runner,
                [&] { listener.request(example("five-peer-case-2", 100.0 + ++requests % 40)); });
        slider.start(1);
        QTRY_VERIFY(listener.solved.size() >= 5);
        slider.stop();
        QVERIFY(requests > 5);
        listener.wait();
    }

    void aLongRunTellsWhatIsDoneAndCanBeCancelled()
    {
        Listener listener;
        listener.request(longRun());
        QTRY_VERIFY_WITH_TIMEOUT(!listener.parts.empty(), 60'000);
        listener.runner.cancel();
        listener.wait();
        QVERIFY(listener.solved.empty());
        QCOMPARE(listener.cancelled.size(), std::size_t(1));
        const Solved &left = *listener.cancelled.front();
        QVERIFY(left.hoursSolved() >= listener.parts.back()->hoursSolved());
        QVERIFY(left.hoursSolved() < left.hours());
    }

    /// Of a year, each of what came on the way is as large as the whole.
    void whatCameOnTheWayIsNotKept()
    {
        SolveRunner runner;
        std::vector<std::weak_ptr<const Solved>> parts;
        connect(&runner, &SolveRunner::progressed, &runner,
                [&](const SolvedPtr &soFar) { parts.push_back(soFar); });
        const Asked asked = longRun();
        runner.request(asked.scenario, asked.market);
        QTRY_VERIFY_WITH_TIMEOUT(parts.size() >= 2, 60'000);
        QVERIFY(runner.isRunning());
        QTRY_VERIFY(parts.front().expired());
        runner.cancel();
        QTRY_VERIFY(!runner.isRunning());
    }

    void aLongRunGivesWayToANewerRequest()
    {
        Listener listener;
        listener.request(longRun());
        QTRY_VERIFY_WITH_TIMEOUT(listener.parts.size() >= 4, 60'000); // longer than its patience
        const Asked newer = example("five-peer-case-1");
        listener.request(newer);
        listener.wait();
        QCOMPARE(listener.solved.size(), std::size_t(1));
        QCOMPARE(listener.solved.front()->market, newer.market);
        QVERIFY(listener.cancelled.empty()); // nobody pressed Esc
    }

    void whatIsDroppedIsNotHeardOf()
    {
        Listener listener;
        listener.request(longRun());
        listener.runner.drop();
        const Asked next = example("five-peer-case-1");
        listener.request(next);
        listener.wait();
        QVERIFY(listener.cancelled.empty());
        QCOMPARE(listener.solved.size(), std::size_t(1));
        QCOMPARE(listener.solved.front()->market, next.market);
    }

    void whatIsNotValidFailsWithASentence()
    {
        Listener listener;
        Asked asked = example("five-peer-case-1");
        Scenario wrong = *asked.scenario;
        wrong.market.peers[1].load = -1.0;
        const auto shared = std::make_shared<const Scenario>(std::move(wrong));
        listener.request({shared, {shared, &shared->market}});
        listener.wait();
        QCOMPARE(listener.failures.size(), 1);
        QVERIFY(listener.failures.front().contains(QStringLiteral("load")));
    }

    void itMayGoWhileItRuns()
    {
        for (int i = 0; i < 20; ++i) {
            Listener listener;
            listener.request(longRun());
            QCoreApplication::processEvents();
        }
    }
};

QTEST_GUILESS_MAIN(TestSolveRunner)
#include "tst_solverunner.moc"
