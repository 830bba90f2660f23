// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/explain.h"
#include "core/words.h"
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/flownetworks.h"
#include "tests/support/randommarket.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

using namespace peergrid;
using Kind = Junction::Kind;

namespace
{

constexpr std::size_t grid = 0, p2 = 1, p3 = 2, p4 = 3, p5 = 4;

bool isClose(std::optional<double> a, double b)
{
    return a && std::abs(*a - b) < 1e-12;
}

bool says(const std::vector<std::string> &sentences, const std::string &part)
{
    const bool found =
        std::any_of(sentences.begin(), sentences.end(), [&](const std::string &sentence) {
            return sentence.find(part) != std::string::npos;
        });
    if (!found) {
        for (const std::string &sentence : sentences)
            qWarning("%s", sentence.c_str());
    }
    return found;
}

/// One of the published five-peer cases, to be changed and explained.
struct Case {
    explicit Case(Design design)
        : market(test::fivePeers(design))
        , outcome(test::fivePeersSolved(design))
    {
    }

    PeerHour &peer(std::size_t n) { return outcome.hours[0].peers[n]; }
    std::vector<Flow> &flows() { return outcome.hours[0].flows; }
    Explanation explain(std::size_t n) const
    {
        return peergrid::explain(market, outcome.hours[0], 0, n);
    }

    void addContract(ContractEnd seller, ContractEnd buyer, ContractTerms terms,
                     std::optional<Profile> cap = {})
    {
        market.contracts.push_back({ContractId("k"),
                                    "Sunny deal",
                                    std::move(seller),
                                    std::move(buyer),
                                    std::move(terms),
                                    std::move(cap),
                                    {}});
    }

    Market market;
    Outcome outcome;
};

} // namespace

class TestExplain : public QObject
{
    Q_OBJECT

  private slots:
    void suppliersComeCheapestFirst()
    {
        const Explanation found = Case(Design::FullP2P).explain(p2);
        QCOMPARE(found.suppliers.size(), 2u);
        QCOMPARE(found.suppliers[0].seller, p3);
        QCOMPARE(found.suppliers[1].seller, p5);
        QVERIFY(isClose(found.suppliers[0].delivered, 0.1176));
        QVERIFY(isClose(found.suppliers[1].delivered, 0.1254));
        QCOMPARE(found.suppliers[0].energy, 140 * 200 / 240.0);
        QCOMPARE(found.suppliers[0].spare, 0.0);
        QCOMPARE(found.suppliers[1].spare, 140.0);
        QVERIFY(says(found.sentences, "Buys 116.7 kWh from P3 at 0.0696 per kWh: "
                                      "generation cost 0.048 + network fee 0.0216."));
        QVERIFY(says(found.sentences, "P2 (consumer), hour 1: needs 140 kWh, buys 140 kWh."));
        QVERIFY(says(found.sentences, "One kWh more of load would add 0.1254"));
    }

    void underLeastCostGenerationCountsOnce()
    {
        Case c(Design::FullP2P);
        c.market.objective = Objective::LeastCost;
        QVERIFY(isClose(c.explain(p2).suppliers[0].delivered, 0.0696));
    }

    void theNextBestSupplierHasEnergyToSpare()
    {
        Case c(Design::FullP2P);
        Explanation found = c.explain(p2); // P3 is cheapest and exhausted
        QCOMPARE(found.nextBest->seller, p5);
        QVERIFY(says(found.sentences, "Cheapest with more to sell is P5 with 140 kWh to spare"));
        c.market.peers[p5].generation.maximum = 60;
        found = c.explain(p2);
        QCOMPARE(found.nextBest->seller, grid);
        QCOMPARE(found.nextBest->energy, 0.0);
        QVERIFY(isClose(found.nextBest->delivered, 2 * 0.096 + 0.01584));
        QVERIFY(says(found.sentences, "Next best supplier is P1 with 5000 kWh to spare"));
        c.market.peers[grid].generation.maximum = 0;
        found = c.explain(p2);
        QVERIFY(!found.nextBest);
        QVERIFY(says(found.sentences, "No seller that may sell to it has energy to spare."));
    }

    void whoIsBarredIsNoNextBest()
    {
        Case c(Design::FullP2P);
        c.addContract(PeerId("5"), PeerId("2"), NoTrade{});
        QCOMPARE(c.explain(p2).nextBest->seller, grid);
        QCOMPARE(c.explain(p4).nextBest->seller, p5);
    }

    void theBreakEvenCostMeetsTheBuyersMarginalPrice()
    {
        const Case one(Design::FullP2P);
        QVERIFY(isClose(one.explain(grid).breakEvenCost, (0.1254 - 0.01584) / 2));
        QCOMPARE(one.explain(grid).firstBuyer, std::optional(p2));
        QVERIFY(isClose(one.explain(p5).breakEvenCost, 0.05)); // it is the marginal seller
        QVERIFY(!one.explain(p3).breakEvenCost);               // it has no more to sell
        QVERIFY(!one.explain(p2).breakEvenCost);               // a consumer sells nothing
        QVERIFY(says(one.explain(grid).sentences,
                     "It would begin to sell, first to P2, if its generation cost less than "
                     "0.05478 per kWh; it costs 0.096."));
        QVERIFY(says(one.explain(p5).sentences, "It would sell more, first to P2"));

        const Case two(Design::Hybrid);
        QVERIFY(isClose(two.explain(p3).breakEvenCost, 0.048));
    }

    void theBreakEvenCostUnderLeastCost()
    {
        Case c(Design::FullP2P);
        c.market.objective = Objective::LeastCost;
        c.peer(p2).marginalPrice = c.peer(p4).marginalPrice = {0.0754, 0.0754};
        QVERIFY(isClose(c.explain(grid).breakEvenCost, 0.0754 - 0.01584));
        QVERIFY(isClose(c.explain(p5).breakEvenCost, 0.05));
    }

    void theBestBuyerComesFirst()
    {
        Case c(Design::FullP2P);
        c.peer(p4).marginalPrice = {0.13, 0.2};
        QVERIFY(isClose(c.explain(grid).breakEvenCost, (0.13 - 0.01584) / 2));
        QCOMPARE(c.explain(grid).firstBuyer, std::optional(p4));
    }

    void underAFixedPriceGenerationCountsAtMostOnce()
    {
        Case c(Design::FullP2P);
        for (const char *buyer : {"2", "3", "4", "5"})
            c.addContract(PeerId("1"), PeerId(buyer), FixedPrice{0.05});
        QVERIFY(isClose(c.explain(grid).breakEvenCost, 0.1254 - 0.05));
        c.market.objective = Objective::LeastCost;
        QVERIFY(!c.explain(grid).breakEvenCost); // the objective does not know the cost
    }

    void aContractAtItsCapSellsNoMore()
    {
        Case c(Design::FullP2P);
        c.addContract(PeerId("5"), PeerId("2"), FixedPrice{0.06}, Profile(10.0));
        const SalePrice price = PriceBook(c.market).sale(p5, p2, 0);
        c.flows().push_back(test::flow({Kind::Seller, p5}, {Kind::Buyer, p2}, 10, price));
        const Explanation buyer = c.explain(p2);
        QCOMPARE(buyer.nextBest->seller, grid);
        QVERIFY(says(buyer.limits, "contract \"Sunny deal\" has reached its cap, 10 kWh"));
        QVERIFY(says(buyer.sentences, "at 0.06 per kWh: the price of contract \"Sunny deal\"."));
        QCOMPARE(c.explain(p5).firstBuyer, std::optional(p4));
        QVERIFY(c.explain(p4).limits.empty());
        c.market.contracts[0].energyCap = Profile(15.0);
        QCOMPARE(c.explain(p2).nextBest->spare, 5.0);
    }

    void whatItWouldRatherUseItselfIsNotForSale()
    {
        Case c(Design::FullP2P);
        c.peer(p5).sold = c.peer(p5).generation = c.peer(p5).ownUse = 0;
        c.peer(p5).bought = 20;
        c.peer(p5).marginalPrice = {0.11, 0.11};
        c.market.peers[p5].generation.maximum = 15;
        QVERIFY(isClose(c.explain(p5).ownUseCost, 0.11));
        QVERIFY(!c.explain(p5).breakEvenCost);
        QVERIFY(
            says(c.explain(p5).sentences,
                 "It would generate more for its own use if its generation cost less than 0.11"));
        c.market.peers[p5].generation.maximum = 25;
        QVERIFY(isClose(c.explain(p5).breakEvenCost, 0.05));
        c.market.peers[p5].bids = {{10.0, 0.06}}; // comes before the sale as well
        QVERIFY(!c.explain(p5).breakEvenCost);
        c.market.peers[p5].bids.clear();
        c.peer(p5).marginalPrice = {0.04, 0.04}; // its own purchases are cheaper than it can be
        c.market.peers[p5].generation.maximum = 15;
        QVERIFY(isClose(c.explain(p5).breakEvenCost, 0.05));
    }

    void belowTheBreakEvenCostAnIdleSellerSellsAndAboveItDoesNot()
    {
        const int markets = test::figure(300, 3000);
        int checked = 0;
        for (int seed = 1; seed <= markets; ++seed) {
            auto knobs = test::randomKnobs(static_cast<std::uint64_t>(seed));
            knobs.isRound = knobs.isScarce = knobs.hasCaps = false;
            Market market = test::randomMarket(static_cast<std::uint64_t>(seed), knobs);
            const Outcome before = test::solved(market);
            for (std::size_t n = 0; n < market.peers.size(); ++n) {
                const double cost = market.peers[n].generation.cost.at(0);
                const auto edge = explain(market, before.hours[0], 0, n).breakEvenCost;
                // Who sells already may be part of what sets the price it would meet.
                const PeerHour &idle = before.hours[0].peers[n];
                if (!edge || *edge < 0.001 || *edge > 0.999 * cost || idle.bought > 0.0 ||
                    idle.sold > 0.0)
                    continue;
                const auto soldAt = [&](double newCost) {
                    Market changed = market;
                    changed.peers[n].generation.cost = newCost;
                    return test::solved(changed).hours[0].peers[n].sold;
                };
                const std::string where = fmt::format("seed {}, peer {}", seed, n);
                QVERIFY2(soldAt(0.9999 * *edge) > 1e-6, where.c_str());
                QVERIFY2(soldAt(1.0001 * *edge) < 1e-6, where.c_str());
                ++checked;
            }
        }
        QVERIFY(checked > markets / 10);
        test::report("R9", fmt::format("{} break-even costs in {} markets hold", checked, markets));
    }

    void nothingWouldMakeItSellWhereFeesAlonePriceItOut()
    {
        Case c(Design::FullP2P);
        c.market.peers[grid].networkFee = 1.0;
        const Explanation found = c.explain(grid);
        QVERIFY(!found.breakEvenCost && !found.firstBuyer);
        QVERIFY(says(found.sentences, "It would sell no more even if its generation cost nothing"));
    }

    void surplusGoesToTheGridBelowItsTariff()
    {
        Case c(Design::Hybrid);
        c.market.peers[grid].feedInTariff = 0.06;
        const Explanation found = c.explain(p3);
        QVERIFY(isClose(found.breakEvenCost, 0.06));
        QCOMPARE(found.firstBuyer, std::optional(grid));

        c.flows().push_back(
            test::flow({Kind::Seller, p3}, {Kind::Buyer, grid}, 10, {PriceRule::FeedIn, {}, 0.06}));
        const Explanation taker = c.explain(grid);
        QCOMPARE(taker.suppliers.size(), 1u);
        QVERIFY(isClose(taker.suppliers[0].delivered, 0.048 - 0.06));
        QVERIFY(!taker.nextBest);
        QVERIFY(says(c.explain(p3).sentences,
                     "Sells 10 kWh to P1 at 0.06 per kWh: the feed-in tariff."));
    }

    void salesAreToldByTheirPrice()
    {
        Case c(Design::Hybrid);
        const Explanation found = c.explain(p5);
        QCOMPARE(found.sales.size(), 2u);
        QVERIFY(says(found.sentences, "Sells 180 kWh to P2, P4 at 0.05 per kWh: generation cost "
                                      "0.05, inside the community."));
    }

    void factorsAndFeesAreTold()
    {
        Case c(Design::Hybrid);
        c.addContract(PeerId("3"), CommunityId("3"), NetworkFeeFactor{0.25});
        c.market.communities[2].managerFee = 0.003;
        const SalePrice price = PriceBook(c.market).sale(p3, p2, 0);
        c.flows()[0] = test::flow({Kind::Seller, p3}, {Kind::Pool, 2}, 60, price);
        c.flows().erase(c.flows().begin() + 2);
        QVERIFY(says(c.explain(p2).sentences,
                     "generation cost 0.048 + network fee 0.0054 (0.25 of the usual, contract "
                     "\"Sunny deal\") + managers' fees 0.003."));
    }

    void generationLimitsAreNamed()
    {
        Case c(Design::FullP2P);
        QVERIFY(says(c.explain(p3).limits, "generates all it can, 250 kW"));
        QVERIFY(c.explain(p5).limits.empty());
        c.market.peers[p3].generation.maximum = 1000;
        c.market.peers[p3].generation.availability = 0.25;
        QVERIFY(says(c.explain(p3).limits,
                     "generates all it can, 250 kW (0.25 of 1000 kW is available)"));
        c.market.peers[p3].generation.availability = 1.0;
        c.market.peers[p3].generation.minimum = 250;
        QVERIFY(says(c.explain(p3).limits, "generates its minimum, 250 kW"));
    }

    void whoBuysAndSellsNothingUsesAllItsOwn()
    {
        Case c(Design::FullP2P);
        c.peer(p5).sold = 0;
        c.peer(p5).generation = c.peer(p5).ownUse = 14;
        c.peer(p5).bought = 6;
        QVERIFY(says(c.explain(p5).limits, "uses all of its own 14 kWh itself"));
    }

    void storageLimitsAreNamed()
    {
        Case c(Design::FullP2P);
        Storage &storage = c.market.peers[p5].storage.emplace();
        storage.capacity = 40;
        storage.power = 20;
        c.peer(p5).stateOfCharge = 40;
        c.peer(p5).charge = 20;
        QVERIFY(says(c.explain(p5).limits, "its battery ends the hour full, 40 kWh"));
        QVERIFY(says(c.explain(p5).limits, "its battery charges at full power, 20 kW"));
        c.peer(p5).stateOfCharge = 0;
        c.peer(p5).charge = 0;
        c.peer(p5).discharge = 20;
        QVERIFY(says(c.explain(p5).limits, "its battery ends the hour empty"));
        QVERIFY(says(c.explain(p5).limits, "its battery discharges at full power, 20 kW"));
        storage.least = 4;
        c.peer(p5).stateOfCharge = 4;
        QVERIFY(says(c.explain(p5).limits, "at its least charge, 4 kWh"));
        c.peer(p5).discharge = 10;
        c.peer(p5).stateOfCharge = 20;
        QVERIFY(c.explain(p5).limits.empty());
        storage.operation = Storage::Operation::Tendency;
        storage.tendency = -10;
        QVERIFY(says(c.explain(p5).limits, "its battery follows its tendency: discharge 10 kWh"));
    }

    void flexibleBidsAreServedFromTheDearest()
    {
        Case c(Design::FullP2P);
        c.market.peers[p2].bids = {{5.0, 0.1}, {10.0, 0.3}, {20.0, 0.2}};
        c.peer(p2).flexible = 15;
        const auto limits = c.explain(p2).limits;
        QCOMPARE(limits.size(), 3u);
        QVERIFY(limits[0].find("5 kWh at up to 0.1 per kWh is not served") != std::string::npos);
        QVERIFY(limits[1].find("10 kWh at up to 0.3 per kWh is served") != std::string::npos);
        QVERIFY(limits[2].find("5 kWh of flexible demand of 20 kWh at up to 0.2") !=
                std::string::npos);
    }

    void aBidThatIsNotServedIsABuyer()
    {
        Case c(Design::FullP2P);
        c.market.peers[p3].load = 0;
        c.market.peers[p3].bids = {{5.0, 0.15}};
        QVERIFY(isClose(c.explain(grid).breakEvenCost, (0.15 - 0.01584) / 2));
        QCOMPARE(c.explain(grid).firstBuyer, std::optional(p3));
    }

    void shiftableDemandAtFullPowerIsNamed()
    {
        Case c(Design::FullP2P);
        c.market.peers[p2].shiftable = {{50.0, 7.0, {0, 0}}};
        c.peer(p2).shifted = 7;
        QVERIFY(says(c.explain(p2).limits, "its shiftable demand takes full power, 7 kW"));
        c.peer(p2).shifted = 6;
        QVERIFY(c.explain(p2).limits.empty());
    }

    void whatCannotBeServedIsSaid()
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        Case c(Design::FullP2P);
        c.peer(p2).unserved = 5;
        c.peer(p2).marginalPrice = {infinity, infinity};
        c.peer(p5).surplus = 3;
        c.peer(p5).marginalPrice = {-infinity, 0.0};
        Shortfall cut;
        cut.peers = {p2};
        cut.sentence = "P2 needs 140 kWh, sellers that may reach it have 135 kWh.";
        c.outcome.hours[0].shortfalls = {cut};
        const Explanation found = c.explain(p2);
        QVERIFY(says(found.limits, "5 kWh of its demand cannot be served"));
        QVERIFY(says(found.limits, cut.sentence));
        QVERIFY(says(found.sentences,
                     "Less load would leave less unserved, more load could not be served."));
        QVERIFY(says(c.explain(p5).limits, "nobody can take 3 kWh of its generation"));
        QVERIFY(says(c.explain(p5).sentences,
                     "Less load would leave energy that nobody can take, one more would add 0."));
    }

    void anIntervalIsToldFromBothSides()
    {
        Case c(Design::FullP2P);
        c.peer(p2).marginalPrice = {0.1, 0.2};
        QVERIFY(says(c.explain(p2).sentences,
                     "One kWh less of load would save 0.1, one more would add 0.2."));
    }

    void longListsAreCutShort()
    {
        Market market;
        market.hours = 1;
        HourOutcome hour;
        hour.status = HourOutcome::Status::Solved;
        for (int n = 0; n < 16; ++n) {
            market.peers.push_back(test::prosumer(std::to_string(n), 10, 0.01 * n, 0.1, 8));
            hour.peers.emplace_back();
        }
        for (std::size_t s = 0; s < 8; ++s)
            hour.flows.push_back(
                test::flow({Kind::Seller, s}, {Kind::Pool, 0}, 8, PriceBook(market).sale(s, 8, 0)));
        for (std::size_t b = 8; b < 16; ++b)
            hour.flows.push_back(test::flow({Kind::Pool, 0}, {Kind::Buyer, b}, 8, {}));
        QVERIFY(says(explain(market, hour, 0, 8).sentences, "Buys 2 kWh from 2 more."));
        QVERIFY(says(explain(market, hour, 0, 0).sentences, "P12, P13 and 2 more at 0.1"));
    }

    void anHourThatIsNotSolvedSaysSo()
    {
        Case c(Design::FullP2P);
        QCOMPARE(explain(c.market, {}, 1, p2).sentences,
                 std::vector<std::string>{"Hour 2 is not solved."});
    }

    void numbersAreRounded_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("four digits") << 116.66666 << "116.7";
        QTest::newRow("no zeros after") << 0.0696 << "0.0696";
        QTest::newRow("large") << 1234567.8 << "1234568";
        QTest::newRow("rounds up to five digits") << 9999.9 << "10000";
        QTest::newRow("noise") << -1e-12 << "0";
        QTest::newRow("negative") << -2.5 << "-2.5";
    }

    void numbersAreRounded()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(rounded(value)), text);
    }

    void namesFallBackToIds()
    {
        Peer peer = test::consumer("7", 1);
        QCOMPARE(nameOf(peer), std::string("P7"));
        peer.name.clear();
        QCOMPARE(nameOf(peer), std::string("7"));
        QCOMPARE(nameOf(Contract{ContractId("k"), "", PeerId(), PeerId(), NoTrade{}, {}, {}}),
                 std::string("contract \"k\""));
    }
};

QTEST_APPLESS_MAIN(TestExplain)
#include "tst_explain.moc"
