// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff.h"
#include "core/pricing.h"
#include "core/scenariofile.h"
#include "core/validate.h"
#include "core/whatif.h"
#include "tests/support/figures.h"
#include "tests/support/fivepeers.h"
#include "tests/support/random.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <limits>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

using What = Shift::What;
using By = Shift::By;

constexpr std::array everything = {What::Price, What::GenerationCost, What::NetworkFee,
                                   What::Load,  What::Storage,        What::FeedInTariff};

Shift shiftOf(What what, const Shift::Whose &whose, By by, double amount)
{
    return {what, whose, by, amount};
}

std::set<PeerId> only(const char *id)
{
    return {PeerId(id)};
}

Market with(const Market &market, const std::vector<Shift> &shifts)
{
    return applied(market, shifts);
}

const Peer &peer(const Market &market, const char *id)
{
    return market.peers.at(*indexOf(market, PeerId(id)));
}

std::vector<double> numbers(const Profile &profile)
{
    return {profile.values().begin(), profile.values().end()};
}

Scenario example(const char *name)
{
    return loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid")
        .value();
}

/// A day with everything in it.
Market anyMarket(std::uint64_t seed)
{
    MarketKnobs knobs = randomDayKnobs(seed, 6);
    knobs.hasFeedIn = true;
    knobs.optimisedStorages = 1;
    knobs.givenStorages = 2;
    return randomMarket(seed, knobs);
}

Shift anyShift(Random &random, const Market &market)
{
    Shift shift;
    shift.what = everything[random.below(everything.size())];
    switch (random.below(4)) {
    case 0:
        shift.whose = std::set{market.peers[random.below(market.peers.size())].id};
        break;
    case 1:
        shift.whose = CommunityId("c1");
        break;
    case 2:
        shift.whose = static_cast<Role>(random.below(3));
        break;
    default:
        break;
    }
    shift.by = random.chance(0.5) ? By::Factor : By::Offset;
    shift.amount = shift.by == By::Factor ? random.between(0.0, 3.0) : random.between(-20.0, 20.0);
    if (random.chance(0.1))
        shift.amount = shift.by == By::Factor ? 1e12 : random.chance(0.5) ? 1e30 : -1e30;
    return shift;
}

} // namespace

class TestWhatIf : public QObject
{
    Q_OBJECT

  private slots:
    void withoutShiftsNothingChanges();
    void aFactorOf1AndAnOffsetOf0ChangeNothingToTheBit();
    void aFactorTimesEveryHour();
    void anOffsetOnEveryHour();
    void aPriceIsGenerationCostAndNetworkFee();
    void numbersEndAtTheirLimits();
    void roundingLeavesNoPrice();
    void severalShiftsAreInForceAtOnce();
    void theOrderOfShiftsDoesNotMatter();
    void concernsThoseThatAreMeantAndHaveIt();
    void theMainGridIsNoProducer();
    void aStorageChangesInProportion();
    void aFullStorageFitsWhateverItsSize();
    void validMarketsStayValid();
    void whatIsWrongIsNotMendedByTheWay();
    void aShiftedProfileLeavesItsTable();
    void keptIsOneEdit();
};

void TestWhatIf::withoutShiftsNothingChanges()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Market market = anyMarket(seed);
        QVERIFY(with(market, {}) == market);
    }
}

void TestWhatIf::aFactorOf1AndAnOffsetOf0ChangeNothingToTheBit()
{
    Market market = anyMarket(3);
    market.peers[1].networkFee = Profile(std::vector<double>(market.hours, 0.1), {{"a.csv", "b"}});
    for (const What what : everything) {
        for (const auto &[by, amount] : {std::pair(By::Factor, 1.0), std::pair(By::Offset, 0.0)}) {
            const Shift shift = shiftOf(what, {}, by, amount);
            QVERIFY(isNeutral(shift));
            QVERIFY(with(market, {shift}) == market);
        }
    }
    QVERIFY(!isNeutral(shiftOf(What::Load, {}, By::Factor, 0.0)));
    QVERIFY(!isNeutral(shiftOf(What::Load, {}, By::Offset, 1.0)));
}

void TestWhatIf::aFactorTimesEveryHour()
{
    const Market before = example("seventeen-peer-case-3").market;
    const Market after = with(before, {shiftOf(What::Load, CommunityId("2"), By::Factor, 1.25),
                                       shiftOf(What::GenerationCost, only("5"), By::Factor, 0.5)});
    for (std::size_t n = 0; n < before.peers.size(); ++n) {
        const bool isMember = before.peers[n].community == CommunityId("2");
        for (std::size_t hour = 0; hour < before.hours; ++hour)
            QCOMPARE(after.peers[n].load.at(hour),
                     before.peers[n].load.at(hour) * (isMember ? 1.25 : 1.0));
    }
    QCOMPARE(peer(after, "5").generation.cost, Profile(0.025));
    QCOMPARE(peer(after, "6").generation.cost, peer(before, "6").generation.cost);
    QCOMPARE(peer(after, "5").networkFee, peer(before, "5").networkFee);
}

void TestWhatIf::anOffsetOnEveryHour()
{
    const Market before = fivePeers();
    const Market after = with(before, {shiftOf(What::NetworkFee, Role::Prosumer, By::Offset, 0.01),
                                       shiftOf(What::Load, only("2"), By::Offset, -40.0)});
    QCOMPARE(numbers(peer(after, "3").networkFee).front(),
             numbers(peer(before, "3").networkFee).front() + 0.01);
    QCOMPARE(peer(after, "1").networkFee, peer(before, "1").networkFee);
    QCOMPARE(peer(after, "2").load, Profile(100.0));
    QCOMPARE(peer(after, "4").load, Profile(100.0));
}

void TestWhatIf::aPriceIsGenerationCostAndNetworkFee()
{
    const Market before = fivePeers();
    const Market scaled = with(before, {shiftOf(What::Price, only("5"), By::Factor, 0.88)});
    QCOMPARE(peer(scaled, "5").generation.cost.at(0), 0.88 * 0.05);
    QCOMPARE(peer(scaled, "5").networkFee.at(0), 0.88 * 0.0254);
    const Market moved = with(before, {shiftOf(What::Price, only("5"), By::Offset, -0.005)});
    const auto price = [](const Market &market, const char *buyer) {
        return PriceBook(market)
            .sale(*indexOf(market, PeerId("5")), *indexOf(market, PeerId(buyer)), 0)
            .price;
    };
    for (const char *buyer : {"2", "3"}) // inside and outside
        QVERIFY(std::abs(price(moved, buyer) - price(before, buyer) + 0.005) < 1e-15);
}

void TestWhatIf::numbersEndAtTheirLimits()
{
    const Market before = example("seventeen-peer-case-3").market;
    const Market none = with(before, {shiftOf(What::Price, {}, By::Offset, -1.0),
                                      shiftOf(What::Load, {}, By::Offset, -1e9)});
    for (const Peer &each : none.peers) {
        for (const double value : {each.generation.cost.at(0), each.load.at(0)})
            QCOMPARE(value, 0.0);
    }
    const Market most = with(before, {shiftOf(What::Price, {}, By::Factor, 1e9),
                                      shiftOf(What::Load, only("4"), By::Factor, 1e9)});
    QCOMPARE(peer(most, "5").generation.cost.at(0), maxPrice);
    QCOMPARE(peer(most, "4").load.at(0), maxEnergy);
    QVERIFY(validate(most).empty());
}

/// 0.1 + 0.2 − 0.3 is 6e-17, a price that the solver would take in earnest.
void TestWhatIf::roundingLeavesNoPrice()
{
    Market market = fivePeers();
    market.peers[2].generation.cost = 0.1 + 0.2;
    const Market after = with(market, {shiftOf(What::GenerationCost, only("3"), By::Offset, -0.3)});
    QCOMPARE(peer(after, "3").generation.cost, Profile(0.0));
    const Market less = with(market, {shiftOf(What::GenerationCost, only("3"), By::Factor, 1e-20)});
    QVERIFY(peer(less, "3").generation.cost.at(0) > 0.0); // asked for in so many words
}

void TestWhatIf::severalShiftsAreInForceAtOnce()
{
    const Market after = with(fivePeers(), {shiftOf(What::Load, {}, By::Factor, 1.5),
                                            shiftOf(What::Load, only("2"), By::Factor, 2.0),
                                            shiftOf(What::Load, only("2"), By::Offset, 5.0)});
    QCOMPARE(peer(after, "2").load.at(0), 140.0 * 3.0 + 5.0);
    QCOMPARE(peer(after, "4").load.at(0), 150.0);
}

void TestWhatIf::theOrderOfShiftsDoesNotMatter()
{
    const std::vector<Shift> shifts = {shiftOf(What::GenerationCost, {}, By::Offset, -0.04),
                                       shiftOf(What::Price, {}, By::Factor, 2.0),
                                       shiftOf(What::GenerationCost, {}, By::Offset, 0.01)};
    QVERIFY(with(fivePeers(), shifts) == with(fivePeers(), {shifts.rbegin(), shifts.rend()}));
}

void TestWhatIf::concernsThoseThatAreMeantAndHaveIt()
{
    const Market market = example("seventeen-peer-case-3").market;
    const auto ids = [&](What what, const Shift::Whose &whose) {
        std::string text;
        for (const PeerId &id : peersOf(market, shiftOf(what, whose, By::Factor, 1.0)))
            text += id.value + " ";
        return text;
    };
    QCOMPARE(ids(What::Storage, {}), "3 6 ");
    QCOMPARE(ids(What::Storage, CommunityId("2")), "6 ");
    QCOMPARE(ids(What::Price, CommunityId("2")), "5 6 ");
    QCOMPARE(ids(What::Load, CommunityId("2")), "4 5 6 ");
    QCOMPARE(ids(What::Load, CommunityId("none")), "");
    QCOMPARE(ids(What::Price, std::set{PeerId("6"), PeerId("gone")}), "6 ");
    QCOMPARE(ids(What::FeedInTariff, {}), "");
    QVERIFY(ids(What::Price, Role::Consumer).empty());
}

void TestWhatIf::theMainGridIsNoProducer()
{
    Market market = fivePeers();
    market.peers[2].role = Role::Producer;
    const auto producers = peersOf(market, shiftOf(What::Price, Role::Producer, By::Factor, 1.0));
    QCOMPARE(producers, std::set{market.peers[2].id});
    const auto all = peersOf(market, shiftOf(What::Price, {}, By::Factor, 1.0));
    QVERIFY(all.contains(PeerId("1")));
}

void TestWhatIf::aStorageChangesInProportion()
{
    Market market = example("seventeen-peer-case-3").market;
    Storage &own = *market.peers[5].storage; // 60 kWh, 20 kW, by tendency
    own.least = 6.0;
    own.initial = 12.0;
    const Storage half =
        *peer(with(market, {shiftOf(What::Storage, only("6"), By::Factor, 0.5)}), "6").storage;
    QCOMPARE(half.capacity, 30.0);
    QCOMPARE(half.power, 10.0);
    QCOMPARE(half.least, 3.0);
    QCOMPARE(half.initial, 6.0);
    QCOMPARE(half.tendency.at(1), 6.0);
    QCOMPARE(half.tendency.at(19), -10.0);
    const Market larger = with(market, {shiftOf(What::Storage, {}, By::Offset, 5.0)});
    QCOMPARE(peer(larger, "6").storage->capacity, 65.0);
    QCOMPARE(peer(larger, "6").storage->power, 20.0 * 65.0 / 60.0);
    QCOMPARE(peer(larger, "3").storage->capacity, 45.0);
    const Market none = with(market, {shiftOf(What::Storage, {}, By::Offset, -100.0)});
    QCOMPARE(peer(none, "6").storage->capacity, 0.0);
    QCOMPARE(peer(none, "6").storage->power, 0.0);
    QVERIFY(!hasErrors(validate(none)));
}

void TestWhatIf::aFullStorageFitsWhateverItsSize()
{
    Market market = fivePeers();
    for (int size = 1; size < 200; ++size) {
        Storage full;
        full.capacity = full.initial = full.least = 0.3 * size;
        full.power = 1.0;
        market.peers[2].storage = full;
        const Market after = with(market, {shiftOf(What::Storage, {}, By::Offset, 0.7)});
        QVERIFY(validate(after).empty());
    }
}

void TestWhatIf::validMarketsStayValid()
{
    const int count = figure(300, 20000);
    int wrong = 0;
    int changed = 0;
    for (int seed = 0; seed < count; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        Random random(number);
        Market market = anyMarket(number);
        for (Peer &each : market.peers) { // limits are within reach
            if (each.storage && random.chance(0.3))
                each.storage->initial = each.storage->capacity;
        }
        if (hasErrors(validate(market)))
            continue;
        std::vector<Shift> shifts;
        for (std::size_t i = 0; i <= random.below(4); ++i)
            shifts.push_back(anyShift(random, market));
        const Market after = applied(market, shifts);
        changed += after == market ? 0 : 1;
        const Issues issues = validate(after);
        if (hasErrors(issues) && ++wrong <= 5)
            qWarning("seed %d: %s", seed, describe(issues).c_str());
    }
    report("R12", std::to_string(changed) + " markets with shifts in force, up to the wildest: " +
                      std::to_string(wrong) + " not valid");
    QCOMPARE(wrong, 0);
    QVERIFY(changed > count / 2);
}

void TestWhatIf::whatIsWrongIsNotMendedByTheWay()
{
    Market market = fivePeers();
    market.peers[1].load = -10.0;
    market.peers[2].generation.cost = std::numeric_limits<double>::quiet_NaN();
    const Market after = with(market, {shiftOf(What::Load, {}, By::Factor, 2.0),
                                       shiftOf(What::Price, {}, By::Factor, 2.0)});
    QCOMPARE(validate(after).size(), validate(market).size());
    QVERIFY(hasErrors(validate(after)));
}

void TestWhatIf::aShiftedProfileLeavesItsTable()
{
    Market market = fivePeers();
    market.hours = 2;
    market.peers[1].load = Profile({1.0, 2.0}, {{"loads.csv", "P2"}});
    market.peers[3].load = Profile({0.0, 0.0}, {{"loads.csv", "P4"}});
    const Market after = with(market, {shiftOf(What::Load, {}, By::Factor, 2.0)});
    QVERIFY(after.peers[1].load == Profile({2.0, 4.0}));
    QVERIFY(after.peers[3].load == market.peers[3].load);
}

void TestWhatIf::keptIsOneEdit()
{
    const Scenario before = example("seventeen-peer-case-3");
    const std::vector<Shift> shifts = {shiftOf(What::Load, only("4"), By::Factor, 1.1),
                                       shiftOf(What::Storage, only("6"), By::Factor, 2.0)};
    const Scenario after = kept(before, shifts);
    QVERIFY(after.market == applied(before.market, shifts));
    const ScenarioDiff what = diff(before, after);
    QCOMPARE(what.changed.peers, (std::set{PeerId("4"), PeerId("6")}));
    QVERIFY(what.moved.isEmpty() && what.added.isEmpty() && what.removed.isEmpty());
    QVERIFY(kept(before, {}) == before);
}

QTEST_APPLESS_MAIN(TestWhatIf)
#include "tst_whatif.moc"
