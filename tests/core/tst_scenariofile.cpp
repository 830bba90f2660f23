// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safefile.h"
#include "core/scenariofile.h"
#include "core/validate.h"
#include "tests/support/figures.h"
#include "tests/support/randomscenario.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace peergrid;

namespace
{

const std::filesystem::path dataFolder =
    std::filesystem::path(PEERGRID_SOURCE_DIR) / "tests/core/data";

QString complaint(const Issues &issues)
{
    return QString::fromStdString(describe(issues));
}

template<class T>
QString complaint(const Result<T> &result)
{
    return result ? QString("there is none") : complaint(result.error());
}

std::string contentOf(const std::filesystem::path &path)
{
    return readWholeFile(path).value_or("");
}

void put(const std::filesystem::path &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary) << text;
}

/// A scenario of one peer with these members.
std::string onePeer(const std::string &members, const std::string &head = {})
{
    return R"({"format": "peergrid-scenario", "version": 1, )" + head +
           R"("peers": [{"id": "1", )" + members + "}]}";
}

/// In one order, whatever order they were met in.
Scenario withSortedKeys(Scenario scenario)
{
    std::stable_sort(scenario.unknown.begin(), scenario.unknown.end(),
                     [](const UnknownKey &a, const UnknownKey &b) { return a.owner < b.owner; });
    return scenario;
}

} // namespace

class TestScenarioFile : public QObject
{
    Q_OBJECT

  private slots:
    void savedTwiceIsTheSameFile();
    void versionOneOpens();
    void versionOneIsWrittenAsItStands();
    void newerVersionIsRefusedWithBothVersions();
    void unknownKeysAreWrittenBack();
    void unknownKeyOfAMissingObjectIsDropped();
    void emptyMarketIsValid();
    void defaultsAreLeftOut();
    void oneChangeIsOneLine();
    void negativeZeroIsZero();
    void tinyNumbersAreKept();
    void profileOfEqualValuesStaysAProfile();
    void numberThatIsNotFiniteIsNotTaken();
    void tableThatHoldsOtherValuesIsNotReferredTo();
    void missingFileIsNamed();
    void manyMembersAreReadInTime();
};

void TestScenarioFile::savedTwiceIsTheSameFile()
{
    const int count = test::figure(300, 10'000);
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a.peergrid").toStdString();
    const std::filesystem::path table = folder.filePath(test::randomTable).toStdString();
    int differing = 0;
    for (int seed = 0; seed < count; ++seed) {
        const Scenario scenario = test::randomScenario(static_cast<std::uint64_t>(seed));
        QVERIFY2(!hasErrors(validate(scenario.market)),
                 qPrintable(complaint(validate(scenario.market))));
        put(table, test::tableOf(scenario));
        const bool isOnDisk = seed % 10 == 0;
        const std::string first = writeScenario(scenario);
        if (isOnDisk)
            QVERIFY(saveScenario(scenario, path));
        const auto loaded = isOnDisk ? loadScenario(path) : readScenario(first, path.parent_path());
        QVERIFY2(loaded, qPrintable(QString("seed %1: ").arg(seed) + complaint(loaded)));
        if (isOnDisk)
            QCOMPARE(contentOf(path), first);
        if (withSortedKeys(*loaded) != withSortedKeys(scenario) ||
            writeScenario(*loaded) != first) {
            ++differing;
            qWarning("seed %d differs", seed);
        }
    }
    test::report("R4", std::to_string(count) + " random scenarios saved, loaded and saved: " +
                           std::to_string(differing) + " differ in a byte or a value");
    QCOMPARE(differing, 0);
}

void TestScenarioFile::versionOneOpens()
{
    const Result<Scenario> scenario = loadScenario(dataFolder / "version-1.peergrid");
    QVERIFY2(scenario, qPrintable(complaint(scenario)));
    const Market &market = scenario->market;
    QCOMPARE(scenario->name, "A street");
    QCOMPARE(scenario->currency, "€");
    QCOMPARE(market.hours, 3u);
    QVERIFY(market.design == Design::Community);
    QVERIFY(market.objective == Objective::LeastCost);
    QCOMPARE(market.lookAhead.value_or(0), 2u);
    QCOMPARE(market.peers.size(), 3u);

    const Peer &grid = market.peers[0];
    QVERIFY(grid.isMainGrid);
    QVERIFY(grid.role == Hourly<Role>(Role::Producer));
    QCOMPARE(grid.generation.cost.at(2), 0.25);
    QCOMPARE(grid.feedInTariff->at(0), 0.05);
    QCOMPARE(*grid.emissionFactor, 0.4);

    const Peer &peer = market.peers[1];
    QCOMPARE(peer.name, "P6");
    QVERIFY(peer.role.at(1) == Role::Prosumer && peer.role.at(2) == Role::Consumer);
    QVERIFY(peer.community == CommunityId("2"));
    QCOMPARE(peer.generation.minimum.at(0), 1.0);
    QCOMPARE(peer.generation.availability.at(1), 1.0);
    QCOMPARE(peer.load.at(2), 1e-7);
    QCOMPARE(peer.networkFee.at(0), 0.068);
    QCOMPARE(peer.bids.size(), 2u);
    QCOMPARE(peer.bids[1].energy.at(2), 3.0);
    QCOMPARE(peer.bids[0].highestPrice.at(0), 0.1);
    QVERIFY(peer.shiftable == (std::vector<ShiftableDemand>{{20.0, 7.0, {0, 2}}}));
    const Storage storage{60.0,
                          20.0,
                          0.95,
                          0.9,
                          5.0,
                          10.0,
                          0.02,
                          Storage::EndRule::NoLowerThanInitial,
                          Storage::Operation::Tendency,
                          Profile(std::vector<double>{10.0, -4.0, 0.0})};
    QVERIFY(peer.storage == storage);
    QVERIFY(scenario->layout.peers.at(PeerId("6")) == (Position{120.0, -80.5}));

    QVERIFY(market.peers[2].load ==
            Profile(std::vector<double>{48.0, 47.25, 47.0}, TableColumn{"version-1.csv", "p4"}));
    QCOMPARE(market.communities[0].managerFee.at(0), 0.001);
    const CommunityLook look{"#0072b2", Position{0.0, 0.0}, 400.0, 300.0, true};
    QVERIFY(scenario->layout.communities.at(CommunityId("2")) == look);

    QCOMPARE(market.contracts.size(), 3u);
    const Contract &night = market.contracts[0];
    QVERIFY(night.seller == ContractEnd(CommunityId("2")));
    QVERIFY(night.buyer == ContractEnd(PeerId("4")));
    QVERIFY(night.terms == ContractTerms(FixedPrice{0.05}));
    QCOMPARE(night.energyCap->at(0), 10.0);
    QVERIFY(night.hours == (std::vector<HourRange>{{0, 0}, {2, 2}}));
    QVERIFY(market.contracts[1].terms == ContractTerms(NetworkFeeFactor{0.15}));
    QVERIFY(market.contracts[2].terms == ContractTerms(NoTrade{}));
}

void TestScenarioFile::versionOneIsWrittenAsItStands()
{
    const std::filesystem::path path = dataFolder / "version-1.peergrid";
    const Result<Scenario> scenario = loadScenario(path);
    QVERIFY2(scenario, qPrintable(complaint(scenario)));
    const QString written = QString::fromStdString(writeScenario(*scenario));
    const QString stored = QString::fromStdString(contentOf(path)).replace("1e-7", "1e-07");
    QCOMPARE(written.split('\n'), stored.split('\n'));
}

void TestScenarioFile::newerVersionIsRefusedWithBothVersions()
{
    const auto scenario = readScenario(
        R"({"format": "peergrid-scenario", "version": 2, "peers": {"new": "form"}})", {}, "new");
    QVERIFY(!scenario);
    QCOMPARE(scenario.error().size(), 1u);
    const std::string sentence = describe(scenario.error());
    QVERIFY2(sentence.find("version 2") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("versions up to 1") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("newer PeerGrid") != std::string::npos, sentence.c_str());
}

void TestScenarioFile::unknownKeysAreWrittenBack()
{
    const auto scenario = readScenario(R"({
      "format": "peergrid-scenario", "version": 1, "z": {"b": 1, "a": [true, null]},
      "peers": [{"id": "a/b~", "generation": {"why": "x"}, "storage": {"capacity": 1, "power": 1,
        "brand": "B"}, "load": 0, "flexible_demand": [{"energy": 1, "highest_price": 1, "u": 1}]}],
      "contracts": [{"id": "A", "seller": {"peer": "a/b~", "s": 1.50}, "buyer": {"community": "c"},
        "no_trade": true}],
      "communities": [{"id": "c", "since": 2020}], "a": "last"})");
    QVERIFY2(scenario, qPrintable(complaint(scenario)));
    QCOMPARE(scenario->unknown.size(), 7u);
    const std::string text = writeScenario(*scenario);
    for (const char *kept :
         {"\"why\": \"x\"", "\"brand\": \"B\"", "\"u\": 1", "\"s\": 1.5", "\"since\": 2020"})
        QVERIFY2(text.find(kept) != std::string::npos, kept);
    // Those of the scenario come last and in their order.
    QVERIFY(text.find("\"z\"") > text.find("\"contracts\""));
    QVERIFY(text.find("\"a\": \"last\"") > text.find("\"z\""));
    QVERIFY(text.find("\"a\": [true, null]") > text.find("\"b\": 1"));
    const auto again = readScenario(text);
    QVERIFY2(again, qPrintable(complaint(again)));
    QCOMPARE(writeScenario(*again), text);
    test::report("R22", "1 version: its file opens; a newer one is refused; unknown keys are kept");
}

void TestScenarioFile::unknownKeyOfAMissingObjectIsDropped()
{
    Scenario scenario;
    scenario.unknown = {{"peers/9", "x", "1"}, {"", "name", "\"taken\""}};
    scenario.name = "mine";
    const std::string text = writeScenario(scenario);
    QVERIFY(text.find("\"x\"") == std::string::npos);
    QVERIFY(text.find("taken") == std::string::npos);
}

void TestScenarioFile::emptyMarketIsValid()
{
    const auto scenario = readScenario(R"({"format": "peergrid-scenario", "version": 1})");
    QVERIFY2(scenario, qPrintable(complaint(scenario)));
    QVERIFY(*scenario == Scenario{});
    QVERIFY(readScenario(writeScenario(Scenario{})).value() == Scenario{});
}

void TestScenarioFile::defaultsAreLeftOut()
{
    Scenario scenario;
    scenario.market.peers.resize(1);
    scenario.market.peers[0].id = PeerId("1");
    QCOMPARE(writeScenario(scenario), R"({
  "format": "peergrid-scenario",
  "version": 1,
  "hours": 24,
  "design": "hybrid",
  "objective": "published",
  "peers": [
    {"id": "1", "role": "consumer"}
  ]
}
)");
}

void TestScenarioFile::oneChangeIsOneLine()
{
    Result<Scenario> scenario = loadScenario(dataFolder / "version-1.peergrid");
    QVERIFY(scenario);
    const auto before = QString::fromStdString(writeScenario(*scenario)).split('\n');
    scenario->market.peers[1].networkFee = 0.069;
    const auto after = QString::fromStdString(writeScenario(*scenario)).split('\n');
    QCOMPARE(after.size(), before.size());
    int changed = 0;
    for (int i = 0; i < after.size(); ++i)
        changed += after[i] != before[i] ? 1 : 0;
    QCOMPARE(changed, 1);
}

void TestScenarioFile::negativeZeroIsZero()
{
    const auto scenario = readScenario(
        onePeer(R"("load": [-0.0, 1, -0], "network_fee": -0.0, "position": [-0.0, 0], "x": -0.0)",
                R"("hours": 3, )"));
    QVERIFY2(scenario, qPrintable(complaint(scenario)));
    const Peer &peer = scenario->market.peers[0];
    QVERIFY(!std::signbit(peer.load.at(0)) && !std::signbit(peer.load.at(2)));
    QVERIFY(!std::signbit(peer.networkFee.at(0)));
    QVERIFY(writeScenario(*scenario).find("-0") == std::string::npos);
}

void TestScenarioFile::tinyNumbersAreKept()
{
    const auto scenario = readScenario(onePeer(R"("load": 5e-324, "network_fee": 1e-400)"));
    QVERIFY2(scenario, qPrintable(complaint(scenario)));
    QVERIFY(scenario->market.peers[0].load.at(0) == std::numeric_limits<double>::denorm_min());
    QVERIFY(scenario->market.peers[0].networkFee.at(0) == 0.0);
    QVERIFY(readScenario(writeScenario(*scenario)).value() == *scenario);
}

void TestScenarioFile::profileOfEqualValuesStaysAProfile()
{
    const auto scenario = readScenario(onePeer(R"("load": [2, 2])", R"("hours": 2, )"));
    QVERIFY2(scenario, qPrintable(complaint(scenario)));
    QVERIFY(!scenario->market.peers[0].load.isConstant());
    QVERIFY(writeScenario(*scenario).find("\"load\": [2, 2]") != std::string::npos);
}

void TestScenarioFile::numberThatIsNotFiniteIsNotTaken()
{
    Scenario scenario;
    scenario.market.peers.resize(1);
    scenario.market.peers[0].id = PeerId("1");
    scenario.market.peers[0].load = std::nan("");
    const auto read = readScenario(writeScenario(scenario));
    QVERIFY(!read);
    QCOMPARE(read.error()[0].place, "/peers/0/load");
}

void TestScenarioFile::tableThatHoldsOtherValuesIsNotReferredTo()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a.peergrid").toStdString();
    put(folder.filePath("t.csv").toStdString(), "a,b\n1,5\n2,6\n");
    Scenario scenario;
    scenario.market.hours = 2;
    scenario.market.peers.resize(1);
    Peer &peer = scenario.market.peers[0];
    peer.id = PeerId("1");
    peer.load = Profile({1.0, 2.0}, TableColumn{"t.csv", "a"});
    peer.networkFee = Profile({5.0, 7.0}, TableColumn{"t.csv", "b"});
    peer.generation.cost = Profile({1.0, 2.0}, TableColumn{"gone.csv", "a"});
    QVERIFY(saveScenario(scenario, path));
    const Result<Scenario> loaded = loadScenario(path);
    QVERIFY2(loaded, qPrintable(complaint(loaded)));
    const Peer &read = loaded->market.peers[0];
    QVERIFY(read.load == peer.load);
    QVERIFY(read.networkFee == Profile(std::vector<double>{5.0, 7.0}));
    QVERIFY(read.generation.cost == Profile(std::vector<double>{1.0, 2.0}));
}

void TestScenarioFile::missingFileIsNamed()
{
    const Result<Scenario> scenario = loadScenario("no/such.peergrid");
    QVERIFY(!scenario);
    QCOMPARE(scenario.error()[0].file, "no/such.peergrid");
    QVERIFY(scenario.error()[0].found.find("No such file") != std::string::npos);
}

void TestScenarioFile::manyMembersAreReadInTime()
{
    // Quadratic work on any of these would take minutes.
    std::string members;
    std::string peers;
    for (int i = 0; i < 50'000; ++i) {
        members += "\"k" + std::to_string(i) + "\": 1, ";
        peers += ", {\"id\": \"p" + std::to_string(i) + "\", \"load\": -1, \"role\": 1}";
    }
    const auto manyKeys = readScenario(onePeer(members + R"("load": 1)"));
    QVERIFY2(manyKeys, qPrintable(complaint(manyKeys)));
    QCOMPARE(manyKeys->unknown.size(), 50'000u);
    QVERIFY(writeScenario(*manyKeys).size() > 500'000);
    const auto manyPeers = readScenario(
        R"({"format": "peergrid-scenario", "version": 1, "peers": [{"id": "x"})" + peers + "]}");
    QVERIFY(!manyPeers);
    QCOMPARE(manyPeers.error().size(), 100'000u);
}

QTEST_APPLESS_MAIN(TestScenarioFile)
#include "tst_scenariofile.moc"
