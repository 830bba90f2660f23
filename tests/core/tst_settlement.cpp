// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/settlement.h"
#include "core/trades.h"
#include "tests/support/flownetworks.h"

using namespace peergrid;
using Kind = Junction::Kind;

namespace
{

bool isClose(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

Settlement settleOne(const Market &market, const Outcome &outcome)
{
    return settle(market, outcome, {0, 0});
}

} // namespace

class TestSettlement : public QObject
{
    Q_OBJECT

  private slots:
    void billsOfThePublishedCases()
    {
        const auto one =
            settleOne(test::fivePeers(Design::FullP2P), test::fivePeersSolved(Design::FullP2P));
        QVERIFY(isClose(one.network, 200 * 0.0216 + 40 * 0.0254));
        QVERIFY(isClose(one.peers[1].paid + one.peers[3].paid, 200 * 0.0696 + 40 * 0.0754));
        QVERIFY(isClose(one.peers[2].earned, 200 * 0.048));
        QVERIFY(isClose(one.peers[2].generationCost, 250 * 0.048));
        QVERIFY(isClose(one.peers[2].cost(), 50 * 0.048));

        const auto two =
            settleOne(test::fivePeers(Design::Hybrid), test::fivePeersSolved(Design::Hybrid));
        QVERIFY(isClose(two.network, 60 * 0.0216));
        QVERIFY(isClose(two.peers[1].paid, 35 * 0.0696 + 105 * 0.05));
        QVERIFY(isClose(two.peers[1].networkFees, 35 * 0.0216));
        QVERIFY(isClose(two.peers[4].earned, 180 * 0.05));
        QCOMPARE(two.peers[0], Bill{});
    }

    void paymentsInArePaymentsOutAndFees()
    {
        std::mt19937 random(4);
        for (int i = 0; i < 500; ++i) {
            const auto [market, outcome] = test::randomNetwork(random);
            const Settlement result = settleOne(market, outcome);
            double paid = 0, earned = 0, network = 0, managers = 0, taken = 0;
            for (const Bill &bill : result.peers) {
                paid += bill.paid;
                earned += bill.earned;
                network += bill.networkFees;
                managers += bill.managerFees;
            }
            for (const double fees : result.managers)
                taken += fees;
            QVERIFY(paid > 0 && taken > 0 && result.network > 0);
            QVERIFY(isClose(paid, earned + result.network + taken));
            QVERIFY(isClose(network, result.network));
            QVERIFY(isClose(managers, taken));
        }
    }

    void billsAreThoseOfTheTradesOneByOne()
    {
        std::mt19937 random(5);
        for (int i = 0; i < 200; ++i) {
            const auto [market, outcome] = test::randomNetwork(random);
            const PriceBook prices(market);
            Settlement expected;
            expected.peers.resize(market.peers.size());
            expected.managers.resize(market.communities.size());
            for (const Trade &trade : trades(market, outcome.hours[0])) {
                const SalePrice &price = trade.price;
                Bill &buyer = expected.peers[trade.buyer];
                buyer.paid += trade.energy * price.price;
                buyer.networkFees += trade.energy * price.network;
                buyer.managerFees += trade.energy * (price.sellerManager + price.buyerManager);
                expected.peers[trade.seller].earned += trade.energy * price.toSeller();
                expected.network += trade.energy * price.network;
                if (const auto c = prices.communityOf(trade.seller))
                    expected.managers[*c] += trade.energy * price.sellerManager;
                if (const auto c = prices.communityOf(trade.buyer))
                    expected.managers[*c] += trade.energy * price.buyerManager;
            }
            const Settlement found = settleOne(market, outcome);
            QVERIFY(isClose(found.network, expected.network));
            for (std::size_t c = 0; c < market.communities.size(); ++c)
                QVERIFY(isClose(found.managers[c], expected.managers[c]));
            for (std::size_t n = 0; n < market.peers.size(); ++n) {
                QVERIFY(isClose(found.peers[n].paid, expected.peers[n].paid));
                QVERIFY(isClose(found.peers[n].earned, expected.peers[n].earned));
                QVERIFY(isClose(found.peers[n].networkFees, expected.peers[n].networkFees));
                QVERIFY(isClose(found.peers[n].managerFees, expected.peers[n].managerFees));
            }
        }
    }

    void theMainGridPaysTheFeedInTariff()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.peers[0].feedInTariff = 0.04;
        Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        HourOutcome &hour = outcome.hours[0];
        hour.flows.push_back(
            test::flow({Kind::Seller, 4}, {Kind::Buyer, 0}, 10, PriceBook(market).sale(4, 0, 0)));
        const Settlement result = settleOne(market, outcome);
        QVERIFY(isClose(result.peers[0].paid, 0.4));
        QVERIFY(isClose(result.peers[4].earned, 180 * 0.05 + 0.4));
        QCOMPARE(result.peers[0].networkFees + result.peers[0].managerFees, 0.0);
    }

    void eachManagerTakesTheFeeOfItsOwnEdge()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.communities[1].managerFee = 0.01; // the seller's: peer 3
        market.communities[2].managerFee = 0.03; // the buyers'
        Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        auto &flows = outcome.hours[0].flows;
        flows[0].price += flows[0].sellerManager = 0.01;
        flows[2].price += flows[2].buyerManager = 0.03;
        const Settlement result = settleOne(market, outcome);
        QVERIFY(isClose(result.managers[0], 0.0));
        QVERIFY(isClose(result.managers[1], 60 * 0.01));
        QVERIFY(isClose(result.managers[2], 60 * 0.03));
        QVERIFY(isClose(result.peers[1].managerFees, 35 * 0.04));
        QVERIFY(isClose(result.peers[2].earned, 60 * 0.048));
    }

    void wearIsCountedPerKwhDischarged()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.peers[2].storage.emplace().wearCost = 0.5;
        Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        outcome.hours[0].peers[2].discharge = 4;
        QCOMPARE(settleOne(market, outcome).peers[2].wear, 2.0);
    }

    void onlySolvedHoursOfTheRangeCount()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.hours = 4;
        market.peers[2].generation.cost = Profile(std::vector<double>{0.048, 0.048, 0.1, 0.048});
        const Outcome one = test::fivePeersSolved(Design::Hybrid);
        Outcome outcome{Outcome::Status::Cancelled, {4, one.hours[0]}};
        outcome.hours[3] = {}; // cancelled before its turn
        const Settlement two = settle(market, outcome, {1, 3});
        QVERIFY(isClose(two.peers[4].earned, 2 * 180 * 0.05));
        QVERIFY(isClose(two.peers[2].generationCost, 110 * (0.048 + 0.1)));
        QVERIFY(isClose(two.network, 2 * 60 * 0.0216));
    }
};

QTEST_APPLESS_MAIN(TestSettlement)
#include "tst_settlement.moc"
