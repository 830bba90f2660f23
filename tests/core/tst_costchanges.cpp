// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/costchanges.h"
#include "core/pricing.h"
#include "core/scenariofile.h"
#include "core/whatif.h"
#include "tests/support/fivepeers.h"

#include <QtTest>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

SolvedPtr solvedWith(Market market)
{
    auto scenario = std::make_shared<Scenario>();
    scenario->market = std::move(market);
    return solveWhole(scenario, {scenario, &scenario->market}).value();
}

} // namespace

class TestCostChanges : public QObject
{
    Q_OBJECT

  private slots:
    void nobodyWinsWhereNothingChanges();
    void theLargestChangeComesFirst();
    void onlyPeersThatBothHaveCount();
    void whatFlexibleDemandIsWorthIsNoCost();
};

void TestCostChanges::nobodyWinsWhereNothingChanges()
{
    const SolvedPtr one = solvedWith(fivePeers());
    QVERIFY(costChanges(*one, *solvedWith(fivePeers())).empty());
}

/// P5 dearer by a tenth: it still sells 180 kWh inside its community, to P2 and P4 in proportion.
void TestCostChanges::theLargestChangeComesFirst()
{
    const std::vector<Shift> shifts = {
        {Shift::What::GenerationCost, std::set{PeerId("5")}, Shift::By::Factor, 1.1}};
    const auto changes =
        costChanges(*solvedWith(fivePeers()), *solvedWith(applied(fivePeers(), shifts)));
    QCOMPARE(changes.size(), std::size_t(3));
    QCOMPARE(changes[0].peer, PeerId("2"));
    QCOMPARE(changes[1].peer, PeerId("4"));
    QCOMPARE(changes[2].peer, PeerId("5"));
    QVERIFY(std::abs(changes[0].by() - 0.005 * 180.0 * 140.0 / 240.0) < 1e-9);
    QVERIFY(std::abs(changes[1].by() - 0.005 * 180.0 * 100.0 / 240.0) < 1e-9);
    QVERIFY(std::abs(changes[2].by() - 0.005 * 20.0) < 1e-9);
    QVERIFY(std::abs(changes[2].before - 1.0) < 1e-9);
}

void TestCostChanges::onlyPeersThatBothHaveCount()
{
    Market without = fivePeers();
    without.peers.erase(without.peers.begin() + 1); // P2
    const SolvedPtr all = solvedWith(fivePeers());
    const SolvedPtr fewer = solvedWith(without);
    for (const auto &changes : {costChanges(*all, *fewer), costChanges(*fewer, *all)}) {
        QVERIFY(!changes.empty());
        for (const CostChange &change : changes)
            QVERIFY(change.peer != PeerId("2"));
    }
}

void TestCostChanges::whatFlexibleDemandIsWorthIsNoCost()
{
    Market market = fivePeers();
    market.peers[1].bids = {{10.0, 0.5}};
    const SolvedPtr before = solvedWith(fivePeers());
    const SolvedPtr after = solvedWith(market);
    const Figures &flexible = after->summary.peers[1];
    QVERIFY(flexible.bill.cost() > before->summary.peers[1].bill.cost());
    QCOMPARE(costOf(flexible), flexible.bill.cost() - 5.0);
    const auto changes = costChanges(*before, *after);
    const auto own = std::find_if(changes.begin(), changes.end(),
                                  [](const CostChange &c) { return c.peer == PeerId("2"); });
    QVERIFY(own != changes.end());
    QVERIFY(own->by() < 0.0);
}

QTEST_APPLESS_MAIN(TestCostChanges)
#include "tst_costchanges.moc"
