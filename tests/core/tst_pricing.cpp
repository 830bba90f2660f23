// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/pricing.h"

using namespace peergrid;

namespace
{

// Peers by index.
constexpr std::size_t grid = 0;   // main grid, in no community
constexpr std::size_t maker = 1;  // producer in A
constexpr std::size_t homeA = 2;  // prosumer in A
constexpr std::size_t eaterA = 3; // consumer in A
constexpr std::size_t homeB = 4;  // prosumer in B
constexpr std::size_t eaterB = 5; // consumer in B
constexpr std::size_t loner = 6;  // prosumer in none
constexpr std::size_t other = 7;  // prosumer in none
constexpr std::size_t inA = 0;    // communities by index
constexpr std::size_t inB = 1;

Peer peer(const std::string &id, Role role, const std::string &community, double cost,
          double networkFee)
{
    Peer result;
    result.id = PeerId(id);
    result.role = role;
    if (!community.empty())
        result.community = CommunityId(community);
    result.generation.cost = cost;
    result.networkFee = networkFee;
    return result;
}

Market market(Design design = Design::Hybrid)
{
    Market m;
    m.hours = 3;
    m.design = design;
    m.peers = {peer("grid", Role::Producer, "", 0.3, 0.04),
               peer("maker", Role::Producer, "A", 0.1, 0.02),
               peer("homeA", Role::Prosumer, "A", 0.2, 0.03),
               peer("eaterA", Role::Consumer, "A", 0.9, 0.9),
               peer("homeB", Role::Prosumer, "B", 0.15, 0.05),
               peer("eaterB", Role::Consumer, "B", 0.9, 0.9),
               peer("loner", Role::Prosumer, "", 0.12, 0.06),
               peer("other", Role::Prosumer, "", 0.13, 0.07)};
    m.peers[grid].isMainGrid = true;
    m.communities = {{CommunityId("A"), "", 0.001}, {CommunityId("B"), "", 0.002}};
    return m;
}

Contract contract(const std::string &id, ContractEnd seller, ContractEnd buyer, ContractTerms terms)
{
    return {ContractId(id), "", std::move(seller), std::move(buyer), std::move(terms), {}, {}};
}

SalePrice sale(const Market &m, std::size_t seller, std::size_t buyer, std::size_t hour = 0)
{
    return PriceBook(m).sale(seller, buyer, hour);
}

bool isClose(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

const PeerId pMaker("maker"), pHomeA("homeA"), pEaterA("eaterA"), pHomeB("homeB"),
    pEaterB("eaterB"), pLoner("loner"), pOther("other"), pGrid("grid");
const CommunityId cA("A"), cB("B");

} // namespace

class TestPricing : public QObject
{
    Q_OBJECT

  private slots:
    void insideTheCommunityOnlyGenerationIsPaid()
    {
        const SalePrice price = sale(market(), maker, homeA);
        QCOMPARE(price, (SalePrice{PriceRule::Inside, {}, 0.1}));
        QCOMPARE(price.toSeller(), 0.1);
    }

    void outsideTheNetworkAndBothManagersArePaid()
    {
        const SalePrice price = sale(market(), maker, eaterB);
        QCOMPARE(price.rule, PriceRule::Outside);
        QCOMPARE(price.network, 0.02);
        QCOMPARE(price.sellerManager, 0.001);
        QCOMPARE(price.buyerManager, 0.002);
        QVERIFY(isClose(price.price, 0.1 + 0.02 + 0.001 + 0.002));
        QVERIFY(isClose(price.toSeller(), 0.1));
    }

    void peersWithoutCommunityAreOutsideEachOther()
    {
        const SalePrice price = sale(market(), loner, other);
        QCOMPARE(price.rule, PriceRule::Outside);
        QVERIFY(isClose(price.price, 0.12 + 0.06));
        QCOMPARE(price.sellerManager + price.buyerManager, 0.0);
        QCOMPARE(sale(market(), loner, homeA).buyerManager, 0.001);
        QCOMPARE(sale(market(), grid, eaterB).buyerManager, 0.002);
    }

    void rolesSayWhoMayTrade()
    {
        const Market m = market();
        QVERIFY(!sale(m, homeA, maker).isAllowed());  // producers never buy
        QVERIFY(!sale(m, eaterA, homeA).isAllowed()); // consumers never sell
        QVERIFY(!sale(m, homeA, homeA).isAllowed());  // nobody sells to itself
        QVERIFY(sale(m, homeA, eaterA).isAllowed());
        QVERIFY(!sale(m, homeA, grid).isAllowed()); // no tariff, no feed-in
    }

    void rolesMayDifferByHour()
    {
        Market m = market();
        m.peers[homeB].role =
            Hourly<Role>(std::vector<Role>{Role::Prosumer, Role::Consumer, Role::Producer});
        QVERIFY(sale(m, homeB, eaterA, 0).isAllowed());
        QVERIFY(!sale(m, homeB, eaterA, 1).isAllowed());
        QVERIFY(sale(m, homeA, homeB, 1).isAllowed());
        QVERIFY(!sale(m, homeA, homeB, 2).isAllowed());
        QVERIFY(sale(m, homeB, eaterA, 2).isAllowed());
    }

    void pricesFollowTheirProfiles()
    {
        Market m = market();
        m.peers[maker].generation.cost = Profile(std::vector<double>{0.1, 0.2, 0.3});
        m.peers[maker].networkFee = Profile(std::vector<double>{0.01, 0.02, 0.03});
        m.communities[inA].managerFee = Profile(std::vector<double>{0, 0, 0.5});
        QCOMPARE(sale(m, maker, homeA, 1).price, 0.2);
        QVERIFY(isClose(sale(m, maker, eaterB, 2).price, 0.3 + 0.03 + 0.5 + 0.002));
    }

    void aFixedPriceReplacesTheWhole()
    {
        Market m = market();
        m.contracts = {contract("k", pMaker, pEaterB,
                                FixedPrice{Profile(std::vector<double>{0.5, 0.6, 0.7})})};
        QCOMPARE(sale(m, maker, eaterB, 1), (SalePrice{PriceRule::FixedPrice, 0, 0.6}));
        QCOMPARE(sale(m, maker, eaterB, 1).toSeller(), 0.6);
        QCOMPARE(sale(m, maker, homeB).rule, PriceRule::Outside);
    }

    void aFactorAppliesToTheNetworkFeeAndKeepsTheManagersFees()
    {
        Market m = market();
        m.contracts = {contract("k", pMaker, pEaterB, NetworkFeeFactor{0.2}),
                       contract("l", pMaker, pHomeA, NetworkFeeFactor{0.5})};
        const SalePrice across = sale(m, maker, eaterB);
        QCOMPARE(across.rule, PriceRule::NetworkFeeFactor);
        QCOMPARE(across.contract, std::optional<std::size_t>(0));
        QVERIFY(isClose(across.network, 0.004));
        QVERIFY(isClose(across.price, 0.1 + 0.004 + 0.003));
        const SalePrice inside = sale(m, maker, homeA); // crosses no edge
        QVERIFY(isClose(inside.price, 0.1 + 0.01));
        QCOMPARE(inside.sellerManager + inside.buyerManager, 0.0);
    }

    void aBanForbids()
    {
        Market m = market();
        m.contracts = {contract("k", pMaker, cA, NoTrade{})};
        const SalePrice price = sale(m, maker, homeA);
        QCOMPARE(price, (SalePrice{PriceRule::NotAllowed, 0}));
        QVERIFY(sale(m, maker, homeB).isAllowed());
        QVERIFY(sale(m, homeA, eaterA).isAllowed()); // one way, one seller
    }

    void theMostParticularContractWins_data()
    {
        QTest::addColumn<int>("first");
        for (int first = 0; first < 4; ++first)
            QTest::addRow("from rank %d on", first) << first;
    }

    void theMostParticularContractWins()
    {
        // In the order of their rank; the general ones stand first in the list, which must not
        // matter.
        QFETCH(int, first);
        const std::vector<std::pair<ContractEnd, ContractEnd>> ends{
            {pMaker, pEaterB}, {pMaker, cB}, {cA, pEaterB}, {cA, cB}};
        Market m = market();
        for (int rank = 3; rank >= first; --rank) {
            const auto &[seller, buyer] = ends[static_cast<std::size_t>(rank)];
            m.contracts.push_back(contract(std::to_string(rank), seller, buyer,
                                           FixedPrice{static_cast<double>(rank)}));
        }
        QCOMPARE(sale(m, maker, eaterB).price, double(first));
        QCOMPARE(m.contracts[sale(m, maker, eaterB).contract.value()].id.value,
                 std::to_string(first));
    }

    void contractsRuleOneWayOnly()
    {
        Market m = market();
        m.contracts = {contract("k", cA, cB, FixedPrice{0.7})};
        QCOMPARE(sale(m, homeA, homeB).price, 0.7);
        QCOMPARE(sale(m, homeB, homeA).rule, PriceRule::Outside);
        QCOMPARE(sale(m, loner, homeB).rule, PriceRule::Outside);
    }

    void aCommunityMayHaveAContractWithItself()
    {
        Market m = market();
        m.contracts = {contract("k", cA, cA, FixedPrice{0.7})};
        QCOMPARE(sale(m, maker, homeA).rule, PriceRule::FixedPrice);
        QCOMPARE(sale(m, homeB, eaterB).rule, PriceRule::Inside);
    }

    void contractsHoldInTheirHours()
    {
        Market m = market();
        m.contracts = {contract("k", pMaker, pEaterB, FixedPrice{0.7}),
                       contract("l", pMaker, pEaterB, FixedPrice{0.8}),
                       contract("m", cA, cB, NoTrade{})};
        m.contracts[0].hours = {{0, 0}};
        m.contracts[1].hours = {{2, 2}};
        QCOMPARE(sale(m, maker, eaterB, 0).price, 0.7);
        QCOMPARE(sale(m, maker, eaterB, 1).rule, PriceRule::NotAllowed); // the next in rank
        QCOMPARE(sale(m, maker, eaterB, 2).price, 0.8);
        const PriceBook prices(m);
        QVERIFY(prices.isInForce(0, 0));
        QVERIFY(!prices.isInForce(0, 1));
        QVERIFY(prices.isInForce(2, 1));
    }

    void fullP2PIgnoresCommunitiesTheirFeesAndContracts()
    {
        Market m = market(Design::FullP2P);
        m.contracts = {contract("k", cA, cB, FixedPrice{0.7}),
                       contract("l", pMaker, cB, FixedPrice{0.7}),
                       contract("m", cA, pEaterB, FixedPrice{0.7}),
                       contract("n", pHomeA, pEaterB, FixedPrice{0.4})};
        QCOMPARE(sale(m, maker, homeA).rule, PriceRule::Outside);
        const SalePrice price = sale(m, maker, eaterB);
        QVERIFY(isClose(price.price, 0.12));
        QCOMPARE(price.sellerManager + price.buyerManager, 0.0);
        QCOMPARE(sale(m, homeA, eaterB).price, 0.4);
        QVERIFY(!PriceBook(m).communityOf(maker));
    }

    void inTheCommunityDesignMembersHaveNoContractsWithOutsiders()
    {
        Market m = market(Design::Community);
        m.contracts = {
            contract("k", pMaker, pEaterB, FixedPrice{1}), contract("l", pHomeA, cB, FixedPrice{2}),
            contract("m", cB, pHomeA, FixedPrice{3}), contract("n", pMaker, pLoner, FixedPrice{4})};
        QCOMPARE(sale(m, maker, eaterB).rule, PriceRule::Outside);
        QCOMPARE(sale(m, homeA, homeB).rule, PriceRule::Outside);
        QCOMPARE(sale(m, homeB, homeA).rule, PriceRule::Outside);
        QCOMPARE(sale(m, maker, loner).rule, PriceRule::Outside);
        QCOMPARE(sale(m, maker, homeA).rule, PriceRule::Inside);
    }

    void inTheCommunityDesignTheOtherContractsHold()
    {
        Market m = market(Design::Community);
        m.contracts = {
            contract("k", pMaker, pHomeA, FixedPrice{1}), contract("l", cA, cB, FixedPrice{2}),
            contract("m", pLoner, cA, FixedPrice{3}), contract("n", pLoner, pOther, FixedPrice{4}),
            contract("o", pMaker, cA, FixedPrice{5})};
        QCOMPARE(sale(m, maker, homeA).price, 1.0);
        QCOMPARE(sale(m, homeA, eaterB).price, 2.0);
        QCOMPARE(sale(m, loner, eaterA).price, 3.0);
        QCOMPARE(sale(m, loner, other).price, 4.0);
        QCOMPARE(sale(m, maker, eaterA).price, 5.0);
    }

    void gridOnlyLeavesTheMainGridAlone()
    {
        Market m = market(Design::GridOnly);
        m.contracts = {contract("k", pGrid, pEaterB, FixedPrice{0.25})};
        QVERIFY(!sale(m, maker, homeA).isAllowed());
        QVERIFY(!sale(m, homeA, eaterB).isAllowed());
        const SalePrice price = sale(m, grid, homeA);
        QVERIFY(isClose(price.price, 0.34));
        QCOMPARE(price.buyerManager, 0.0);
        QCOMPARE(sale(m, grid, eaterB).price, 0.25);
        const PriceBook prices(m);
        QVERIFY(!prices.saleToUnnamed(maker, std::nullopt, 0).isAllowed());
        QVERIFY(prices.saleToUnnamed(grid, std::nullopt, 0).isAllowed());
    }

    void feedInEarnsTheTariffInEveryDesign()
    {
        for (const Design design :
             {Design::FullP2P, Design::Hybrid, Design::Community, Design::GridOnly}) {
            Market m = market(design);
            m.peers[grid].feedInTariff = Profile(std::vector<double>{0.05, 0.06, 0.07});
            m.contracts = {contract("k", pHomeA, pGrid, FixedPrice{0.5}),
                           contract("l", pHomeB, pGrid, NoTrade{})};
            QCOMPARE(sale(m, maker, grid, 1), (SalePrice{PriceRule::FeedIn, {}, 0.06}));
            QCOMPARE(sale(m, homeA, grid, 2).price, 0.07); // prices of contracts do not apply
            QVERIFY(!sale(m, eaterA, grid).isAllowed());
            QVERIFY(!sale(m, grid, grid).isAllowed());
            const bool banHolds = design != Design::Community; // homeB is a member
            QCOMPARE(sale(m, homeB, grid).isAllowed(), !banHolds);
        }
    }

    void unnamedBuyersPayWhatAnyMemberNoContractNamesPays()
    {
        Market m = market();
        m.contracts = {contract("k", pMaker, pEaterB, FixedPrice{0.5}),
                       contract("l", cA, cB, NetworkFeeFactor{0.5})};
        const PriceBook prices(m);
        QCOMPARE(prices.saleToUnnamed(maker, inB, 0), prices.sale(maker, homeB, 0));
        QCOMPARE(prices.saleToUnnamed(maker, inB, 0).rule, PriceRule::NetworkFeeFactor);
        QCOMPARE(prices.saleToUnnamed(maker, inA, 0), prices.sale(maker, homeA, 0));
        QCOMPARE(prices.saleToUnnamed(maker, std::nullopt, 0), prices.sale(maker, loner, 0));
        QVERIFY(!prices.saleToUnnamed(eaterA, inA, 0).isAllowed());
    }

    void partsAddUpToThePrice()
    {
        Market m = market();
        m.contracts = {contract("k", cA, pEaterB, NetworkFeeFactor{0.2}),
                       contract("l", pLoner, cA, FixedPrice{0.5})};
        for (std::size_t s = 0; s < m.peers.size(); ++s) {
            for (std::size_t b = 0; b < m.peers.size(); ++b) {
                const SalePrice price = sale(m, s, b);
                if (price.isAllowed() && price.rule != PriceRule::FixedPrice)
                    QVERIFY(isClose(price.toSeller(), m.peers[s].generation.cost.at(0)));
            }
        }
    }

    void indicesOfIds()
    {
        const Market m = market();
        QCOMPARE(indexOf(m, pHomeB).value(), homeB);
        QCOMPARE(indexOf(m, cB).value(), inB);
        QVERIFY(!indexOf(m, PeerId("nobody")));
        QVERIFY(!indexOf(m, CommunityId("nowhere")));
        QCOMPARE(mainGrid(m).value(), grid);
        QVERIFY(!mainGrid(Market{}));
    }
};

QTEST_APPLESS_MAIN(TestPricing)
#include "tst_pricing.moc"
