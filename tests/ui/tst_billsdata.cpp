// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randommarket.h"
#include "tests/support/wholeoutcome.h"
#include "tests/ui/solvedcase.h"

#include "ui/results/billsdata.h"
#include "ui/results/reconciliation.h"
#include "ui/wording.h"

using namespace peergrid;

namespace
{

bool isClose(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

bool isSame(const Bill &a, const Bill &b)
{
    return isClose(a.paid, b.paid) && isClose(a.earned, b.earned) &&
           isClose(a.networkFees, b.networkFees) && isClose(a.managerFees, b.managerFees) &&
           isClose(a.generationCost, b.generationCost) && isClose(a.wear, b.wear);
}

HourRange allOf(const Solved &solved)
{
    return {0, solved.hours() - 1};
}

std::vector<BillLine> linesOf(const Solved &solved, HourRange hours,
                              const ObjectIds &selection = {}, const Solved *ghost = nullptr)
{
    return billLines(solved, billsOf(solved, hours), selection, ghost);
}

const BillLine &lineOf(const std::vector<BillLine> &lines, const char *id)
{
    for (const BillLine &line : lines)
        if (line.objects.peers.contains(PeerId(id)))
            return line;
    qFatal("no such peer");
}

/// What is wrong with the steps to a line's cost; empty if they add up.
QString mistake(const BillLine &line)
{
    const auto steps = billSteps(line);
    double cost = 0.0;
    for (const BillStep &step : steps) {
        if (step.kind == BillStep::Kind::Alone)
            cost = step.after;
        else if (step.kind != BillStep::Kind::Now)
            cost += step.change();
        if (!isClose(step.after, cost))
            return QStringLiteral("%1: a step does not end where it should").arg(line.name);
    }
    if (steps.back().kind != BillStep::Kind::Now || !isClose(cost, line.bill.cost()))
        return QStringLiteral("%1: the steps do not end at the cost").arg(line.name);
    if (line.alone.has_value() != (steps.front().kind == BillStep::Kind::Alone))
        return QStringLiteral("%1: begins at the wrong cost").arg(line.name);
    if (line.alone && !isClose(steps.front().after, line.alone->cost()))
        return QStringLiteral("%1: is not what it costs alone").arg(line.name);
    return {};
}

/// A scenario of several days.
Scenario longScenario(std::size_t hours)
{
    Scenario scenario = test::scenarioOf("five-peer-case-2");
    scenario.market.hours = hours;
    return scenario;
}

} // namespace

class TestBillsData : public QObject
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

    void linesAreTheCoresBills()
    {
        for (const SolvedPtr &solved : m_all) {
            for (const HourRange hours : {allOf(*solved), HourRange{0, 0}}) {
                const auto lines = linesOf(*solved, hours);
                const Outcome outcome = test::wholeOutcome(*solved);
                const Outcome baseline{{}, test::allHours(solved->baseline)};
                const auto core = settle(*solved->market, outcome, hours);
                const auto figures = summarise(*solved->market, outcome, hours, &baseline);
                QCOMPARE(lines.size(), core.peers.size());
                for (std::size_t n = 0; n < lines.size(); ++n) {
                    QVERIFY(isSame(lines[n].bill, core.peers[n]));
                    QCOMPARE(lines[n].savings, figures.peers[n].savings);
                    QCOMPARE(lines[n].bought, figures.peers[n].bought);
                    QCOMPARE(lines[n].sold, figures.peers[n].sold);
                }
            }
        }
    }

    void theTotalIsTheCoresTotal()
    {
        for (const SolvedPtr &solved : m_all) {
            const BillLine total = sumOf(linesOf(*solved, allOf(*solved)));
            QVERIFY(isSame(total.bill, solved->summary.total.bill));
            QCOMPARE(total.savings.has_value(), solved->summary.total.savings.has_value());
            if (total.savings)
                QVERIFY(isClose(*total.savings, *solved->summary.total.savings));
        }
    }

    void aSelectedCommunityIsItsMembersTogether()
    {
        for (const SolvedPtr &solved : {m_paper, m_village}) {
            for (std::size_t c = 0; c < solved->market->communities.size(); ++c) {
                const Community &community = solved->market->communities[c];
                const ObjectIds selection{{}, {community.id}, {}};
                const BillLine line =
                    selectedLine(*solved, linesOf(*solved, allOf(*solved), selection), selection);
                QVERIFY(isSame(line.bill, solved->summary.communities[c].bill));
                QCOMPARE(line.name, nameOfEnd(*solved->market, community.id));
                QCOMPARE(mistake(line), QString());
            }
        }
    }

    void noneSelectedIsAllAndSeveralAreCounted()
    {
        const auto select = [&](const ObjectIds &selection) {
            return selectedLine(*m_paper, linesOf(*m_paper, {3, 3}, selection), selection);
        };
        QVERIFY(isSame(select({}).bill, sumOf(linesOf(*m_paper, {3, 3})).bill));
        QVERIFY(select({}).objects.isEmpty());
        QCOMPARE(select({}).name, QStringLiteral("All peers"));
        QCOMPARE(select({{PeerId("5"), PeerId("6")}, {}, {}}).name, QStringLiteral("2 peers"));
        QCOMPARE(select({{PeerId("5")}, {}, {}}).name, QStringLiteral("P5"));
        QCOMPARE(select({{}, {}, {ContractId("C")}}).name, QStringLiteral("All peers"));
    }

    void stepsOfThePapersFivePeers()
    {
        using Kind = BillStep::Kind;
        const auto lines = linesOf(*m_five, {0, 0});
        const auto steps = billSteps(lineOf(lines, "2"));
        // Alone 140 kWh of the main grid at 0.096 + 0.01584; here 35 of peer 3, 105 of peer 5.
        QCOMPARE(steps.size(), 4U);
        QCOMPARE(steps[0].kind, Kind::Alone);
        QVERIFY(isClose(steps[0].after, 140 * 0.11184));
        QCOMPARE(steps[1].kind, Kind::Energy);
        QVERIFY(isClose(steps[1].change(), 35 * 0.048 + 105 * 0.05 - 140 * 0.096));
        QCOMPARE(steps[2].kind, Kind::NetworkFees);
        QVERIFY(isClose(steps[2].change(), 35 * 0.0216 - 140 * 0.01584));
        QCOMPARE(steps[3].kind, Kind::Now);
        QVERIFY(isClose(steps[3].after, 35 * 0.0696 + 105 * 0.05));
        // Peer 5 sells what it generates beyond its own use, at cost.
        const auto seller = billSteps(lineOf(lines, "5"));
        QCOMPARE(seller.size(), 4U);
        QVERIFY(isClose(seller[1].change(), -180 * 0.05));
        QVERIFY(isClose(seller[2].change(), 180 * 0.05));
    }

    void stepsAddUpEverywhere()
    {
        for (const SolvedPtr &solved : m_all) {
            for (std::size_t t = 0; t <= solved->hours(); ++t) {
                const bool isAll = t == solved->hours();
                auto lines = linesOf(*solved, isAll ? allOf(*solved) : HourRange{t, t});
                lines.push_back(sumOf(lines));
                for (const BillLine &line : lines)
                    QCOMPARE(mistake(line), QString());
            }
        }
    }

    void withoutBidsTheStepsAreTheSavings()
    {
        for (const SolvedPtr &solved : m_all) {
            for (const BillLine &line : linesOf(*solved, allOf(*solved))) {
                QCOMPARE(line.alone.has_value(), line.savings.has_value());
                if (line.alone && line.flexibleValue == 0.0)
                    QVERIFY(isClose(line.alone->cost() - line.bill.cost(), *line.savings, 1e-7));
            }
        }
    }

    void saysWhatOfTheSavingsIsNoCost()
    {
        Scenario scenario = test::scenarioOf("five-peer-case-2");
        scenario.market.peers[1].bids = {{20.0, 0.15}}; // served here, not alone
        const SolvedPtr solved = test::solved(std::move(scenario));
        const Bills bills = billsOf(*solved, {0, 0});
        const auto lines = billLines(*solved, bills, {});
        QVERIFY(lineOf(lines, "2").flexibleValue > 0.0);
        QVERIFY(noteOn(*solved, bills, lineOf(lines, "2"))
                    .contains(roundedText(*lineOf(lines, "2").savings)));
        QCOMPARE(noteOn(*solved, bills, lineOf(lines, "4")), QString());
    }

    void stepsOfRandomMarketsAddUpAndReconcile()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Scenario scenario;
            const auto knobs = seed % 3 ? test::randomKnobs(seed) : test::randomDayKnobs(seed, 8);
            scenario.market = test::randomMarket(seed, knobs);
            const SolvedPtr solved = test::solved(std::move(scenario));
            QVERIFY(solved);
            const Bills bills = billsOf(*solved, allOf(*solved));
            auto lines = billLines(*solved, bills, {});
            lines.push_back(sumOf(lines));
            for (const BillLine &line : lines)
                QCOMPARE(mistake(line), QString());
            verifyReconciles(reconcile(*solved, bills));
        }
    }

    void wearIsAStep()
    {
        Scenario scenario = test::scenarioOf("five-peer-case-2");
        Storage &storage = scenario.market.peers[2].storage.emplace();
        storage.capacity = storage.initial = 40.0;
        storage.power = 20.0;
        storage.wearCost = 0.001;
        const SolvedPtr solved = test::solved(std::move(scenario));
        const auto lines = linesOf(*solved, {0, 0});
        QVERIFY(lineOf(lines, "3").bill.wear > 0.0);
        QCOMPARE(mistake(lineOf(lines, "3")), QString());
        const auto steps = billSteps(lineOf(lines, "3"));
        QCOMPARE(steps[steps.size() - 2].kind, BillStep::Kind::Wear);
    }

    void saysWhyItIsNotCompared()
    {
        const auto why = [](const Solved &solved) {
            const Bills bills = billsOf(solved, allOf(solved));
            return noteOn(solved, bills, sumOf(billLines(solved, bills, {})));
        };
        QCOMPARE(why(*m_five), QString());
        QVERIFY(why(*m_island).contains(QStringLiteral("not all demand is served")));
        const SolvedPtr noBaseline =
            solvedOf(m_five->scenario, m_five->market, test::wholeOutcome(*m_five), {}, 0.0);
        QVERIFY(why(*noBaseline).contains(QStringLiteral("not computed")));
        Outcome stopped = test::wholeOutcome(*m_paper);
        stopped.hours[20] = {};
        const SolvedPtr part = solvedOf(m_paper->scenario, m_paper->market, stopped,
                                        {{}, test::allHours(m_paper->baseline)}, 0.0);
        QVERIFY(why(*part).contains(QStringLiteral("other hours")));
        QCOMPARE(billSteps(sumOf(linesOf(*part, allOf(*part)))).front().kind,
                 BillStep::Kind::Energy);
    }

    void hoursWithoutAResultCountNothing()
    {
        SolveOptions some;
        some.hours = HourRange{2, 4};
        const SolvedPtr part = test::solved(test::scenarioOf("seventeen-peer-case-3"), some);
        const auto all = linesOf(*part, allOf(*part));
        const auto those = linesOf(*m_paper, {2, 4});
        for (std::size_t n = 0; n < all.size(); ++n)
            QVERIFY(isSame(all[n].bill, those[n].bill));
        QVERIFY(sumOf(all).savings.has_value());
        for (const BillLine &line : linesOf(*part, {7, 7}))
            QCOMPARE(line.bill, Bill{});
    }

    void reconcilesInEveryCase()
    {
        for (const SolvedPtr &solved : m_all) {
            verifyReconciles(reconcile(*solved, billsOf(*solved, allOf(*solved))));
            verifyReconciles(reconcile(*solved, billsOf(*solved, {0, 0})));
        }
        const Reconciliation five = reconcile(*m_five, billsOf(*m_five, {0, 0}));
        QVERIFY(isClose(five.published, 28.456));
        QVERIFY(isClose(five.leastCost, 16.576));
        QVERIFY(isClose(five.network, 60 * 0.0216));
    }

    void sentencesSayAllThatIsNotNothing()
    {
        const QStringList five = inSentences(reconcile(*m_five, billsOf(*m_five, {0, 0})), "$");
        QCOMPARE(five.size(), 3);
        QCOMPARE(five[0], QStringLiteral("Payments in, 13.18 $, are payments out, 11.88 $, plus "
                                         "network fees, 1.296 $."));
        QCOMPARE(five[1],
                 QStringLiteral("All costs together, 16.58 $, are the least-cost objective."));
        QVERIFY(five[2].contains(QStringLiteral("28.46 $")));
        Reconciliation sums;
        sums.paid = 10.0;
        sums.earned = 7.0;
        sums.network = 1.0;
        sums.managers = 2.0;
        sums.cost = 20.0;
        sums.fixedMargins = -0.5;
        sums.fedIn = 3.0;
        sums.flexibleValue = 4.0;
        sums.leastCost = 12.5;
        sums.published = 17.0;
        const QString all = inSentences(sums, "EUR").join(QLatin1Char(' '));
        for (const char *part :
             {"managers' fees, 2 EUR", "fall short of generation costs",
              "less 3 EUR paid for what is fed in", "less 4 EUR that flexible demand is worth",
              "objective, 12.5 EUR", "The published objective, 17 EUR"})
            QVERIFY2(all.contains(QString::fromUtf8(part)), qPrintable(all));
    }

    void tradesOfALineAddUpToIt()
    {
        for (const SolvedPtr &solved : m_all) {
            const HourRange hours =
                solved->market->peers.size() > 50 ? HourRange{12, 12} : allOf(*solved);
            const auto lines = linesOf(*solved, hours);
            for (std::size_t n = 0; n < lines.size(); ++n) {
                double paid = 0.0;
                double earned = 0.0;
                double fees = 0.0;
                double bought = 0.0;
                for (const BillTrade &trade : billTrades(*solved, hours, n)) {
                    (trade.isSale ? earned : paid) += trade.amount();
                    if (!trade.isSale) {
                        fees += trade.fees();
                        bought += trade.trade.energy;
                    }
                    QVERIFY(hours.contains(trade.hour));
                    QVERIFY(trade.partner != n);
                }
                QVERIFY(isClose(paid, lines[n].bill.paid, 1e-7));
                QVERIFY(isClose(earned, lines[n].bill.earned, 1e-7));
                QVERIFY(isClose(fees, lines[n].bill.networkFees + lines[n].bill.managerFees, 1e-7));
                QVERIFY(isClose(bought, lines[n].bought, 1e-7));
            }
        }
    }

    void ofManyTradesADayOrAnHourIsListed()
    {
        QCOMPARE(tradeHours(*m_paper, allOf(*m_paper), 5), allOf(*m_paper));
        QCOMPARE(tradeHours(*m_paper, {7, 7}, 7), (HourRange{7, 7}));
        const SolvedPtr week = test::solved(longScenario(60));
        QCOMPARE(tradeHours(*week, {0, 59}, 30), (HourRange{24, 47}));
        QCOMPARE(tradeHours(*week, {0, 59}, 50), (HourRange{48, 59}));
        Scenario crowd = test::scenarioOf("five-peer-case-2");
        crowd.market.hours = 24;
        Peer one = crowd.market.peers[4];
        for (int i = 0; i < 400; ++i) {
            one.id = PeerId("x" + std::to_string(i));
            crowd.market.peers.push_back(one);
        }
        const SolvedPtr big = test::solved(std::move(crowd));
        QCOMPARE(tradeHours(*big, {0, 23}, 9), (HourRange{9, 9}));
    }

    void comparesPeersByTheirIds()
    {
        Scenario other = test::scenarioOf("seventeen-peer-case-3");
        std::reverse(other.market.peers.begin(), other.market.peers.end());
        other.market.peers.pop_back(); // the main grid
        const SolvedPtr ghost = test::solved(std::move(other));
        const auto lines = linesOf(*m_paper, {4, 4}, {}, ghost.get());
        const auto theirs = linesOf(*ghost, {4, 4});
        QVERIFY(!lineOf(lines, "1").compared);
        for (std::size_t n = 1; n < lines.size(); ++n) {
            QVERIFY(lines[n].compared.has_value());
            QVERIFY(isClose(*lines[n].compared, theirs[theirs.size() - n].bill.cost()));
        }
        QVERIFY(!sumOf(lines).compared);
        // Other hours do not compare.
        QVERIFY(!lineOf(linesOf(*m_paper, allOf(*m_paper), {}, m_five.get()), "2").compared);
        QVERIFY(lineOf(linesOf(*m_paper, {0, 0}, {}, m_five.get()), "2").compared);
    }

    void theTableIsExact()
    {
        const Bills bills = billsOf(*m_paper, {8, 9});
        const auto lines = billLines(*m_paper, bills, {});
        const DataTable table = billsTable(*m_paper, bills, lines);
        QCOMPARE(table.rows.size(), m_paper->market->peers.size());
        const auto column = [&](const QString &name) {
            for (std::size_t i = 0; i < table.header.size(); ++i)
                if (table.header[i] == name)
                    return i;
            return table.header.size();
        };
        double paid = 0.0;
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const auto &row = table.rows[n];
            QCOMPARE(row.size(), table.header.size());
            QCOMPARE(row[column(QStringLiteral("First hour"))].number, 9.0);
            QCOMPARE(row[column(QStringLiteral("Last hour"))].number, 10.0);
            QCOMPARE(row[column(QStringLiteral("Cost, $"))].number, lines[n].bill.cost());
            QCOMPARE(row[column(QStringLiteral("Savings, $"))].number, *lines[n].savings);
            QVERIFY(std::isnan(row[column(QStringLiteral("Cost in the run compared, $"))].number));
            paid += row[column(QStringLiteral("Paid, $"))].number;
        }
        QVERIFY(isClose(paid, bills.totals.summary.total.bill.paid));
    }

  private:
    static void verifyReconciles(const Reconciliation &sums)
    {
        QVERIFY(isClose(sums.paid, sums.earned + sums.network + sums.managers));
        QVERIFY(isClose(sums.leastCost,
                        sums.cost + sums.fixedMargins - sums.fedIn - sums.flexibleValue, 1e-8));
        QVERIFY(isClose(sums.published,
                        sums.cost + sums.earned - 2.0 * sums.fedIn - sums.flexibleValue, 1e-8));
    }

    SolvedPtr m_five;
    SolvedPtr m_paper;
    SolvedPtr m_island;
    SolvedPtr m_village;
    std::vector<SolvedPtr> m_all;
};

QTEST_APPLESS_MAIN(TestBillsData)
#include "tst_billsdata.moc"
