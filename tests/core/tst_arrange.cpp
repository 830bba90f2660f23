// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arrange.h"

#include <QtTest>

using namespace peergrid;

namespace
{

Peer peer(const char *id, std::optional<CommunityId> community)
{
    Peer result;
    result.id = PeerId(id);
    result.community = std::move(community);
    return result;
}

} // namespace

class TestArrange : public QObject
{
    Q_OBJECT

  private slots:
    void placesNothingInAnEmptyMarket();
    void placesMembersInTheirBox();
    void placesPeersOfNoCommunityOutside();
    void givesEveryCommunityAHueOfItsOwn();
    void givesAnEmptyCommunityRoom();
};

void TestArrange::placesNothingInAnEmptyMarket()
{
    QVERIFY(arrange({}) == Layout{});
}

void TestArrange::placesMembersInTheirBox()
{
    Market market;
    const CommunityId id("a");
    market.communities = {{id, "A", 0.0}};
    for (const char *name : {"1", "2", "3", "4", "5"})
        market.peers.push_back(peer(name, id));
    const Layout layout = arrange(market);
    const CommunityLook &box = layout.communities.at(id);
    QCOMPARE(layout.peers.size(), std::size_t(5));
    for (const auto &[name, at] : layout.peers) {
        QVERIFY(box.topLeft->x < at.x && at.x < box.topLeft->x + box.width);
        QVERIFY(box.topLeft->y < at.y && at.y < box.topLeft->y + box.height);
    }
}

void TestArrange::placesPeersOfNoCommunityOutside()
{
    Market market;
    const CommunityId id("a");
    market.communities = {{id, "A", 0.0}};
    market.peers = {peer("in", id), peer("out", std::nullopt), peer("lost", CommunityId("b"))};
    const Layout layout = arrange(market);
    const CommunityLook &box = layout.communities.at(id);
    for (const char *name : {"out", "lost"}) {
        const Position at = layout.peers.at(PeerId(name));
        QVERIFY(at.x > box.topLeft->x + box.width || at.y > box.topLeft->y + box.height);
    }
}

void TestArrange::givesEveryCommunityAHueOfItsOwn()
{
    Market market;
    market.communities = {{CommunityId("a"), "A", 0.0}, {CommunityId("b"), "B", 0.0}};
    const Layout layout = arrange(market);
    const std::string first = layout.communities.at(CommunityId("a")).colour;
    const std::string second = layout.communities.at(CommunityId("b")).colour;
    QVERIFY(first.size() == 7 && first[0] == '#');
    QVERIFY(first != second);
}

void TestArrange::givesAnEmptyCommunityRoom()
{
    Market market;
    market.communities = {{CommunityId("a"), "A", 0.0}};
    const CommunityLook look = arrange(market).communities.at(CommunityId("a"));
    QVERIFY(look.width > 0.0 && look.height > 0.0);
}

QTEST_APPLESS_MAIN(TestArrange)
#include "tst_arrange.moc"
