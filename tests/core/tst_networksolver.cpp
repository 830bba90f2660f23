// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networksolver.h"

#include "core/formulation.h"
#include "tests/support/agreement.h"
#include "tests/support/fivepeers.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace peergrid;

namespace
{

double flowOf(const Network &network, const NetworkSolution &solution, Arc::Kind kind,
              std::size_t peer)
{
    double sum = 0.0;
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        if (network.arcs[j].kind == kind && network.arcs[j].peer == peer)
            sum += solution.flows.columns[j];
    }
    return sum;
}

} // namespace

class TestNetworkSolver : public QObject
{
    Q_OBJECT

  private slots:
    void noStorageChargesAndDischargesInTheSameHour()
    {
        const Market market = test::relay();
        const Network network =
            formulateWindow(PreparedMarket(market), {0, 0}, CoupledState(market));
        const NetworkSolution solution = solveNetwork(network);
        QCOMPARE(solution.status, NetworkSolution::Status::Solved);
        const double charge = flowOf(network, solution, Arc::Kind::Charging, 4);
        const double discharge = flowOf(network, solution, Arc::Kind::Discharging, 4);
        QCOMPARE(std::min(charge, discharge), 0.0);
    }

    void aStorageMayRelayFromHourToHour()
    {
        Market market = test::relay();
        market.hours = 2;
        const Network network =
            formulateWindow(PreparedMarket(market), {0, 1}, CoupledState(market));
        const NetworkSolution solution = solveNetwork(network);
        QCOMPARE(flowOf(network, solution, Arc::Kind::Charging, 4), 50.0);
        QCOMPARE(flowOf(network, solution, Arc::Kind::Discharging, 4), 50.0);
        for (std::size_t j = 0; j < network.arcs.size(); ++j) {
            const Arc &arc = network.arcs[j];
            if (arc.kind == Arc::Kind::Charging)
                QCOMPARE(solution.flows.columns[j], arc.hour == 0 ? 50.0 : 0.0);
        }
    }

    /// Days in which the relaxation charges and discharges at once in many hours.
    void theBestDirectionsAreFound_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {23ULL, 113ULL, 247ULL})
            QTest::addRow("day %llu", seed) << seed;
    }

    void theBestDirectionsAreFound()
    {
        QFETCH(const quint64, seed);
        const Market market = test::randomMarket(seed, test::randomDayKnobs(seed));
        const std::string difference = test::disagreement(market, {1e-6, 1e-6});
        QVERIFY2(difference.empty(), difference.c_str());
    }

    /// A day of one battery in hours that are all alike: too many choices to try. The relaxation
    /// serves a quarter more than can be served.
    void aSearchThatIsCutOffSaysHowFarItMayBeOff()
    {
        const Market market = test::randomMarket(155, test::randomDayKnobs(155));
        const Outcome outcome = test::solved(market);
        QVERIFY(outcome.hours.front().unproved > 0.0);
        QVERIFY(outcome.hours.front().unproved < 0.5);
        const std::string difference = test::disagreement(market, {1e-6, 1e-6});
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void aSolutionNamesTheDirectionsNotTaken()
    {
        Market market = test::relay();
        market.hours = 2;
        const Network network =
            formulateWindow(PreparedMarket(market), {0, 1}, CoupledState(market));
        for (const std::size_t arc : solveNetwork(network).closed) {
            const bool isFirstHour = network.arcs[arc].hour == 0;
            QCOMPARE(network.arcs[arc].kind,
                     isFirstHour ? Arc::Kind::Discharging : Arc::Kind::Charging);
        }
        QCOMPARE(solveNetwork(network).closed.size(), std::size_t(2));
    }

    void aStorageThatEarnsNothingStaysIdle()
    {
        Market market = test::fivePeers();
        market.hours = 4;
        Storage storage;
        storage.capacity = 100.0;
        storage.power = 50.0;
        market.peers[4].storage = storage;
        const Network network =
            formulateWindow(PreparedMarket(market), {0, 3}, CoupledState(market));
        const NetworkSolution solution = solveNetwork(network);
        QCOMPARE(solution.status, NetworkSolution::Status::Solved);
        QCOMPARE(flowOf(network, solution, Arc::Kind::Charging, 4), 0.0);
    }

    void whatCannotBeServedIsAsLittleAsPossible()
    {
        Market market = test::fivePeers();
        market.peers[0].generation.maximum = 0.0;
        market.peers[2].generation.maximum = 60.0;
        const Network network = formulateHour(PreparedMarket(market), 0);
        const NetworkSolution solution = solveNetwork(network);
        QCOMPARE(solution.status, NetworkSolution::Status::NotAllServed);
        double slack = 0.0;
        for (std::size_t j = 0; j < network.arcs.size(); ++j) {
            if (network.arcs[j].isSlack())
                slack += solution.flows.columns[j];
        }
        QCOMPARE(slack, 310.0 - 260.0);
    }

    void aStopEndsItWithoutAResult()
    {
        std::stop_source stop;
        stop.request_stop();
        const Market market = test::fivePeers();
        const Network network = formulateHour(PreparedMarket(market), 0);
        QCOMPARE(solveNetwork(network, stop.get_token()).status,
                 NetworkSolution::Status::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestNetworkSolver)
#include "tst_networksolver.moc"
