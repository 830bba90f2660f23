// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document.h"

#include "core/edits.h"
#include "core/scenariofile.h"
#include "tests/support/figures.h"
#include "tests/support/random.h"
#include "tests/ui/editor.h"

#include <QTemporaryDir>

#include <fmt/format.h>

using namespace peergrid;

namespace
{

/// One of a random scenario's peers; none in an empty one.
std::set<PeerId> anyPeer(const Scenario &scenario, test::Random &random)
{
    const auto &peers = scenario.market.peers;
    if (peers.empty())
        return {};
    return {peers[random.below(peers.size())].id};
}

std::optional<CommunityId> anyCommunity(const Scenario &scenario, test::Random &random)
{
    const auto &communities = scenario.market.communities;
    if (communities.empty() || random.chance(0.3))
        return {};
    return communities[random.below(communities.size())].id;
}

/// Something a person might do next.
Scenario edited(const Scenario &scenario, test::Random &random)
{
    const auto peers = anyPeer(scenario, random);
    const Position at{static_cast<double>(random.below(900)),
                      static_cast<double>(random.below(700))};
    switch (random.below(11)) {
    case 0:
    case 1:
        return edits::add(
            scenario,
            edits::newPeer(scenario.market, static_cast<edits::Kind>(1 + random.below(3))), at);
    case 2:
        return edits::add(scenario, edits::newCommunity(scenario.market), {});
    case 3:
        return edits::move(scenario, {peers, {}, {}}, at);
    case 4:
        return edits::setCommunity(scenario, peers, anyCommunity(scenario, random));
    case 5:
        return edits::changePeers(scenario, peers, [&](Peer &peer) {
            peer.load = static_cast<double>(random.below(100));
        });
    case 6:
        return peers.empty()
                   ? scenario
                   : edits::add(scenario, edits::newContract(scenario.market, *peers.begin(),
                                                             *anyPeer(scenario, random).begin()));
    case 7:
        return edits::remove(scenario, {peers, {}, {}});
    case 8:
        return edits::paste(scenario, edits::copied(scenario, {peers, {}, {}}), at).scenario;
    case 9:
        return edits::setHours(scenario, 1 + random.below(48));
    default:
        return edits::changePeers(scenario, peers,
                                  [](Peer &peer) { peer.storage = edits::newStorage(); });
    }
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

  private slots:
    void manyEditsAreUndoneAndRedone();
    void nothingChangedIsNoStep();
    void oneGestureIsOneStep();
    void movingKeepsTheMarket();
    void changesAreToldOnceEach();
    void savingMakesItClean();
    void aDraftIsSavedAndOpenedAgain();
    void whatCannotBeSavedStaysUnsaved();
};

/// R13: equal at both ends, and at a hundred points between on the way back and forth.
void TestDocument::manyEditsAreUndoneAndRedone()
{
    const int count = test::figure(500, 10000);
    const int every = count / 150; // not every edit is a step
    test::Random random(13);
    Document document;
    document.reset({});
    std::map<int, Scenario> seen{{0, document.scenario()}};
    for (int i = 0; i < count; ++i) {
        document.apply(QStringLiteral("Edit"), edited(document.scenario(), random));
        if (const int step = document.undoStack().index(); step % every == 0)
            seen.emplace(step, document.scenario());
    }
    const int steps = document.undoStack().count();
    seen.emplace(steps, document.scenario());
    QVERIFY(seen.size() > 100);
    std::size_t equal = 0;
    const auto check = [&] {
        const auto found = seen.find(document.undoStack().index());
        equal += found != seen.end() && found->second == document.scenario() ? 1 : 0;
    };
    while (document.undoStack().canUndo()) {
        document.undoStack().undo();
        check();
    }
    QCOMPARE(document.scenario(), seen.at(0));
    while (document.undoStack().canRedo()) {
        document.undoStack().redo();
        check();
    }
    QCOMPARE(document.scenario(), seen.at(steps));
    const std::size_t points = 2 * (seen.size() - 1); // the ends are come to once
    test::report("R13", fmt::format("{} random edits, {} steps undone and redone: {} of {} points "
                                    "differ",
                                    count, steps, points - equal, points));
    QCOMPARE(equal, points);
}

void TestDocument::nothingChangedIsNoStep()
{
    Document document;
    document.reset(test::fivePeerScenario());
    document.apply(QStringLiteral("Nothing"), document.scenario());
    QVERIFY(!document.undoStack().canUndo());
}

void TestDocument::oneGestureIsOneStep()
{
    Document document;
    document.reset(test::fivePeerScenario());
    const Scenario before = document.scenario();
    const auto setLoad = [&](double load, const QString &key) {
        document.apply(QStringLiteral("Load"),
                       edits::changePeers(document.scenario(), {PeerId("2")},
                                          [load](Peer &peer) { peer.load = load; }),
                       key);
    };
    setLoad(1.0, QStringLiteral("a"));
    setLoad(2.0, QStringLiteral("a"));
    setLoad(3.0, QStringLiteral("b"));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    document.undoStack().undo();
    QCOMPARE(document.scenario(), before);
}

void TestDocument::movingKeepsTheMarket()
{
    Document document;
    document.reset(test::fivePeerScenario());
    const auto market = document.market();
    document.apply(QStringLiteral("Move"),
                   edits::move(document.scenario(), {{PeerId("2")}, {}, {}}, {10.0, 0.0}));
    QCOMPARE(document.market(), market);
    document.apply(QStringLiteral("Change"),
                   edits::changePeers(document.scenario(), {PeerId("2")},
                                      [](Peer &peer) { peer.load = 1.0; }));
    QVERIFY(document.market() != market);
}

void TestDocument::changesAreToldOnceEach()
{
    Document document;
    document.reset(test::fivePeerScenario());
    QSignalSpy spy(&document, &Document::changed);
    document.apply(QStringLiteral("Delete"),
                   edits::remove(document.scenario(), {{PeerId("2")}, {}, {}}));
    document.undoStack().undo();
    document.undoStack().redo();
    QCOMPARE(spy.count(), 3);
    const auto undone = spy.at(1).front().value<ScenarioDiff>();
    QCOMPARE(undone.added.peers, std::set<PeerId>{PeerId("2")});
}

void TestDocument::savingMakesItClean()
{
    QTemporaryDir folder;
    Document document;
    document.reset(test::fivePeerScenario());
    document.apply(QStringLiteral("Change"), edits::setHours(document.scenario(), 3));
    QVERIFY(document.isModified());
    QVERIFY(document.save(folder.filePath(QStringLiteral("a.peergrid"))).has_value());
    QVERIFY(!document.isModified());
    document.undoStack().undo();
    QVERIFY(document.isModified());
    document.undoStack().redo();
    QVERIFY(!document.isModified());
}

void TestDocument::aDraftIsSavedAndOpenedAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("draft.peergrid"));
    Document document;
    document.reset(test::fivePeerScenario());
    document.apply(QStringLiteral("Change"),
                   edits::changePeers(document.scenario(), {PeerId("2")},
                                      [](Peer &peer) { peer.load = -1.0; }));
    QVERIFY(hasErrors(document.issues()));
    QVERIFY(document.save(path).has_value());
    Document other;
    QVERIFY(other.open(path).has_value());
    QCOMPARE(other.scenario(), document.scenario());
    QCOMPARE(other.issues(), document.issues());
}

void TestDocument::whatCannotBeSavedStaysUnsaved()
{
    Document document;
    document.reset(test::fivePeerScenario());
    document.apply(QStringLiteral("Change"), edits::setHours(document.scenario(), 3));
    const auto saved = document.save(QStringLiteral("/nowhere/at/all.peergrid"));
    QVERIFY(!saved.has_value());
    QVERIFY(document.isModified());
    QVERIFY(document.path().isEmpty());
}

QTEST_MAIN(TestDocument)
#include "tst_document.moc"
