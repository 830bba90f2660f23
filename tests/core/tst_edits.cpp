// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"

#include "core/arrange.h"
#include "core/pricing.h"
#include "core/validate.h"
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

const Peer &peer(const Scenario &scenario, const char *id)
{
    return scenario.market.peers[*indexOf(scenario.market, PeerId(id))];
}

Scenario withContract()
{
    const Scenario scenario = fivePeers();
    return edits::add(scenario, edits::newContract(scenario.market, PeerId("3"), CommunityId("2")));
}

} // namespace

class TestEdits : public QObject
{
    Q_OBJECT

  private slots:
    void whatThePaletteOffersIsValid()
    {
        Scenario scenario;
        for (const auto kind : {edits::Kind::MainGrid, edits::Kind::Producer, edits::Kind::Prosumer,
                                edits::Kind::Consumer}) {
            Peer added = edits::newPeer(scenario.market, kind);
            if (!added.isMainGrid)
                added.storage = edits::newStorage();
            scenario = edits::add(scenario, std::move(added), {});
        }
        scenario = edits::add(scenario, edits::newCommunity(scenario.market), {});
        scenario = edits::add(scenario,
                              edits::newContract(scenario.market, PeerId("2"), CommunityId("1")));
        QCOMPARE(scenario.market.peers.size(), std::size_t(4));
        QVERIFY(validate(scenario.market).empty());
    }

    void newIdsAreFree()
    {
        Scenario scenario = edits::remove(fivePeers(), {{PeerId("2")}, {}, {}});
        QCOMPARE(edits::newPeer(scenario.market, edits::Kind::Consumer).id, PeerId("2"));
    }

    void aDeletedPeerTakesItsContractsAndItsPlaceAlong()
    {
        Scenario scenario = withContract();
        scenario.unknown = {{"peers/3/storage", "colour", "1"}, {"peers/30", "colour", "1"}};
        const Scenario after = edits::remove(scenario, {{PeerId("3")}, {}, {}});
        QVERIFY(after.market.contracts.empty());
        QVERIFY(!after.layout.peers.contains(PeerId("3")));
        QCOMPARE(after.unknown.size(), std::size_t(1));
        QCOMPARE(after.unknown.front().owner, std::string("peers/30"));
        QVERIFY(!hasErrors(validate(after.market)));
    }

    void membersOfADeletedCommunityStay()
    {
        const Scenario before = withContract();
        const Scenario after = edits::remove(before, {{}, {CommunityId("2")}, {}});
        QCOMPARE(after.market.peers.size(), before.market.peers.size());
        QVERIFY(!hasErrors(validate(after.market)));
        QVERIFY(after.market.contracts.empty());
    }

    void aNewIdIsFollowedEverywhere()
    {
        Scenario scenario = withContract();
        scenario.unknown = {{"peers/3", "colour", "1"}};
        const Scenario after = edits::renumber(scenario, PeerId("3"), PeerId("a/b"));
        QCOMPARE(std::get<PeerId>(after.market.contracts.front().seller), PeerId("a/b"));
        QCOMPARE(after.layout.peers.at(PeerId("a/b")), scenario.layout.peers.at(PeerId("3")));
        QCOMPARE(after.unknown.front().owner, std::string("peers/a~1b"));
        QCOMPARE(edits::renumber(scenario, PeerId("3"), PeerId("4")), scenario);
        QCOMPARE(edits::renumber(scenario, PeerId("3"), PeerId()), scenario);
    }

    void aCommunityKeepsTheColourItCameWith()
    {
        const auto colourOf = [](const Scenario &scenario, const char *id) {
            return scenario.layout.communities.at(CommunityId(id)).colour;
        };
        Scenario scenario;
        for (int i = 0; i < 3; ++i)
            scenario = edits::add(scenario, edits::newCommunity(scenario.market), {});
        QVERIFY(!colourOf(scenario, "1").empty());
        QVERIFY(colourOf(scenario, "1") != colourOf(scenario, "2"));
        const Scenario fewer = edits::remove(scenario, {{}, {CommunityId("1")}, {}});
        QCOMPARE(colourOf(fewer, "2"), colourOf(scenario, "2"));
        const Scenario again = edits::add(fewer, edits::newCommunity(fewer.market), {});
        QVERIFY(colourOf(again, "1") != colourOf(again, "2"));
        QVERIFY(colourOf(again, "1") != colourOf(again, "3"));
    }

    void aCommunityMovesItsMembersOnce()
    {
        const Scenario before = fivePeers();
        std::set<PeerId> members;
        for (const Peer &one : before.market.peers) {
            if (one.community == CommunityId("2"))
                members.insert(one.id);
        }
        QVERIFY(!members.empty());
        const Scenario after = edits::move(before, {members, {CommunityId("2")}, {}}, {10, 20});
        for (const PeerId &id : members)
            QCOMPARE(after.layout.peers.at(id).x, before.layout.peers.at(id).x + 10.0);
        QCOMPARE(after.layout.communities.at(CommunityId("2")).topLeft->y,
                 before.layout.communities.at(CommunityId("2")).topLeft->y + 20.0);
    }

    void aGroupIsDrawnAroundItsMembers()
    {
        const Scenario before = fivePeers();
        const Community community = edits::newCommunity(before.market);
        const Scenario after = edits::group(before, {PeerId("1"), PeerId("2")}, community);
        QCOMPARE(peer(after, "1").community, std::optional(community.id));
        const CommunityLook &look = after.layout.communities.at(community.id);
        for (const char *id : {"1", "2"}) {
            const Position &at = after.layout.peers.at(PeerId(id));
            QVERIFY(look.topLeft->x < at.x && at.x < look.topLeft->x + look.width);
            QVERIFY(look.topLeft->y < at.y && at.y < look.topLeft->y + look.height);
        }
    }

    void peersAlignAndSpreadOut()
    {
        Scenario scenario = fivePeers();
        scenario = edits::place(
            scenario,
            {{PeerId("1"), {0.0, 0.0}}, {PeerId("2"), {10.0, 50.0}}, {PeerId("3"), {100.0, 20.0}}});
        const std::set<PeerId> three{PeerId("1"), PeerId("2"), PeerId("3")};
        const Scenario spread = edits::distribute(scenario, three, edits::Axis::Horizontal);
        QCOMPARE(spread.layout.peers.at(PeerId("2")).x, 50.0);
        const Scenario low = edits::align(scenario, three, edits::Edge::Bottom);
        QCOMPARE(low.layout.peers.at(PeerId("1")).y, 50.0);
        const Scenario middle = edits::align(scenario, three, edits::Edge::HorizontalCentre);
        QCOMPARE(middle.layout.peers.at(PeerId("3")).x, 50.0);
    }

    void aCopyHasNewIdsAndTheContractsBetween()
    {
        const Scenario scenario = withContract();
        const Scenario copy = edits::copied(scenario, {{PeerId("3")}, {CommunityId("2")}, {}});
        QCOMPARE(copy.market.contracts.size(), std::size_t(1));
        const edits::Pasted pasted = edits::paste(scenario, copy, {30.0, 30.0});
        QVERIFY(!hasErrors(validate(pasted.scenario.market)));
        QCOMPARE(pasted.objects.communities.size(), std::size_t(1));
        QCOMPARE(pasted.objects.contracts.size(), std::size_t(1));
        QCOMPARE(pasted.scenario.market.peers.size(),
                 scenario.market.peers.size() + copy.market.peers.size());
        for (const Peer &one : scenario.market.peers)
            QCOMPARE(peer(pasted.scenario, one.id.value.c_str()), one);
    }

    void aSecondMainGridComesInAsAProducer()
    {
        const Scenario scenario = fivePeers();
        const auto grid = scenario.market.peers[*mainGrid(scenario.market)].id;
        const edits::Pasted pasted =
            edits::paste(scenario, edits::copied(scenario, {{grid}, {}, {}}), {});
        QVERIFY(!hasErrors(validate(pasted.scenario.market)));
    }

    void profilesFollowTheHours()
    {
        Scenario scenario = fivePeers();
        scenario.market.hours = 2;
        scenario.market.peers[1].load = Profile(std::vector{1.0, 2.0});
        scenario.market.peers[1].shiftable = {{3.0, 2.0, {0, 1}}};
        const Scenario longer = edits::setHours(scenario, 5);
        QCOMPARE(longer.market.peers[1].load.size(), std::size_t(5));
        QCOMPARE(longer.market.peers[1].load.at(4), 1.0);
        const Scenario shorter = edits::setHours(scenario, 1);
        QCOMPARE(shorter.market.peers[1].load.size(), std::size_t(1));
        QCOMPARE(shorter.market.peers[1].shiftable.front().hours.last, std::size_t(0));
        QCOMPARE(QString::fromStdString(describe(validate(longer.market))), QString());
    }
};

QTEST_APPLESS_MAIN(TestEdits)
#include "tst_edits.moc"
