// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/randommarket.h"

#include "core/validate.h"

#include <QtTest>

#include <limits>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// Extreme numbers that are allowed: solved right. Those that are refused are the validation's.
class TestWildMarkets : public QObject
{
    Q_OBJECT

  private slots:
    void cleanupTestCase();
    void isSolvedRight_data();
    void isSolvedRight();

  private:
    int m_solved = 0;
};

namespace
{

using Change = void (*)(Market &);

/// A grid, a village of three and a house in none; 3 hours, a battery, a bid, a contract.
Market village()
{
    Market market;
    market.hours = 3;
    market.communities = {{CommunityId("v"), "Village", 0.01}};
    market.peers.resize(5);
    const char *const ids[] = {"grid", "roof", "wind", "house", "farm"};
    for (std::size_t n = 0; n < 5; ++n)
        market.peers[n].id = PeerId(ids[n]);
    for (const std::size_t n : {1, 2, 3})
        market.peers[n].community = CommunityId("v");
    market.peers[0].role = Role::Producer;
    market.peers[0].isMainGrid = true;
    market.peers[0].generation = {0.0, 1000.0, 1.0, 0.3};
    market.peers[0].feedInTariff = 0.02;
    market.peers[1].role = Role::Prosumer;
    market.peers[1].generation = {0.0, 8.0, Profile(std::vector<double>{0.1, 1.0, 0.4}), 0.05};
    market.peers[1].load = 3.0;
    market.peers[1].networkFee = 0.04;
    market.peers[1].storage = Storage{.capacity = 6.0, .power = 3.0, .chargeEfficiency = 0.95};
    market.peers[2].role = Role::Producer;
    market.peers[2].generation = {1.0, 5.0, 1.0, 0.08};
    market.peers[2].networkFee = 0.03;
    market.peers[3].load = 4.0;
    market.peers[3].bids = {{2.0, 0.1}};
    market.peers[4].load = Profile(std::vector<double>{1.0, 2.0, 3.0});
    market.contracts = {
        {ContractId("k"), "", PeerId("wind"), PeerId("farm"), FixedPrice{0.09}, Profile(1.5), {}}};
    return market;
}

void scaleEnergy(Market &market, double factor)
{
    const auto scaled = [&](const Profile &profile) {
        std::vector<double> values(profile.values().begin(), profile.values().end());
        for (double &value : values)
            value *= factor;
        return profile.isConstant() ? Profile(values[0]) : Profile(values);
    };
    for (Peer &peer : market.peers) {
        peer.generation.minimum = scaled(peer.generation.minimum);
        peer.generation.maximum = scaled(peer.generation.maximum);
        peer.load = scaled(peer.load);
        for (FlexibleBid &bid : peer.bids)
            bid.energy = scaled(bid.energy);
        if (peer.storage) {
            peer.storage->capacity *= factor;
            peer.storage->power *= factor;
        }
    }
    market.contracts[0].energyCap = scaled(*market.contracts[0].energyCap);
}

constexpr double denormal = std::numeric_limits<double>::denorm_min();

} // namespace

void TestWildMarkets::isSolvedRight_data()
{
    QTest::addColumn<Change>("change");
    const std::pair<const char *, Change> rows[] = {
        {"as it is", [](Market &) {}},
        {"no peers", [](Market &m) { m.peers.clear(), m.contracts.clear(); }},
        {"one peer, no load",
         [](Market &m) { m.peers.resize(1), m.peers[0].feedInTariff = 0.02, m.contracts.clear(); }},
        {"one consumer alone",
         [](Market &m) { m.peers = {m.peers[4]}, m.contracts.clear(); }},
        {"equal names",
         [](Market &m) {
             for (Peer &peer : m.peers)
                 peer.name = "Peer";
         }},
        {"minus zero load", [](Market &m) { m.peers[3].load = -0.0; }},
        {"minus zero cost", [](Market &m) { m.peers[1].generation.cost = -0.0; }},
        {"minus zero maximum", [](Market &m) { m.peers[1].generation.maximum = -0.0; }},
        {"minus zero initial charge", [](Market &m) { m.peers[1].storage->initial = -0.0; }},
        {"denormal load", [](Market &m) { m.peers[3].load = denormal; }},
        {"denormal cost", [](Market &m) { m.peers[1].generation.cost = denormal; }},
        {"denormal availability", [](Market &m) { m.peers[2].generation.availability = denormal; }},
        {"denormal cap", [](Market &m) { m.contracts[0].energyCap = Profile(denormal); }},
        {"denormal capacity", [](Market &m) { m.peers[1].storage->capacity = denormal; }},
        {"denormal power", [](Market &m) { m.peers[1].storage->power = denormal; }},
        {"tiny load", [](Market &m) { m.peers[3].load = 1e-12; }},
        {"tiny bid", [](Market &m) { m.peers[3].bids[0].energy = 1e-12; }},
        {"all prices zero",
         [](Market &m) {
             for (Peer &peer : m.peers)
                 peer.generation.cost = 0.0, peer.networkFee = 0.0;
             m.communities[0].managerFee = 0.0;
         }},
        {"no load at all",
         [](Market &m) {
             for (Peer &peer : m.peers)
                 peer.load = 0.0;
         }},
        {"capacity zero", [](Market &m) { m.peers[1].storage->capacity = 0.0; }},
        {"power zero", [](Market &m) { m.peers[1].storage->power = 0.0; }},
        {"efficiency tiny", [](Market &m) { m.peers[1].storage->chargeEfficiency = 0.01; }},
        {"availability zero", [](Market &m) { m.peers[2].generation.availability = 0.0; }},
        {"minimum is maximum", [](Market &m) { m.peers[2].generation.minimum = 5.0; }},
        {"cap zero", [](Market &m) { m.contracts[0].energyCap = Profile(0.0); }},
        {"cap as large as allowed", [](Market &m) { m.contracts[0].energyCap = maxEnergy; }},
        {"main grid as large as allowed",
         [](Market &m) { m.peers[0].generation.maximum = maxEnergy; }},
        {"load of a million", [](Market &m) { m.peers[3].load = 1e6; }},
        {"load as large as allowed", [](Market &m) { m.peers[3].load = maxEnergy; }},
        {"minimum as large as allowed",
         [](Market &m) { m.peers[2].generation = {maxEnergy, maxEnergy, 1.0, 0.1}; }},
        {"cost as large as allowed", [](Market &m) { m.peers[0].generation.cost = maxPrice; }},
        {"bid as large as allowed",
         [](Market &m) { m.peers[3].bids[0].highestPrice = maxPrice; }},
        {"fixed price as large as allowed",
         [](Market &m) { m.contracts[0].terms = FixedPrice{maxPrice}; }},
        {"fee as large as allowed", [](Market &m) { m.communities[0].managerFee = maxPrice; }},
        {"tariff as large as allowed", [](Market &m) { m.peers[0].feedInTariff = maxPrice; }},
        {"wear as large as allowed", [](Market &m) { m.peers[1].storage->wearCost = maxPrice; }},
        {"all energy in millions", [](Market &m) { scaleEnergy(m, 1e5); }},
        {"all energy in thousandths", [](Market &m) { scaleEnergy(m, 1e-3); }},
        {"all prices in millionths",
         [](Market &m) {
             for (Peer &peer : m.peers)
                 peer.generation.cost = 1e-6 * peer.generation.cost.at(0);
         }},
        {"a factor of a thousand",
         [](Market &m) { m.contracts[0].terms = NetworkFeeFactor{1000.0}; }},
        {"everyone barred from everyone",
         [](Market &m) {
             m.contracts.clear();
             for (const Peer &s : m.peers) {
                 for (const Peer &b : m.peers) {
                     if (s.id != b.id)
                         m.contracts.push_back({ContractId(s.id.value + b.id.value), "", s.id, b.id,
                                                NoTrade{}, std::nullopt, {}});
                 }
             }
         }},
        {"communities without members",
         [](Market &m) {
             for (int k = 0; k < 50; ++k)
                 m.communities.push_back({CommunityId(std::to_string(k)), "", 0.5});
         }},
        {"only producers",
         [](Market &m) {
             for (Peer &peer : m.peers)
                 peer.role = Role::Producer;
         }},
        {"only consumers",
         [](Market &m) {
             m.peers[0].isMainGrid = false;
             m.peers[0].feedInTariff.reset();
             for (Peer &peer : m.peers)
                 peer.role = Role::Consumer;
         }},
    };
    for (const auto &[name, change] : rows)
        QTest::newRow(name) << change;
}

void TestWildMarkets::isSolvedRight()
{
    QFETCH(Change, change);
    Market market = village();
    change(market);
    const Issues issues = validate(market);
    QVERIFY2(!hasErrors(issues), describe(issues).c_str());
    for (const Objective objective : {Objective::Published, Objective::LeastCost}) {
        market.objective = objective;
        const std::string text = disagreement(market, {1e-6, 1e-6});
        QVERIFY2(text.empty(), text.c_str());
    }
    ++m_solved;
}

void TestWildMarkets::cleanupTestCase()
{
    report("R12", fmt::format("{} extreme markets that are allowed solved right", m_solved));
}

QTEST_APPLESS_MAIN(TestWildMarkets)
#include "tst_wildmarkets.moc"
