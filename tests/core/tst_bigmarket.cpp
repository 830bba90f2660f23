// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solve.h"
#include "core/validate.h"
#include "tools/scenarios/bigmarket.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace peergrid;
using samples::bigMarket;

namespace
{

double share(const Market &market, bool (*is)(const Peer &))
{
    return static_cast<double>(std::count_if(market.peers.begin(), market.peers.end(), is)) /
           static_cast<double>(market.peers.size());
}

bool isProducer(const Peer &peer)
{
    return peer.role.at(0) == Role::Producer && !peer.isMainGrid;
}

bool isProsumer(const Peer &peer)
{
    return peer.role.at(0) == Role::Prosumer;
}

bool hasStorage(const Peer &peer)
{
    return peer.storage.has_value();
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) < 0.1 * expected;
}

} // namespace

class TestBigMarket : public QObject
{
    Q_OBJECT

  private slots:
    void hasTheSharesItPromises();
    void isTheSameEachTime();
    void differsOnlyInWhatIsLeftOut();
    void isValidAndServed();
};

void TestBigMarket::hasTheSharesItPromises()
{
    const Market market =
        bigMarket({.peers = 20001, .storage = Storage::Operation::SelfConsumption});
    QCOMPARE(market.peers.size(), std::size_t{20001});
    QCOMPARE(market.communities.size(), std::size_t{1000});
    QCOMPARE(market.contracts.size(), std::size_t{200});
    QVERIFY(isNear(share(market, isProducer), 0.05));
    QVERIFY(isNear(share(market, isProsumer), 0.40));
    QVERIFY(isNear(share(market, hasStorage), 0.04));
}

void TestBigMarket::isTheSameEachTime()
{
    QVERIFY(bigMarket({.peers = 100, .hours = 24}) == bigMarket({.peers = 100, .hours = 24}));
    QVERIFY(!(bigMarket({.peers = 100}) == bigMarket({.peers = 100, .seed = 7})));
}

void TestBigMarket::differsOnlyInWhatIsLeftOut()
{
    Market whole = bigMarket({.peers = 500, .storage = Storage::Operation::Optimised});
    whole.contracts.clear();
    for (Peer &peer : whole.peers)
        peer.storage.reset();
    QVERIFY(whole == bigMarket({.peers = 500, .hasContracts = false}));
}

void TestBigMarket::isValidAndServed()
{
    for (const std::size_t peers : {1U, 2U, 30U, 300U}) {
        const Market market = bigMarket({.peers = peers,
                                         .hours = 24,
                                         .firstHour = 0,
                                         .storage = Storage::Operation::Optimised});
        const Issues issues = validate(market);
        QVERIFY2(issues.empty(), describe(issues).c_str());
        QCOMPARE(solve(market).value().status, Outcome::Status::Solved);
    }
}

QTEST_APPLESS_MAIN(TestBigMarket)
#include "tst_bigmarket.moc"
