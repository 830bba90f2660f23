// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meritorder.h"

#include "core/clpsolver.h"
#include "core/formulation.h"
#include "core/scenariofile.h"
#include "core/solve.h"
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <algorithm>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

/// What the merit order knows all about: no contracts, storage, bids or given generation.
MarketKnobs plainKnobs(std::uint64_t seed)
{
    MarketKnobs knobs = randomKnobs(seed);
    knobs.peers = 5 + seed % 60;
    knobs.communities = 1 + seed % 7;
    knobs.isScarce = false;
    knobs.hasMinimum = false;
    knobs.hasBids = false;
    knobs.contracts = 0;
    return knobs;
}

std::size_t basicIn(const std::vector<Basis::Status> &all)
{
    return static_cast<std::size_t>(std::count(all.begin(), all.end(), Basis::Status::Basic));
}

Outcome solvedFrom(const Market &market, bool fromMeritOrder)
{
    SolveOptions options;
    options.fromMeritOrder = fromMeritOrder;
    auto outcome = solve(market, options);
    if (!outcome)
        throw std::runtime_error(describe(outcome.error()));
    return *outcome;
}

} // namespace

class TestMeritOrder : public QObject
{
    Q_OBJECT

  private slots:
    void isOptimalInAPlainMarket();
    void isABasisOfEveryMarket();
    void theResultIsTheSameWithout();
    void thePaperIsTheSameWithout();
    void anEmptyNetworkHasAnEmptyBasis();
};

/// A simplex method that begins with what was swept has nothing left to do; where prices are equal,
/// little. (After the tree's pivots it has nothing to do in other markets either: tst_treepivots.)
void TestMeritOrder::isOptimalInAPlainMarket()
{
    const int count = figure(300, 5000);
    int served = 0;
    int pivots = 0;
    int pivotsAmongEquals = 0;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        const MarketKnobs knobs = plainKnobs(seed);
        const Market market = randomMarket(seed, knobs);
        const Network network = formulateHour(PreparedMarket(market), 0);
        ClpSolver solver(linearProgram(network));
        solver.setBasis(sweptBasis(network));
        if (solver.solve() != ClpSolver::Status::Optimal)
            continue;
        ++served;
        // Where C_g counts once, own use and a sale inside cost the same.
        if (knobs.isRound || knobs.objective == Objective::LeastCost)
            pivotsAmongEquals += solver.pivots();
        else
            pivots += solver.pivots();
    }
    QVERIFY(served > count / 2);
    QVERIFY2(pivots <= count / 1000, std::to_string(pivots).c_str()); // rounding alone
    QVERIFY2(pivotsAmongEquals < count, std::to_string(pivotsAmongEquals).c_str());
}

void TestMeritOrder::isABasisOfEveryMarket()
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const bool isDay = seed % 3 == 0;
        const Market market =
            randomMarket(seed, isDay ? randomDayKnobs(seed, 6) : randomKnobs(seed));
        const PreparedMarket prepared(market);
        const Network network = isDay ? formulateWindow(prepared, {0, 5}, CoupledState(market))
                                      : formulateHour(prepared, 0);
        const Basis basis = sweptBasis(network);
        QCOMPARE(basis.columns.size(), network.arcs.size());
        QCOMPARE(basis.rows.size(), network.nodes.size());
        QCOMPARE(basicIn(basis.columns) + basicIn(basis.rows), network.nodes.size());
        for (std::size_t j = 0; j < network.arcs.size(); ++j)
            QVERIFY(basis.columns[j] != Basis::Status::AtUpper ||
                    network.arcs[j].upper < unlimited);
    }
}

void TestMeritOrder::theResultIsTheSameWithout()
{
    const int count = figure(300, 10000);
    int failures = 0;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        const Market market =
            randomMarket(seed, i % 3 == 0 ? randomDayKnobs(seed, 6) : randomKnobs(seed));
        if (!(solvedFrom(market, true) == solvedFrom(market, false)) && ++failures <= 5)
            qWarning("%d: %s", i, briefly(market).c_str());
    }
    report("R20",
           fmt::format("{} markets from the merit order and from nothing: {} differ in a bit",
                       count, failures));
    QCOMPARE(failures, 0);
}

void TestMeritOrder::thePaperIsTheSameWithout()
{
    for (const char *name : {"five-peer-case-1", "five-peer-case-2", "seventeen-peer-case-1",
                             "seventeen-peer-case-2", "seventeen-peer-case-3", "village-100"}) {
        const auto scenario =
            loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid");
        QVERIFY(scenario);
        QVERIFY2(solvedFrom(scenario->market, true) == solvedFrom(scenario->market, false), name);
    }
}

void TestMeritOrder::anEmptyNetworkHasAnEmptyBasis()
{
    QVERIFY(meritOrderBasis({}).isEmpty());
}

QTEST_APPLESS_MAIN(TestMeritOrder)
#include "tst_meritorder.moc"
