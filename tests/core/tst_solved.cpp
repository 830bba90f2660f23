// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"
#include "core/solved.h"
#include "tests/support/wholeoutcome.h"

#include <QtTest>

#include <thread>

using namespace peergrid;

namespace
{

std::shared_ptr<const Scenario> example(const char *name)
{
    return std::make_shared<const Scenario>(
        loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid").value());
}

std::shared_ptr<const Market> marketOf(const std::shared_ptr<const Scenario> &scenario)
{
    return {scenario, &scenario->market};
}

} // namespace

class TestSolved : public QObject
{
    Q_OBJECT

  private slots:
    void isWhatTheCoreFinds()
    {
        const auto scenario = example("seventeen-peer-case-3");
        const auto solved = solveWhole(scenario, marketOf(scenario)).value();
        const Outcome outcome = solve(scenario->market).value();
        const Outcome baseline = solve(gridOnly(scenario->market)).value();
        QVERIFY(test::wholeOutcome(*solved) == outcome);
        QVERIFY(test::allHours(solved->baseline) == baseline.hours);
        const Summary summary = summarise(scenario->market, outcome, {0, 23}, &baseline);
        QCOMPARE(solved->summary.published, summary.published);
        QVERIFY(solved->summary.peers == summary.peers);
        QCOMPARE(solved->hoursSolved(), std::size_t(24));
        QVERIFY(solved->has(23) && !solved->has(24));
    }

    void whatIsDoneIsToldOnTheWay()
    {
        const auto scenario = example("seventeen-peer-case-3");
        std::vector<SolvedPtr> parts;
        WholeRun run;
        run.progressEvery = 0.0;
        run.progress = [&](const SolvedPtr &soFar) { parts.push_back(soFar); };
        const auto whole = solveWhole(scenario, marketOf(scenario), run).value();
        QCOMPARE(parts.size(), std::size_t(23)); // the last hour is the whole
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QCOMPARE(parts[i]->hoursSolved(), i + 1);
            const KeptHour here = parts[i]->outcome[i];
            const KeptHour there = whole->outcome[i];
            QVERIFY(*here == *there);
            QVERIFY(!parts[i]->has(i + 1));
            QVERIFY(!parts[i]->summary.total.savings);
        }
    }

    void stoppedItGivesTheHoursThatAreDone()
    {
        const auto scenario = example("village-100");
        const auto whole = solveWhole(scenario, marketOf(scenario)).value();
        std::stop_source stop;
        WholeRun run;
        run.stop = stop.get_token();
        std::thread other([&] { stop.request_stop(); });
        const auto solved = solveWhole(scenario, marketOf(scenario), run).value();
        other.join();
        for (std::size_t hour = 0; hour < solved->hours(); ++hour) {
            const KeptHour here = solved->outcome[hour];
            const KeptHour there = whole->outcome[hour];
            QVERIFY(!solved->has(hour) || *here == *there);
        }
        QCOMPARE(solved->status == Outcome::Status::Cancelled,
                 solved->hoursSolved() < solved->hours());
    }

    void onTheDiskItIsTheSame()
    {
        const auto scenario = example("village-100");
        const auto whole = solveWhole(scenario, marketOf(scenario)).value();
        WholeRun run;
        run.hoursInMemory = 0;
        const auto kept = solveWhole(scenario, marketOf(scenario), run).value();
        QVERIFY(test::wholeOutcome(*kept) == test::wholeOutcome(*whole));
        QVERIFY(test::allHours(kept->baseline) == test::allHours(whole->baseline));
        QVERIFY(kept->summary.peers == whole->summary.peers);
        QVERIFY(totalsOf(*kept, {7, 19}).summary.peers == totalsOf(*whole, {7, 19}).summary.peers);
    }

    void totalsOfSomeHoursAreThoseTheCoreFinds()
    {
        const auto scenario = example("seventeen-peer-case-3");
        const Market &market = scenario->market;
        const auto solved = solveWhole(scenario, marketOf(scenario)).value();
        const Outcome outcome = solve(market).value();
        const Outcome baseline = solve(gridOnly(market)).value();
        for (const HourRange hours : {HourRange{0, 23}, HourRange{6, 11}, HourRange{23, 23}}) {
            const Totals totals = totalsOf(*solved, hours);
            QVERIFY(totals.summary.peers == summarise(market, outcome, hours, &baseline).peers);
            QVERIFY(totals.settlement == settle(market, outcome, hours));
            QVERIFY(totals.alone == settle(gridOnly(market), baseline, hours).peers);
        }
    }

    void whatIsNotValidIsRefused()
    {
        Scenario wrong = *example("five-peer-case-1");
        wrong.market.peers[1].load = -1.0;
        const auto scenario = std::make_shared<const Scenario>(std::move(wrong));
        const auto solved = solveWhole(scenario, marketOf(scenario));
        QVERIFY(!solved);
        QVERIFY(describe(solved.error()).find("load") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestSolved)
#include "tst_solved.moc"
