// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/solve.h"
#include "core/trades.h"
#include "tests/support/flownetworks.h"
#include "tests/support/randommarket.h"

#include <algorithm>
#include <iterator>

using namespace peergrid;
using Kind = Junction::Kind;

class TestTrades : public QObject
{
    Q_OBJECT

  private slots:
    void buyersOfAPoolTakeTheSameShareOfEverySeller()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const auto found = trades(market, test::fivePeersSolved(Design::Hybrid).hours[0]);

        QCOMPARE(found.size(), 4u);
        const double expected[4][3] = {{2, 1, 35}, {2, 3, 25}, {4, 1, 105}, {4, 3, 75}};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(double(found[i].seller), expected[i][0]);
            QCOMPARE(double(found[i].buyer), expected[i][1]);
            QCOMPARE(found[i].energy, expected[i][2]);
        }
        QCOMPARE(found[0].price.rule, PriceRule::Outside);
        QCOMPARE(found[0].price.price, 0.0696);
        QCOMPARE(found[0].price.network, 0.0216);
        QCOMPARE(found[2].price.rule, PriceRule::Inside);
        QCOMPARE(found[2].price.price, 0.05);
    }

    void aTradeCostsWhatThePriceBookSays()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 200; ++i) {
            const auto [market, outcome] = test::randomNetwork(random);
            const PriceBook prices(market);
            for (const Trade &trade : trades(market, outcome.hours[0])) {
                // A random network, unlike an optimum, may carry energy out and back home: it then
                // costs what that way costs, which the prices of pairs do not know.
                const auto home = prices.communityOf(trade.seller);
                const bool isBackHome = home && home == prices.communityOf(trade.buyer);
                if (trade.seller == trade.buyer ||
                    (isBackHome && trade.price.rule == PriceRule::Outside))
                    continue;
                const SalePrice expected = prices.sale(trade.seller, trade.buyer, 0);
                QCOMPARE(trade.price.rule, expected.rule);
                QVERIFY(trade.price.contract == expected.contract);
                QVERIFY(std::abs(trade.price.price - expected.price) < 1e-12);
                QVERIFY(std::abs(trade.price.network - expected.network) < 1e-12);
                QVERIFY(std::abs(trade.price.sellerManager - expected.sellerManager) < 1e-12);
                QVERIFY(std::abs(trade.price.buyerManager - expected.buyerManager) < 1e-12);
            }
        }
    }

    void tradesAddUpToWhatWasSoldAndBought()
    {
        std::mt19937 random(2);
        for (int i = 0; i < 200; ++i) {
            const auto [market, outcome] = test::randomNetwork(random);
            const HourOutcome &hour = outcome.hours[0];
            std::vector<double> sold(market.peers.size()), bought(market.peers.size());
            for (const Trade &trade : trades(market, hour)) {
                sold[trade.seller] += trade.energy;
                bought[trade.buyer] += trade.energy;
            }
            for (std::size_t n = 0; n < market.peers.size(); ++n) {
                QVERIFY(std::abs(sold[n] - hour.peers[n].sold) < 1e-9);
                QVERIFY(std::abs(bought[n] - hour.peers[n].bought) < 1e-9);
            }
        }
    }

    void comeInTheOrderOfSellersThenBuyersOncePerRule()
    {
        std::mt19937 random(3);
        for (int i = 0; i < 50; ++i) {
            const auto [market, outcome] = test::randomNetwork(random);
            const auto found = trades(market, outcome.hours[0]);
            for (std::size_t k = 1; k < found.size(); ++k) {
                const auto key = [&](const Trade &t) {
                    return std::tuple(t.seller, t.buyer, t.price.rule, t.price.contract);
                };
                QVERIFY(key(found[k - 1]) < key(found[k]));
            }
        }
    }

    void twoWaysOfOneSaleAreOneTradeAtTheMeanPrice()
    {
        Market market = test::fivePeers(Design::Hybrid);
        HourOutcome hour;
        const SalePrice sale{PriceRule::Outside, {}, 0.06};
        hour.flows = {test::flow({Kind::Seller, 2}, {Kind::Hub, 0}, 30, sale),
                      test::flow({Kind::Seller, 2}, {Kind::Hub, 1}, 10, sale),
                      test::flow({Kind::Hub, 0}, {Kind::Pool, 2}, 30, {}),
                      test::flow({Kind::Hub, 1}, {Kind::Pool, 2}, 10,
                                 {PriceRule::Inside, {}, 0.02, 0, 0, 0.02}),
                      test::flow({Kind::Pool, 2}, {Kind::Buyer, 1}, 40, {})};
        const auto found = trades(market, hour);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].energy, 40.0);
        QCOMPARE(found[0].price.price, 0.065);
        QCOMPARE(found[0].price.buyerManager, 0.005);
    }

    void thoseOfAPeerAreThoseOfAllThatItTakesPartIn()
    {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const Market market = test::randomMarket(seed, test::randomKnobs(seed));
            const auto outcome = solve(market);
            QVERIFY(outcome);
            const HourOutcome &hour = outcome->hours.front();
            const std::vector<Trade> all = trades(market, hour);
            for (std::size_t n = 0; n < market.peers.size(); ++n) {
                std::vector<Trade> own;
                std::copy_if(
                    all.begin(), all.end(), std::back_inserter(own),
                    [n](const Trade &trade) { return trade.seller == n || trade.buyer == n; });
                QVERIFY2(tradesOf(market, hour, n) == own, test::briefly(market).c_str());
            }
        }
    }

    void anHourWithoutFlowsHasNone()
    {
        QVERIFY(trades(test::fivePeers(Design::Hybrid), HourOutcome{}).empty());
    }
};

QTEST_APPLESS_MAIN(TestTrades)
#include "tst_trades.moc"
