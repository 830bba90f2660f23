// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"
#include "core/trades.h"
#include "tests/support/randommarket.h"
#include "tests/ui/editor.h"
#include "ui/canvas/arrows.h"
#include "ui/canvas/peeritem.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace peergrid;
using test::Editor;

namespace
{

SolvedPtr solvedExample(const char *name)
{
    const auto scenario = std::make_shared<const Scenario>(
        loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid").value());
    return solveWhole(scenario, {scenario, &scenario->market}).value();
}

std::vector<ContractEnd> eachItself(const Market &market)
{
    std::vector<ContractEnd> ends;
    for (const Peer &peer : market.peers)
        ends.emplace_back(peer.id);
    return ends;
}

std::vector<ContractEnd> communities(const Market &market)
{
    std::vector<ContractEnd> ends;
    for (const Peer &peer : market.peers) {
        if (peer.community)
            ends.emplace_back(*peer.community);
        else
            ends.emplace_back(peer.id);
    }
    return ends;
}

double energyOf(const std::vector<Arrow> &arrows)
{
    return std::accumulate(arrows.begin(), arrows.end(), 0.0,
                           [](double sum, const Arrow &arrow) { return sum + arrow.energy; });
}

} // namespace

class TestArrows : public QObject
{
    Q_OBJECT

  private slots:
    void betweenPeersTheyAreTheTrades()
    {
        const SolvedPtr solved = solvedExample("seventeen-peer-case-3");
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const auto arrows = arrowsOf(*solved, hour, eachItself(*solved->market));
            double energy = 0.0;
            double paid = 0.0;
            const KeptHour outcome = solved->outcome[hour];
            for (const Trade &trade : trades(*solved->market, *outcome)) {
                energy += trade.energy;
                paid += trade.energy * trade.price.price;
            }
            QVERIFY(std::abs(energyOf(arrows) - energy) < 1e-6);
            double drawn = 0.0;
            for (const Arrow &arrow : arrows)
                drawn += arrow.paid;
            QVERIFY(std::abs(drawn - paid) < 1e-6);
        }
    }

    void betweenCommunitiesTheySumTheTradesThatCross()
    {
        const SolvedPtr solved = solvedExample("village-100");
        const Market &market = *solved->market;
        const auto ends = communities(market);
        for (const std::size_t hour : {3, 12, 20}) {
            std::map<std::pair<ContractEnd, ContractEnd>, double> expected;
            const KeptHour outcome = solved->outcome[hour];
            for (const Trade &trade : trades(market, *outcome)) {
                if (ends[trade.seller] != ends[trade.buyer])
                    expected[{ends[trade.seller], ends[trade.buyer]}] += trade.energy;
            }
            const auto arrows = arrowsOf(*solved, hour, ends);
            QVERIFY(!arrows.empty());
            for (const Arrow &arrow : arrows) {
                const double energy = expected[{arrow.seller, arrow.buyer}];
                QVERIFY(std::abs(arrow.energy - energy) < 1e-6);
                QVERIFY(!arrow.price); // it is a mixture
                expected.erase({arrow.seller, arrow.buyer});
            }
            for (const auto &[pair, energy] : expected)
                QVERIFY(energy < 1e-5);
        }
    }

    void ofVeryManyTheLargestAreThere()
    {
        test::MarketKnobs knobs;
        knobs.peers = 900;
        knobs.isRound = false;
        auto scenario = std::make_shared<Scenario>();
        scenario->market = test::randomMarket(3, knobs);
        const SolvedPtr solved = solveWhole(scenario, {scenario, &scenario->market}).value();
        const KeptHour outcome = solved->outcome[0];
        std::vector<Trade> all = trades(*solved->market, *outcome);
        std::sort(all.begin(), all.end(),
                  [](const Trade &a, const Trade &b) { return a.energy > b.energy; });
        const auto arrows = arrowsOf(*solved, 0, eachItself(*solved->market));
        QVERIFY(arrows.size() > 400 && arrows.size() < all.size());
        for (std::size_t i = 0; i < 200; ++i) {
            const auto isIt = [&](const Arrow &arrow) {
                return arrow.seller == ContractEnd(solved->market->peers[all[i].seller].id) &&
                       arrow.buyer == ContractEnd(solved->market->peers[all[i].buyer].id);
            };
            const auto found = std::find_if(arrows.begin(), arrows.end(), isIt);
            QVERIFY(found != arrows.end());
            QVERIFY(std::abs(found->energy - all[i].energy) < 1e-9);
        }
    }

    void thereAreNoneOfAnHourThatIsNotSolved()
    {
        const SolvedPtr solved = solvedExample("five-peer-case-2");
        QVERIFY(arrowsOf(*solved, 5, eachItself(*solved->market)).empty());
    }

    void theCanvasShowsThemAndAClickAsksWhy()
    {
        const SolvedPtr solved = solvedExample("five-peer-case-2");
        Editor editor(*solved->scenario);
        QSignalSpy asked(&editor.scene, &MarketScene::tradeChosen);
        QVERIFY(!tradeUnder(editor));
        editor.scene.show(solved, false);
        const auto at = tradeUnder(editor);
        QVERIFY(at.has_value());
        const Arrow arrow = *editor.scene.tradeAt(*at, 2.0);
        editor.click(*at);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.front()[0].value<ContractEnd>(), arrow.seller);
        QVERIFY(editor.selection.objects().isEmpty());
        editor.scene.show(nullptr, false);
        QVERIFY(!tradeUnder(editor));
    }

    void balancesFollowTheResult()
    {
        const SolvedPtr solved = solvedExample("five-peer-case-2");
        const KeptHour outcome = solved->outcome[0];
        const PeerHour &result = outcome->peers[1];
        const Peer &peer = solved->market->peers[1];
        QCOMPARE(lookOf(peer, 0).amount, QStringLiteral("−140 kWh"));
        QCOMPARE(lookOf(peer, 0, &result).amount, QStringLiteral("−140 kWh"));
        PeerHour lacking = result;
        lacking.unserved = 12.5;
        QVERIFY(lookOf(peer, 0, &lacking).isShort);
        QCOMPARE(lookOf(peer, 0, &lacking).amount, QStringLiteral("12.5 kWh missing"));
    }

  private:
    /// Somewhere on a trade, clear of peers.
    static std::optional<QPointF> tradeUnder(const Editor &editor)
    {
        const QRectF all = editor.scene.content();
        for (double x = all.left(); x < all.right(); x += 3.0) {
            for (double y = all.top(); y < all.bottom(); y += 3.0) {
                if (editor.scene.tradeAt({x, y}, 2.0) && !editor.scene.peerAt({x, y}))
                    return QPointF(x, y);
            }
        }
        return {};
    }
};

QTEST_MAIN(TestArrows)
#include "tst_arrows.moc"
