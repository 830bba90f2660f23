// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/outcomecheck.h"
#include "tests/support/randommarket.h"

#include <QtTest>

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
