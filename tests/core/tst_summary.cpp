// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/summary.h"
#include "core/trades.h"
#include "tests/support/flownetworks.h"

using namespace peergrid;
using Kind = Junction::Kind;

namespace
{

bool isClose(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

/// The five peers, all load from the main grid, peers 3 and 5 from themselves as far as they can.
Outcome fivePeersAlone(const Market &market)
{
    HourOutcome hour;
    hour.status = HourOutcome::Status::Solved;
    hour.peers.resize(5);
    hour.peers[0].generation = hour.peers[0].sold = 240;
    hour.peers[1].bought = 140;
    hour.peers[2].generation = hour.peers[2].ownUse = 50;
    hour.peers[3].bought = 100;
    hour.peers[4].generation = hour.peers[4].ownUse = 20;
    const SalePrice price = PriceBook(market).sale(0, 1, 0);
    hour.flows = {test::flow({Kind::Seller, 0}, {Kind::Buyer, 1}, 140, price),
                  test::flow({Kind::Seller, 0}, {Kind::Buyer, 3}, 100, price)};
    return {Outcome::Status::Solved, {hour}};
}

} // namespace

class TestSummary : public QObject
{
    Q_OBJECT

  private slots:
    void figuresOfThePublishedCommunityCase()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const Summary summary = summarise(market, test::fivePeersSolved(Design::Hybrid), {0, 0});

        QCOMPARE(summary.published, 28.456);
        QCOMPARE(summary.total.load, 310.0);
        QCOMPARE(summary.total.generation, 310.0);
        QCOMPARE(summary.total.bought, 240.0);
        QCOMPARE(summary.total.boughtInside, 180.0);
        QCOMPARE(summary.total.gridImport, 0.0);
        QCOMPARE(summary.communities[2].load, 260.0);
        QCOMPARE(summary.communities[2].selfSufficiency().value(), 200.0 / 260.0);
        QCOMPARE(summary.communities[2].shareInside().value(), 0.75);
        QCOMPARE(summary.communities[1].sold, 60.0);
        QCOMPARE(summary.peers[2].selfConsumption().value(), 50.0 / 110.0);
        QCOMPARE(summary.peers[1].selfSufficiency().value(), 0.75);
        QVERIFY(!summary.peers[1].selfConsumption());
        QVERIFY(!summary.peers[0].shareInside());
        QVERIFY(!summary.peers[1].savings);
        QVERIFY(!summary.total.savings);
    }

    void membersOfOneCommunityThatPayAlikeAreTreatedFairly()
    {
        const Summary summary = summarise(test::fivePeers(Design::Hybrid),
                                          test::fivePeersSolved(Design::Hybrid), {0, 0});
        QCOMPARE(summary.fairness, (Fairness{1.0, 1.0, 1.0}));
    }

    void theMainGridIsNoBuyerToBeFairTo()
    {
        Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        outcome.hours[0].peers[0].bought = 10;
        outcome.hours[0].flows.push_back(
            test::flow({Kind::Seller, 4}, {Kind::Buyer, 0}, 10, {PriceRule::FeedIn, {}, 0.001}));
        const Summary summary = summarise(test::fivePeers(Design::Hybrid), outcome, {0, 0});
        QCOMPARE(summary.fairness, (Fairness{1.0, 1.0, 1.0}));
    }

    void fairnessOfKnownPrices()
    {
        const std::vector<double> prices{0.1, 0.2, 0.3};
        const Fairness found = fairness(prices);
        QVERIFY(isClose(found.qualityOfExperience.value(), 1 - std::sqrt(0.02 / 3) / 0.2));
        QVERIFY(isClose(found.jain.value(), 0.36 / (3 * 0.14)));
        QVERIFY(isClose(found.minMax.value(), 1.0 / 3));

        const std::vector<double> free{0.0, 0.0};
        QCOMPARE(fairness(free), (Fairness{1.0, 1.0, 1.0}));
        const std::vector<double> equalButForRounding{0.1, 0.1 + 1e-17, 0.1 - 1e-16};
        QCOMPARE(fairness(equalButForRounding).qualityOfExperience.value(), 1.0);
        QCOMPARE(fairness({}), Fairness{});
    }

    void savingsAreAgainstTheGridAlone()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const Outcome alone = fivePeersAlone(gridOnly(market));
        const Summary summary =
            summarise(market, test::fivePeersSolved(Design::Hybrid), {0, 0}, &alone);

        const double there = 140 * (0.096 + 0.01584);
        const double here = 35 * 0.0696 + 105 * 0.05;
        QVERIFY(isClose(summary.peers[1].savings.value(), there - here));
        QVERIFY(isClose(summary.peers[2].savings.value(), 0.0));
        double sum = 0;
        for (const Figures &peer : summary.peers)
            sum += peer.savings.value();
        QVERIFY(isClose(summary.total.savings.value(), sum));
        QVERIFY(summary.worseOff.empty());
    }

    void whoLosesIsNamedUnlessItIsTheMainGrid()
    {
        Market market = test::fivePeers(Design::Hybrid);
        Outcome here = test::fivePeersSolved(Design::Hybrid);
        here.hours[0].flows[4].price = 0.2; // peer 4's power becomes dear
        here.hours[0].flows.push_back(
            test::flow({Kind::Seller, 4}, {Kind::Buyer, 0}, 1, {PriceRule::FeedIn, {}, 0.1}));
        const Outcome alone = fivePeersAlone(gridOnly(market));
        const Summary summary = summarise(market, here, {0, 0}, &alone);
        QVERIFY(summary.peers[0].savings.value() < 0);
        QCOMPARE(summary.worseOff, std::vector<std::size_t>{3});
    }

    void theValueOfFlexibleDemandCountsInSavings()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const Outcome alone = fivePeersAlone(gridOnly(market));
        Outcome here = test::fivePeersSolved(Design::Hybrid);
        const double before = summarise(market, here, {0, 0}, &alone).peers[1].savings.value();
        here.hours[0].peers[1].flexible = 10;
        here.hours[0].peers[1].flexibleValue = 3;
        const Summary after = summarise(market, here, {0, 0}, &alone);
        QVERIFY(isClose(after.peers[1].savings.value(), before + 3));
        QCOMPARE(after.peers[1].load, 150.0);
    }

    void noSavingsWhereResultsDoNotCompare()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const Outcome here = test::fivePeersSolved(Design::Hybrid);
        Outcome alone = fivePeersAlone(gridOnly(market));
        alone.hours[0].peers[3].unserved = 5;
        const Summary summary = summarise(market, here, {0, 0}, &alone);
        QVERIFY(!summary.peers[3].savings);
        QVERIFY(!summary.communities[2].savings);
        QVERIFY(!summary.total.savings);
        QVERIFY(summary.peers[1].savings);
        QVERIFY(summary.communities[1].savings);

        alone.hours[0].status = HourOutcome::Status::NotSolved;
        QVERIFY(!summarise(market, here, {0, 0}, &alone).peers[1].savings);
    }

    void emissionsOfAllAreThoseOfGeneration()
    {
        std::mt19937 random(6);
        for (int i = 0; i < 200; ++i) {
            const auto [market, outcome] = test::randomNetwork(random);
            const Summary summary = summarise(market, outcome, {0, 0});
            double generated = 0;
            for (std::size_t n = 0; n < market.peers.size(); ++n)
                generated += market.peers[n].emissionFactor.value_or(0) *
                             outcome.hours[0].peers[n].generation;
            QVERIFY(generated > 0);
            QVERIFY(isClose(summary.total.emissions, generated));
        }
    }

    void emissionsFollowTheEnergyToItsBuyers()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.peers[2].emissionFactor = 0.5;
        market.peers[4].emissionFactor = 0.2;
        Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        QVERIFY(
            isClose(summarise(market, outcome, {0, 0}).peers[1].emissions, 35 * 0.5 + 105 * 0.2));
        // Half of what peer 5 puts out now comes from its battery, whose energy was counted before.
        outcome.hours[0].peers[4].generation = outcome.hours[0].peers[4].discharge = 100;
        const Summary half = summarise(market, outcome, {0, 0});
        QVERIFY(isClose(half.peers[1].emissions, 35 * 0.5 + 105 * 0.1));
        QVERIFY(isClose(half.total.emissions, 110 * 0.5 + 100 * 0.2));
    }

    void insideAndGridSharesAreThoseOfTheTrades()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 200; ++i) {
            const auto [market, outcome] = test::randomNetwork(random);
            const PriceBook prices(market);
            std::vector<double> inside(market.peers.size());
            for (const Trade &trade : trades(market, outcome.hours[0])) {
                const auto home = prices.communityOf(trade.seller);
                if (home && home == prices.communityOf(trade.buyer))
                    inside[trade.buyer] += trade.energy;
            }
            const Summary summary = summarise(market, outcome, {0, 0});
            for (std::size_t n = 0; n < market.peers.size(); ++n)
                QVERIFY(isClose(summary.peers[n].boughtInside, inside[n]));
            QVERIFY(isClose(summary.total.gridExport, outcome.hours[0].peers[0].bought));
        }
        Market market = test::fivePeers(Design::GridOnly);
        QCOMPARE(summarise(market, fivePeersAlone(market), {0, 0}).peers[1].gridImport, 140.0);
    }

    void energyThroughTheOwnBatteryCountsOnce()
    {
        // Hour 1: 10 generated, 8 of them stored. Hour 2: 8 from the battery.
        Market market;
        market.hours = 2;
        market.peers = {test::prosumer("1", 10, 0, 0, 0)};
        market.peers[0].load = Profile(std::vector<double>{2, 8});
        Outcome outcome;
        outcome.hours.resize(2);
        for (HourOutcome &hour : outcome.hours) {
            hour.status = HourOutcome::Status::Solved;
            hour.peers.resize(1);
        }
        outcome.hours[0].peers[0].generation = outcome.hours[0].peers[0].ownUse = 10;
        outcome.hours[0].peers[0].charge = 8;
        outcome.hours[1].peers[0].discharge = outcome.hours[1].peers[0].ownUse = 8;
        const Summary summary = summarise(market, outcome, {0, 1});
        QCOMPARE(summary.total.ownUse, 18.0);
        QCOMPARE(summary.total.selfConsumption().value(), 1.0);
        QCOMPARE(summary.total.selfSufficiency().value(), 1.0);
    }

    void onlySolvedHoursOfTheRangeCount()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.hours = 4;
        Outcome outcome{Outcome::Status::Cancelled,
                        {4, test::fivePeersSolved(Design::Hybrid).hours[0]}};
        outcome.hours[3] = {};
        const Summary summary = summarise(market, outcome, {1, 3});
        QCOMPARE(summary.total.load, 620.0);
        QCOMPARE(summary.published, 2 * 28.456);
    }
};

QTEST_APPLESS_MAIN(TestSummary)
#include "tst_summary.moc"
