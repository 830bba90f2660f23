// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare.h"
#include "core/scenariofile.h"

#include <QtTest>

using namespace peergrid;

namespace
{

Scenario scenario()
{
    return loadScenario(std::string(PEERGRID_SOURCE_DIR) + "/tests/core/data/version-1.peergrid")
        .value();
}

void verify(const Scenario &before, const Scenario &after,
            const std::vector<InputDifference> &expected)
{
    const auto found = inputDifferences(before, after);
    std::string told;
    for (const InputDifference &one : found)
        told += one.object + " | " + one.field + " | " + one.before + " | " + one.after + "\n";
    QVERIFY2(found == expected, told.c_str());
    QCOMPARE(inputDifferences(after, before).size(), expected.size());
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

  private slots:
    void sameIsNoDifference();
    void whatIsNotSolvedDoesNotCount();
    void sameValuesInAnotherFormDoNotCount();
    void changedFieldsAreTold();
    void addedAndRemovedObjectsAreToldByTheirFields();
    void orderOfPeersCounts();
};

void TestCompare::sameIsNoDifference()
{
    verify(scenario(), scenario(), {});
    verify(Scenario{}, Scenario{}, {});
}

void TestCompare::whatIsNotSolvedDoesNotCount()
{
    Scenario after = scenario();
    after.name = after.description = after.currency = "x";
    after.market.peers[1].name = "other";
    after.market.communities[0].name = "other";
    after.market.contracts[0].name = "other";
    after.layout = {};
    after.unknown.clear();
    std::swap(after.market.contracts[0], after.market.contracts[1]);
    verify(scenario(), after, {});
}

void TestCompare::sameValuesInAnotherFormDoNotCount()
{
    Scenario after = scenario();
    after.market.peers[0].networkFee = Profile(std::vector<double>(3, 0.01584));
    after.market.peers[0].role = Hourly<Role>(std::vector<Role>(3, Role::Producer));
    after.market.peers[2].load = Profile(std::vector<double>{48.0, 47.25, 47.0});
    verify(scenario(), after, {});
}

void TestCompare::changedFieldsAreTold()
{
    Scenario after = scenario();
    after.market.design = Design::Hybrid;
    after.market.lookAhead.reset();
    Peer &peer = after.market.peers[1];
    peer.generation.minimum = 0.0;
    peer.generation.cost = 0.05;
    peer.bids[1].highestPrice = 0.25;
    peer.shiftable.clear();
    peer.storage->tendency = Profile({10.0, -5.0, 0.0});
    peer.emissionFactor = 0.1;
    after.market.communities[0].managerFee = 0.0;
    after.market.contracts[0].buyer = PeerId("6");
    after.market.contracts[0].terms = NoTrade{};
    const std::string p6 = "peer 6 \"P6\"";
    const std::string night = "contract A \"Night\"";
    verify(scenario(), after,
           {{"scenario", "design", "\"community\"", "\"hybrid\""},
            {"scenario", "look_ahead", "2", ""},
            {p6, "generation.minimum", "1", ""},
            {p6, "generation.cost", "0.0448", "0.05"},
            {p6, "flexible_demand[1].highest_price", "0.2", "0.25"},
            {p6, "shiftable_demand[0].energy", "20", ""},
            {p6, "shiftable_demand[0].power", "7", ""},
            {p6, "shiftable_demand[0].from_hour", "1", ""},
            {p6, "shiftable_demand[0].to_hour", "3", ""},
            {p6, "storage.tendency", "[10, -4, 0]", "[10, -5, 0]"},
            {p6, "emission_factor", "", "0.1"},
            {"community 2 \"Community 2\"", "manager_fee", "0.001", ""},
            {night, "buyer", "{\"peer\": \"4\"}", "{\"peer\": \"6\"}"},
            {night, "no_trade", "", "true"},
            {night, "fixed_price", "0.05", ""}});
}

void TestCompare::addedAndRemovedObjectsAreToldByTheirFields()
{
    Scenario after = scenario();
    after.market.peers.pop_back();
    after.market.contracts.clear();
    Peer added;
    added.id = PeerId("5");
    added.name = "P5";
    added.load = 1.0;
    after.market.peers.push_back(added);
    Scenario before = scenario();
    before.market.contracts.clear();
    verify(before, after,
           {{"peer 4", "role", "\"consumer\"", ""},
            {"peer 4", "load", "[48, 47.25, 47]", ""},
            {"peer 5 \"P5\"", "role", "", "\"consumer\""},
            {"peer 5 \"P5\"", "load", "", "1"}});
}

void TestCompare::orderOfPeersCounts()
{
    Scenario after = scenario();
    std::swap(after.market.peers[0], after.market.peers[2]);
    verify(scenario(), after, {{"scenario", "order of peers", "grid, 6, 4", "4, 6, grid"}});
}

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
