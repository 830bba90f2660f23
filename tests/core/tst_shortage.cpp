// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/outcomecheck.h"
#include "tests/support/random.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// Shortage and surplus planted in a known hour (R11).
class TestShortage : public QObject
{
    Q_OBJECT

  private slots:
    void aPlantedShortfallIsFound_data();
    void aPlantedShortfallIsFound();
    void everyShortfallIsAsLargeAsTheReferenceSays();
};

namespace
{

struct Plant {
    Market market;
    std::size_t hour = 0;
    double energy = 0.0;
    Shortfall::Kind kind = Shortfall::Kind::Unserved;
    std::optional<std::size_t> peer; ///< who lacks it, where only one can
};

/// A market of some hours in which everything is served, with a main grid and no rule that keeps a
/// seller from a buyer.
Market plenty(std::uint64_t seed)
{
    MarketKnobs knobs;
    knobs.peers = 4 + seed % 7;
    knobs.hours = 2 + seed % 5;
    knobs.isRound = seed % 2 == 0;
    knobs.hasFees = seed % 3 == 0;
    knobs.hasChangingRoles = false;
    knobs.design = seed % 5 == 0 ? Design::FullP2P : Design::Hybrid;
    knobs.objective = seed % 4 < 2 ? Objective::Published : Objective::LeastCost;
    return randomMarket(seed, knobs);
}

Profile changed(const Profile &profile, std::size_t hours, std::size_t hour, double value)
{
    std::vector<double> values;
    for (std::size_t t = 0; t < hours; ++t)
        values.push_back(t == hour ? value : profile.at(t));
    return Profile(values);
}

/// All load together is more than all generation: everyone may buy from everyone.
Plant tooLittleInAll(std::uint64_t seed, Random &random)
{
    Plant plant{plenty(seed), 0, random.between(0.5, 60.0), Shortfall::Kind::Unserved, {}};
    Market &market = plant.market;
    plant.hour = random.below(market.hours);
    Peer house;
    house.id = PeerId("house");
    double spare = 0.0;
    for (const Peer &peer : market.peers) {
        const bool isSeller = peer.role.at(0) != Role::Consumer;
        spare += (isSeller ? peer.generation.availability.at(plant.hour) *
                                 peer.generation.maximum.at(plant.hour)
                           : 0.0) -
                 peer.load.at(plant.hour);
    }
    house.load = changed(house.load, market.hours, plant.hour, spare + plant.energy);
    market.peers.push_back(house);
    return plant;
}

/// A producer that cannot serve its own load: producers never buy.
Plant aProducerShortOfItsOwn(std::uint64_t seed, Random &random)
{
    Plant plant{plenty(seed), 0, random.between(0.5, 60.0), Shortfall::Kind::Unserved, {}};
    plant.hour = random.below(plant.market.hours);
    Peer mine;
    mine.id = PeerId("mine");
    mine.role = Role::Producer;
    mine.generation.maximum = 30.0;
    mine.load = changed(Profile(20.0), plant.market.hours, plant.hour, 30.0 + plant.energy);
    plant.peer = plant.market.peers.size();
    plant.market.peers.push_back(mine);
    return plant;
}

/// A house that everyone is barred from in one hour.
Plant aHouseNobodyMaySellTo(std::uint64_t seed, Random &random)
{
    Plant plant{plenty(seed), 0, random.between(0.5, 60.0), Shortfall::Kind::Unserved, {}};
    Market &market = plant.market;
    plant.hour = random.below(market.hours);
    Peer house;
    house.id = PeerId("house");
    house.load = plant.energy;
    for (const Peer &peer : market.peers)
        market.contracts.push_back({ContractId("bar " + peer.id.value),
                                    "",
                                    peer.id,
                                    house.id,
                                    NoTrade{},
                                    std::nullopt,
                                    {{plant.hour, plant.hour}}});
    plant.peer = market.peers.size();
    market.peers.push_back(house);
    return plant;
}

/// Minimum generation beyond all load, and no tariff to feed in at.
Plant tooMuchInAll(std::uint64_t seed, Random &random)
{
    Plant plant{plenty(seed), 0, random.between(0.5, 60.0), Shortfall::Kind::Surplus, {}};
    Market &market = plant.market;
    plant.hour = random.below(market.hours);
    double demand = 0.0;
    for (const Peer &peer : market.peers)
        demand += peer.load.at(plant.hour);
    Peer river;
    river.id = PeerId("river");
    river.role = Role::Producer;
    river.generation.maximum = 1e4;
    river.generation.minimum =
        changed(Profile(0.0), market.hours, plant.hour, demand + plant.energy);
    plant.peer = market.peers.size();
    market.peers.push_back(river);
    return plant;
}

void checkPlant(const Plant &plant, const Outcome &outcome, Complaints &all)
{
    for (std::size_t t = 0; t < plant.market.hours; ++t) {
        const HourOutcome &hour = outcome.hours[t];
        const bool isShort = hour.status == HourOutcome::Status::NotAllServed;
        all.expect(isShort == (t == plant.hour), fmt::format("hour {}: wrong status", t + 1));
    }
    double found = 0.0;
    for (const Shortfall &shortfall : outcome.hours[plant.hour].shortfalls) {
        all.expect(shortfall.kind == plant.kind, "wrong kind");
        all.expect(!shortfall.sentence.empty(), "no sentence");
        found += shortfall.energy;
        if (plant.peer)
            all.expect(shortfall.peers == std::vector<std::size_t>{*plant.peer}, "wrong peers");
        all.expectEqual(shortfall.needed - shortfall.available, shortfall.energy,
                        "needed less available");
    }
    all.expect(std::fabs(found - plant.energy) <= 1e-6,
               fmt::format("{} kWh instead of {}", found, plant.energy));
}

} // namespace

void TestShortage::aPlantedShortfallIsFound_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("too little in all") << 0;
    QTest::newRow("a producer short of its own") << 1;
    QTest::newRow("a house nobody may sell to") << 2;
    QTest::newRow("too much in all") << 3;
}

void TestShortage::aPlantedShortfallIsFound()
{
    QFETCH(int, kind);
    constexpr Plant (*plants[])(std::uint64_t, Random &) = {tooLittleInAll, aProducerShortOfItsOwn,
                                                            aHouseNobodyMaySellTo, tooMuchInAll};
    const int count = figure(50, 1000) / 4 + 1;
    int failures = 0;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(4 * i + kind);
        Random random(seed);
        const Plant plant = plants[kind](seed, random);
        const Outcome outcome = solved(plant.market);
        Complaints all = complaints(plant.market, outcome);
        checkPlant(plant, outcome, all);
        if (!all.isEmpty() && ++failures <= 5)
            qWarning("seed %d, %g kWh in hour %zu: %s\n%s", static_cast<int>(seed), plant.energy,
                     plant.hour + 1, all.text().c_str(), briefly(plant.market).c_str());
    }
    report("R11", fmt::format("{}: {} planted, {} not found with hour, peers and kWh",
                              QTest::currentDataTag(), count, failures));
    QCOMPARE(failures, 0);
}

void TestShortage::everyShortfallIsAsLargeAsTheReferenceSays()
{
    const int count = figure(60, 1000);
    int failures = 0;
    int shortMarkets = 0;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        MarketKnobs knobs = randomKnobs(seed);
        knobs.isScarce = true;
        knobs.hasMinimum = true;
        knobs.hasMainGrid = false;
        const Market market = randomMarket(seed, knobs);
        const std::string text = disagreement(market, {1e-6, 1e-6});
        shortMarkets += unservedOf(solved(market)) > 1e-6 ? 1 : 0;
        if (!text.empty() && ++failures <= 5)
            qWarning("seed %d: %s\n%s", i, text.c_str(), briefly(market).c_str());
    }
    report("R11", fmt::format("{} scarce markets ({} short): {} differ from the reference", count,
                              shortMarkets, failures));
    QCOMPARE(failures, 0);
}

QTEST_APPLESS_MAIN(TestShortage)
#include "tst_shortage.moc"
