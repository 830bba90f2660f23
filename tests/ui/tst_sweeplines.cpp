// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts of a sweep draw, against numbers made up for them; and how a person writes
// values.
#include "core/settable.h"
#include "tests/support/sweepday.h"
#include "ui/sweep/heatgrid.h"
#include "ui/sweep/sweepchart.h"
#include "ui/sweep/sweeplines.h"
#include "ui/sweep/sweepwords.h"
#include "ui/sweep/tornadoplot.h"
#include "ui/sweep/varied.h"

#include <QtTest>

#include <cmath>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

/// Every figure of a variant is its number of these; NaN: it is not solved.
SweepRun runOf(const std::shared_ptr<const SweepPlan> &plan, const std::vector<double> &figures)
{
    SweepRun run(plan);
    for (std::size_t k = 0; k < figures.size(); ++k) {
        if (!std::isnan(figures[k]))
            run.add({{k, true, std::vector<double>(run.table().figures().size(), figures[k])}, {}});
    }
    return run;
}

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t leastCost = 1;

using View = SweepView;

std::string textOf(const char *from, const char *to, const char *steps, bool isFactor = false,
                   Varied::Spread spread = Varied::Spread::Even)
{
    Varied varied;
    varied.path = "p";
    varied.isFactor = isFactor;
    varied.spread = spread;
    varied.from = QString::fromUtf8(from);
    varied.to = QString::fromUtf8(to);
    varied.steps = QString::fromUtf8(steps);
    const auto text = variationText(varied);
    return text ? *text : "at " + text.error().field.toStdString();
}

std::string listText(const char *list, bool isFactor = true)
{
    Varied varied;
    varied.path = "p";
    varied.isFactor = isFactor;
    varied.spread = Varied::Spread::List;
    varied.list = QString::fromUtf8(list);
    const auto text = variationText(varied);
    return text ? *text : "at " + text.error().field.toStdString();
}

} // namespace

class TestSweepLines : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void oneQuantityIsOneLine();
    void twoAreAFamily();
    void spidersAreInPerCent();
    void whatHasNoPerCentIsSaid();
    void tornadoNamesItsEnds();
    void heatIsAscendingBothWays();
    void sharesAreOfAllVariants();
    void hoursHaveTheirPercentiles();
    void chartsThatFit_data();
    void chartsThatFit();
    void everyFigureHasWords();
    void everyNumberHasWords();
    void valuesAsTheyAreWritten();
};

void TestSweepLines::oneQuantityIsOneLine()
{
    const auto plan = planOfDay({"peers.6.generation.cost=0.07,0.03,0.05"});
    const SweepRun run = runOf(plan, {70, 30, none});
    const LinesPlot plot = responseLines({run, leastCost, "$"});
    QCOMPARE(plot.lines.size(), std::size_t(1));
    const auto &points = plot.lines.front().points;
    QCOMPARE(points, (std::vector<QPointF>{{0.03, 30}, {0.07, 70}}));
    QCOMPARE(plot.xAlso.size(), std::size_t(3));
    QCOMPARE(plot.xTitle, QStringLiteral("Generation cost of P6, $/kWh"));
    QCOMPARE(plot.yTitle, QStringLiteral("Least cost, $"));
    QCOMPARE(plot.lines.front().words(1),
             QStringLiteral("Generation cost of P6: 0.07\nLeast cost: 70 $"));
    QVERIFY(plot.note.isEmpty());
    QVERIFY(responseLines({runOf(plan, {}), leastCost, "$"}).isEmpty());
}

void TestSweepLines::twoAreAFamily()
{
    const auto plan = planOfDay({"peers.4.load=x0.5,x2", "peers.6.generation.cost=0.03,0.05,0.07"});
    const LinesPlot plot = responseLines({runOf(plan, {1, 2, 3, 4, 5, 6}), leastCost, "$"});
    QCOMPARE(plot.lines.size(), std::size_t(2));
    QCOMPARE(plot.lines[0].name, QStringLiteral("× 0.5"));
    QCOMPARE(plot.lines[1].points.front(), QPointF(0.03, 4));
    QCOMPARE(plot.lines[1].points.back(), QPointF(0.07, 6));
    QVERIFY(plot.note.contains(QStringLiteral("Load of P4")));
    QVERIFY(plot.lines[0].look != plot.lines[1].look);
}

void TestSweepLines::spidersAreInPerCent()
{
    const auto plan = planOfDay({"peers.6.generation.cost=0.0224,0.0672", "peers.4.load=x0.9,x1.2"},
                                Combine::OneAtATime);
    QCOMPARE(day().market.peers[5].generation.cost.at(0), 0.0448);
    const LinesPlot plot = spiderLines({runOf(plan, {10, 8, 13, 9, 12}), leastCost, "$"});
    QCOMPARE(plot.lines.size(), std::size_t(2));
    QCOMPARE(plot.lines[0].points, (std::vector<QPointF>{{-50, 8}, {50, 13}}));
    QCOMPARE(qRound(plot.lines[1].points[0].x() * 1000), -10000);
    QCOMPARE(qRound(plot.lines[1].points[1].x() * 1000), 20000);
    QCOMPARE(*plot.yAsItIs, 10.0);
    QVERIFY(plot.note.isEmpty());
    QVERIFY2(plot.lines[0].words(0).contains(QStringLiteral("0.0224 (−50 %)")),
             qPrintable(plot.lines[0].words(0)));
}

void TestSweepLines::whatHasNoPerCentIsSaid()
{
    const auto plan =
        planOfDay({"peers.4.network_fee=0,0.01", "peers.4.load=x0.9,x1.2"}, Combine::OneAtATime);
    const LinesPlot plot = spiderLines({runOf(plan, {10, 8, 13, 9, 12}), leastCost, "$"});
    QCOMPARE(plot.lines.size(), std::size_t(1));
    QVERIFY(plot.note.contains(QStringLiteral("Not drawn: 1")));
}

void TestSweepLines::tornadoNamesItsEnds()
{
    const auto plan = planOfDay({"peers.6.generation.cost=0.03,0.05", "peers.4.load=x0.9,x1.2"},
                                Combine::OneAtATime);
    const TornadoPlot plot = tornadoPlot({runOf(plan, {10, 9, 11, 6, 12}), leastCost, "$"});
    QCOMPARE(plot.rows.size(), std::size_t(2));
    QCOMPARE(plot.rows[0].name, QStringLiteral("Load of P4"));
    QCOMPARE(plot.rows[0].lowInput, QStringLiteral("× 0.9"));
    QCOMPARE(plot.rows[0].highInput, QStringLiteral("× 1.2"));
    QCOMPARE(plot.rows[1].lowInput, QStringLiteral("0.03"));
    QCOMPARE(plot.base, 10.0);
    const TornadoPlot nothing = tornadoPlot({runOf(plan, {}), leastCost, "$"});
    QVERIFY(nothing.rows.empty() && !nothing.note.isEmpty());
}

void TestSweepLines::heatIsAscendingBothWays()
{
    // The second has more values, so it runs from left to right.
    const auto plan = planOfDay({"peers.4.load=x2,x0.5", "peers.6.generation.cost=0.07,0.03,0.05"});
    const HeatGrid grid = heatGrid({runOf(plan, {1, 2, 3, 4, none, 6}), leastCost, "$"});
    QCOMPARE(grid.xs, (std::vector{0.03, 0.05, 0.07}));
    QCOMPARE(grid.ys, (std::vector{0.5, 2.0}));
    QVERIFY(std::isnan(grid.at(0, 0))); // load x0.5, cost 0.03: the fifth
    QCOMPARE(grid.at(1, 0), 6.0);
    QCOMPARE(grid.at(2, 0), 4.0);
    QCOMPARE(grid.at(0, 1), 2.0);
    QCOMPARE(grid.at(2, 1), 1.0);
    const auto turned =
        planOfDay({"peers.6.generation.cost=0.07,0.03,0.05", "peers.4.load=x2,x0.5"});
    const HeatGrid same = heatGrid({runOf(turned, {1, 4, 2, none, 3, 6}), leastCost, "$"});
    QCOMPARE(same.xs, grid.xs);
    for (std::size_t i = 0; i < grid.values.size(); ++i)
        QVERIFY(same.values[i] == grid.values[i] || std::isnan(grid.values[i]));
}

void TestSweepLines::sharesAreOfAllVariants()
{
    const auto plan =
        planOfDay({"peers.4.load=random(x0.5:x2)"}, Combine::Crossed, {std::size_t(5), 1});
    const LinesPlot plot = distributionLines({runOf(plan, {40, 0, 10, 20, 30}), leastCost, "$"});
    QCOMPARE(plot.marks.size(), std::size_t(5));
    QCOMPARE(plot.marks[2].x, 20.0);
    QCOMPARE(plot.marks[2].y, 50.0);
    QCOMPARE(plot.marks[0].x, 2.0); // a fifth of the way from 0 to 10
    double sum = 0.0;
    for (const LinesPlot::Bar &bar : plot.bars)
        sum += bar.height;
    QCOMPARE(sum, 100.0);
    QCOMPARE(plot.lines.front().points.front(), QPointF(0, 0));
    QCOMPARE(plot.lines.front().points.back(), QPointF(40, 100));
    QVERIFY(distributionLines({runOf(plan, {}), leastCost, "$"}).isEmpty());
}

void TestSweepLines::hoursHaveTheirPercentiles()
{
    const auto plan = planOfDay({"peers.4.load=x1,x2,x3"});
    SweepRun run(plan);
    for (std::size_t k = 0; k < 3; ++k) {
        std::vector<double> hours(24 * hourlyFigures.size(), 0.0);
        hours[7 * hourlyFigures.size()] = 10.0 * static_cast<double>(k);
        run.add({{k, true, std::vector<double>(run.table().figures().size(), 1.0)}, hours});
    }
    const LinesPlot plot = hourlyLines(run, HourlyFigure::GridImport, "$");
    QCOMPARE(plot.lines.size(), std::size_t(5));
    QCOMPARE(plot.lines[2].points[7], QPointF(7.5, 10.0));
    QCOMPARE(plot.lines[0].points[7], QPointF(7.5, 1.0));
    QCOMPARE(plot.lines[4].points[7], QPointF(7.5, 19.0));
    QCOMPARE(plot.lines[2].points[8], QPointF(8.5, 0.0));
    const DataTable table = tableOf(plot);
    QCOMPARE(table.header[1], QStringLiteral("Hour"));
    QCOMPARE(table.rows[7][0].text, QStringLiteral("P5"));
    QCOMPARE(table.rows[7][1].number, 8.0); // counted from 1
    QCOMPARE(table.rows[7][2].number, 1.0);
    QVERIFY2(plot.lines[2].words(7).startsWith(QStringLiteral("07:00–08:00\nMedian: 10 kWh")),
             qPrintable(plot.lines[2].words(7)));
}

void TestSweepLines::chartsThatFit_data()
{
    QTest::addColumn<QStringList>("vary");
    QTest::addColumn<int>("combine");
    QTest::addColumn<QStringList>("views");
    const int crossed = static_cast<int>(Combine::Crossed);
    const QString cost = QStringLiteral("peers.6.generation.cost=0.03,0.05");
    const QString load = QStringLiteral("peers.4.load=x0.5,x2");
    const QString fee = QStringLiteral("peers.*.load=x0.5,x2");
    const QString thrown = QStringLiteral("peers.*.generation.cost=lhs(x0.5:x2)");
    QTest::newRow("one") << QStringList{cost} << crossed << QStringList{"Line", "Table"};
    QTest::newRow("two crossed") << QStringList{cost, load} << crossed
                                 << QStringList{"Heat map", "Line", "Table"};
    QTest::newRow("three crossed") << QStringList{cost, load, fee} << crossed
                                   << QStringList{"Distribution", "Percentiles by hour", "Table"};
    QTest::newRow("paired") << QStringList{cost, load} << static_cast<int>(Combine::Paired)
                            << QStringList{"Line", "Table"};
    QTest::newRow("one at a time")
        << QStringList{cost, load} << static_cast<int>(Combine::OneAtATime)
        << QStringList{"Spider", "Tornado", "Table"};
    QTest::newRow("thrown") << QStringList{cost, thrown} << crossed
                            << QStringList{"Distribution", "Percentiles by hour", "Table"};
    QTest::newRow("one thrown") << QStringList{thrown} << crossed
                                << QStringList{"Distribution", "Percentiles by hour", "Line",
                                               "Table"};
}

void TestSweepLines::chartsThatFit()
{
    QFETCH(QStringList, vary);
    QFETCH(int, combine);
    QFETCH(QStringList, views);
    std::vector<std::string> variations;
    for (const QString &one : vary)
        variations.push_back(one.toStdString());
    QStringList found;
    for (const View view :
         viewsOf(*planOfDay(variations, static_cast<Combine>(combine), {std::size_t(10), 1})))
        found << nameOf(view);
    QCOMPARE(found, views);
}

void TestSweepLines::everyFigureHasWords()
{
    const auto plan = planOfDay({"peers.4.load=x1"});
    const SweepTable table(*plan, true);
    QStringList titles;
    for (const std::string &figure : table.figures()) {
        const Named words = figureWords(figure, day().market, "€");
        QVERIFY2(!words.title.isEmpty() && !words.title.contains('_'), figure.c_str());
        titles << words.title;
    }
    QCOMPARE(titles.removeDuplicates(), 0);
    QVERIFY(figureWords("least_cost", day().market, "€") == (Named{"Least cost", "€"}));
    QVERIFY(figureWords("peers.6.net", day().market, "€") == (Named{"P6 pays net", "€"}));
    QVERIFY(figureWords("peers.6.cost", day().market, "€") == (Named{"Cost of P6", "€"}));
}

/// Nothing that a scenario may hold shows under the name of its file.
void TestSweepLines::everyNumberHasWords()
{
    Market market = day().market;
    Peer &peer = market.peers[5];
    peer.bids.resize(2, {5.0, 0.1});
    peer.shiftable.push_back({5.0, 1.0, {}});
    peer.storage.emplace();
    peer.feedInTariff = 0.01;
    peer.emissionFactor = 0.2;
    Contract fixed = market.contracts.front();
    fixed.terms = FixedPrice{0.1};
    fixed.energyCap = 5.0;
    market.contracts.push_back(fixed);
    int seen = 0;
    for (const auto of : {MarketQuantity::Of::Peers, MarketQuantity::Of::Communities,
                          MarketQuantity::Of::Contracts}) {
        for (const Settable &one : settables(market, of, "*")) {
            const Named words = memberWords(one.member, "$");
            QVERIFY2(words.title != QString::fromStdString(one.member) &&
                         !words.title.contains('%') && !words.title.contains('_'),
                     one.member.c_str());
            ++seen;
        }
    }
    QVERIFY(seen >= 24);
    QVERIFY(memberWords("flexible_demand.2.highest_price", "$") ==
            (Named{"Bid 2, highest price", "$/kWh"}));
}

void TestSweepLines::valuesAsTheyAreWritten()
{
    QCOMPARE(textOf("0.03", "0.07", "41"), std::string("p=0.03:0.07:41"));
    QCOMPARE(textOf(" 0,5 ", "1,5", "11", true), std::string("p=x0.5:x1.5:11"));
    QCOMPARE(textOf("1", "1", "1"), std::string("p=1:1:1"));
    QCOMPARE(textOf("", "1", "3"), std::string("at from"));
    QCOMPARE(textOf("1", "x", "3"), std::string("at to"));
    QCOMPARE(textOf("1", "2", "1"), std::string("at steps"));
    QCOMPARE(textOf("1", "2", "0"), std::string("at steps"));
    QCOMPARE(textOf("1", "2", "2.5"), std::string("at steps"));
    QCOMPARE(textOf("1", "2", "99999999999"), std::string("at steps"));
    QCOMPARE(textOf("1", "2", "", false, Varied::Spread::Latin), std::string("p=lhs(1:2)"));
    QCOMPARE(textOf("1", "2", "", true, Varied::Spread::Random), std::string("p=random(x1:x2)"));
    QCOMPARE(textOf("2", "1", "", true, Varied::Spread::Random), std::string("at to"));
    QCOMPARE(listText("0.5 1; 1.5"), std::string("p=x0.5,x1,x1.5"));
    QCOMPARE(listText("0.5,1, 1.5", false), std::string("p=0.5,1,1.5"));
    QCOMPARE(listText(""), std::string("at list"));
    QCOMPARE(listText("1 a"), std::string("at list"));
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(listText("0,5 1,5;2", false), std::string("p=0.5,1.5,2"));
    QLocale::setDefault(QLocale::c());
}

QTEST_APPLESS_MAIN(TestSweepLines)
#include "tst_sweeplines.moc"
