// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing.h"
#include "core/tables.h"
#include "tests/support/figures.h"

#include <QtTest>

#include <fmt/format.h>

#include <fstream>

using namespace peergrid;
using namespace std::string_literals;

namespace
{

/// The tables of a small market, one of every kind; empty: not given.
struct Texts {
    std::string peers = "id,name,role,community,pmin_kw,pmax_kw,generation_cost,distribution_cost,"
                        "load_kwh,ess_capacity_kwh,ess_power_kw,provenance\n"
                        "1,Main grid,G,10,0,5000,0.1,0.02,0,0,0,made up\n"
                        "2,\"House, red\",C,2,0,0,0,0,10,0,0,made up\n"
                        "3,Roof,P,2,0,20,0.05,0.03,5,10,5,made up\n";
    std::string load = "hour,p1,p2,p3,total\n1,0,10,5,15\n2,0,8,4.5,12.5\n3,0,9,5,14\n";
    std::string availability = "hour,p1,p2,p3\n1,1,0,0\n2,1,0,0.5\n3,1,0,0.25\n";
    std::string tendency = "hour,p3_tendency_kwh,p3_state_kwh\n1,5,5\n2,-2.5,2.5\n3,0,2.5\n";
    std::string contracts = "contract,seller_community,buyer_community,seller_peer,buyer_peer,"
                            "price_rule,distribution_factor,note\n"
                            "A,2,10,,,any,0.2,\"from 2, to 10\"\n"
                            "B,,2,1,,any,0.5,\n";
};

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The tables as files in a folder that goes away with them.
class Files
{
  public:
    explicit Files(const Texts &texts)
    {
        write("peers.csv", texts.peers);
        paths.peers = path("peers.csv");
        paths.load = written("load.csv", texts.load);
        paths.availability = written("availability.csv", texts.availability);
        paths.tendency = written("tendency.csv", texts.tendency);
        paths.contracts = written("contracts.csv", texts.contracts);
    }

    TablePaths paths;

  private:
    std::filesystem::path path(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    void write(const std::string &name, const std::string &text) const
    {
        std::ofstream(path(name), std::ios::binary) << text;
    }
    std::optional<std::filesystem::path> written(const std::string &name,
                                                 const std::string &text) const
    {
        if (text.empty())
            return std::nullopt;
        write(name, text);
        return path(name);
    }

    QTemporaryDir m_folder;
};

Result<Scenario> imported(const Texts &texts)
{
    const Files files(texts);
    return importTables(files.paths, Design::Hybrid);
}

/// The paper's tables, as users get them.
TablePaths paperTables(const std::string &peers)
{
    TablePaths paths;
    paths.peers = PEERGRID_SOURCE_DIR "/scenarios/tables/" + peers;
    return paths;
}

TablePaths seventeenPeerDay()
{
    const std::filesystem::path folder = PEERGRID_SOURCE_DIR "/scenarios/tables";
    TablePaths paths = paperTables("seventeen-peer.csv");
    paths.load = folder / "load-curve-24h.csv";
    paths.availability = folder / "availability-24h.csv";
    paths.tendency = folder / "ess-tendency-24h.csv";
    paths.contracts = folder / "contracts.csv";
    return paths;
}

/// The tables an export left in a folder.
TablePaths exportedTo(const QTemporaryDir &folder)
{
    const auto given = [&](const char *name) -> std::optional<std::filesystem::path> {
        const std::filesystem::path path = folder.filePath(name).toStdString();
        return std::filesystem::exists(path) ? std::optional(path) : std::nullopt;
    };
    return {folder.filePath("peers.csv").toStdString(), given("load.csv"),
            given("availability.csv"), given("tendency.csv"), given("contracts.csv")};
}

const Issue *issueWith(const Issues &issues, const std::string &file, const std::string &place)
{
    for (const Issue &issue : issues)
        if (issue.file.ends_with(file) && issue.place == place)
            return &issue;
    return nullptr;
}

/// A row of data: a table, what is replaced in it by what, and where that must be told.
void addBroken(const char *name, const std::string &table, const std::string &from,
               const std::string &to, const std::string &place, const std::string &file = {})
{
    QTest::newRow(name) << table << from << to << place << (file.empty() ? table : file);
}

void addBrokenPeers()
{
    addBroken("decimal comma", "peers", "0,0.05,0.03", "0,0,05,0.03", "row 4, column 13");
    addBroken("quoted decimal comma", "peers", ",0.05,", ",\"0,05\",",
              "row 4, column generation_cost");
    addBroken("text for a number", "peers", "5000", "lots", "row 2, column pmax_kw");
    addBroken("a unit", "load", ",8,", ",8 kWh,", "row 3, column p2");
    addBroken("an empty load", "load", ",8,", ",,", "row 3, column p2");
    addBroken("not a number", "load", "4.5", "nan", "row 3, column p3");
    addBroken("infinity", "load", "4.5", "inf", "row 3, column p3");
    addBroken("too large a number", "load", "4.5", "1e999", "row 3, column p3");
    addBroken("double peer", "peers", "\n3,Roof", "\n2,Roof", "row 4, column id");
    addBroken("peer without id", "peers", "\n3,Roof", "\n,Roof", "row 4, column id");
    addBroken("unknown role", "peers", "Roof,P", "Roof,X", "row 4, column role");
    addBroken("no column of costs", "peers", "generation_cost", "cost",
              "row 1, column generation_cost");
    addBroken("double column", "peers", "provenance", "role", "row 1, column role");
    addBroken("no peers", "peers", "", "", "row 2");
    addBroken("too few cells", "load", "\n2,0,8,4.5,12.5", "\n2,0,8,4.5", "row 3, column total");
    addBroken("unclosed quote", "peers", "Roof", "\"Roof", "row 4, column name");
    addBroken("text after a quote", "peers", "red\"", "red\" one", "row 3, column name");
    addBroken("Latin-1", "peers", "Roof", "Caf\xE9", "row 4, column name");
}

void addBrokenHours()
{
    addBroken("23 hours", "load", "3,0,9,5,14\n", "", "row 4, column hour", "availability");
    addBroken("25 hours", "load", "14\n", "14\n4,0,9,5,14\n", "row 4, column hour", "tendency");
    addBroken("an hour twice", "load", "\n3,", "\n2,", "row 4, column hour");
    addBroken("an hour left out", "availability", "\n2,", "\n4,", "row 3, column hour");
    addBroken("hours from 0", "tendency", "\n1,5", "\n0,5", "row 2, column hour");
    addBroken("no column of hours", "load", "hour", "time", "row 1, column hour");
    addBroken("no hours", "load", "", "", "row 2");
    addBroken("no load for a peer", "load", "p3", "q3", "row 1, column p3");
    addBroken("load of a stranger", "load", "total", "p4", "row 1, column p4");
    addBroken("tendency without storage", "tendency", "p3_t", "p2_t",
              "row 1, column p2_tendency_kwh");
}

void addBrokenContracts()
{
    addBroken("contract without seller", "contracts", "B,,2,1", "B,,2,",
              "row 3, column seller_community");
    addBroken("contract of a stranger", "contracts", "B,,2,1", "B,,2,7",
              "row 3, column seller_peer");
    addBroken("contract of a strange community", "contracts", "A,2", "A,3",
              "row 2, column seller_community");
    addBroken("contract without terms", "contracts", ",0.2,", ",,",
              "row 2, column distribution_factor");
    addBroken("contract without id", "contracts", "B,,2", ",,2", "row 3, column contract");
}

void addInvalidMarkets()
{
    addBroken("negative load", "load", ",8,", ",-8,", "row 3, column p2");
    addBroken("negative cost", "peers", ",0.05,", ",-0.05,", "row 4, column generation_cost");
    addBroken("availability above 1", "availability", "0.25", "1.25", "row 4, column p3");
    addBroken("least above most", "peers", "0,20,0.05", "30,20,0.05", "row 4, column pmin_kw");
    addBroken("tendency beyond the power", "tendency", "1,5", "1,6",
              "row 2, column p3_tendency_kwh");
    addBroken("tendency below empty", "tendency", "-2.5", "-5.5", "row 3, column p3_tendency_kwh");
    addBroken("double contract", "contracts", "B,,2", "A,,2", "row 3, column contract");
    addBroken("negative factor", "contracts", ",0.2,", ",-0.2,",
              "row 2, column distribution_factor");
}

void addBrokenFiles()
{
    const auto whole = [](const char *name, const std::string &text, const std::string &place) {
        QTest::newRow(name) << "load"s
                            << "*"s << text << place << "load"s;
    };
    whole("empty", "\n", "row 1");
    whole("UTF-16", "\xFF\xFEh\0o\0u\0r\0,\0p\0"s, "row 1, column 1");
    whole("UTF-16 without mark", "h\0o\0u\0r\0,\0p\0"s, "row 1, column 1");
    whole("binary", "PK\x03\x04\x14\0\x06\0\x08\0"s, "row 1");
}

int filesTried = 0;

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

  private slots:
    void readsEveryColumn();
    void readsWhatIsWrittenOtherwise_data();
    void readsWhatIsWrittenOtherwise();
    void refusesWithFileRowAndColumn_data();
    void refusesWithFileRowAndColumn();
    void reportsEverythingAtOnce();
    void reportsAnObjectOnce();
    void readsLargeTables();
    void counts();

    void takesOneHourWithoutALoadTable();
    void needsOnlyTheColumnsItMust();
    void marksTheMainGrid();
    void ordersCommunitiesByNumberThenText();
    void readsEveryKindOfContract();
    void restsStorageWithoutATendency();
    void readsThePapersTables();

    void givesBackWhatItExported_data();
    void givesBackWhatItExported();
    void exportsEveryKindOfContract();
    void warnsOfWhatTablesCannotSay();
    void warnsOfTablesFromBefore();
    void saysWhyItCannotExport();
};

void TestTables::readsEveryColumn()
{
    const auto scenario = imported({});
    QVERIFY2(scenario.has_value(), scenario ? "" : describe(scenario.error()).c_str());
    const Market &market = scenario->market;
    QCOMPARE(market.hours, std::size_t(3));
    QVERIFY(market.design == Design::Hybrid);

    QCOMPARE(market.peers.size(), std::size_t(3));
    const Peer &grid = market.peers[0];
    QVERIFY(grid.id == PeerId("1") && grid.name == "Main grid" && grid.isMainGrid);
    QVERIFY(grid.role == Hourly<Role>(Role::Producer));
    QVERIFY(grid.generation.maximum == Profile(5000) && grid.generation.cost == Profile(0.1));
    QVERIFY(grid.networkFee == Profile(0.02) && !grid.storage);
    QVERIFY(grid.community == CommunityId("10"));

    const Peer &house = market.peers[1];
    QVERIFY(house.name == "House, red" && house.role == Hourly<Role>(Role::Consumer));
    QVERIFY(house.load == Profile(std::vector<double>{10, 8, 9}) && !house.isMainGrid);

    const Peer &roof = market.peers[2];
    QVERIFY(roof.role == Hourly<Role>(Role::Prosumer));
    QVERIFY(roof.generation.availability == Profile(std::vector<double>{0, 0.5, 0.25}));
    QVERIFY(roof.storage->capacity == 10 && roof.storage->power == 5);
    QVERIFY(roof.storage->operation == Storage::Operation::Tendency);
    QVERIFY(roof.storage->tendency == Profile(std::vector<double>{5, -2.5, 0}));

    QCOMPARE(market.communities.size(), std::size_t(2));
    QVERIFY(market.communities[0].id == CommunityId("2"));
    QCOMPARE(market.communities[0].name, "Community 2"s);
    QVERIFY(market.contracts[0].seller == ContractEnd(CommunityId("2")));
    QVERIFY(market.contracts[0].terms == ContractTerms(NetworkFeeFactor{0.2}));
    QVERIFY(market.contracts[1].seller == ContractEnd(PeerId("1")));
    QCOMPARE(scenario->layout.peers.size(), std::size_t(3));
}

void TestTables::readsWhatIsWrittenOtherwise_data()
{
    QTest::addColumn<Texts>("texts");
    const auto everywhere = [](const std::string &from, const std::string &to) {
        Texts texts;
        for (std::string *text :
             {&texts.peers, &texts.load, &texts.availability, &texts.tendency, &texts.contracts})
            *text = replaced(*text, from, to);
        return texts;
    };
    const auto with = [](std::string Texts::*table, const std::string &from,
                         const std::string &to) {
        Texts texts;
        texts.*table = replaced(texts.*table, from, to);
        return texts;
    };
    QTest::newRow("CRLF") << everywhere("\n", "\r\n");
    QTest::newRow("CR") << everywhere("\n", "\r");
    Texts separated = everywhere(",", ";");
    separated.peers = replaced(separated.peers, "House; red", "House, red");
    QTest::newRow("semicolon") << separated;
    separated.peers = replaced(separated.peers, ";", "\t");
    QTest::newRow("tab in one table") << separated;
    Texts marked;
    marked.peers = "\xEF\xBB\xBF" + marked.peers;
    marked.load = "\xEF\xBB\xBF" + replaced(marked.load, "\n", "\r\n");
    QTest::newRow("byte order mark") << marked;
    QTest::newRow("quotes with line breaks")
        << with(&Texts::peers, "made up", "\"made\nup,\r\n\"\"all\"\"\"");
    QTest::newRow("every cell in quotes")
        << with(&Texts::load, "1,0,10,5,15", "\"1\",\"0\",\"10\",\"5\",\"15\"");
    QTest::newRow("empty lines at the end") << with(&Texts::load, "14\n", "14\n\n\r\n,,,,\n");
    Texts loose;
    loose.peers = replaced(replaced(loose.peers, ",", " , "), "House ,  red", "House, red");
    QTest::newRow("blanks around cells") << loose;
    QTest::newRow("other column order")
        << with(&Texts::load, "hour,p1,p2,p3,total\n1,0,10,5,15\n2,0,8,4.5,12.5\n3,0,9,5,14\n",
                "p3,hour,p2\n5,1,10\n4.5,2,8\n5,3,9\n");
    QTest::newRow("extra columns")
        << with(&Texts::availability, "hour,p1,p2,p3\n1,1,0,0\n2,1,0,0.5\n3,1,0,0.25\n",
                "hour,weather,p1,p2,p3,\n1,\"dim, wet\",1,0,0,\n2,x,1,0,0.5,\n3,,1,0,0.25,\n");
    QTest::newRow("exponents") << with(&Texts::peers, "5000", "5e3");
    QTest::newRow("plus signs") << with(&Texts::tendency, "1,5", "1,+5");
}

void TestTables::readsWhatIsWrittenOtherwise()
{
    QFETCH(const Texts, texts);
    ++filesTried;
    const auto expected = imported({});
    const auto scenario = imported(texts);
    QVERIFY2(scenario.has_value(), scenario ? "" : describe(scenario.error()).c_str());
    QVERIFY(*scenario == *expected);
}

void TestTables::refusesWithFileRowAndColumn_data()
{
    for (const char *column : {"table", "from", "to", "place", "file"})
        QTest::addColumn<std::string>(column);
    addBrokenPeers();
    addBrokenHours();
    addBrokenContracts();
    addInvalidMarkets();
    addBrokenFiles();
}

void TestTables::refusesWithFileRowAndColumn()
{
    QFETCH(const std::string, table);
    QFETCH(const std::string, from);
    QFETCH(const std::string, to);
    QFETCH(const std::string, place);
    QFETCH(const std::string, file);
    ++filesTried;
    Texts texts;
    std::string &text = table == "peers"          ? texts.peers
                        : table == "load"         ? texts.load
                        : table == "availability" ? texts.availability
                        : table == "tendency"     ? texts.tendency
                                                  : texts.contracts;
    if (from == "*")
        text = to;
    else
        text = from.empty() ? text.substr(0, text.find('\n') + 1) : replaced(text, from, to);
    const auto scenario = imported(texts);
    QVERIFY(!scenario.has_value());
    const Issue *issue = issueWith(scenario.error(), file + ".csv", place);
    QVERIFY2(issue, describe(scenario.error()).c_str());
    QVERIFY(!issue->found.empty() && !(issue->allowed + issue->remedy).empty());
}

void TestTables::reportsEverythingAtOnce()
{
    Texts texts;
    texts.peers = replaced(replaced(texts.peers, "Roof,P", "Roof,X"), "5000", "lots");
    texts.load = replaced(texts.load, ",8,", ",-8,");
    texts.tendency = replaced(texts.tendency, "-2.5", "half");
    texts.contracts = replaced(texts.contracts, "0.5", "-0.5");
    const auto scenario = imported(texts);
    QVERIFY(!scenario.has_value());
    const Issues &issues = scenario.error();
    QVERIFY2(issues.size() == 5, describe(issues).c_str());
    QVERIFY(issueWith(issues, "peers.csv", "row 4, column role"));
    QVERIFY(issueWith(issues, "peers.csv", "row 2, column pmax_kw"));
    QVERIFY(issueWith(issues, "load.csv", "row 3, column p2"));
    QVERIFY(issueWith(issues, "tendency.csv", "row 3, column p3_tendency_kwh"));
    QVERIFY(issueWith(issues, "contracts.csv", "row 3, column distribution_factor"));
}

/// A maximum that cannot be read counts as 0; that the minimum is above it is no news.
void TestTables::reportsAnObjectOnce()
{
    Texts texts;
    texts.peers = replaced(texts.peers, "0,20,0.05", "5,some,0.05");
    const auto scenario = imported(texts);
    QVERIFY(!scenario.has_value());
    QVERIFY2(scenario.error().size() == 1, describe(scenario.error()).c_str());
}

void TestTables::readsLargeTables()
{
    const int megabytes = test::figure(5, 100);
    const std::size_t hours = maxHours;
    const std::size_t peers = std::size_t(megabytes) * 1'000'000 / (hours * 9);
    Texts texts;
    texts.peers = "id,role,pmax_kw,generation_cost,distribution_cost,load_kwh\n";
    texts.load = "hour";
    for (std::size_t n = 0; n < peers; ++n) {
        texts.peers += fmt::format("{},C,0,0,0,1\n", n);
        texts.load += fmt::format(",p{}", n);
    }
    texts.load += '\n';
    for (std::size_t hour = 1; hour <= hours; ++hour) {
        texts.load += std::to_string(hour);
        for (std::size_t n = 0; n < peers; ++n)
            texts.load += fmt::format(",{:.6f}", static_cast<double>((hour * 7 + n) % 9));
        texts.load += '\n';
    }
    texts.availability = texts.tendency = texts.contracts = "";
    ++filesTried;
    const auto scenario = imported(texts);
    QVERIFY2(scenario.has_value(), scenario ? "" : describe(scenario.error()).c_str());
    QCOMPARE(scenario->market.peers.back().load.at(hours - 1),
             static_cast<double>((hours * 7 + peers - 1) % 9));

    texts.load.replace(texts.load.size() - 9, 8, "one half");
    ++filesTried;
    const auto broken = imported(texts);
    QVERIFY(!broken.has_value());
    QVERIFY(issueWith(broken.error(), "load.csv", fmt::format("row 8761, column p{}", peers - 1)));
    test::report("R14", fmt::format("a table of {} MB is read right, and refused with row and "
                                    "column when its last cell is wrong",
                                    texts.load.size() / 1'000'000));
}

void TestTables::counts()
{
    test::report("R14", fmt::format("{} malformed or unusual files: each imported right or refused "
                                    "with file, row and column",
                                    filesTried));
    QVERIFY(filesTried >= 40);
}

void TestTables::takesOneHourWithoutALoadTable()
{
    Texts texts;
    texts.load = texts.availability = texts.tendency = "";
    const auto scenario = imported(texts);
    QVERIFY(scenario.has_value());
    QCOMPARE(scenario->market.hours, std::size_t(1));
    QVERIFY(scenario->market.peers[1].load == Profile(10));

    texts.availability = Texts().availability;
    const auto longer = imported(texts);
    QVERIFY(!longer.has_value());
    const Issue *issue = issueWith(longer.error(), "availability.csv", "row 3, column hour");
    QVERIFY(issue && issue->allowed.find("no table of loads") != std::string::npos);
}

void TestTables::needsOnlyTheColumnsItMust()
{
    Texts texts;
    texts.peers = "id,role,pmax_kw,generation_cost,distribution_cost,load_kwh\n"
                  "a,P,7,0.1,0.2,3\n";
    texts.load = texts.availability = texts.tendency = texts.contracts = "";
    const auto scenario = imported(texts);
    QVERIFY(scenario.has_value());
    const Peer &peer = scenario->market.peers[0];
    QCOMPARE(peer.name, "a"s);
    QVERIFY(!peer.community && !peer.storage && !peer.isMainGrid);
    QVERIFY(peer.generation.minimum == Profile(0));
}

void TestTables::marksTheMainGrid()
{
    const auto grid = [](const std::string &rows, bool hasColumn) {
        Texts texts;
        texts.peers = "id,name,role,pmax_kw,generation_cost,distribution_cost,load_kwh"s +
                      (hasColumn ? ",main_grid\n" : "\n") + rows;
        texts.load = texts.availability = texts.tendency = texts.contracts = "";
        const auto scenario = imported(texts);
        return scenario ? mainGrid(scenario->market) : std::nullopt;
    };
    QVERIFY(grid("1,P1,G,1,1,1,0\n2,MAIN GRID,G,1,1,1,0\n", false) == std::size_t(1));
    QVERIFY(grid("1,Main grid,C,0,0,0,1\n2,P2,G,1,1,1,0\n", false) == std::nullopt);
    QVERIFY(grid("1,Main grid,G,1,1,1,0,0\n2,P2,G,1,1,1,0,1\n", true) == std::size_t(1));
    QVERIFY(grid("1,Main grid,G,1,1,1,0,\n2,P2,G,1,1,1,0,\n", true) == std::nullopt);
}

void TestTables::ordersCommunitiesByNumberThenText()
{
    Texts texts;
    texts.peers = "id,role,community,pmax_kw,generation_cost,distribution_cost,load_kwh\n";
    int id = 0;
    for (const char *community : {"south", "10", "9", "", "North", "2", "9"})
        texts.peers += fmt::format("{},C,{},0,0,0,1\n", ++id, community);
    texts.load = texts.availability = texts.tendency = texts.contracts = "";
    const auto scenario = imported(texts);
    QVERIFY(scenario.has_value());
    std::string ids;
    for (const Community &community : scenario->market.communities)
        ids += community.id.value + ' ';
    QCOMPARE(ids, "2 9 10 North south "s);
    QVERIFY(!scenario->market.peers[3].community);
}

void TestTables::readsEveryKindOfContract()
{
    Texts texts;
    texts.contracts = "contract,name,seller_peer,buyer_community,distribution_factor,fixed_price,"
                      "no_trade,energy_cap_kwh,hours\n"
                      "A,Night,3,10,,0.07,,4,1-2 3\n"
                      "B,,1,2,,,1,,\n"
                      "C,,1,10,0.5,,0,,\n";
    const auto scenario = imported(texts);
    QVERIFY2(scenario.has_value(), scenario ? "" : describe(scenario.error()).c_str());
    const auto &contracts = scenario->market.contracts;
    QCOMPARE(contracts[0].name, "Night"s);
    QVERIFY(contracts[0].terms == ContractTerms(FixedPrice{0.07}));
    QVERIFY(contracts[0].energyCap == Profile(4));
    QVERIFY(contracts[0].hours == (std::vector<HourRange>{{0, 1}, {2, 2}}));
    QCOMPARE(contracts[1].name, "B"s);
    QVERIFY(contracts[1].terms == ContractTerms(NoTrade{}));
    QVERIFY(contracts[1].hours.empty() && !contracts[1].energyCap);

    for (const auto &[from, to] :
         {std::pair{"1-2 3", "0-2"}, {"1-2 3", "3-2"}, {"1-2 3", "noon"}, {"1-2 3", "3-4"}}) {
        Texts wrong = texts;
        wrong.contracts = replaced(texts.contracts, from, to);
        const auto refused = imported(wrong);
        QVERIFY(!refused.has_value());
        QVERIFY2(issueWith(refused.error(), "contracts.csv", "row 2, column hours"), to);
    }
    Texts both = texts;
    both.contracts = replaced(texts.contracts, "C,,1,10,0.5,,", "C,,1,10,0.5,0.1,");
    const auto refused = imported(both);
    QVERIFY(!refused.has_value());
    QVERIFY(issueWith(refused.error(), "contracts.csv", "row 4, column distribution_factor"));
}

void TestTables::restsStorageWithoutATendency()
{
    Texts texts;
    texts.tendency = "";
    const auto scenario = imported(texts);
    QVERIFY(scenario->market.peers[2].storage->operation == Storage::Operation::Tendency);
    QVERIFY(scenario->market.peers[2].storage->tendency == Profile(0));
}

void TestTables::readsThePapersTables()
{
    const auto five = importTables(paperTables("five-peer.csv"), Design::FullP2P);
    QVERIFY2(five.has_value(), five ? "" : describe(five.error()).c_str());
    QCOMPARE(five->market.peers.size(), std::size_t(5));
    QCOMPARE(five->market.communities.size(), std::size_t(3));
    QVERIFY(five->market.design == Design::FullP2P);

    const auto day = importTables(seventeenPeerDay(), Design::Hybrid);
    QVERIFY2(day.has_value(), day ? "" : describe(day.error()).c_str());
    QCOMPARE(day->market.hours, std::size_t(24));
    QCOMPARE(day->market.contracts.size(), std::size_t(5));
    QVERIFY(mainGrid(day->market) == std::size_t(0));
    double total = 0.0;
    for (const Peer &peer : day->market.peers)
        for (std::size_t hour = 0; hour < 24; ++hour)
            total += peer.load.at(hour);
    QCOMPARE(total, 4813.0);
}

void TestTables::givesBackWhatItExported_data()
{
    QTest::addColumn<TablePaths>("paths");
    QTest::newRow("5 peers") << paperTables("five-peer.csv");
    QTest::newRow("17 peers") << paperTables("seventeen-peer.csv");
    QTest::newRow("17 peers, 24 hours") << seventeenPeerDay();
}

void TestTables::givesBackWhatItExported()
{
    QFETCH(const TablePaths, paths);
    const auto scenario = importTables(paths, Design::Hybrid);
    const QTemporaryDir folder;
    const auto warnings = exportTables(*scenario, folder.path().toStdString());
    QVERIFY2(warnings.has_value() && warnings->empty(),
             describe(warnings ? *warnings : warnings.error()).c_str());
    const auto again = importTables(exportedTo(folder), Design::Hybrid);
    QVERIFY2(again.has_value(), again ? "" : describe(again.error()).c_str());
    QVERIFY(*again == *scenario);
}

void TestTables::exportsEveryKindOfContract()
{
    Texts texts;
    texts.contracts = "contract,name,seller_peer,buyer_community,distribution_factor,fixed_price,"
                      "no_trade,energy_cap_kwh,hours\n"
                      "A,\"Night, \"\"cheap\"\"\",3,10,,0.07,,4,1-2 3\n"
                      "B,,1,2,,,1,,\n"
                      "C,,1,10,0.123456789012345,,0,,2\n";
    const auto scenario = imported(texts);
    const QTemporaryDir folder;
    QVERIFY(exportTables(*scenario, folder.path().toStdString()).has_value());
    const auto again = importTables(exportedTo(folder), Design::Hybrid);
    QVERIFY2(again.has_value(), again ? "" : describe(again.error()).c_str());
    QVERIFY(*again == *scenario);
}

void TestTables::warnsOfWhatTablesCannotSay()
{
    Scenario scenario = *imported({});
    Market &market = scenario.market;
    market.objective = Objective::LeastCost;
    market.peers[0].feedInTariff = Profile(0.03);
    market.peers[0].generation.cost = Profile(std::vector<double>{0.1, 0.2, 0.1});
    market.peers[1].bids.push_back({4.0, 0.1});
    market.peers[1].shiftable.push_back({4.0, 2.0, {0, 2}});
    market.peers[2].storage->chargeEfficiency = 0.9;
    market.peers[2].storage->operation = Storage::Operation::Optimised;
    market.communities[0].managerFee = 0.01;
    market.communities.push_back({CommunityId("empty"), "Empty", 0.0});
    market.contracts.push_back(
        {ContractId("Z"), "", CommunityId("empty"), PeerId("2"), NoTrade{}, std::nullopt, {}});
    const QTemporaryDir folder;
    const auto warnings = exportTables(scenario, folder.path().toStdString());
    QVERIFY(warnings.has_value() && !hasErrors(*warnings));
    const std::string all = describe(*warnings);
    for (const char *lost : {"objective", "feed_in_tariff", "generation.cost", "flexible_demand",
                             "shiftable_demand", "storage.charge_efficiency", "storage.operation",
                             "manager_fee", "community empty", "contract Z"})
        QVERIFY2(all.find(lost) != std::string::npos, lost);
    QVERIFY(importTables(exportedTo(folder), Design::Hybrid).has_value());
}

void TestTables::warnsOfTablesFromBefore()
{
    const QTemporaryDir folder;
    QVERIFY(exportTables(*imported({}), folder.path().toStdString())->empty());
    Texts texts;
    texts.contracts = "";
    const auto warnings = exportTables(*imported(texts), folder.path().toStdString());
    QCOMPARE(warnings->size(), std::size_t(1));
    QVERIFY(warnings->front().file.ends_with("contracts.csv"));
}

void TestTables::saysWhyItCannotExport()
{
    const QTemporaryDir folder;
    std::ofstream(folder.filePath("taken").toStdString()) << "a file";
    const auto inAFile = exportTables(*imported({}), folder.filePath("taken").toStdString());
    QVERIFY(!inAFile.has_value());
    QVERIFY(describe(inAFile.error()).find("taken") != std::string::npos);

    std::filesystem::create_directory(folder.filePath("peers.csv").toStdString());
    const auto onAFolder = exportTables(*imported({}), folder.path().toStdString());
    QVERIFY(!onAFolder.has_value());
    QVERIFY(onAFolder.error()[0].file.ends_with("peers.csv"));
}

QTEST_APPLESS_MAIN(TestTables)
#include "tst_tables.moc"
