// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"
#include "tests/support/figures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <set>

#include <sys/stat.h>

using namespace peergrid;

namespace
{

QString q(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string scenario(const std::string &members)
{
    return R"({"format": "peergrid-scenario", "version": 1, "hours": 2, )" + members + "}";
}

/// A scenario of one prosumer "P1" with these members.
std::string peer(const std::string &members)
{
    return scenario(R"("peers": [{"id": "1", "name": "P1", "role": "prosumer", )" + members + "}]");
}

std::string storage(const std::string &members)
{
    return peer(R"("storage": {"capacity": 10, "power": 4, )" + members + "}");
}

/// A scenario of two peers and a community, with a contract of these members.
std::string contract(const std::string &members)
{
    return scenario(R"("peers": [{"id": "1"}, {"id": "2"}], "communities": [{"id": "c"}],
                       "contracts": [{"id": "A", "name": "Night", )" +
                    members + "}]");
}

} // namespace

class TestBadFiles : public QObject
{
    Q_OBJECT

  private slots:
    void messageTellsPlaceValueAllowedAndRemedy_data();
    void messageTellsPlaceValueAllowedAndRemedy();
    void allProblemsAreToldAtOnce();
    void whatFollowsFromAProblemIsNotTold();
    void tableProblemsTellFileRowAndColumn_data();
    void tableProblemsTellFileRowAndColumn();
    void pipeInPlaceOfATableIsRefused();
    void cleanupTestCase();

  private:
    int m_files = 0;
};

void TestBadFiles::messageTellsPlaceValueAllowedAndRemedy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("allowed");
    QTest::addColumn<QString>("remedy");

    const auto add = [](const char *name, const std::string &text, const char *place,
                        const char *object, const char *found, const char *allowed,
                        const char *remedy) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << place << object << found
                            << allowed << remedy;
    };
    const char *const p1 = "peer 1 \"P1\"";
    const char *const night = "contract A \"Night\"";
    const std::string ends = R"("seller": {"peer": "1"}, "buyer": {"peer": "2"}, )";

    add("empty file", " \n", "", "", "empty", "JSON", "another file");
    add("comma missing", "{\"format\": \"x\"\n \"version\": 1}", "line 2, column 10", "",
        "unexpected string literal", "JSON", "comma");
    add("cut off", R"({"format": "peergrid-scenario", "pe)", "line 1, column 36", "",
        "missing closing quote", "JSON", "quotation mark");
    add("not UTF-8", "{\"name\": \"\xe9t\xe9\"}", "line 1, column 12", "", "not UTF-8", "UTF-8",
        "encoding UTF-8");
    add("number beyond all", peer(R"("load": 1e999)"), "line 1, column 127", "", "1e999",
        "between -1.8e308 and 1.8e308", "smaller");
    add("nested too deep", scenario("\"x\": " + std::string(100, '[')), "/x", "", "more than 64",
        "at most 64", "remove");
    add("member twice", peer(R"("load": 1, "load": 2)"), "/peers/0/load", "", "twice", "once",
        "keep one");
    add("not an object", "[1, 2]", "", "scenario", "not an object", "JSON object", "scenario file");
    add("no format", R"({"version": 1})", "/format", "scenario", "missing", "must be there",
        "add \"format\"");
    add("other format", R"({"format": "geojson", "version": 1})", "/format", "scenario",
        "\"geojson\"", "\"peergrid-scenario\"", "scenario file");
    add("newer version", R"({"format": "peergrid-scenario", "version": 3})", "/version", "scenario",
        "version 3", "up to 1", "newer PeerGrid");
    add("no version", R"({"format": "peergrid-scenario", "version": "one"})", "/version",
        "scenario", "\"one\"", "1", "write the version");
    add("hours of a day and a half",
        R"({"format": "peergrid-scenario", "version": 1, "hours": 1.5})", "/hours", "scenario",
        "1.5", "1 to 8760", "whole number");
    add("more hours than a year", R"({"format": "peergrid-scenario", "version": 1, "hours": 9000})",
        "/hours", "scenario", "9000", "1 to 8760", "number of hours");
    add("unknown design", scenario(R"("design": "hybrit")"), "/design", "scenario", "\"hybrit\"",
        "full-p2p, hybrid, community, grid-only", "one of these words");
    add("unknown objective", scenario(R"("objective": null)"), "/objective", "scenario", "null",
        "published, least-cost", "one of these words");
    add("looks ahead too far", scenario(R"("look_ahead": 3)"), "/look_ahead", "scenario", "3 hours",
        "1 to 2", "look ahead no further");
    add("peers not a list", scenario(R"("peers": {"id": "1"})"), "/peers", "scenario", "not a list",
        "brackets", "in brackets");
    add("peer not an object", scenario(R"("peers": ["P1"])"), "/peers/0", "peer number 1", "\"P1\"",
        "object", "object");
    add("peer without id", scenario(R"("peers": [{"name": "P1"}])"), "/peers/0/id", "peer number 1",
        "\"id\" is missing", "must be there", "add \"id\"");
    add("id not a text", scenario(R"("peers": [{"id": 6}])"), "/peers/0/id", "peer number 1", "6",
        "text in quotation marks", "quotation marks");
    add("empty id", scenario(R"("peers": [{"id": ""}])"), "/peers/0/id", "peer number 1",
        "\"\" is empty", "at least one character", "id of its own");
    add("id twice", scenario(R"("peers": [{"id": "1"}, {"id": "1"}])"), "/peers/1/id", "peer 1",
        "\"1\" is also the id of peer number 1", "once", "another id");
    add("unknown role", scenario(R"("peers": [{"id": "2", "name": "P2", "role": "X"}])"),
        "/peers/0/role", "peer 2 \"P2\"", "\"X\"", "producer, prosumer, consumer",
        "one of these words");
    add("load not a number", peer(R"("load": "12")"), "/peers/0/load", p1, "\"12\"", "a number",
        "write one of these");
    add("profile with a text", peer(R"("load": [1, "2"])"), "/peers/0/load/1", p1, "\"2\"",
        "list of numbers", "a number for this hour");
    add("profile too short", peer(R"("load": [1])"), "/peers/0/load", p1, "1 value",
        "each of the 2 hours", "add 1 value");
    add("profile too long", peer(R"("network_fee": [1, 2, 3])"), "/peers/0/network_fee", p1,
        "3 values", "each of the 2 hours", "remove 1 value");
    add("negative load", peer(R"("load": [1, -5])"), "/peers/0/load/1", p1, "-5 is too small",
        "from 0 to 1000000000 kWh", "kWh");
    add("cost too large", peer(R"("generation": {"cost": 2e6})"), "/peers/0/generation/cost", p1,
        "2000000 is too large", "from 0 to 1000000 $/kWh", "price");
    add("availability in per cent", peer(R"("generation": {"availability": 95})"),
        "/peers/0/generation/availability", p1, "95", "from 0 to 1", "share");
    add("minimum above maximum", peer(R"("generation": {"minimum": 5, "maximum": 3})"),
        "/peers/0/generation/minimum", p1, "minimum of 5 kW is above the maximum of 3 kW",
        "0 to the maximum", "lower the minimum");
    add("unknown community", peer(R"("community": "7")"), "/peers/0/community", p1, "\"7\"",
        "id of a community", "correct the id");
    add("main grid that consumes", peer(R"("main_grid": true)"), "/peers/0/role", p1, "prosumer",
        "producer in every hour", "make it a producer");
    add("second main grid",
        scenario(R"("peers": [{"id": "a", "role": "producer", "main_grid": true},
                              {"id": "b", "role": "producer", "main_grid": true}])"),
        "/peers/1/main_grid", "peer b", "beside peer \"a\"", "one peer at most", "take the mark");
    add("tariff of a neighbour", peer(R"("feed_in_tariff": 0.1)"), "/peers/0/feed_in_tariff", p1,
        "not the main grid", "only the main grid", "remove the tariff");
    add("bid without price", peer(R"("flexible_demand": [{"energy": 1}])"),
        "/peers/0/flexible_demand/0/highest_price", p1, "\"highest_price\" is missing",
        "must be there", "add \"highest_price\"");
    add("hour zero",
        peer(R"("shiftable_demand": [{"energy": 1, "power": 1, "from_hour": 0, "to_hour": 1}])"),
        "/peers/0/shiftable_demand/0/from_hour", p1, "0", "1 to 8760", "whole number");
    add("car that cannot be charged",
        peer(R"("shiftable_demand": [{"energy": 20, "power": 7, "from_hour": 1, "to_hour": 2}])"),
        "/peers/0/shiftable_demand/0/energy", p1, "20 kWh do not fit into 2 hours of 7 kW",
        "at most 14 kWh", "more power");
    add("hours past the last",
        peer(R"("shiftable_demand": [{"energy": 1, "power": 7, "from_hour": 1, "to_hour": 3}])"),
        "/peers/0/shiftable_demand/0/to_hour", p1, "hours 1 to 3", "from 1 to 2", "end it earlier");
    add("efficiency in per cent", storage(R"("charge_efficiency": 95)"),
        "/peers/0/storage/charge_efficiency", p1, "95 is too large", "from 0.01 to 1", "share");
    add("initial above capacity", storage(R"("initial": 11)"), "/peers/0/storage/initial", p1,
        "11 kWh", "the capacity (10 kWh)", "between the two");
    add("tendency above the capacity",
        storage(R"("initial": 5, "operation": "tendency", "tendency": [4, 4])"),
        "/peers/0/storage/tendency/1", p1, "13 kWh, 3 kWh above the capacity", "0 to 10 kWh",
        "change the tendency");
    add("tendency above the power", storage(R"("operation": "tendency", "tendency": [5, 0])"),
        "/peers/0/storage/tendency/0", p1, "5 kWh is 1 more than the power", "between -4 and 4",
        "change the tendency");
    add("storage without capacity", peer(R"("storage": {"power": 1})"), "/peers/0/storage/capacity",
        p1, "\"capacity\" is missing", "must be there", "add \"capacity\"");
    add("position of one number", peer(R"("position": [1])"), "/peers/0/position", p1, "[1]",
        "list of 2 numbers", "leave the place out");
    add("colour by name", scenario(R"("communities": [{"id": "c", "colour": "red"}])"),
        "/communities/0/colour", "community c", "\"red\"", "#rrggbb", "#0072b2");
    add("contract without terms", contract(R"("seller": {"peer": "1"}, "buyer": {"peer": "2"})"),
        "/contracts/0", night, "0 of the three terms", "one of fixed_price", "keep or add one");
    add("contract with two terms", contract(ends + R"("fixed_price": 1, "no_trade": true)"),
        "/contracts/0", night, "2 of the three terms", "one of fixed_price", "keep or add one");
    add("may not not trade", contract(ends + R"("no_trade": false)"), "/contracts/0/no_trade",
        night, "false", "true", "write true");
    add("buyer of two kinds",
        contract(R"("seller": {"peer": "1"}, "buyer": {"peer": "2", "community": "c"},
                    "fixed_price": 1)"),
        "/contracts/0/buyer", night, "both a peer and a community", "either", "one of the two");
    add("seller that is not there",
        contract(R"("seller": {"peer": "9"}, "buyer": {"peer": "2"}, "fixed_price": 1)"),
        "/contracts/0/seller/peer", night, "no peer \"9\"", "id of a peer", "add the peer");
    add("contract with oneself",
        contract(R"("seller": {"peer": "2"}, "buyer": {"peer": "2"}, "fixed_price": 1)"),
        "/contracts/0/buyer", night, "peer \"2\" is also the seller", "another peer",
        "another buyer");
    add("hours the wrong way round", contract(ends + R"("fixed_price": 1, "hours": [[2, 1]])"),
        "/contracts/0/hours/0", night, "hours 2 to 1 end before they begin", "1 to 2",
        "earlier hour first");
    add("contracts in the same hour",
        scenario(R"("peers": [{"id": "1"}, {"id": "2"}], "contracts": [
            {"id": "A", "seller": {"peer": "1"}, "buyer": {"peer": "2"}, "no_trade": true},
            {"id": "B", "seller": {"peer": "1"}, "buyer": {"peer": "2"}, "fixed_price": 1,
             "hours": [[2, 2]]}])"),
        "/contracts/1/hours", "contract B", "contract \"A\"", "one contract", "remove one");
}

void TestBadFiles::messageTellsPlaceValueAllowedAndRemedy()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, object);
    QFETCH(QString, found);
    QFETCH(QString, allowed);
    QFETCH(QString, remedy);

    const auto read = readScenario(text.toStdString(), {}, "day.peergrid");
    QVERIFY(!read);
    const Issues &issues = read.error();
    QVERIFY2(issues.size() == 1, describe(issues).c_str());
    const Issue &issue = issues[0];
    const std::string sentence = describe(issue);
    QCOMPARE(q(issue.file), QString("day.peergrid"));
    if (place.startsWith("line") || place == "/x")
        QVERIFY2(q(issue.place).startsWith(place), sentence.c_str());
    else
        QCOMPARE(q(issue.place), place);
    QCOMPARE(q(issue.object), object);
    QVERIFY2(q(issue.found).contains(found), sentence.c_str());
    QVERIFY2(q(issue.allowed).contains(allowed), sentence.c_str());
    QVERIFY2(q(issue.remedy).contains(remedy), sentence.c_str());
    QVERIFY2(!issue.found.empty() && !issue.allowed.empty() && !issue.remedy.empty(),
             sentence.c_str());
    for (const std::string &part :
         {issue.file, issue.place, issue.found, issue.allowed, issue.remedy})
        QVERIFY2(sentence.find(part) != std::string::npos, sentence.c_str());
    ++m_files;
}

void TestBadFiles::allProblemsAreToldAtOnce()
{
    const auto read = readScenario(R"({"format": "peergrid-scenario", "version": 1, "hours": 3,
      "design": "x", "peers": [
        {"id": "1", "role": 1, "generation": {"maximum": "a", "minimum": -1, "cost": [1, 2]}},
        {"id": "2", "load": [1, 2, -3], "community": "d", "storage": {"capacity": -1, "power": -2}},
        {"id": "3", "load": null}],
      "contracts": [{"id": "A", "seller": {"community": "c"}, "buyer": {"peer": "1"},
        "no_trade": 1, "energy_cap": -1, "hours": [[1, 9]]}]})");
    QVERIFY(!read);
    std::set<std::string> places;
    for (const Issue &issue : read.error())
        places.insert(issue.place);
    const std::set<std::string> expected{"/contracts/0/energy_cap",
                                         "/contracts/0/hours/0",
                                         "/contracts/0/no_trade",
                                         "/contracts/0/seller/community",
                                         "/design",
                                         "/peers/0/generation/cost",
                                         "/peers/0/generation/maximum",
                                         "/peers/0/generation/minimum",
                                         "/peers/0/role",
                                         "/peers/1/community",
                                         "/peers/1/load/2",
                                         "/peers/1/storage/capacity",
                                         "/peers/1/storage/power",
                                         "/peers/2/load"};
    QVERIFY2(places == expected, describe(read.error()).c_str());
    QCOMPARE(read.error().size(), expected.size());
}

void TestBadFiles::whatFollowsFromAProblemIsNotTold()
{
    // Nothing can be said about the contract's ends or the state of charge.
    const auto read = readScenario(R"({"format": "peergrid-scenario", "version": 1, "hours": 2,
      "peers": [{"ID": "1", "storage": {"capacity": "10", "power": 1, "initial": 5},
        "role": "boss", "generation": {"maximum": "5", "minimum": 6},
        "shiftable_demand": [{"energy": 9, "power": 1, "from_hour": -1, "to_hour": 2}]}, 7],
      "contracts": [{"id": "A", "seller": {"peer": "1"}, "buyer": {"peer": "2"},
        "no_trade": true}]})");
    QVERIFY(!read);
    std::set<std::string> places;
    for (const Issue &issue : read.error())
        places.insert(issue.place);
    const std::set<std::string> expected{"/peers/0/id",
                                         "/peers/0/role",
                                         "/peers/0/generation/maximum",
                                         "/peers/0/shiftable_demand/0/from_hour",
                                         "/peers/0/storage/capacity",
                                         "/peers/1"};
    QVERIFY2(places == expected, describe(read.error()).c_str());
}

void TestBadFiles::tableProblemsTellFileRowAndColumn_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("found");
    const QString load = "/peers/0/load";
    QTest::newRow("missing") << "none.csv" << QByteArray("a\n1\n2\n") << load << "no such file";
    QTest::newRow("text") << "t.csv" << QByteArray("hour,a\n1,5\n2,six\n")
                          << "row 3, column a; " + load << "\"six\"";
    QTest::newRow("empty cell") << "t.csv" << QByteArray("a,b\n1,1\n,1\n")
                                << "row 3, column a; " + load << "empty";
    QTest::newRow("hours out of order") << "t.csv" << QByteArray("hour,a\n2,5\n1,6\n")
                                        << "row 2, column hour; " + load << "\"2\" is not hour 1";
    QTest::newRow("no such column")
        << "t.csv" << QByteArray("hour,b\n1,5\n2,6\n") << load << "no column \"a\"";
    QTest::newRow("an hour too few") << "t.csv" << QByteArray("hour,a\n1,5\n") << load << "1 value";
    QTest::newRow("negative") << "t.csv" << QByteArray("hour,a\n1,5\n2,-6\n") << load
                              << "-6 is too small in t.csv, column a";
    QTest::newRow("absolute path") << "/etc/passwd" << QByteArray() << load << "\"/etc/passwd\"";
    QTest::newRow("up and out") << "x/../../t.csv" << QByteArray() << load << "\"x/../../t.csv\"";
    QTest::newRow("drive") << "c:t.csv" << QByteArray() << load << "\"c:t.csv\"";
    QTest::newRow("no name") << "" << QByteArray() << load << "\"\"";
}

void TestBadFiles::tableProblemsTellFileRowAndColumn()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, table);
    QFETCH(QString, place);
    QFETCH(QString, found);
    const QTemporaryDir folder;
    std::ofstream(folder.filePath("t.csv").toStdString(), std::ios::binary) << table.toStdString();
    const auto read =
        readScenario(peer("\"load\": {\"csv\": \"" + file.toStdString() + "\", \"column\": \"a\"}"),
                     folder.path().toStdString());
    QVERIFY(!read);
    QVERIFY2(read.error().size() == 1, describe(read.error()).c_str());
    const Issue &issue = read.error()[0];
    QCOMPARE(q(issue.place), place);
    QCOMPARE(q(issue.object), QString("peer 1 \"P1\""));
    QVERIFY2(q(issue.found).contains(found), describe(issue).c_str());
    QVERIFY2(!issue.allowed.empty() && !issue.remedy.empty(), describe(issue).c_str());
    if (place.startsWith("row"))
        QCOMPARE(q(issue.file), folder.filePath("t.csv"));
}

void TestBadFiles::pipeInPlaceOfATableIsRefused()
{
    const QTemporaryDir folder;
    QCOMPARE(::mkfifo(folder.filePath("t.csv").toLocal8Bit().constData(), 0600), 0);
    const auto read = readScenario(peer(R"("load": {"csv": "t.csv", "column": "a"})"),
                                   folder.path().toStdString());
    QVERIFY(!read);
    QCOMPARE(q(read.error()[0].file), folder.filePath("t.csv"));
}

void TestBadFiles::cleanupTestCase()
{
    test::report("R23", std::to_string(m_files) +
                            " bad files told by place, value, what is allowed and remedy");
}

QTEST_APPLESS_MAIN(TestBadFiles)
#include "tst_badfiles.moc"
