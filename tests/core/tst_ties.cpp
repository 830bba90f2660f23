// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solve.h"
#include "core/ties.h"
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/outcomecheck.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <map>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// Which of many equal optima is the result (model, section 3, "Ties").
class TestTies : public QObject
{
    Q_OBJECT

  private slots:
    void ownUseIsAsLargeAsItCanBe();
    void energyStaysInsideWhereItCostsNoMore();
    void theOrderOfThePeersDecidesBetweenEqualSellers();
    void whichHubServesWhichPoolIsNoTie();
    void aRoundTripOfThePriceReturnsTheSameResult();

  private:
    static Market manyTies(std::uint64_t seed, std::size_t peers = 0);
};

Market TestTies::manyTies(std::uint64_t seed, std::size_t peers)
{
    MarketKnobs knobs = randomKnobs(seed);
    knobs.isRound = true;
    knobs.isScarce = false;
    if (peers > 0)
        knobs.peers = peers;
    return randomMarket(seed, knobs);
}

void TestTies::ownUseIsAsLargeAsItCanBe()
{
    const int count = figure(200, 5000);
    int failures = 0;
    for (int seed = 0; seed < count; ++seed) {
        const Market market = manyTies(static_cast<std::uint64_t>(seed));
        const double own = ownUseOf(solved(market));
        const double most = solvePairwise(market, {0, 0}, true).ownUse;
        if (std::abs(own - most) > 1e-6 && ++failures <= 5)
            qWarning("seed %d: own use %.9g instead of %.9g\n%s", seed, own, most,
                     briefly(market).c_str());
    }
    report("R8", fmt::format("{} markets with equal prices: in {} own use could be larger", count,
                             failures));
    QCOMPARE(failures, 0);
}

void TestTies::energyStaysInsideWhereItCostsNoMore()
{
    const int count = figure(200, 5000);
    int failures = 0;
    for (int seed = 0; seed < count; ++seed) {
        const Market market = manyTies(static_cast<std::uint64_t>(seed));
        Complaints all;
        checkTies(market, solved(market), all);
        if (!all.isEmpty() && ++failures <= 5)
            qWarning("seed %d: %s\n%s", seed, all.text().c_str(), briefly(market).c_str());
    }
    report("R8", fmt::format("{} markets with equal prices: in {} an exchange of trades would keep "
                             "more at home",
                             count, failures));
    QCOMPARE(failures, 0);
}

void TestTies::theOrderOfThePeersDecidesBetweenEqualSellers()
{
    Market market;
    market.hours = 1;
    market.peers.resize(3);
    for (std::size_t n = 0; n < 3; ++n)
        market.peers[n].id = PeerId(std::to_string(n));
    market.peers[0].load = 30.0;
    for (const std::size_t n : {1, 2}) {
        market.peers[n].role = Role::Producer;
        market.peers[n].generation = {0.0, 20.0, 1.0, 0.1};
    }
    const Outcome outcome = solved(market);
    QCOMPARE(outcome.hours[0].peers[1].generation, 20.0);
    QCOMPARE(outcome.hours[0].peers[2].generation, 10.0);
}

/// One of two equal sellers may not sell to a third party, so that each has a hub of its own. Else
/// either could serve either community, and rounding would decide who pays whom.
void TestTies::whichHubServesWhichPoolIsNoTie()
{
    Market market;
    market.hours = 1;
    market.communities = {{CommunityId("a"), "A", 0.0}, {CommunityId("b"), "B", 0.0}};
    market.peers.resize(5);
    for (std::size_t n = 0; n < market.peers.size(); ++n)
        market.peers[n].id = PeerId(std::to_string(n));
    for (const std::size_t n : {0, 1}) {
        market.peers[n].role = Role::Producer;
        market.peers[n].generation = {0.0, 30.0, 1.0, 0.1};
        market.peers[n + 2].load = 30.0;
        market.peers[n + 2].community = market.communities[n].id;
    }
    market.contracts = {
        {ContractId("barred"), "", PeerId("1"), PeerId("4"), NoTrade{}, std::nullopt, {}}};
    const Network network = programOf(market, 0).value();
    const std::vector<double> costs = preferenceCosts(network, Preference::PeerOrder);
    std::map<std::pair<std::size_t, std::size_t>, double> byHubAndPool;
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        const Arc &arc = network.arcs[j];
        if (arc.kind == Arc::Kind::Import)
            byHubAndPool[{network.node(arc.from).index, arc.peer}] = costs[j];
    }
    QVERIFY(byHubAndPool.contains({1, 1}));
    const double straight = byHubAndPool[{0, 0}] + byHubAndPool[{1, 1}];
    const double crossed = byHubAndPool[{0, 1}] + byHubAndPool[{1, 0}];
    QVERIFY(std::abs(straight - crossed) > 1e-6);
}

void TestTies::aRoundTripOfThePriceReturnsTheSameResult()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Market market = manyTies(seed, 10);
        const Outcome before = solved(market);
        const Profile cost = market.peers[1].generation.cost;
        market.peers[1].generation.cost = 0.17;
        solved(market);
        market.peers[1].generation.cost = cost;
        QVERIFY2(solved(market) == before, qPrintable(QString::number(seed)));
    }
}

QTEST_APPLESS_MAIN(TestTies)
#include "tst_ties.moc"
