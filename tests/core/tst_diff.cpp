// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff.h"

#include "core/arrange.h"
#include "core/edits.h"
#include "tests/support/fivepeers.h"

#include <QtTest>

using namespace peergrid;

namespace
{

Scenario fivePeers()
{
    Scenario scenario;
    scenario.market = test::fivePeers();
    scenario.layout = arrange(scenario.market);
    return scenario;
}

} // namespace

class TestDiff : public QObject
{
    Q_OBJECT

  private slots:
    void nothingIsDifferentInTheSameScenario()
    {
        QVERIFY(diff(fivePeers(), fivePeers()).isEmpty());
    }

    void movingDoesNotTouchTheMarket()
    {
        const Scenario before = fivePeers();
        const ScenarioDiff found =
            diff(before, edits::move(before, {{PeerId("2")}, {}, {}}, {10.0, 0.0}));
        QCOMPARE(found.moved.peers, std::set<PeerId>{PeerId("2")});
        QVERIFY(!found.touchesMarket());
        QVERIFY(!found.isEmpty());
    }

    void whatIsAddedRemovedAndChangedIsTold()
    {
        const Scenario before = fivePeers();
        Scenario after = edits::remove(before, {{PeerId("4")}, {}, {}});
        const Peer added = edits::newPeer(before.market, edits::Kind::Prosumer);
        after = edits::add(after, added, {5.0, 5.0});
        after = edits::changePeers(after, {PeerId("2")}, [](Peer &peer) { peer.load = 7.0; });
        const ScenarioDiff found = diff(before, after);
        QCOMPARE(found.removed.peers, std::set<PeerId>{PeerId("4")});
        QCOMPARE(found.added.peers, std::set<PeerId>{added.id});
        QCOMPARE(found.changed.peers, std::set<PeerId>{PeerId("2")});
        QVERIFY(found.moved.isEmpty());
        QVERIFY(found.touchesMarket());
        QVERIFY(!found.isOrderChanged);
    }

    void anotherOrderBreaksTiesOtherwise()
    {
        const Scenario before = fivePeers();
        Scenario after = before;
        std::swap(after.market.peers[1], after.market.peers[2]);
        const ScenarioDiff found = diff(before, after);
        QVERIFY(found.isOrderChanged);
        QVERIFY(found.changed.isEmpty());
        QVERIFY(found.touchesMarket());
    }

    void aNameIsOfTheScenarioAHourCountOfTheMarket()
    {
        Scenario after = fivePeers();
        after.name = "Another";
        QVERIFY(diff(fivePeers(), after).isScenarioChanged);
        QVERIFY(!diff(fivePeers(), after).touchesMarket());
        after.market.hours = 12;
        QVERIFY(diff(fivePeers(), after).isMarketChanged);
    }
};

QTEST_APPLESS_MAIN(TestDiff)
#include "tst_diff.moc"
