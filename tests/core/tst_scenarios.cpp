// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arrange.h"
#include "core/pricing.h"
#include "core/scenariofile.h"
#include "core/solve.h"
#include "core/validate.h"
#include "tools/scenarios/samples.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace peergrid;

namespace
{

const std::filesystem::path folder = PEERGRID_SOURCE_DIR "/scenarios";

std::vector<samples::Sample> generated()
{
    auto all = samples::paperCases(folder / "tables").value();
    all.push_back(samples::village());
    all.push_back(samples::island());
    for (samples::Sample &sample : samples::templates())
        all.push_back(std::move(sample));
    return all;
}

std::string textOf(const std::filesystem::path &path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

Outcome solved(const Market &market)
{
    const auto outcome = solve(market);
    if (!outcome)
        throw std::runtime_error(describe(outcome.error()));
    return *outcome;
}

double unserved(const HourOutcome &hour)
{
    double energy = 0.0;
    for (const PeerHour &peer : hour.peers)
        energy += peer.unserved;
    return energy;
}

} // namespace

class TestScenarios : public QObject
{
    Q_OBJECT

  private slots:
    void areWhatTheirGeneratorWrites();
    void areAllTheFilesThereAre();
    void open_data();
    void open();
    void giveThePapersObjectives_data();
    void giveThePapersObjectives();
    void villageHasWhatItPromises();
    void villageIsServed();
    void islandLacksEnergyInOneHour();
    void layoutsHaveNoOverlaps_data();
    void layoutsHaveNoOverlaps();
};

void TestScenarios::areWhatTheirGeneratorWrites()
{
    for (const samples::Sample &sample : generated())
        QVERIFY2(textOf(folder / sample.file) == writeScenario(sample.scenario),
                 (sample.file + ": run peergrid-scenarios scenarios").c_str());
}

void TestScenarios::areAllTheFilesThereAre()
{
    std::set<std::string> expected;
    for (const samples::Sample &sample : generated())
        expected.insert(sample.file);
    std::set<std::string> found;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file())
            found.insert(entry.path().filename().string());
    QCOMPARE(found, expected);
}

void TestScenarios::open_data()
{
    QTest::addColumn<std::string>("file");
    for (const samples::Sample &sample : generated())
        QTest::newRow(sample.file.c_str()) << sample.file;
}

void TestScenarios::open()
{
    QFETCH(const std::string, file);
    const auto scenario = loadScenario(folder / file);
    QVERIFY2(scenario.has_value(), scenario ? "" : describe(scenario.error()).c_str());
    QVERIFY(!scenario->name.empty() && !scenario->description.empty());
    const Issues issues = validate(scenario->market);
    QVERIFY2(issues.empty(), describe(issues).c_str());
    if (file.starts_with("seventeen"))
        QVERIFY(scenario->description.find("reconstructed") != std::string::npos);
}

void TestScenarios::giveThePapersObjectives_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<Design>("design");
    QTest::addColumn<double>("objective");
    const auto add = [](const char *file, Design design, double objective) {
        QTest::addRow("%s %d", file, static_cast<int>(design))
            << std::string(file) + ".peergrid" << design << objective;
    };
    add("five-peer-case-1", Design::FullP2P, 31.936);
    add("five-peer-case-2", Design::Hybrid, 28.456);
    add("five-peer-as-printed", Design::FullP2P, 35.2336);
    add("five-peer-as-printed", Design::Hybrid, 35.2336);
    add("seventeen-peer-case-1", Design::FullP2P, 49.9738);
    add("seventeen-peer-case-2", Design::Hybrid, 38.7098);
    add("seventeen-peer-case-3", Design::Hybrid, 430.896284);
}

void TestScenarios::giveThePapersObjectives()
{
    QFETCH(const std::string, file);
    QFETCH(const Design, design);
    QFETCH(const double, objective);
    Market market = loadScenario(folder / file)->market;
    if (file != "five-peer-as-printed.peergrid")
        QVERIFY(market.design == design);
    market.design = design;
    const Outcome outcome = solved(market);
    double sum = 0.0;
    for (const HourOutcome &hour : outcome.hours)
        sum += hour.published;
    QVERIFY2(std::abs(sum - objective) < 1e-6, std::to_string(sum).c_str());
}

void TestScenarios::villageHasWhatItPromises()
{
    const Market market = samples::village().scenario.market;
    QCOMPARE(market.peers.size(), std::size_t(100));
    QCOMPARE(market.communities.size(), std::size_t(6));
    QCOMPARE(market.contracts.size(), std::size_t(1));
    const auto count = [&](auto has) {
        return std::count_if(market.peers.begin(), market.peers.end(), has);
    };
    const auto runs = [](Storage::Operation operation) {
        return
            [=](const Peer &peer) { return peer.storage && peer.storage->operation == operation; };
    };
    QVERIFY(count([](const Peer &peer) { return peer.role.at(0) == Role::Prosumer; }) >= 30);
    QVERIFY(count(runs(Storage::Operation::Optimised)) >= 5);
    QVERIFY(count(runs(Storage::Operation::SelfConsumption)) >= 10);
    QVERIFY(count([](const Peer &peer) { return !peer.shiftable.empty(); }) >= 10);
    QCOMPARE(count([](const Peer &peer) { return !peer.bids.empty(); }), 1);
    const Peer &grid = market.peers[*mainGrid(market)];
    QVERIFY(grid.feedInTariff && !grid.generation.cost.isConstant());
}

void TestScenarios::villageIsServed()
{
    const Outcome outcome = solved(samples::village().scenario.market);
    for (const HourOutcome &hour : outcome.hours) {
        QVERIFY(hour.status == HourOutcome::Status::Solved);
        QVERIFY(unserved(hour) == 0.0);
    }
}

void TestScenarios::islandLacksEnergyInOneHour()
{
    const Outcome outcome = solved(samples::island().scenario.market);
    for (std::size_t hour = 0; hour < outcome.hours.size(); ++hour)
        QCOMPARE(unserved(outcome.hours[hour]) > 1e-6, hour == 19);
}

void TestScenarios::layoutsHaveNoOverlaps_data()
{
    open_data();
}

void TestScenarios::layoutsHaveNoOverlaps()
{
    QFETCH(const std::string, file);
    const Scenario scenario = *loadScenario(folder / file);
    const Layout &layout = scenario.layout;
    std::map<CommunityId, QRectF> boxes;
    for (const auto &[id, look] : layout.communities) {
        const QRectF box(look.topLeft->x, look.topLeft->y, look.width, look.height);
        for (const auto &[other, otherBox] : boxes)
            QVERIFY(!box.intersects(otherBox));
        boxes.emplace(id, box);
    }
    QCOMPARE(boxes.size(), scenario.market.communities.size());
    std::vector<QRectF> symbols;
    for (const Peer &peer : scenario.market.peers) {
        const Position at = layout.peers.at(peer.id);
        const QRectF symbol(at.x - 40, at.y - 30, 80, 80); // with its name below
        for (const QRectF &other : symbols)
            QVERIFY(!symbol.intersects(other));
        symbols.push_back(symbol);
        for (const auto &[id, box] : boxes)
            QCOMPARE(box.intersects(symbol), peer.community == id);
        if (peer.community)
            QVERIFY(boxes.at(*peer.community).contains(symbol));
    }
}

QTEST_APPLESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
