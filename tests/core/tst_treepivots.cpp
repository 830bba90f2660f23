// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/treepivots.h"

#include "core/clpsolver.h"
#include "core/formulation.h"
#include "core/meritorder.h"
#include "tests/support/figures.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <algorithm>

using namespace peergrid;
using namespace peergrid::test;

/// The network simplex method's pivots on a tree.
class TestTreePivots : public QObject
{
    Q_OBJECT

  private slots:
    void leaveTheSolverNothingToDo_data();
    void leaveTheSolverNothingToDo();
    void leaveATreeOfEveryNetwork();
    void leaveLossesAndSharedCapsToTheSolver();
    void endWhenAskedToStop();
};

namespace
{

/// Every row's slack is basic, every flow is at its lower bound.
Basis slackBasis(const Network &network)
{
    return {std::vector<Basis::Status>(network.arcs.size(), Basis::Status::AtLower),
            std::vector<Basis::Status>(network.nodes.size(), Basis::Status::Basic)};
}

/// With contracts and bids, without minimum generation and shared caps.
MarketKnobs knobsOf(std::uint64_t seed)
{
    MarketKnobs knobs = randomKnobs(seed);
    knobs.peers = 5 + seed % 60;
    knobs.communities = 1 + seed % 7;
    knobs.contracts = seed % 6;
    knobs.hasCaps = false;
    knobs.isScarce = false;
    return knobs;
}

Network hourOf(const Market &market)
{
    return formulateHour(PreparedMarket(market), 0);
}

bool isBasic(Basis::Status status)
{
    return status == Basis::Status::Basic;
}

} // namespace

void TestTreePivots::leaveTheSolverNothingToDo_data()
{
    QTest::addColumn<bool>("fromMeritOrder");
    QTest::newRow("from the merit order") << true;
    QTest::newRow("from nothing") << false;
}

void TestTreePivots::leaveTheSolverNothingToDo()
{
    QFETCH(bool, fromMeritOrder);
    const int count = figure(300, 5000);
    int served = 0;
    int pivots = 0;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        const Network network = hourOf(randomMarket(seed, knobsOf(seed)));
        ClpSolver solver(linearProgram(network));
        solver.setBasis(fromMeritOrder ? meritOrderBasis(network)
                                       : improved(network, slackBasis(network)));
        if (solver.solve() != ClpSolver::Status::Optimal)
            continue;
        ++served;
        pivots += solver.pivots();
    }
    QVERIFY(served > count / 2);
    QVERIFY2(pivots <= count / 50, std::to_string(pivots).c_str()); // rounding alone
}

void TestTreePivots::leaveATreeOfEveryNetwork()
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Network network = hourOf(randomMarket(seed, randomKnobs(seed)));
        const Basis basis = improved(network, slackBasis(network));
        QCOMPARE(basis.columns.size(), network.arcs.size());
        QCOMPARE(basis.rows.size(), network.nodes.size());
        const auto basic = std::count_if(basis.columns.begin(), basis.columns.end(), isBasic) +
                           std::count_if(basis.rows.begin(), basis.rows.end(), isBasic);
        QCOMPARE(static_cast<std::size_t>(basic), network.nodes.size());
        for (std::size_t j = 0; j < network.arcs.size(); ++j)
            QVERIFY(basis.columns[j] != Basis::Status::AtUpper ||
                    network.arcs[j].upper < unlimited);
    }
}

void TestTreePivots::leaveLossesAndSharedCapsToTheSolver()
{
    Network network;
    for (int i = 0; i < 2; ++i)
        network.nodes.push_back({Node::Kind::Seller, 0, 0, 0, 0.0, 1.0});
    Arc &arc = network.connect(Arc::Kind::Sale, 0, 0, 0, noNode);
    arc.cost = -1.0;
    arc.upper = 0.5;
    const Basis before = slackBasis(network);
    QVERIFY(improved(network, before).columns != before.columns);
    network.arcs[0].leaves = 1.1;
    QVERIFY(improved(network, before).columns == before.columns);
    network.arcs[0].leaves = 1.0;
    network.arcs[0].cap = 1;
    QVERIFY(improved(network, before).columns == before.columns);
}

void TestTreePivots::endWhenAskedToStop()
{
    const Network network = hourOf(randomMarket(1, knobsOf(1)));
    std::stop_source stop;
    stop.request_stop();
    const Basis before = slackBasis(network);
    QVERIFY(improved(network, before).columns != before.columns);
    QVERIFY(improved(network, before, stop.get_token()).columns == before.columns);
    QVERIFY(meritOrderBasis(network, stop.get_token()).isEmpty());
}

QTEST_APPLESS_MAIN(TestTreePivots)
#include "tst_treepivots.moc"
