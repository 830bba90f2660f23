// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formulation.h"

#include "tests/support/fivepeers.h"

#include <QtTest>

#include <algorithm>

using namespace peergrid;

namespace
{

Network hour(const Market &market)
{
    return formulateHour(PreparedMarket(market), 0);
}

long countNodes(const Network &network, Node::Kind kind)
{
    return std::count_if(network.nodes.begin(), network.nodes.end(),
                         [&](const Node &node) { return node.kind == kind; });
}

std::vector<Arc> arcsOf(const Network &network, Arc::Kind kind, std::size_t peer)
{
    std::vector<Arc> found;
    std::copy_if(network.arcs.begin(), network.arcs.end(), std::back_inserter(found),
                 [&](const Arc &arc) { return arc.kind == kind && arc.peer == peer; });
    return found;
}

Contract contract(ContractEnd seller, ContractEnd buyer, ContractTerms terms)
{
    Contract result;
    result.id = ContractId("A");
    result.seller = std::move(seller);
    result.buyer = std::move(buyer);
    result.terms = std::move(terms);
    return result;
}

Contract communities(ContractTerms terms)
{
    return contract(CommunityId("2"), CommunityId("3"), std::move(terms));
}

} // namespace

class TestFormulation : public QObject
{
    Q_OBJECT

  private slots:
    void plainConsumersShareTheRowOfTheirPool()
    {
        const Network network = hour(test::fivePeers());
        QCOMPARE(countNodes(network, Node::Kind::Buyer), 0L);
        QCOMPARE(countNodes(network, Node::Kind::Seller), 3L);
        QCOMPARE(countNodes(network, Node::Kind::Hub), 1L);
        const auto pool =
            std::find_if(network.nodes.begin(), network.nodes.end(), [](const Node &node) {
                return node.kind == Node::Kind::Pool && node.index == 2;
            });
        QCOMPARE(pool->lower, -260.0);
        QCOMPARE(pool->upper, -260.0);
    }

    void aThousandPeersAreASmallProgram()
    {
        Market market;
        market.hours = 1;
        for (int c = 0; c < 50; ++c) {
            market.communities.emplace_back();
            market.communities.back().id = CommunityId(std::to_string(c));
        }
        for (int n = 0; n < 1000; ++n) {
            Peer peer;
            peer.id = PeerId(std::to_string(n));
            peer.community = CommunityId(std::to_string(n % 50));
            peer.load = 1.0;
            if (n % 20 < 9) {
                peer.role = n % 20 == 0 ? Role::Producer : Role::Prosumer;
                peer.generation.maximum = 5.0;
                peer.load = n % 20 == 0 ? 0.0 : 1.0;
            }
            market.peers.push_back(peer);
        }
        const Network network = hour(market);
        QCOMPARE(countNodes(network, Node::Kind::Seller), 450L);
        QCOMPARE(network.nodes.size(), std::size_t(450 + 50 + 1));
        const auto open = std::count_if(network.arcs.begin(), network.arcs.end(),
                                        [](const Arc &arc) { return !arc.isSlack(); });
        QCOMPARE(open, 400L + 2 * 450L + 50L); // own use, sale inside and outside, import
    }

    void costsFollowTheObjective()
    {
        const auto costs = [](Objective objective) {
            const Network network = hour(test::fivePeers(Design::Hybrid, objective));
            std::vector<double> result;
            for (const Arc &arc : arcsOf(network, Arc::Kind::Sale, 2))
                result.push_back(arc.cost);
            result.push_back(arcsOf(network, Arc::Kind::OwnUse, 2).at(0).cost);
            return result;
        };
        QCOMPARE(costs(Objective::Published),
                 (std::vector<double>{2 * 0.048, 0.048 + (0.048 + 0.0216), 0.048}));
        QCOMPARE(costs(Objective::LeastCost), (std::vector<double>{0.048, 0.048 + 0.0216, 0.048}));
    }

    void aBetterContractIsAnArcBesideTheCommonHub()
    {
        Market market = test::fivePeers();
        market.contracts = {communities(NetworkFeeFactor{0.2})};
        const Network network = hour(market);
        QCOMPARE(countNodes(network, Node::Kind::Hub), 1L);
        const auto sales = arcsOf(network, Arc::Kind::Sale, 2);
        QCOMPARE(sales.size(), std::size_t(3));
        QCOMPARE(sales[0].sale.rule, PriceRule::NetworkFeeFactor);
        QCOMPARE(network.node(sales[0].to).kind, Node::Kind::Pool);
    }

    void aDearerContractGivesItsSellersAHubOfTheirOwn_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("dearer") << 0;
        QTest::newRow("may not trade") << 1;
        QTest::newRow("capped") << 2;
    }

    void aDearerContractGivesItsSellersAHubOfTheirOwn()
    {
        QFETCH(int, kind);
        Market market = test::fivePeers();
        if (kind == 0)
            market.contracts = {communities(FixedPrice{0.2})};
        else if (kind == 1)
            market.contracts = {communities(NoTrade{})};
        else
            market.contracts = {communities(NetworkFeeFactor{0.2})};
        if (kind == 2)
            market.contracts[0].energyCap = 10.0;
        const Network network = hour(market);
        QCOMPARE(countNodes(network, Node::Kind::Hub), 2L);
        const int hub = arcsOf(network, Arc::Kind::Sale, 2).back().to;
        for (const Arc &arc : network.arcs) {
            if (arc.kind == Arc::Kind::Import && arc.from == hub)
                QVERIFY(network.node(arc.to).index != 2);
        }
    }

    void aCapOnOneSaleIsItsUpperBound()
    {
        Market market = test::fivePeers();
        market.contracts = {contract(PeerId("3"), PeerId("2"), FixedPrice{0.01})};
        market.contracts[0].energyCap = 12.5;
        const Network network = hour(market);
        const auto sales = arcsOf(network, Arc::Kind::Sale, 2);
        const auto capped = std::find_if(sales.begin(), sales.end(),
                                         [](const Arc &arc) { return arc.sale.contract; });
        QVERIFY(capped != sales.end());
        QCOMPARE(capped->upper, 12.5);
        QCOMPARE(capped->cap, noNode);
    }

    void loadsStandApartFromOpenDemand()
    {
        Market market = test::fivePeers();
        QCOMPARE(countNodes(hour(market), Node::Kind::Loads), 0L);
        market.peers[3].bids = {{5.0, 0.1}};
        const Network network = hour(market);
        const auto loads = std::find_if(network.nodes.begin(), network.nodes.end(),
                                        [](const Node &n) { return n.kind == Node::Kind::Loads; });
        QVERIFY(loads != network.nodes.end());
        QVERIFY(loads->upper < 0.0);
        const int place = static_cast<int>(loads - network.nodes.begin());
        QVERIFY(std::none_of(network.arcs.begin(), network.arcs.end(),
                             [&](const Arc &arc) { return arc.from == place; }));
    }

    void aNamedBuyerHasARowOfItsOwn()
    {
        Market market = test::fivePeers();
        market.contracts = {contract(CommunityId("2"), PeerId("4"), NetworkFeeFactor{0.0})};
        const Network network = hour(market);
        QCOMPARE(countNodes(network, Node::Kind::Buyer), 1L);
        QCOMPARE(countNodes(network, Node::Kind::Unnamed), 1L);
        const auto buyer = std::find_if(network.nodes.begin(), network.nodes.end(),
                                        [](const Node &n) { return n.kind == Node::Kind::Buyer; });
        QCOMPARE(buyer->index, std::size_t(3));
        QCOMPARE(buyer->upper, -100.0);
    }

    void aWindowCarriesTheChargeFromHourToHour()
    {
        Market market = test::fivePeers();
        market.hours = 3;
        Storage storage;
        storage.capacity = 40.0;
        storage.power = 10.0;
        storage.chargeEfficiency = 0.8;
        storage.dischargeEfficiency = 0.5;
        storage.initial = 4.0;
        storage.wearCost = 0.001;
        market.peers[2].storage = storage;
        const Network network =
            formulateWindow(PreparedMarket(market), {0, 2}, CoupledState(market));
        QCOMPARE(countNodes(network, Node::Kind::Charge), 3L);
        QCOMPARE(arcsOf(network, Arc::Kind::Carry, 2).size(), std::size_t(3));
        const Arc charging = arcsOf(network, Arc::Kind::Charging, 2).at(0);
        QCOMPARE(charging.arrives, 0.8);
        QCOMPARE(charging.upper, 10.0);
        QCOMPARE(network.node(charging.to).lower, 4.0);
        const Arc discharging = arcsOf(network, Arc::Kind::Discharging, 2).at(0);
        QCOMPARE(discharging.leaves, 2.0);
        QCOMPARE(discharging.cost, 0.001 - 0.048);
    }

    void aShortWindowLeavesWhatLaterHoursCanStillDo()
    {
        Market market = test::fivePeers();
        market.hours = 6;
        market.peers[1].shiftable = {{10.0, 2.0, {0, 5}}};
        const Network network =
            formulateWindow(PreparedMarket(market), {0, 1}, CoupledState(market));
        const auto node =
            std::find_if(network.nodes.begin(), network.nodes.end(),
                         [](const Node &n) { return n.kind == Node::Kind::Shiftable; });
        QCOMPARE(node->lower, -10.0);
        QCOMPARE(node->upper, -2.0); // four later hours can take 8 of the 10 kWh
    }
};

QTEST_APPLESS_MAIN(TestFormulation)
#include "tst_formulation.moc"
