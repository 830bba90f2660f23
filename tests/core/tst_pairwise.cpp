// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pairwise.h"
#include "tests/support/papercase.h"

#include <QtTest>

using namespace peergrid;
using namespace peergrid::test;

using Ess = PaperSettings::Storage;

/// The reference is itself held against what is published before anything is held against it.
class TestPairwise : public QObject
{
    Q_OBJECT

  private slots:
    void givesTheObjectivesOfThePaper_data();
    void givesTheObjectivesOfThePaper();
    void countsWhatCannotBeServed();
    void neverChargesAndDischargesAtOnce();
};

void TestPairwise::givesTheObjectivesOfThePaper_data()
{
    QTest::addColumn<PaperSettings>("settings");
    QTest::addColumn<double>("objective");
    const std::string five = "five-peer.csv";
    const std::string many = "seventeen-peer.csv";
    const auto row = [](const char *name, const PaperSettings &settings, double objective) {
        QTest::newRow(name) << settings << objective;
    };
    row("5-I", {five, false, false, false, Ess::None}, 31.936);
    row("5-II", {five, true, false, false, Ess::None}, 28.456);
    row("17-I", {many, false, false, false, Ess::None}, 49.9738);
    row("17-II", {many, true, false, false, Ess::None}, 38.7098);
    row("17-III", {many, true, true, true, Ess::Tendency}, 430.896284);
    row("no storage", {many, true, true, true, Ess::None}, 426.690746);
    row("no contracts", {many, true, false, true, Ess::Tendency}, 463.44781);
    row("no communities", {many, false, false, true, Ess::Tendency}, 621.61039);
    row("storage optimised", {many, true, true, true, Ess::Optimised}, 424.334381);
}

void TestPairwise::givesTheObjectivesOfThePaper()
{
    QFETCH(PaperSettings, settings);
    QFETCH(double, objective);
    const PairwiseResult result = solvePairwise(paperMarket(settings));
    QVERIFY2(std::abs(result.objective - objective) < 1e-6,
             qPrintable(QString::number(result.objective, 'g', 12)));
    QCOMPARE(result.unserved, 0.0);
    QCOMPARE(result.surplus, 0.0);
}

void TestPairwise::countsWhatCannotBeServed()
{
    Market market = paperMarket({"five-peer.csv", true, false, false, Ess::None});
    market.peers[0].generation.maximum = 0.0;
    market.peers[2].generation.maximum = 100.0;
    market.peers[4].generation.maximum = 20.0;
    QCOMPARE(solvePairwise(market).unserved, 190.0);

    market.peers[2].generation.maximum = 1000.0;
    market.peers[2].generation.minimum = 400.0;
    QCOMPARE(solvePairwise(market).unserved, 0.0);
    QCOMPARE(solvePairwise(market).surplus, 90.0);
}

/// A battery that bought cheaply under a contract and sold on in the same hour would pay.
void TestPairwise::neverChargesAndDischargesAtOnce()
{
    Market market;
    market.hours = 2;
    market.design = Design::FullP2P;
    market.peers.resize(3);
    const char *const ids[] = {"grid", "trader", "house"};
    for (std::size_t n = 0; n < 3; ++n)
        market.peers[n].id = PeerId(ids[n]);
    market.peers[0].role = Role::Producer;
    market.peers[0].generation.maximum = 100.0;
    market.peers[0].generation.cost = 0.5;
    market.peers[1].role = Role::Prosumer;
    market.peers[1].storage = Storage{.capacity = 10.0, .power = 4.0};
    market.peers[2].load = 10.0;
    market.objective = Objective::LeastCost;
    market.contracts.push_back(
        {ContractId("c"), "", PeerId("grid"), PeerId("trader"), FixedPrice{0.1}, std::nullopt, {}});
    const PairwiseResult result = solvePairwise(market);
    for (const auto &hour : result.hours)
        QVERIFY(std::min(hour[1].charge, hour[1].discharge) == 0.0);
    // 4 kWh are moved from the first hour to the second.
    QCOMPARE(result.objective, 0.5 * 16 + 0.1 * 4);
}

QTEST_APPLESS_MAIN(TestPairwise)
#include "tst_pairwise.moc"
