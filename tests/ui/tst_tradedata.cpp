// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randommarket.h"
#include "tests/support/wholeoutcome.h"
#include "tests/ui/solvedcase.h"

#include "core/trades.h"
#include "ui/results/drawnstyle.h"
#include "ui/results/heatscale.h"
#include "ui/results/matrixframe.h"
#include "ui/results/pricewords.h"
#include "ui/results/sankeylayout.h"
#include "ui/results/tradematrix.h"

#include <map>
#include <numeric>
#include <random>

using namespace peergrid;

namespace
{

bool isClose(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

HourRange allOf(const Solved &solved)
{
    return {0, solved.hours() - 1};
}

std::vector<std::size_t> eachPeer(const Solved &solved)
{
    std::vector<std::size_t> each(solved.market->peers.size());
    std::iota(each.begin(), each.end(), 0);
    return each;
}

/// What trades() of all the hours add up to.
struct Added {
    double energy = 0.0;
    double paid = 0.0;
    unsigned rules = 0;
};
using Pairs = std::map<std::pair<std::size_t, std::size_t>, Added>;

Pairs pairsOf(const Solved &solved, HourRange hours)
{
    Pairs pairs;
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        if (!solved.has(t))
            continue;
        const KeptHour hour = solved.outcome[t];
        for (const Trade &trade : trades(*solved.market, *hour)) {
            Added &sum = pairs[{trade.seller, trade.buyer}];
            sum.energy += trade.energy;
            sum.paid += trade.energy * trade.price.price;
            sum.rules |= 1U << static_cast<unsigned>(trade.price.rule);
        }
    }
    return pairs;
}

double total(const Solved &solved, double PeerHour::*figure)
{
    double sum = 0.0;
    const Outcome outcome = test::wholeOutcome(solved);
    for (const HourOutcome &hour : outcome.hours)
        for (const PeerHour &peer : hour.peers)
            sum += peer.*figure;
    return sum;
}

std::size_t rowOf(const TradeMatrix &matrix, const QString &name)
{
    for (std::size_t row = 0; row < matrix.sellers.size(); ++row)
        if (matrix.traders.all[matrix.sellers[row]].name == name)
            return row;
    qFatal("no such row");
}

std::size_t columnOf(const TradeMatrix &matrix, const QString &name)
{
    for (std::size_t column = 0; column < matrix.buyers.size(); ++column)
        if (matrix.traders.all[matrix.buyers[column]].name == name)
            return column;
    qFatal("no such column");
}

SankeyChoice wholeDay(const Solved &solved, bool isByCommunity = false)
{
    SankeyChoice choice;
    choice.hours = allOf(solved);
    choice.isByCommunity = isByCommunity;
    return choice;
}

double energyOf(const Sankey &chart, Sankey::Kind kind)
{
    double energy = 0.0;
    for (const Sankey::Ribbon &ribbon : chart.ribbons)
        energy += ribbon.kind == kind ? ribbon.energy : 0.0;
    return energy;
}

const Sankey::Node &nodeOf(const std::vector<Sankey::Node> &nodes, const QString &name)
{
    for (const Sankey::Node &node : nodes)
        if (node.name == name)
            return node;
    qFatal("no such node");
}

} // namespace

class TestTradeData : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        m_five = test::solvedCase("five-peer-case-2");
        m_paper = test::solvedCase("seventeen-peer-case-3");
        m_island = test::solvedCase("island");
        m_village = test::solvedCase("village-100");
        m_all = {m_five, m_paper, m_island, m_village};
    }

    void gridsAreTheTradesAddedUp()
    {
        for (const SolvedPtr &solved : m_all)
            verifyGrid(*solved, allOf(*solved));
        verifyGrid(*m_paper, {19, 19});
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Scenario scenario;
            scenario.market = test::randomMarket(seed, test::randomKnobs(seed));
            const SolvedPtr solved = test::solved(std::move(scenario));
            verifyGrid(*solved, allOf(*solved));
        }
    }

    void groupsAreTheirPeersAddedUp()
    {
        for (const SolvedPtr &solved : m_all) {
            const Traders traders = tradersByCommunity(*solved, {});
            const Grouped groups{traders.of, traders.size()};
            const TradeGrid grid =
                tradeGrid(*solved, solvedHours(*solved, allOf(*solved)), groups, groups);
            std::map<std::pair<std::size_t, std::size_t>, double> expected;
            for (const auto &[pair, sum] : pairsOf(*solved, allOf(*solved)))
                expected[{traders.of[pair.first], traders.of[pair.second]}] += sum.energy;
            for (std::size_t s = 0; s < traders.size(); ++s)
                for (std::size_t b = 0; b < traders.size(); ++b)
                    QVERIFY(isClose(grid.at(s, b).energy, expected[{s, b}], 1e-8));
        }
    }

    void oneContractIsNamedAndSeveralAreNot()
    {
        const auto each = eachPeer(*m_paper);
        const TradeGrid grid =
            tradeGrid(*m_paper, Hours{19}, {each, each.size()}, {each, each.size()});
        const TradeSum &sum = grid.at(5, 13); // P6 to P14
        QVERIFY(sum.energy > 0.0);
        QCOMPARE(rulesText(*m_paper->market, sum), QStringLiteral("contract C: 0.2 × network fee"));
        const Traders traders = tradersByCommunity(*m_paper, {});
        const TradeGrid whole = tradeGrid(*m_paper, solvedHours(*m_paper, allOf(*m_paper)),
                                          {traders.of, 1}, {traders.of, traders.size()});
        QVERIFY(!whole.at(0, 0).contract);
        TradeSum mixed;
        mixed.rules = 1U << static_cast<unsigned>(PriceRule::Inside) |
                      1U << static_cast<unsigned>(PriceRule::NetworkFeeFactor);
        QCOMPARE(rulesText(*m_paper->market, mixed),
                 QStringLiteral("inside the community, part of the network fee"));
    }

    void matrixOfThePapersFivePeers()
    {
        const TradeMatrix matrix = tradeMatrix(*m_five, {{0, 0}, false, {}});
        QCOMPARE(matrix.note, QString());
        const auto traded = [&](const char *seller, const char *buyer) {
            return matrix.traded(rowOf(matrix, seller), columnOf(matrix, buyer));
        };
        QVERIFY(isClose(traded("P3", "P2"), 35.0));
        QVERIFY(isClose(traded("P3", "P4"), 25.0));
        QVERIFY(isClose(traded("P5", "P2"), 105.0));
        QVERIFY(isClose(traded("P5", "P4"), 75.0));
        QCOMPARE(traded("P3", "P5"), 0.0);
        const std::size_t three = rowOf(matrix, QStringLiteral("P3"));
        QVERIFY(isClose(matrix.ownUse(three, columnOf(matrix, QStringLiteral("P3"))), 50.0));
        QCOMPARE(matrix.ownUse(three, columnOf(matrix, QStringLiteral("P2"))), 0.0);
        QVERIFY(isClose(matrix.most, 105.0));
        const TradeSum &sum = matrix.sum(three, columnOf(matrix, QStringLiteral("P2")));
        QVERIFY(isClose(sum.meanPrice(), 0.0696));
    }

    void rowsAndColumnsAddUpToPeers()
    {
        for (const SolvedPtr &solved : m_all) {
            const TradeMatrix matrix = tradeMatrix(*solved, {allOf(*solved), false, {}});
            double own = 0.0;
            double sold = 0.0;
            for (std::size_t row = 0; row < matrix.sellers.size(); ++row) {
                double sum = 0.0;
                for (std::size_t column = 0; column < matrix.buyers.size(); ++column) {
                    sum += matrix.traded(row, column);
                    own += matrix.ownUse(row, column);
                }
                const PeerId &id = *matrix.traders.all[matrix.sellers[row]].objects.peers.begin();
                const auto n = indexOf(*solved->market, id).value();
                QVERIFY(isClose(sum, solved->summary.peers[n].sold, 1e-8));
                sold += sum;
            }
            QVERIFY(isClose(sold, total(*solved, &PeerHour::sold), 1e-8));
            QVERIFY(isClose(own, total(*solved, &PeerHour::ownUse), 1e-8));
        }
    }

    void rowsAndScaleAreThoseOfAllHours()
    {
        const TradeMatrix early = tradeMatrix(*m_paper, {{3, 3}, false, {}});
        double most = 0.0;
        for (std::size_t t = 0; t < m_paper->hours(); ++t) {
            const TradeMatrix matrix = tradeMatrix(*m_paper, {{t, t}, false, {}});
            QCOMPARE(matrix.sellers, early.sellers);
            QCOMPARE(matrix.buyers, early.buyers);
            QCOMPARE(matrix.most, early.most);
            for (std::size_t row = 0; row < matrix.sellers.size(); ++row)
                for (std::size_t column = 0; column < matrix.buyers.size(); ++column)
                    most = std::max({most, matrix.traded(row, column), matrix.ownUse(row, column)});
        }
        QCOMPARE(early.most, most);
    }

    void peersOfACommunityStandTogether()
    {
        const TradeMatrix matrix = tradeMatrix(*m_paper, {allOf(*m_paper), false, {}});
        std::vector<CommunityId> seen;
        for (const Trader &trader : matrix.traders.all) {
            if (trader.kind == Trader::Kind::Peer &&
                (seen.empty() || seen.back() != trader.community))
                seen.push_back(*trader.community);
        }
        QCOMPARE(matrix.traders.all.front().kind, Trader::Kind::MainGrid);
        const std::set<CommunityId> different(seen.begin(), seen.end());
        QCOMPARE(different.size(), seen.size());
    }

    void communitiesHaveTheTradeInsideAndOwnUse()
    {
        const TradeMatrix matrix = tradeMatrix(*m_village, {allOf(*m_village), true, {}});
        double inside = 0.0;
        for (std::size_t row = 0; row < matrix.sellers.size(); ++row)
            for (std::size_t column = 0; column < matrix.buyers.size(); ++column)
                if (matrix.isOwn(row, column))
                    inside += matrix.traded(row, column);
        double expected = 0.0;
        for (const Figures &community : m_village->summary.communities)
            expected += community.boughtInside;
        QVERIFY(expected > 0.0);
        QVERIFY(isClose(inside, expected, 1e-8));
    }

    void aDifferenceIsHereLessThere()
    {
        Scenario other = test::scenarioOf("seventeen-peer-case-3");
        for (Peer &peer : other.market.peers)
            if (peer.id == PeerId("6"))
                peer.generation.cost = 0.3;
        std::reverse(other.market.peers.begin(), other.market.peers.end());
        const SolvedPtr ghost = test::solved(std::move(other));
        const MatrixChoice choice{allOf(*m_paper), false, {}};
        const TradeMatrix here = tradeMatrix(*m_paper, choice);
        const TradeMatrix there = tradeMatrix(*ghost, choice);
        const TradeMatrix both = tradeMatrix(*m_paper, choice, ghost.get());
        QVERIFY(both.isDifference);
        double changed = 0.0;
        for (std::size_t row = 0; row < both.sellers.size(); ++row) {
            for (std::size_t column = 0; column < both.buyers.size(); ++column) {
                const auto in = [&](const TradeMatrix &matrix) {
                    double energy = 0.0;
                    for (std::size_t r = 0; r < matrix.sellers.size(); ++r)
                        for (std::size_t c = 0; c < matrix.buyers.size(); ++c)
                            if (matrix.traders.all[matrix.sellers[r]].name ==
                                    both.traders.all[both.sellers[row]].name &&
                                matrix.traders.all[matrix.buyers[c]].name ==
                                    both.traders.all[both.buyers[column]].name)
                                energy += matrix.traded(r, c);
                    return energy;
                };
                QVERIFY(isClose(both.traded(row, column), in(here)-in(there), 1e-8));
                changed += std::abs(both.traded(row, column));
            }
        }
        QVERIFY(changed > 1.0);
    }

    void differencesAreOfHoursThatBothHave()
    {
        SolveOptions some;
        some.hours = HourRange{2, 4};
        const SolvedPtr part = test::solved(test::scenarioOf("seventeen-peer-case-3"), some);
        const TradeMatrix all = tradeMatrix(*m_paper, {allOf(*m_paper), false, {}}, part.get());
        QVERIFY(all.isDifference);
        for (std::size_t row = 0; row < all.sellers.size(); ++row)
            for (std::size_t column = 0; column < all.buyers.size(); ++column)
                QCOMPARE(all.traded(row, column) + all.ownUse(row, column), 0.0);
        QVERIFY(!tradeMatrix(*m_paper, {{7, 7}, false, {}}, part.get()).isDifference);
        QVERIFY(!tradeMatrix(*m_paper, {{7, 7}, false, {}}, m_five.get()).isDifference);
    }

    void hoursWithoutAResultAreSaidSo()
    {
        SolveOptions some;
        some.hours = HourRange{2, 4};
        const SolvedPtr part = test::solved(test::scenarioOf("seventeen-peer-case-3"), some);
        QVERIFY(
            tradeMatrix(*part, {{7, 7}, false, {}}).note.contains(QStringLiteral("not solved")));
        QCOMPARE(tradeMatrix(*part, {allOf(*part), false, {}}).note, QString());
        SankeyChoice choice;
        choice.hours = {7, 7};
        QVERIFY(sankey(*part, choice).note.contains(QStringLiteral("not solved")));
        verifyGrid(*part, allOf(*part));
    }

    void flowsAreWhatPeersGiveAndGet()
    {
        for (const SolvedPtr &solved : m_all) {
            for (const bool isByCommunity : {false, true}) {
                const Sankey chart = sankey(*solved, wholeDay(*solved, isByCommunity));
                QVERIFY(isClose(energyOf(chart, Sankey::Kind::Traded),
                                total(*solved, &PeerHour::sold), 1e-8));
                QVERIFY(isClose(energyOf(chart, Sankey::Kind::Own),
                                total(*solved, &PeerHour::ownUse), 1e-8));
                QVERIFY(isClose(energyOf(chart, Sankey::Kind::Unserved),
                                total(*solved, &PeerHour::unserved), 1e-8));
                for (const auto *side : {&chart.sources, &chart.sinks}) {
                    QVERIFY(side->size() <= mostNodes + 2); // others, and what is not served
                    double energy = 0.0;
                    for (const Sankey::Node &node : *side)
                        energy += node.energy;
                    QVERIFY(isClose(energy,
                                    total(*solved, &PeerHour::sold) +
                                        total(*solved, &PeerHour::ownUse) +
                                        total(*solved, &PeerHour::unserved),
                                    1e-8));
                }
            }
        }
    }

    void flowsOfThePapersFivePeers()
    {
        const Sankey chart = sankey(*m_five, wholeDay(*m_five));
        QCOMPARE(chart.sources.size(), 2U);
        QVERIFY(isClose(nodeOf(chart.sources, QStringLiteral("P5")).energy, 200.0));
        QVERIFY(isClose(nodeOf(chart.sources, QStringLiteral("P5")).traded, 180.0));
        const Sankey::Node &two = nodeOf(chart.sinks, QStringLiteral("P2"));
        QVERIFY(isClose(two.energy, 140.0));
        QVERIFY(isClose(two.paid, 35 * 0.0696 + 105 * 0.05));
        SankeyChoice sold = wholeDay(*m_five);
        sold.withOwnUse = false;
        const Sankey without = sankey(*m_five, sold);
        QCOMPARE(without.ribbons.size(), 4U);
        QCOMPARE(without.sinks.size(), 2U);
        QVERIFY(isClose(nodeOf(without.sources, QStringLiteral("P5")).energy, 180.0));
    }

    void whatIsNotServedHasASource()
    {
        SankeyChoice choice;
        choice.hours = {19, 19};
        const Sankey chart = sankey(*m_island, choice);
        const auto missing = std::find_if(chart.sources.begin(), chart.sources.end(),
                                          [](const Sankey::Node &node) { return node.isMissing; });
        QVERIFY(missing != chart.sources.end());
        QVERIFY(isClose(missing->energy, 7.22, 1e-6));
        choice.hours = {3, 3};
        for (const Sankey::Node &node : sankey(*m_island, choice).sources)
            QVERIFY(!node.isMissing);
    }

    void whoGetsNothingAtAllIsThere()
    {
        Scenario scenario = test::scenarioOf("five-peer-case-2");
        for (Peer &peer : scenario.market.peers)
            peer.generation.maximum = 0.0;
        const Sankey chart = sankey(*test::solved(std::move(scenario)), {{0, 0}, false, true, {}});
        QVERIFY(isClose(nodeOf(chart.sinks, QStringLiteral("P2")).energy, 140.0));
        QVERIFY(isClose(energyOf(chart, Sankey::Kind::Unserved), 310.0));
    }

    void theManyAreOneAndTheSelectedStay()
    {
        SankeyChoice choice = wholeDay(*m_village);
        const auto smallest =
            std::min_element(m_village->summary.peers.begin(), m_village->summary.peers.end(),
                             [](const Figures &a, const Figures &b) {
                                 return std::pair(a.bought <= 0.0, a.bought + a.ownUse) <
                                        std::pair(b.bought <= 0.0, b.bought + b.ownUse);
                             });
        const Peer &peer =
            m_village->market
                ->peers[static_cast<std::size_t>(smallest - m_village->summary.peers.begin())];
        const auto has = [&](const Sankey &chart) {
            return std::any_of(chart.sinks.begin(), chart.sinks.end(), [&](const auto &node) {
                return node.objects.peers.contains(peer.id);
            });
        };
        QVERIFY(!has(sankey(*m_village, choice)));
        choice.selection.peers = {peer.id};
        const Sankey chart = sankey(*m_village, choice);
        QVERIFY(has(chart));
        QCOMPARE(chart.sinks.size(), mostNodes + 1);
        QVERIFY(chart.sinks.back().name.startsWith(QStringLiteral("Other (")));
        QVERIFY(chart.hasSelected());
    }

    void barsAndRibbonsAreInProportion()
    {
        for (const SolvedPtr &solved : m_all) {
            const Sankey chart = sankey(*solved, wholeDay(*solved));
            const QRectF area(10.0, 20.0, 700.0, 260.0);
            const SankeyLayout layout = layOutSankey(chart, area);
            for (std::size_t i = 0; i < chart.sources.size(); ++i) {
                QVERIFY(isClose(layout.sources[i].bar.height(),
                                chart.sources[i].energy * layout.perKwh));
                QVERIFY(area.contains(layout.sources[i].bar));
            }
            for (std::size_t i = 0; i < chart.ribbons.size(); ++i) {
                const Sankey::Ribbon &ribbon = chart.ribbons[i];
                const QRectF &from = layout.sources[ribbon.source].bar;
                const QRectF &to = layout.sinks[ribbon.sink].bar;
                const QRectF bounds = layout.ribbons[i].boundingRect();
                QVERIFY(isClose(bounds.left(), from.right()));
                QVERIFY(isClose(bounds.right(), to.left()));
                QVERIFY(bounds.height() + 1e-6 >= ribbon.energy * layout.perKwh);
            }
        }
    }

    void labelsDoNotOverlap_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::newRow("dock") << 700.0 << 240.0;
        QTest::newRow("small") << 320.0 << 120.0;
        QTest::newRow("paper") << 1600.0 << 900.0;
    }
    void labelsDoNotOverlap()
    {
        QFETCH(const double, width);
        QFETCH(const double, height);
        for (const SolvedPtr &solved : m_all) {
            const QRectF area(0.0, 0.0, width, height);
            const Sankey chart = sankey(*solved, wholeDay(*solved));
            const SankeyLayout layout = layOutSankey(chart, area);
            const QFontMetricsF metrics(chartFont(layout.textPixels));
            for (const auto *side : {&layout.sources, &layout.sinks}) {
                for (std::size_t i = 0; i < side->size(); ++i) {
                    const auto &node = (*side)[i];
                    QVERIFY(area.contains(node.label));
                    QVERIFY(metrics.horizontalAdvance(node.text) <= node.label.width() + 1.0);
                    if (i > 0)
                        QVERIFY(node.label.top() >= (*side)[i - 1].label.bottom() - 1e-6);
                }
            }
        }
    }

    void matrixNamesFit_data() { labelsDoNotOverlap_data(); }
    void matrixNamesFit()
    {
        QFETCH(const double, width);
        QFETCH(const double, height);
        const QRectF area(0.0, 0.0, width, height);
        for (const SolvedPtr &solved : m_all) {
            for (const bool isByCommunity : {false, true}) {
                const TradeMatrix matrix =
                    tradeMatrix(*solved, {allOf(*solved), isByCommunity, {}});
                const MatrixFrame frame = frameOf(matrix, area);
                QVERIFY(area.contains(frame.cells));
                QVERIFY(!frame.cells.intersects(frame.legend));
                QVERIFY(!frame.cells.intersects(frame.rowNames));
                QVERIFY(!frame.cells.intersects(frame.columnNames));
                QVERIFY(area.contains(frame.rowNames) && area.contains(frame.columnNames));
                for (std::size_t i = 1; i < frame.rows.size(); ++i)
                    QVERIFY(frame.rows[i].first > frame.rows[i - 1].last);
                for (const MatrixLabel &label : frame.rows)
                    QVERIFY(frame.cellHeight * static_cast<double>(label.last - label.first + 1) >=
                            frame.textPixels);
            }
        }
    }

    void thingsInARowAreSpreadApart()
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> anywhere(-20.0, 120.0);
        for (int round = 0; round < 500; ++round) {
            std::vector<double> wanted(1 + random() % 14);
            for (double &middle : wanted)
                middle = anywhere(random);
            std::sort(wanted.begin(), wanted.end());
            const double length = 1.0 + static_cast<double>(random() % 12);
            const auto placed = spread(wanted, length, 0.0, 100.0);
            const double room = std::min(length, 100.0 / static_cast<double>(wanted.size()));
            QVERIFY(placed.front() >= room / 2.0 - 1e-9);
            QVERIFY(placed.back() <= 100.0 - room / 2.0 + 1e-9);
            for (std::size_t i = 1; i < placed.size(); ++i)
                QVERIFY(placed[i] - placed[i - 1] >= room - 1e-9);
        }
        QCOMPARE(spread({20.0, 50.0}, 10.0, 0.0, 100.0), (std::vector<double>{20.0, 50.0}));
        QCOMPARE(spread({48.0, 52.0}, 10.0, 0.0, 100.0), (std::vector<double>{45.0, 55.0}));
    }

    void scalesAreMonotoneInGrey()
    {
        for (const Colours *colours : {&lightColours(), &darkColours()}) {
            for (const bool isOwn : {false, true}) {
                const HeatScale scale{*colours, 80.0, false};
                double last = brightness(colours->canvas);
                for (double energy = 0.5; energy <= 80.0; energy += 0.5) {
                    const double now = brightness(scale.colour(energy, isOwn));
                    QVERIFY(colours->isDark ? now >= last - 1e-3 : now <= last + 1e-3);
                    last = now;
                }
                QVERIFY(std::abs(last - brightness(colours->canvas)) > 0.5);
                // What is little is seen beside nothing.
                QVERIFY(scale.colour(1e-6, isOwn) != scale.colour(0.0, isOwn));
            }
        }
    }

    void ticksAreRoundAndApart()
    {
        for (const double most : {0.003, 0.7, 12.0, 104.8, 1.0, 9999.0}) {
            for (const bool isDifference : {false, true}) {
                const HeatScale scale{lightColours(), most, isDifference};
                const auto ticks = scale.ticks(0.12);
                QVERIFY(ticks.size() >= 3);
                for (std::size_t i = 1; i < ticks.size(); ++i)
                    QVERIFY(scale.place(ticks[i]) - scale.place(ticks[i - 1]) >= 0.12 - 1e-9);
                QVERIFY(std::abs(ticks.back()) <= most * (1.0 + 1e-9));
                if (isDifference)
                    QCOMPARE(ticks.front(), -ticks.back());
                else
                    QCOMPARE(ticks.front(), 0.0);
            }
        }
        QVERIFY(HeatScale({lightColours(), 0.0, false}).ticks(0.1).empty());
    }

    void tablesHoldEveryTrade()
    {
        for (const SolvedPtr &solved : m_all) {
            const DataTable table = tradesTable(*solved, allOf(*solved));
            double traded = 0.0;
            double paid = 0.0;
            double fees = 0.0;
            double own = 0.0;
            for (const auto &row : table.rows) {
                QCOMPARE(row.size(), table.header.size());
                const bool isOwn = row[2].text == row[4].text;
                (isOwn ? own : traded) += row[8].number;
                paid += row[10].number;
                fees += row[11].number + row[12].number;
                QCOMPARE(std::isnan(row[9].number), isOwn);
            }
            const Bill &bill = solved->summary.total.bill;
            QVERIFY(isClose(traded, solved->summary.total.sold, 1e-8));
            QVERIFY(isClose(own, solved->summary.total.ownUse, 1e-8));
            QVERIFY(isClose(paid, bill.paid, 1e-8));
            QVERIFY(isClose(fees, bill.networkFees + bill.managerFees, 1e-8));
        }
        const DataTable hour = tradesTable(*m_five, {0, 0});
        QCOMPARE(hour.rows.size(), 6U); // four trades, two of own use
        QCOMPARE(hour.header[8], QStringLiteral("Energy, kWh"));
        QCOMPARE(hour.header[9], QStringLiteral("Mean price, $/kWh"));
    }

  private:
    static void verifyGrid(const Solved &solved, HourRange hours)
    {
        const auto each = eachPeer(solved);
        const Grouped groups{each, each.size()};
        const TradeGrid grid = tradeGrid(solved, solvedHours(solved, hours), groups, groups);
        const Pairs pairs = pairsOf(solved, hours);
        for (std::size_t s = 0; s < each.size(); ++s) {
            for (std::size_t b = 0; b < each.size(); ++b) {
                const auto found = pairs.find({s, b});
                const Added expected = found == pairs.end() ? Added{} : found->second;
                QVERIFY(isClose(grid.at(s, b).energy, expected.energy, 1e-8));
                QVERIFY(isClose(grid.at(s, b).paid, expected.paid, 1e-8));
                QCOMPARE(grid.at(s, b).rules, expected.rules);
            }
        }
    }

    SolvedPtr m_five;
    SolvedPtr m_paper;
    SolvedPtr m_island;
    SolvedPtr m_village;
    std::vector<SolvedPtr> m_all;
};

QTEST_MAIN(TestTradeData)
#include "tst_tradedata.moc"
