// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"
#include "tests/support/figures.h"
#include "tests/support/randomscenario.h"

#include <QtTest>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using namespace peergrid;
using Json = nlohmann::json;

namespace
{

class SchemaOracle
{
  public:
    SchemaOracle()
        : m_json(Json::parse(scenarioSchema()))
    {
        const valijson::adapters::NlohmannJsonAdapter adapter(m_json);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, m_schema);
    }

    bool accepts(const Json &document) const
    {
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        const valijson::adapters::NlohmannJsonAdapter adapter(document);
        return validator.validate(m_schema, adapter, nullptr);
    }

    const Json &json() const { return m_json; }

  private:
    Json m_json;
    valijson::Schema m_schema;
};

Json document(const std::string &members)
{
    return Json::parse(R"({"format": "peergrid-scenario", "version": 1, "hours": 2, )" + members +
                       "}");
}

/// A scenario with everything a schema says something about.
Json fullDocument()
{
    return document(R"("name": "N", "description": "D", "currency": "$", "design": "hybrid",
      "objective": "least-cost", "look_ahead": 2,
      "peers": [
        {"id": "g", "role": ["producer", "producer"], "main_grid": true, "feed_in_tariff": 0.1,
         "emission_factor": 0.4},
        {"id": "1", "name": "P", "role": "prosumer", "community": "c",
         "generation": {"minimum": 1, "maximum": [5, 6], "availability": 0.5, "cost": 0.1},
         "load": 2, "network_fee": [0.1, 0.2],
         "flexible_demand": [{"energy": 1, "highest_price": 0.3}],
         "shiftable_demand": [{"energy": 3, "power": 2, "from_hour": 1, "to_hour": 2}],
         "storage": {"capacity": 10, "power": 4, "charge_efficiency": 0.9,
           "discharge_efficiency": 0.9, "least": 1, "initial": 2, "wear_cost": 0.1,
           "end_rule": "free", "operation": "optimised", "tendency": [1, -1]},
         "position": [1, -2]}],
      "communities": [{"id": "c", "name": "C", "manager_fee": 0.01, "colour": "#0072b2",
        "box": [0, -5, 10, 10], "collapsed": false}],
      "contracts": [{"id": "A", "name": "N", "seller": {"community": "c"}, "buyer": {"peer": "g"},
        "fixed_price": [0.1, 0.2], "energy_cap": 5, "hours": [[1, 2]]}])");
}

/// Replaces one value somewhere in a document by another, or removes it. What comes out is valid
/// or not by its own structure alone: values are such that no cross reference is touched.
Json mutated(Json json, std::mt19937_64 &engine)
{
    static const Json values = Json::parse(R"([null, true, false, -1, 0, 0.5, 1, 1.5, 9000, 2e9,
        "", "x", "producer", "#12345g", [], [1], [1, 2], [0.5, -1], ["producer", "consumer"], {},
        {"peer": "1"}, {"peer": "1", "community": "c"}, [{}], [[1, 2]], [[0, 2]], [[2]]])");
    Json *at = &json;
    while (true) {
        const bool goesOn =
            at->is_structured() && !at->empty() && (at == &json || engine() % 4 != 0);
        if (!goesOn)
            break;
        auto item = at->begin();
        std::advance(item, static_cast<std::ptrdiff_t>(engine() % at->size()));
        if (at->is_object() && engine() % 12 == 0) {
            at->erase(item);
            return json;
        }
        at = &*item;
    }
    *at = values[engine() % values.size()];
    return json;
}

/// Whether the reader refuses only what a schema cannot express: what refers to other members.
bool isBeyondSchema(const Issues &issues)
{
    static const std::vector<std::string> relations{
        "the profile has",       "is also the id of",     "there is no",
        "is above the maximum",  "is above the capacity", "initial state of charge is",
        "do not fit into",       "reach past the last",   "end before they begin",
        "a second main grid",    "is also the seller",    "holds between the same two",
        "leads to a state",      "than the power allows", "the last hour leaves",
        "look ahead no further",
    };
    const auto isRelation = [](const Issue &issue) {
        const std::string text = issue.found + issue.remedy;
        const bool isEmpty = text.find("\"\"") != std::string::npos ||
                             text.find("the profile has 0") != std::string::npos;
        return !isEmpty && std::any_of(relations.begin(), relations.end(), [&](const auto &part) {
            return text.find(part) != std::string::npos;
        });
    };
    return std::all_of(issues.begin(), issues.end(), [&](const Issue &issue) {
        return issue.severity == Issue::Severity::Warning || isRelation(issue);
    });
}

void addMembers(std::set<std::string> &names, const Json &schema)
{
    if (schema.is_object() && schema.contains("properties")) {
        for (const auto &[name, member] : schema["properties"].items())
            names.insert(name);
    }
    if (schema.is_structured()) {
        for (const Json &part : schema)
            addMembers(names, part);
    }
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

  private slots:
    void isThePublishedFile();
    void acceptsAndRefusesWhatTheReaderDoes_data();
    void acceptsAndRefusesWhatTheReaderDoes();
    void acceptsWhatIsWritten();
    void agreesWithTheReaderOnMutatedFiles();
    void everyMemberIsDescribed();

  private:
    SchemaOracle m_schema;
};

void TestSchema::isThePublishedFile()
{
    std::ifstream file(std::string(PEERGRID_SOURCE_DIR) + "/resources/scenario.schema.json");
    std::stringstream text;
    text << file.rdbuf();
    QCOMPARE(std::string(scenarioSchema()), text.str());
    QCOMPARE(m_schema.json().at("$schema").get<std::string>(),
             "http://json-schema.org/draft-07/schema#");
}

void TestSchema::acceptsAndRefusesWhatTheReaderDoes_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value"); // empty: removed
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *pointer, const char *value, bool isRight) {
        QTest::addRow("%s = %s", pointer, value) << pointer << value << isRight;
    };
    row("/name", "\"\"", true);
    row("/name", "1", false);
    row("/format", "\"other\"", false);
    row("/format", "", false);
    row("/version", "", false);
    row("/version", "2", false);
    row("/hours", "0", false);
    row("/hours", "1.5", false);
    row("/hours", "8761", false);
    row("/hours", "\"2\"", false);
    row("/design", "\"full-p2p\"", true);
    row("/design", "\"Hybrid\"", false);
    row("/objective", "\"published\"", true);
    row("/look_ahead", "0", false);
    row("/look_ahead", "", true);
    row("/anything", "{\"else\": [1]}", true);
    row("/peers", "{}", false);
    row("/peers/1/id", "\"\"", false);
    row("/peers/1/id", "7", false);
    row("/peers/1/id", "", false);
    row("/peers/1/role", "\"boss\"", false);
    row("/peers/1/role", "[\"consumer\", \"prosumer\"]", true);
    row("/peers/1/role", "[\"consumer\", 1]", false);
    row("/peers/1/role", "", true);
    row("/peers/0/role", "\"producer\"", true);
    row("/peers/0/role", "\"prosumer\"", false);
    row("/peers/0/role", "[\"producer\", \"consumer\"]", false);
    row("/peers/0/role", "", false);
    row("/peers/0/main_grid", "1", false);
    row("/peers/0/main_grid", "false", false); // it has a tariff
    row("/peers/1/feed_in_tariff", "0.1", false);
    row("/peers/1/main_grid", "false", true);
    row("/peers/1/community", "1", false);
    row("/peers/1/community", "\"\"", false);
    row("/peers/1/load", "-1", false);
    row("/peers/1/load", "1e10", false);
    row("/peers/1/load", "[1, -1]", false);
    row("/peers/1/load", "[1, \"2\"]", false);
    row("/peers/1/load", "[]", false);
    row("/peers/1/load", "true", false);
    row("/peers/1/load", "{\"csv\": \"../up.csv\", \"column\": \"a\"}", false);
    row("/peers/1/load", "{\"csv\": \"a/../../up.csv\", \"column\": \"a\"}", false);
    row("/peers/1/load", "{\"csv\": \"/etc/up.csv\", \"column\": \"a\"}", false);
    row("/peers/1/load", "{\"csv\": \"c:up.csv\", \"column\": \"a\"}", false);
    row("/peers/1/load", "{\"csv\": \"a\\\\up.csv\", \"column\": \"a\"}", false);
    row("/peers/1/load", "{\"csv\": \"\", \"column\": \"a\"}", false);
    row("/peers/1/load", "{\"csv\": \"version-1.csv\"}", false);
    row("/peers/1/load", "{\"csv\": \"schema.csv\", \"column\": \"p4\"}", true);
    row("/peers/1/load", "{\"csv\": \"./schema.csv\", \"column\": \"p4\"}", true);
    row("/peers/1/generation", "[]", false);
    row("/peers/1/generation/minimum", "0", true);
    row("/peers/1/generation/minimum", "-1", false);
    row("/peers/1/generation/maximum", "2e9", false);
    row("/peers/1/generation/availability", "1.5", false);
    row("/peers/1/generation/cost", "2e6", false);
    row("/peers/1/network_fee", "1e6", true);
    row("/peers/1/network_fee", "1e7", false);
    row("/peers/1/flexible_demand", "[]", true);
    row("/peers/1/flexible_demand/0/energy", "", false);
    row("/peers/1/flexible_demand/0/highest_price", "-1", false);
    row("/peers/1/shiftable_demand/0/power", "\"7\"", false);
    row("/peers/1/shiftable_demand/0/from_hour", "0", false);
    row("/peers/1/shiftable_demand/0/to_hour", "", false);
    row("/peers/1/storage", "null", false);
    row("/peers/1/storage/capacity", "", false);
    row("/peers/1/storage/power", "-1", false);
    row("/peers/1/storage/charge_efficiency", "0", false);
    row("/peers/1/storage/charge_efficiency", "1.1", false);
    row("/peers/1/storage/wear_cost", "-1", false);
    row("/peers/1/storage/end_rule", "\"no-lower-than-initial\"", true);
    row("/peers/1/storage/end_rule", "\"never\"", false);
    row("/peers/1/storage/operation", "\"self-consumption\"", true);
    row("/peers/1/storage/operation", "null", false);
    row("/peers/1/storage/tendency", "-2e9", false);
    row("/peers/0/emission_factor", "2000", false);
    row("/peers/1/position", "[1]", false);
    row("/peers/1/position", "[1, 2e6]", false);
    row("/communities/0/id", "", false);
    row("/communities/0/manager_fee", "-1", false);
    row("/communities/0/colour", "\"red\"", false);
    row("/communities/0/colour", "\"#AbCdEf\"", true);
    row("/communities/0/box", "[0, 0, -1, 1]", false);
    row("/communities/0/box", "[0, 0, 1]", false);
    row("/communities/0/collapsed", "\"yes\"", false);
    row("/contracts/0/seller", "{}", false);
    row("/contracts/0/seller", "{\"peer\": \"1\", \"community\": \"c\"}", false);
    row("/contracts/0/seller", "\"1\"", false);
    row("/contracts/0/buyer", "", false);
    row("/contracts/0/fixed_price", "", false);
    row("/contracts/0/fixed_price", "-1", false);
    row("/contracts/0/no_trade", "true", false); // it has a price
    row("/contracts/0/network_fee_factor", "0.2", false);
    row("/contracts/0/energy_cap", "-1", false);
    row("/contracts/0/hours", "[[1]]", false);
    row("/contracts/0/hours", "[[0, 1]]", false);
    row("/contracts/0/hours", "[]", true);
}

void TestSchema::acceptsAndRefusesWhatTheReaderDoes()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(bool, isRight);
    Json changed = fullDocument();
    const Json::json_pointer place(pointer.toStdString());
    if (value.isEmpty())
        changed.at(place.parent_pointer()).erase(place.back());
    else
        changed[place] = Json::parse(value.toStdString());
    const auto read =
        readScenario(changed.dump(), std::string(PEERGRID_SOURCE_DIR) + "/tests/core/data");
    QVERIFY2(read.has_value() == isRight,
             read ? "the reader takes it" : describe(read.error()).c_str());
    QCOMPARE(m_schema.accepts(changed), isRight);
}

void TestSchema::acceptsWhatIsWritten()
{
    QVERIFY(m_schema.accepts(fullDocument()));
    const int count = test::figure(100, 1000);
    for (int seed = 0; seed < count; ++seed) {
        const std::string text =
            writeScenario(test::randomScenario(static_cast<std::uint64_t>(seed)));
        QVERIFY2(m_schema.accepts(Json::parse(text)), std::to_string(seed).c_str());
    }
}

void TestSchema::agreesWithTheReaderOnMutatedFiles()
{
    const int count = test::figure(2000, 100'000);
    std::mt19937_64 engine(1);
    int accepted = 0;
    int beyond = 0;
    for (int i = 0; i < count; ++i) {
        const Json changed = mutated(fullDocument(), engine);
        const std::string text = changed.dump();
        const auto read = readScenario(text);
        const bool isAccepted = m_schema.accepts(changed);
        if (read) {
            QVERIFY2(isAccepted, text.c_str());
            ++accepted;
        } else {
            const std::string issues = describe(read.error()) + "\n" + text;
            QVERIFY2(isAccepted == isBeyondSchema(read.error()), issues.c_str());
            beyond += isAccepted ? 1 : 0;
        }
    }
    QVERIFY(accepted > count / 10 && accepted < count / 2);
    test::report("schema", std::to_string(count) + " mutated scenarios: schema and reader agree (" +
                               std::to_string(accepted) + " right, " + std::to_string(beyond) +
                               " wrong in what a schema cannot say)");
}

void TestSchema::everyMemberIsDescribed()
{
    std::set<std::string> names;
    addMembers(names, m_schema.json());
    QVERIFY(names.size() > 40);
    // Each member of the schema is written in some scenario, and no other.
    std::set<std::string> written;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Scenario scenario = test::randomScenario(seed);
        scenario.unknown.clear();
        const Json json = Json::parse(writeScenario(scenario));
        std::vector<const Json *> open{&json};
        while (!open.empty()) {
            const Json &next = *open.back();
            open.pop_back();
            if (next.is_object()) {
                for (const auto &[name, value] : next.items())
                    written.insert(name);
            }
            if (next.is_structured()) {
                for (const Json &value : next)
                    open.push_back(&value);
            }
        }
    }
    QVERIFY(written == names);
}

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
