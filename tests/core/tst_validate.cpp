// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate.h"
#include "tests/support/figures.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

using namespace peergrid;

namespace
{

using Change = std::function<void(Market &)>;

constexpr double inf = std::numeric_limits<double>::infinity();
const double notANumber = std::nan("");

/// A day of two hours: the main grid, a prosumer that has everything, a neighbour, a community and
/// a contract.
Market market()
{
    Market result;
    result.hours = 2;
    result.peers.resize(3);
    Peer &grid = result.peers[0];
    grid.id = PeerId("grid");
    grid.role = Role::Producer;
    grid.isMainGrid = true;
    grid.generation.maximum = 1000.0;
    grid.feedInTariff = 0.05;
    grid.emissionFactor = 0.4;
    Peer &home = result.peers[1];
    home.id = PeerId("1");
    home.name = "Home";
    home.role = Role::Prosumer;
    home.community = CommunityId("c");
    home.generation = {1.0, 5.0, 0.5, 0.1};
    home.load = 2.0;
    home.networkFee = 0.02;
    home.bids = {{1.0, 0.3}};
    home.shiftable = {{3.0, 2.0, {0, 1}}};
    home.storage = Storage{};
    home.storage->capacity = 10.0;
    home.storage->power = 4.0;
    home.storage->least = 1.0;
    home.storage->initial = 2.0;
    Peer &neighbour = result.peers[2];
    neighbour.id = PeerId("2");
    neighbour.load = 3.0;
    result.communities = {{CommunityId("c"), "C", 0.01}};
    result.contracts.resize(1);
    Contract &contract = result.contracts[0];
    contract.id = ContractId("A");
    contract.seller = CommunityId("c");
    contract.buyer = PeerId("2");
    contract.terms = FixedPrice{0.1};
    contract.energyCap = 5.0;
    return result;
}

Issues issuesOf(const Change &change)
{
    Market changed = market();
    change(changed);
    return validate(changed);
}

struct WildNumber {
    const char *name;
    const char *field;
    Change change;
};

Peer &home(Market &m)
{
    return m.peers[1];
}

Storage &storage(Market &m)
{
    return *home(m).storage;
}

/// Numbers that no market can be solved with, and the field that each stands in.
std::vector<WildNumber> refused()
{
    using M = Market;
    return {
        {"no hours", "hours", [](M &m) { m.hours = 0; }},
        {"too many hours", "hours", [](M &m) { m.hours = 8761; }},
        {"hours without end", "hours", [](M &m) { m.hours = SIZE_MAX; }},
        {"no look-ahead", "look_ahead", [](M &m) { m.lookAhead = 0; }},
        {"look-ahead past the end", "look_ahead", [](M &m) { m.lookAhead = 3; }},
        {"load NaN", "load", [](M &m) { home(m).load = notANumber; }},
        {"load inf", "load", [](M &m) { home(m).load = inf; }},
        {"load -inf", "load", [](M &m) { home(m).load = -inf; }},
        {"load 1e15", "load", [](M &m) { home(m).load = 1e15; }},
        {"load 1e308", "load", [](M &m) { home(m).load = 1e308; }},
        {"load just below 0", "load", [](M &m) { home(m).load = -5e-324; }},
        {"load NaN in one hour", "load",
         [](M &m) {
             home(m).load = Profile(std::vector<double>{1.0, notANumber});
         }},
        {"load of no hours", "load", [](M &m) { home(m).load = Profile(std::vector<double>{}); }},
        {"load of an hour too many", "load",
         [](M &m) { home(m).load = Profile(std::vector<double>(3)); }},
        {"minimum NaN", "generation.minimum",
         [](M &m) { home(m).generation.minimum = notANumber; }},
        {"minimum negative", "generation.minimum", [](M &m) { home(m).generation.minimum = -1.0; }},
        {"minimum above maximum", "generation.minimum",
         [](M &m) { home(m).generation.minimum = 5.0 + 1e-12; }},
        {"maximum inf", "generation.maximum", [](M &m) { home(m).generation.maximum = inf; }},
        {"maximum 1e25", "generation.maximum", [](M &m) { home(m).generation.maximum = 1e25; }},
        {"availability NaN", "generation.availability",
         [](M &m) { home(m).generation.availability = notANumber; }},
        {"availability 1.01", "generation.availability",
         [](M &m) { home(m).generation.availability = 1.01; }},
        {"availability -0.1", "generation.availability",
         [](M &m) { home(m).generation.availability = -0.1; }},
        {"cost NaN", "generation.cost", [](M &m) { home(m).generation.cost = notANumber; }},
        {"cost 1e25", "generation.cost", [](M &m) { home(m).generation.cost = 1e25; }},
        {"cost negative", "generation.cost", [](M &m) { home(m).generation.cost = -0.01; }},
        {"network fee inf", "network_fee", [](M &m) { home(m).networkFee = inf; }},
        {"network fee negative", "network_fee", [](M &m) { home(m).networkFee = -1.0; }},
        {"bid energy NaN", "flexible_demand[0].energy",
         [](M &m) { home(m).bids[0].energy = notANumber; }},
        {"bid energy 1e300", "flexible_demand[0].energy",
         [](M &m) { home(m).bids[0].energy = 1e300; }},
        {"bid price inf", "flexible_demand[0].highest_price",
         [](M &m) { home(m).bids[0].highestPrice = inf; }},
        {"bid price negative", "flexible_demand[0].highest_price",
         [](M &m) { home(m).bids[0].highestPrice = -0.1; }},
        {"shiftable energy NaN", "shiftable_demand[0].energy",
         [](M &m) { home(m).shiftable[0].energy = notANumber; }},
        {"shiftable energy that does not fit", "shiftable_demand[0].energy",
         [](M &m) { home(m).shiftable[0].energy = 4.001; }},
        {"shiftable power inf", "shiftable_demand[0].power",
         [](M &m) { home(m).shiftable[0].power = inf; }},
        {"shiftable power 0", "shiftable_demand[0].energy",
         [](M &m) { home(m).shiftable[0].power = 0.0; }},
        {"shiftable hours past the end", "shiftable_demand[0].to_hour",
         [](M &m) {
             home(m).shiftable[0].hours = {0, 2};
         }},
        {"shiftable hours reversed", "shiftable_demand[0].to_hour",
         [](M &m) {
             home(m).shiftable[0].hours = {1, 0};
         }},
        {"shiftable hours without end", "shiftable_demand[0].to_hour",
         [](M &m) {
             home(m).shiftable[0].hours = {0, SIZE_MAX};
         }},
        {"capacity NaN", "storage.capacity", [](M &m) { storage(m).capacity = notANumber; }},
        {"capacity inf", "storage.capacity", [](M &m) { storage(m).capacity = inf; }},
        {"power negative", "storage.power", [](M &m) { storage(m).power = -1.0; }},
        {"power 1e100", "storage.power", [](M &m) { storage(m).power = 1e100; }},
        {"charge efficiency 0", "storage.charge_efficiency",
         [](M &m) { storage(m).chargeEfficiency = 0.0; }},
        {"charge efficiency above 1", "storage.charge_efficiency",
         [](M &m) { storage(m).chargeEfficiency = 1.0 + 1e-15; }},
        {"discharge efficiency denormal", "storage.discharge_efficiency",
         [](M &m) { storage(m).dischargeEfficiency = 5e-324; }},
        {"discharge efficiency NaN", "storage.discharge_efficiency",
         [](M &m) { storage(m).dischargeEfficiency = notANumber; }},
        {"least above capacity", "storage.least", [](M &m) { storage(m).least = 11.0; }},
        {"least NaN", "storage.least", [](M &m) { storage(m).least = notANumber; }},
        {"initial below least", "storage.initial", [](M &m) { storage(m).initial = 0.5; }},
        {"initial above capacity", "storage.initial", [](M &m) { storage(m).initial = 10.5; }},
        {"wear cost NaN", "storage.wear_cost", [](M &m) { storage(m).wearCost = notANumber; }},
        {"tendency NaN", "storage.tendency", [](M &m) { storage(m).tendency = notANumber; }},
        {"tendency -1e15", "storage.tendency", [](M &m) { storage(m).tendency = -1e15; }},
        {"feed-in tariff NaN", "feed_in_tariff",
         [](M &m) { m.peers[0].feedInTariff = notANumber; }},
        {"emission factor inf", "emission_factor", [](M &m) { m.peers[0].emissionFactor = inf; }},
        {"manager fee negative", "manager_fee", [](M &m) { m.communities[0].managerFee = -0.1; }},
        {"manager fee 1e308", "manager_fee", [](M &m) { m.communities[0].managerFee = 1e308; }},
        {"fixed price NaN", "fixed_price",
         [](M &m) { m.contracts[0].terms = FixedPrice{notANumber}; }},
        {"factor inf", "network_fee_factor",
         [](M &m) { m.contracts[0].terms = NetworkFeeFactor{inf}; }},
        {"factor negative", "network_fee_factor",
         [](M &m) { m.contracts[0].terms = NetworkFeeFactor{-1.0}; }},
        {"energy cap NaN", "energy_cap", [](M &m) { m.contracts[0].energyCap = notANumber; }},
        {"energy cap 1e30", "energy_cap", [](M &m) { m.contracts[0].energyCap = 1e30; }},
        {"contract hours past the end", "hours[0]",
         [](M &m) {
             m.contracts[0].hours = {{0, 2}};
         }},
    };
}

/// Unusual, and right.
std::vector<std::pair<const char *, Change>> taken()
{
    using M = Market;
    return {
        {"no peers", [](M &m) { m = Market{}; }},
        {"one peer",
         [](M &m) {
             m = Market{};
             m.peers.resize(1);
             m.peers[0].id = PeerId("1");
         }},
        {"a year", [](M &m) { m.hours = 8760; }},
        {"equal names",
         [](M &m) {
             for (Peer &peer : m.peers)
                 peer.name = "P";
         }},
        {"a peer and a community of one id",
         [](M &m) {
             m.communities[0].id = CommunityId("1");
             home(m).community = CommunityId("1");
             m.contracts[0].seller = CommunityId("1");
         }},
        {"negative zero",
         [](M &m) {
             home(m).load = -0.0;
             home(m).networkFee = -0.0;
             storage(m).wearCost = -0.0;
         }},
        {"denormals",
         [](M &m) {
             home(m).load = 5e-324;
             home(m).generation.cost = 1e-310;
         }},
        {"at the limits",
         [](M &m) {
             home(m).load = maxEnergy;
             home(m).generation.maximum = maxEnergy;
             home(m).generation.cost = maxPrice;
             storage(m).chargeEfficiency = minEfficiency;
         }},
        {"minimum equal to maximum", [](M &m) { home(m).generation.minimum = 5.0; }},
        {"minimum above what is available", [](M &m) { home(m).generation.availability = 0.0; }},
        {"energy that just fits in spite of rounding",
         [](M &m) {
             m.hours = 3;
             home(m).shiftable[0] = {1.05, 0.35, {0, 2}};
         }},
        {"no main grid", [](M &m) { m.peers[0].isMainGrid = false, m.peers[0].feedInTariff = {}; }},
        {"contract within a community", [](M &m) { m.contracts[0].buyer = CommunityId("c"); }},
    };
}

} // namespace

class TestValidate : public QObject
{
    Q_OBJECT

  private slots:
    void rightMarketHasNoIssues();
    void wildNumberIsRefusedWithItsField_data();
    void wildNumberIsRefusedWithItsField();
    void unusualMarketIsTaken_data();
    void unusualMarketIsTaken();
    void firstWrongHourIsTold();
    void danglingIdsAreTold();
    void contractsThatOverlapAreTold_data();
    void contractsThatOverlapAreTold();
    void tendencyIsFollowedWithItsLosses();
    void tendencyThatBreaksTheEndRuleIsTold();
    void tendencyOfAnotherOperationIsNotFollowed();
    void consumerThatCouldGenerateIsWarnedOf();
    void storageWithoutCapacityIsWarnedOf();
    void cleanupTestCase();

  private:
    int m_refused = 0;
    int m_taken = 0;
};

void TestValidate::rightMarketHasNoIssues()
{
    const Issues issues = validate(market());
    QVERIFY2(issues.empty(), describe(issues).c_str());
}

void TestValidate::wildNumberIsRefusedWithItsField_data()
{
    QTest::addColumn<int>("index");
    const auto wild = refused();
    for (std::size_t i = 0; i < wild.size(); ++i)
        QTest::newRow(wild[i].name) << static_cast<int>(i);
}

void TestValidate::wildNumberIsRefusedWithItsField()
{
    QFETCH(int, index);
    const WildNumber wild = refused()[static_cast<std::size_t>(index)];
    const Issues issues = issuesOf(wild.change);
    QVERIFY2(issues.size() == 1, describe(issues).c_str());
    const Issue &issue = issues[0];
    QVERIFY(issue.severity == Issue::Severity::Error);
    QCOMPARE(QString::fromStdString(issue.field), QString(wild.field));
    QVERIFY2(!issue.object.empty() && !issue.place.empty(), describe(issue).c_str());
    QVERIFY2(!issue.found.empty() && !issue.allowed.empty() && !issue.remedy.empty(),
             describe(issue).c_str());
    ++m_refused;
}

void TestValidate::unusualMarketIsTaken_data()
{
    QTest::addColumn<int>("index");
    const auto unusual = taken();
    for (std::size_t i = 0; i < unusual.size(); ++i)
        QTest::newRow(unusual[i].first) << static_cast<int>(i);
}

void TestValidate::unusualMarketIsTaken()
{
    QFETCH(int, index);
    const Issues issues = issuesOf(taken()[static_cast<std::size_t>(index)].second);
    QVERIFY2(issues.empty(), describe(issues).c_str());
    ++m_taken;
}

void TestValidate::firstWrongHourIsTold()
{
    const Issues issues = issuesOf([](Market &m) {
        m.hours = 4;
        home(m).load = Profile(std::vector<double>{1.0, -2.0, notANumber, 3.0});
    });
    QCOMPARE(issues.size(), 1u);
    QCOMPARE(issues[0].hour.value_or(0), 2);
    QCOMPARE(issues[0].place, "/peers/1/load/1");
    QCOMPARE(issues[0].object, "peer 1 \"Home\"");
    QCOMPARE(issues[0].found, "-2 is too small (and 1 more)");
}

void TestValidate::danglingIdsAreTold()
{
    const Issues issues = issuesOf([](Market &m) {
        home(m).community = CommunityId("x");
        m.contracts[0].seller = CommunityId("y");
        m.contracts[0].buyer = PeerId("z");
    });
    QCOMPARE(issues.size(), 3u);
    QCOMPARE(issues[0].place, "/peers/1/community");
    QCOMPARE(issues[1].place, "/contracts/0/seller/community");
    QCOMPARE(issues[2].place, "/contracts/0/buyer/peer");
    QVERIFY(issues[2].found.find("\"z\"") != std::string::npos);
}

void TestValidate::contractsThatOverlapAreTold_data()
{
    QTest::addColumn<QVector<int>>("first"); // first and last hours, one pair after the other
    QTest::addColumn<QVector<int>>("second");
    QTest::addColumn<bool>("overlap");
    using Hours = QVector<int>;
    QTest::newRow("both always") << Hours{} << Hours{} << true;
    QTest::newRow("one always") << Hours{} << Hours{9, 9} << true;
    QTest::newRow("one after the other") << Hours{0, 4} << Hours{5, 9} << false;
    QTest::newRow("one hour") << Hours{0, 5} << Hours{5, 9} << true;
    QTest::newRow("one within the other") << Hours{0, 9} << Hours{3, 4} << true;
    QTest::newRow("in the gap") << Hours{0, 2, 6, 9} << Hours{3, 5} << false;
    QTest::newRow("second range") << Hours{0, 2, 6, 9} << Hours{4, 6} << true;
    QTest::newRow("long before short") << Hours{0, 8, 1, 2} << Hours{4, 5} << true;
    QTest::newRow("with itself") << Hours{0, 4, 2, 6} << Hours{7, 9} << false;
}

void TestValidate::contractsThatOverlapAreTold()
{
    QFETCH(QVector<int>, first);
    QFETCH(QVector<int>, second);
    QFETCH(bool, overlap);
    const auto ranges = [](const QVector<int> &hours) {
        std::vector<HourRange> result;
        for (qsizetype i = 0; i < hours.size(); i += 2)
            result.push_back(
                {static_cast<std::size_t>(hours[i]), static_cast<std::size_t>(hours[i + 1])});
        return result;
    };
    const auto change = [&](Market &m, bool isTurned) {
        m.hours = 10;
        m.contracts.push_back(m.contracts[0]);
        m.contracts[1].id = ContractId("B");
        m.contracts[0].hours = ranges(isTurned ? second : first);
        m.contracts[1].hours = ranges(isTurned ? first : second);
    };
    for (const bool isTurned : {false, true}) {
        const Issues issues = issuesOf([&](Market &m) { change(m, isTurned); });
        QVERIFY2(issues.size() == (overlap ? 1u : 0u), describe(issues).c_str());
        if (overlap)
            QCOMPARE(issues[0].place, "/contracts/1/hours");
    }
    const Issues otherWay = issuesOf([&](Market &m) {
        change(m, false);
        std::swap(m.contracts[1].seller, m.contracts[1].buyer);
    });
    QVERIFY2(otherWay.empty(), describe(otherWay).c_str());
}

void TestValidate::tendencyIsFollowedWithItsLosses()
{
    const auto withTendency = [](std::vector<double> f) {
        return issuesOf([&f](Market &m) {
            m.hours = f.size();
            storage(m).operation = Storage::Operation::Tendency;
            storage(m).chargeEfficiency = 0.5;
            storage(m).dischargeEfficiency = 0.8;
            storage(m).tendency = Profile(f);
        });
    };
    // From 2 kWh: +4 · 0.5 = 4, +4 · 0.5 = 6, −4 / 0.8 = 1, the least.
    QVERIFY(withTendency({4.0, 4.0, -4.0}).empty());
    const Issues empty = withTendency({4.0, 4.0, -4.0, -0.4});
    QCOMPARE(empty.size(), 1u);
    QCOMPARE(empty[0].hour.value_or(0), 4);
    QCOMPARE(empty[0].place, "/peers/1/storage/tendency/3");
    QCOMPARE(empty[0].found,
             "the tendency of -0.4 kWh leads to a state of charge of 0.5 kWh, 0.5 kWh below the "
             "least");
    const Issues full = withTendency({4.0, 4.0, 4.0, 4.0, 4.0});
    QCOMPARE(full.size(), 1u);
    QCOMPARE(full[0].hour.value_or(0), 5);
    QVERIFY(full[0].found.find("12 kWh, 2 kWh above the capacity") != std::string::npos);
    const Issues strong = withTendency({0.0, -4.5});
    QCOMPARE(strong.size(), 1u);
    QCOMPARE(strong[0].hour.value_or(0), 2);
    QVERIFY(strong[0].found.find("-4.5 kWh is 0.5 more") != std::string::npos);
}

void TestValidate::tendencyThatBreaksTheEndRuleIsTold()
{
    const Change change = [](Market &m) {
        storage(m).operation = Storage::Operation::Tendency;
        storage(m).tendency = Profile({1.0, -2.0});
    };
    QVERIFY(issuesOf(change).empty());
    const Issues issues = issuesOf([&](Market &m) {
        change(m);
        storage(m).endRule = Storage::EndRule::NoLowerThanInitial;
    });
    QCOMPARE(issues.size(), 1u);
    QCOMPARE(issues[0].found, "the last hour leaves 1 kWh, 1 kWh less than at the beginning");
}

void TestValidate::tendencyOfAnotherOperationIsNotFollowed()
{
    const Issues issues = issuesOf([](Market &m) {
        storage(m).operation = Storage::Operation::SelfConsumption;
        storage(m).tendency = 100.0;
    });
    QVERIFY2(issues.empty(), describe(issues).c_str());
}

void TestValidate::consumerThatCouldGenerateIsWarnedOf()
{
    const Change change = [](Market &m) {
        home(m).role = Hourly<Role>({Role::Prosumer, Role::Consumer});
    };
    const Issues issues = issuesOf(change);
    QCOMPARE(issues.size(), 1u);
    QVERIFY(!hasErrors(issues));
    QCOMPARE(issues[0].hour.value_or(0), 2);
    QCOMPARE(issues[0].place, "/peers/1/generation/maximum");
    QVERIFY(issuesOf([&](Market &m) {
                change(m);
                home(m).generation.availability = Profile({1.0, 0.0});
            }).empty());
}

void TestValidate::storageWithoutCapacityIsWarnedOf()
{
    const Issues issues = issuesOf(
        [](Market &m) { storage(m).capacity = storage(m).least = storage(m).initial = 0.0; });
    QCOMPARE(issues.size(), 1u);
    QVERIFY(!hasErrors(issues));
    QCOMPARE(issues[0].field, "storage.capacity");
}

void TestValidate::cleanupTestCase()
{
    test::report("R12", std::to_string(m_refused) +
                            " wild numbers refused with the field's name, " +
                            std::to_string(m_taken) + " unusual markets taken");
}

QTEST_APPLESS_MAIN(TestValidate)
#include "tst_validate.moc"
