// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solve.h"

#include "tests/support/fivepeers.h"

#include <QtTest>

using namespace peergrid;

class TestDiagnose : public QObject
{
    Q_OBJECT

  private slots:
    void saysWhoNeedsHowMuchAndWhoHasHowMuch()
    {
        Market market = test::fivePeers();
        market.peers[0].generation.maximum = 0.0;
        market.peers[2].generation.maximum = 60.0;
        market.peers[4].generation.maximum = 180.0;
        const auto outcome = solve(market);
        QVERIFY(outcome);
        QCOMPARE(outcome->status, Outcome::Status::NotAllServed);
        const HourOutcome &hour = outcome->hours[0];
        QCOMPARE(hour.shortfalls.size(), std::size_t(1));
        const Shortfall &shortfall = hour.shortfalls[0];
        QCOMPARE(shortfall.kind, Shortfall::Kind::Unserved);
        QCOMPARE(shortfall.energy, 70.0);
        QCOMPARE(shortfall.needed, 310.0);
        QCOMPARE(shortfall.available, 240.0);
        QCOMPARE(QString::fromStdString(shortfall.sentence),
                 QString("P2, P3, P4 and P5 need 310 kWh, sellers that may reach them (P3 and P5) "
                         "have 240 kWh; 70 kWh are missing."));
    }

    void theCutLeavesOutThoseWhoHaveEnough()
    {
        Market market = test::fivePeers(Design::GridOnly);
        market.peers[0].generation.maximum = 190.0;
        const auto outcome = solve(market);
        QVERIFY(outcome);
        const Shortfall &shortfall = outcome->hours[0].shortfalls.at(0);
        QCOMPARE(shortfall.energy, 50.0);
        QCOMPARE(shortfall.peers, (std::vector<std::size_t>{1, 3}));
        QCOMPARE(QString::fromStdString(shortfall.sentence),
                 QString("P2 and P4 need 240 kWh, sellers that may reach them (Main grid) have "
                         "190 kWh; 50 kWh are missing.")
                     .replace("Main grid", "P1"));
        double unserved = 0.0;
        for (const PeerHour &peer : outcome->hours[0].peers)
            unserved += peer.unserved;
        QCOMPARE(unserved, 50.0);
        QCOMPARE(outcome->hours[0].peers[1].unserved, 50.0 * 140.0 / 240.0);
    }

    void generationNobodyCanTakeIsSurplus()
    {
        Market market = test::fivePeers();
        market.peers[4].generation.maximum = 400.0;
        market.peers[4].generation.minimum = 400.0;
        const auto outcome = solve(market);
        QVERIFY(outcome);
        const HourOutcome &hour = outcome->hours[0];
        QCOMPARE(hour.status, HourOutcome::Status::NotAllServed);
        QCOMPARE(hour.shortfalls.at(0).kind, Shortfall::Kind::Surplus);
        QCOMPARE(hour.shortfalls[0].energy, 90.0);
        QCOMPARE(hour.peers[4].surplus, 90.0);
        QCOMPARE(QString::fromStdString(hour.shortfalls[0].sentence),
                 QString("P5 must give 400 kWh, but only 310 kWh can be taken; 90 kWh are left "
                         "over."));
    }

    void onlyTheHourThatIsShortSaysSo()
    {
        Market market = test::fivePeers();
        market.hours = 3;
        market.peers[0].generation.maximum = 0.0;
        market.peers[2].generation.availability = Profile({1.0, 0.1, 1.0});
        const auto outcome = solve(market);
        QVERIFY(outcome);
        QCOMPARE(outcome->hours[0].status, HourOutcome::Status::Solved);
        QCOMPARE(outcome->hours[1].status, HourOutcome::Status::NotAllServed);
        QCOMPARE(outcome->hours[1].shortfalls.at(0).energy, 310.0 - 225.0);
        QCOMPARE(outcome->hours[2].status, HourOutcome::Status::Solved);
    }
};

QTEST_APPLESS_MAIN(TestDiagnose)
#include "tst_diagnose.moc"
