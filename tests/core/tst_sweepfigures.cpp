// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of the rows of a sweep.
#include "core/percentiles.h"
#include "core/quantity.h"
#include "core/sensitivity.h"
#include "core/settable.h"
#include "tests/support/sweepday.h"

#include <QtTest>

#include <cmath>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

std::shared_ptr<const SweepPlan> oneAtATime(const std::vector<std::string> &variations)
{
    return planOfDay(variations, Combine::OneAtATime);
}

/// A run of which every figure of a variant is this number.
SweepRun runOf(const std::shared_ptr<const SweepPlan> &plan, const std::vector<double> &figures)
{
    SweepRun run(plan);
    for (std::size_t k = 0; k < figures.size(); ++k)
        run.add({{k, true, std::vector<double>(run.table().figures().size(), figures[k])}, {}});
    return run;
}

std::optional<Settable> find(const std::vector<Settable> &all, const char *member)
{
    for (const Settable &one : all) {
        if (one.member == member)
            return one;
    }
    return {};
}

} // namespace

class TestSweepFigures : public QObject
{
    Q_OBJECT

  private slots:
    void percentilesLieBetweenValues();
    void percentilesNeedNoOrder();
    void aHistogramHasRoundRanges();
    void aHistogramOfOneValue();
    void responsesAreByInput();
    void aChangeIsRelativeToWhatIs();
    void theWidestBarIsFirst();
    void whatIsNotSolvedIsLeftOut();
    void hoursAddUpToTheSums();
    void bandsAreOfEachHour();
    void csvHasTheRowsInOrder();
    void whatCanBeSetIsWhatCheckSettableSays();
};

void TestSweepFigures::percentilesLieBetweenValues()
{
    const std::vector sorted{10.0, 20.0, 40.0};
    QCOMPARE(percentile(sorted, 0.0), 10.0);
    QCOMPARE(percentile(sorted, 0.25), 15.0);
    QCOMPARE(percentile(sorted, 0.5), 20.0);
    QCOMPARE(percentile(sorted, 0.75), 30.0);
    QCOMPARE(percentile(sorted, 0.95), 38.0); // nine tenths of the way from 20 to 40
    QCOMPARE(percentile(sorted, 1.0), 40.0);
    QCOMPARE(percentile(std::vector{7.0}, 0.95), 7.0);
}

void TestSweepFigures::percentilesNeedNoOrder()
{
    std::vector<double> values;
    for (int i = 100; i >= 0; --i)
        values.push_back(i);
    QCOMPARE(percentiles(values), (Percentiles{5.0, 25.0, 50.0, 75.0, 95.0}));
    for (const double nothing : percentiles({}))
        QVERIFY(std::isnan(nothing));
}

void TestSweepFigures::aHistogramHasRoundRanges()
{
    // 0 … 10 in 5 ranges at most: each 2 wide; the last value has a range of its own.
    const std::vector values{0.0, 1.9, 2.0, 3.0, 9.0, 10.0};
    const Histogram counted = histogram(values);
    QCOMPARE(counted.first, 0.0);
    QCOMPARE(counted.width, 2.0);
    QCOMPARE(counted.counts, (std::vector<std::size_t>{2, 2, 0, 0, 1, 1}));
    const Histogram below = histogram(std::vector{-0.3, -0.1, 0.2});
    QCOMPARE(below.width, 0.1);
    QCOMPARE(below.first, -0.3);
    QCOMPARE(below.counts, (std::vector<std::size_t>{1, 0, 1, 0, 0, 1}));
    QVERIFY(histogram({}).counts.empty());
}

void TestSweepFigures::aHistogramOfOneValue()
{
    const Histogram counted = histogram(std::vector{1200.0, 1200.0 + 1e-11, 1200.0});
    QCOMPARE(counted.counts, std::vector<std::size_t>{3});
    QVERIFY(counted.first <= 1200.0 && 1200.0 < counted.first + counted.width);
    QCOMPARE(histogram(std::vector{0.0, 0.0}).counts, std::vector<std::size_t>{2});
}

void TestSweepFigures::responsesAreByInput()
{
    const auto plan = oneAtATime({"peers.6.generation.cost=0.07,0.03", "peers.4.load=x0.5,x1.5"});
    const auto all = sensitivities(runOf(plan, {10, 14, 7, 9, 12}), 0);
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY((all[0].responses == std::vector<Response>{{0.03, 7}, {0.07, 14}}));
    QVERIFY((all[1].responses == std::vector<Response>{{0.5, 9}, {1.5, 12}}));
}

void TestSweepFigures::aChangeIsRelativeToWhatIs()
{
    Sensitivity one;
    one.inputAsItIs = 0.04;
    QCOMPARE(*one.change(0.05), 0.25);
    QCOMPARE(*one.change(0.03), -0.25);
    one.inputAsItIs = -2.0;
    QCOMPARE(*one.change(-1.0), 0.5); // more
    one.inputAsItIs = 0.0;
    QVERIFY(!one.change(1.0));

    const auto plan = oneAtATime({"peers.6.generation.cost=0.07,0.03", "peers.4.load=x0.5,x1.5",
                                  "peers.*.generation.cost=0.1,0.2"});
    const auto all = sensitivities(runOf(plan, {10}), 0);
    QCOMPARE(*all[0].inputAsItIs, day().market.peers[5].generation.cost.at(0));
    QCOMPARE(*all[1].inputAsItIs, 1.0);
    QVERIFY(!all[2].inputAsItIs); // each has its own
}

void TestSweepFigures::theWidestBarIsFirst()
{
    const auto plan = oneAtATime({"peers.6.generation.cost=0.03,0.05,0.07",
                                  "peers.4.load=x0.5,x1.5", "peers.5.load=x0.5,x1.5"});
    const auto bars = tornado(sensitivities(runOf(plan, {10, 9, 15, 11, 6, 14, 9, 11}), 0), 10);
    QCOMPARE(bars.size(), std::size_t(3));
    QVERIFY((bars[0] == TornadoBar{1, {0.5, 6}, {1.5, 14}, 6, 14}));
    // It reaches further between its ends than at them.
    QVERIFY((bars[1] == TornadoBar{0, {0.03, 9}, {0.07, 11}, 9, 15}));
    QVERIFY((bars[2] == TornadoBar{2, {0.5, 9}, {1.5, 11}, 9, 11}));
}

void TestSweepFigures::whatIsNotSolvedIsLeftOut()
{
    const auto plan = oneAtATime({"peers.6.generation.cost=0.03,0.05", "peers.4.load=x0.5,x1.5"});
    const auto bars = tornado(sensitivities(runOf(plan, {10, 9, 11}), 0), 10);
    QCOMPARE(bars.size(), std::size_t(1));
    QCOMPARE(bars[0].quantity, std::size_t(0));
    const double none = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(runOf(plan, {10, none, 11}).figures(0), (std::vector{10.0, 11.0}));
}

void TestSweepFigures::hoursAddUpToTheSums()
{
    const auto plan = planOfDay({"peers.*.load=x3"});
    const SolvedPtr solved = solvedVariant(*plan, 0, {}).value();
    const auto values = hourlyOf(*solved);
    QCOMPARE(values.size(), 24 * hourlyFigures.size());
    std::vector<double> sums(hourlyFigures.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        sums[i % sums.size()] += values[i];
    double local = 0.0;
    for (std::size_t n = 0; n < solved->market->peers.size(); ++n)
        local += solved->market->peers[n].isMainGrid ? 0.0 : solved->summary.peers[n].generation;
    QVERIFY(local > 0.0 && solved->summary.total.gridImport > 0.0);
    QVERIFY(std::abs(sums[0] - solved->summary.total.gridImport) < 1e-6);
    QVERIFY(std::abs(sums[1] - local) < 1e-6);
    QVERIFY(std::abs(sums[2] - solved->summary.leastCost) < 1e-6);
}

void TestSweepFigures::bandsAreOfEachHour()
{
    std::vector<std::vector<double>> variants;
    for (int i = 0; i <= 100; ++i) // two hours: import, generation, cost of each
        variants.push_back({1.0 * i, 0.0, 0.0, 2.0 * i, 0.0, 7.0});
    variants.emplace_back(); // not solved
    const auto imports = hourlyBands(variants, HourlyFigure::GridImport, 2);
    QCOMPARE(imports.size(), std::size_t(2));
    QCOMPARE(imports[0], (Percentiles{5, 25, 50, 75, 95}));
    QCOMPARE(imports[1], (Percentiles{10, 50, 100, 150, 190}));
    QCOMPARE(hourlyBands(variants, HourlyFigure::Cost, 2)[1], (Percentiles{7, 7, 7, 7, 7}));
}

void TestSweepFigures::csvHasTheRowsInOrder()
{
    const auto plan = planOfDay({"peers.4.load=x0.5,x1.5"});
    SweepRun run(plan);
    const std::vector<double> figures(run.table().figures().size(), 1.0);
    run.add({{1, true, figures}, {}});
    QVERIFY(!run.isWhole());
    QCOMPARE(run.csv(),
             run.table().csvHeader() + run.table().csvRow({1, true, figures}, plan->values(1)));
    run.add({{0, false, figures}, {}});
    run.add({{0, false, figures}, {}}); // again
    QCOMPARE(run.done(), std::size_t(2));
    QVERIFY(run.isWhole());
    QCOMPARE(run.csv(), run.table().csvHeader() +
                            run.table().csvRow({0, false, figures}, plan->values(0)) +
                            run.table().csvRow({1, true, figures}, plan->values(1)));
}

void TestSweepFigures::whatCanBeSetIsWhatCheckSettableSays()
{
    const Market &market = day().market;
    int checked = 0;
    const auto check = [&](MarketQuantity::Of of, const std::string &id) {
        for (const Settable &one : settables(market, of, id)) {
            const auto quantity = quantityOf(market, pathOf(of, id, one.member));
            QVERIFY2(quantity, one.member.c_str());
            QCOMPARE(one.byNumber, checkSettable(market, *quantity, false).empty());
            QCOMPARE(one.byFactor, checkSettable(market, *quantity, true).empty());
            QVERIFY(settableOf(market, *quantity) == one);
            ++checked;
        }
    };
    check(MarketQuantity::Of::Peers, "*");
    for (const Peer &peer : market.peers)
        check(MarketQuantity::Of::Peers, peer.id.value);
    for (const Community &community : market.communities)
        check(MarketQuantity::Of::Communities, community.id.value);
    for (const Contract &contract : market.contracts)
        check(MarketQuantity::Of::Contracts, contract.id.value);
    QVERIFY(checked > 100);

    const auto ofSix = settables(market, MarketQuantity::Of::Peers, "6");
    QCOMPARE(find(ofSix, "generation.cost")->number, market.peers[5].generation.cost.at(0));
    const auto ofFour = settables(market, MarketQuantity::Of::Peers, "4");
    QVERIFY(!find(ofFour, "load")->byNumber && !find(ofFour, "load")->number); // by hour
    QVERIFY(
        !find(settables(market, MarketQuantity::Of::Peers, "2"), "generation.cost")); // consumes
    QVERIFY(!find(settables(market, MarketQuantity::Of::Peers, "*"), "generation.cost")->number);
    QVERIFY(settables(market, MarketQuantity::Of::Peers, "66").empty());
}

QTEST_APPLESS_MAIN(TestSweepFigures)
#include "tst_sweepfigures.moc"
