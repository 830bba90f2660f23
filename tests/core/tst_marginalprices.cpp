// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/fivepeers.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <cmath>
#include <limits>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// Marginal prices against what a little more or less load does to the reference's objective.
class TestMarginalPrices : public QObject
{
    Q_OBJECT

  private slots:
    void areWhatALittleLoadAddsOrSaves();
    void countWhatStorageDoesInOtherHours();
    void areAnIntervalWhereOnePriceEndsAndAnotherBegins();
    void areInfiniteWhereNoMoreCanBeServed();
    void anIdleBatteryRelaysNothing();
};

namespace
{

constexpr double little = 1e-5; ///< kWh; no round number lies that near to another
constexpr double infinity = std::numeric_limits<double>::infinity();

PairwiseResult withLoad(Market market, std::size_t peer, std::size_t hour, double change)
{
    Profile &load = market.peers[peer].load;
    std::vector<double> loads;
    for (std::size_t t = 0; t < market.hours; ++t)
        loads.push_back(load.at(t) + (t == hour ? change : 0.0));
    load = Profile(std::move(loads));
    return solvePairwise(market);
}

bool isSame(double a, double b)
{
    return a == b || std::fabs(a - b) < 1e-6;
}

/// A little load then changes what its storage does, which a marginal price does not count.
bool plansByLoad(const Peer &peer)
{
    return peer.storage && peer.storage->operation == Storage::Operation::SelfConsumption;
}

/// Compares the intervals of all peers in an hour of a market in which everything is served; says
/// where they differ.
std::string compare(const Market &market, std::size_t hour, int &compared)
{
    const Outcome outcome = solved(market);
    const PairwiseResult now = solvePairwise(market);
    if (now.unserved + now.surplus > 0.0)
        return {};
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (plansByLoad(market.peers[n]))
            continue;
        const PriceInterval interval = outcome.hours[hour].peers[n].marginalPrice;
        const PairwiseResult more = withLoad(market, n, hour, little);
        const double high =
            more.unserved > 0.0 ? infinity : (more.objective - now.objective) / little;
        if (!isSame(interval.high, high))
            return fmt::format("{}: high {} instead of {}", market.peers[n].id.value, interval.high,
                               high);
        ++compared;
        if (market.peers[n].load.at(hour) < little)
            continue;
        const PairwiseResult less = withLoad(market, n, hour, -little);
        const double low =
            less.surplus > 0.0 ? -infinity : (now.objective - less.objective) / little;
        if (!isSame(interval.low, low))
            return fmt::format("{}: low {} instead of {}", market.peers[n].id.value, interval.low,
                               low);
    }
    return {};
}

Market twoSellersAndAHouse()
{
    Market market;
    market.hours = 1;
    market.design = Design::FullP2P;
    market.objective = Objective::LeastCost;
    market.peers.resize(3);
    market.peers[0].id = PeerId("dear");
    market.peers[0].role = Role::Producer;
    market.peers[0].generation = {0.0, 50.0, 1.0, 0.3};
    market.peers[1].id = PeerId("cheap");
    market.peers[1].role = Role::Producer;
    market.peers[1].generation = {0.0, 20.0, 1.0, 0.1};
    market.peers[2].id = PeerId("house");
    market.peers[2].load = 20.0;
    return market;
}

} // namespace

void TestMarginalPrices::areWhatALittleLoadAddsOrSaves()
{
    const int count = figure(100, 3000);
    int failures = 0;
    int compared = 0;
    for (int seed = 0; seed < count; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        const Market market = randomMarket(number, randomKnobs(number));
        const std::string text = compare(market, 0, compared);
        if (!text.empty() && ++failures <= 5)
            qWarning("seed %d: %s\n%s", seed, text.c_str(), briefly(market).c_str());
    }
    report("R8", fmt::format("marginal prices of {} peers in {} markets: {} markets differ from "
                             "what a little load does",
                             compared, count, failures));
    QCOMPARE(failures, 0);
}

void TestMarginalPrices::countWhatStorageDoesInOtherHours()
{
    const int count = figure(20, 300);
    int failures = 0;
    int compared = 0;
    for (int seed = 0; seed < count; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        const Market market = randomMarket(number, randomDayKnobs(number, 4));
        const std::string text = compare(market, number % 4, compared);
        if (!text.empty() && ++failures <= 5)
            qWarning("seed %d: %s\n%s", seed, text.c_str(), briefly(market).c_str());
    }
    report("R8", fmt::format("marginal prices of {} peers in {} markets with storage: {} markets "
                             "differ from what a little load does",
                             compared, count, failures));
    QCOMPARE(failures, 0);
}

void TestMarginalPrices::areAnIntervalWhereOnePriceEndsAndAnotherBegins()
{
    const PriceInterval house = solved(twoSellersAndAHouse()).hours[0].peers[2].marginalPrice;
    QCOMPARE(house.low, 0.1);
    QCOMPARE(house.high, 0.3);
}

void TestMarginalPrices::areInfiniteWhereNoMoreCanBeServed()
{
    Market market = twoSellersAndAHouse();
    market.peers[2].load = 70.0;
    const PriceInterval house = solved(market).hours[0].peers[2].marginalPrice;
    QCOMPARE(house.low, 0.3);
    QCOMPARE(house.high, infinity);
}

/// It would pay for ever if it charged and discharged at once.
void TestMarginalPrices::anIdleBatteryRelaysNothing()
{
    const Market market = relay();
    Market without = market;
    without.peers[4].storage.reset();
    const Outcome outcome = solved(market);
    const Outcome expected = solved(without);
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        QCOMPARE(outcome.hours[0].peers[n].marginalPrice.low,
                 expected.hours[0].peers[n].marginalPrice.low);
        QCOMPARE(outcome.hours[0].peers[n].marginalPrice.high,
                 expected.hours[0].peers[n].marginalPrice.high);
    }
}

QTEST_APPLESS_MAIN(TestMarginalPrices)
#include "tst_marginalprices.moc"
