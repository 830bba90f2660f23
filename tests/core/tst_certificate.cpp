// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certificate.h"

#include "core/formulation.h"
#include "core/networksolver.h"
#include "core/whatif.h"
#include "tests/support/random.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <optional>

using namespace peergrid;
using namespace peergrid::test;

/// Whether the best flows stay the best when costs change.
class TestCertificate : public QObject
{
    Q_OBJECT

  private slots:
    void isOfTheSolversBasis();
    void flowsThatItBearsOutAreTheSolvers_data();
    void flowsThatItBearsOutAreTheSolvers();
    void aRefusedChangeLeavesItAsItWas();
    void equalCostsAreNotTakenForDifferentOnes();
};

namespace
{

using NewCost = Certificate::NewCost;

/// One hour, its solution, and the certificate of it, if there is one.
struct Case {
    Market market;
    Network network;
    NetworkSolution solution;
    std::optional<Certificate> certificate;

    explicit Case(Market theMarket)
        : market(std::move(theMarket))
        , network(formulateHour(PreparedMarket(market), 0))
        , solution(solveNetwork(network))
    {
        if (solution.status == NetworkSolution::Status::Solved)
            certificate =
                Certificate::of(linearProgram(network), solution.basis, solution.zeroPrice);
    }
};

MarketKnobs knobsOf(std::uint64_t seed)
{
    MarketKnobs knobs = randomKnobs(seed);
    knobs.peers = 4 + seed % 30;
    return knobs;
}

/// The hour after the generation cost of one peer was multiplied; none if it has another shape.
std::optional<Network> afterwards(const Case &one, std::size_t peer, double factor)
{
    const Shift shift{Shift::What::GenerationCost, std::set<PeerId>{one.market.peers[peer].id},
                      Shift::By::Factor, factor};
    const Market market = applied(one.market, std::span(&shift, 1));
    Network network = formulateHour(PreparedMarket(market), 0);
    if (network.arcs.size() != one.network.arcs.size())
        return {};
    return network;
}

std::vector<NewCost> changes(const Network &before, const Network &after)
{
    std::vector<NewCost> result;
    for (std::size_t j = 0; j < after.arcs.size(); ++j) {
        if (after.arcs[j].cost != before.arcs[j].cost)
            result.push_back({j, after.arcs[j].cost});
    }
    return result;
}

} // namespace

void TestCertificate::isOfTheSolversBasis()
{
    int served = 0;
    int certified = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Case one(randomMarket(seed, knobsOf(seed)));
        served += one.solution.status == NetworkSolution::Status::Solved ? 1 : 0;
        if (!one.certificate)
            continue;
        ++certified;
        QVERIFY(one.certificate->gap(one.solution.flows.columns) < 1e-12);
    }
    QVERIFY(served > 150);
    QVERIFY2(certified > served * 9 / 10, std::to_string(certified).c_str());
}

void TestCertificate::flowsThatItBearsOutAreTheSolvers_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("atLeast"); // of a hundred changes, about
    QTest::newRow("a little dearer") << 1.01 << 70;
    QTest::newRow("a little cheaper") << 0.99 << 70;
    QTest::newRow("half as dear") << 0.5 << 20;
    QTest::newRow("three times as dear") << 3.0 << 20;
}

void TestCertificate::flowsThatItBearsOutAreTheSolvers()
{
    QFETCH(double, factor);
    QFETCH(int, atLeast);
    int tried = 0;
    int same = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        Case one(randomMarket(seed, knobsOf(seed)));
        const std::size_t peer = seed % one.market.peers.size();
        const auto network = afterwards(one, peer, factor);
        if (!one.certificate || !network)
            continue;
        const auto changed = changes(one.network, *network);
        if (changed.empty())
            continue;
        ++tried;
        if (!one.certificate->moveTo(changed))
            continue;
        ++same;
        const NetworkSolution anew = solveNetwork(*network);
        QVERIFY2(anew.flows.columns == one.solution.flows.columns, briefly(one.market).c_str());
        QVERIFY(one.certificate->gap(anew.flows.columns) < 1e-12);
    }
    QVERIFY(tried > 50);
    QVERIFY2(same * 100 >= tried * atLeast, qPrintable(QString("%1 of %2").arg(same).arg(tried)));
}

void TestCertificate::aRefusedChangeLeavesItAsItWas()
{
    int refused = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Case one(randomMarket(seed, knobsOf(seed)));
        if (!one.certificate)
            continue;
        std::vector<NewCost> reversed;
        for (std::size_t j = 0; j < one.network.arcs.size(); ++j)
            reversed.push_back({j, 1.0 - one.network.arcs[j].cost});
        const double before = one.certificate->gap(one.solution.flows.columns);
        if (one.certificate->moveTo(reversed))
            continue;
        ++refused;
        QCOMPARE(one.certificate->gap(one.solution.flows.columns), before);
        std::vector<NewCost> same;
        for (std::size_t j = 0; j < one.network.arcs.size(); ++j)
            same.push_back({j, one.network.arcs[j].cost});
        QVERIFY(one.certificate->moveTo(same));
    }
    QVERIFY(refused > 100);
}

/// Two sellers that cost the same share by a rule; as soon as they do not, the cheaper one sells.
void TestCertificate::equalCostsAreNotTakenForDifferentOnes()
{
    Market market;
    market.hours = 1;
    for (const char *id : {"a", "b", "c"}) {
        Peer &peer = market.peers.emplace_back();
        peer.id = PeerId(id);
        peer.role = Role::Producer;
        peer.generation.maximum = 10.0;
        peer.generation.cost = 0.1;
    }
    market.peers[2].role = Role::Consumer;
    market.peers[2].generation = {};
    market.peers[2].load = 5.0;
    for (const double factor : {0.5, 2.0}) {
        Case one(market);
        QVERIFY(one.certificate);
        for (const std::size_t peer : {std::size_t(0), std::size_t(1)}) {
            const auto network = afterwards(one, peer, factor);
            QVERIFY(network);
            QVERIFY(!one.certificate->moveTo(changes(one.network, *network)));
        }
    }
}

QTEST_APPLESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
