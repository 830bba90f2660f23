// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/outcomefile.h"
#include "tests/support/flownetworks.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <sstream>

using namespace peergrid;
using nlohmann::json;
using nlohmann::ordered_json;

namespace
{

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string written(const Market &market, const Outcome &outcome, HourRange hours = {0, 0})
{
    return outcomeJson(market, outcome, summarise(market, outcome, hours), hours);
}

json read(const Market &market, const Outcome &outcome, HourRange hours = {0, 0})
{
    return json::parse(written(market, outcome, hours));
}

std::vector<std::string> keys(const ordered_json &object)
{
    std::vector<std::string> result;
    for (const auto &[key, value] : object.items())
        result.push_back(key);
    return result;
}

std::vector<std::string> lines(const std::string &text)
{
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        result.push_back(line);
    return result;
}

std::string outcomeCsv(const Market &market, const Outcome &outcome, HourRange hours)
{
    const OutcomeCsv csv(market);
    std::string text = OutcomeCsv::header();
    for (std::size_t t = hours.first; t <= hours.last; ++t)
        text += csv.rows(outcome.hours[t], t);
    return text;
}

} // namespace

class TestOutcomeFile : public QObject
{
    Q_OBJECT

  private slots:
    void jsonHoldsTheResult()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const json file = read(market, test::fivePeersSolved(Design::Hybrid));

        QCOMPARE(file["status"].get<std::string>(), "solved");
        QCOMPARE(file["objective"]["published"].get<double>(), 28.456);
        QCOMPARE(file["hours"].size(), 1u);
        const json &hour = file["hours"][0];
        QCOMPARE(hour["hour"].get<int>(), 1);
        QCOMPARE(hour["status"].get<std::string>(), "solved");
        QCOMPARE(hour["objective"]["published"].get<double>(), 28.456);
        QCOMPARE(hour["peers"]["3"]["generation"].get<double>(), 110.0);
        QCOMPARE(hour["peers"]["3"]["own_use"].get<double>(), 50.0);
        QCOMPARE(hour["peers"]["2"]["marginal_price"], json::parse("[0.1176, 0.1176]"));
        QCOMPARE(file["totals"]["load"].get<double>(), 310.0);
        QCOMPARE(file["totals"]["communities"]["3"]["load"].get<double>(), 260.0);
        QCOMPARE(file["totals"]["peers"]["2"]["self_sufficiency"].get<double>(), 0.75);
        QCOMPARE(file["totals"]["fairness"]["jain"].get<double>(), 1.0);
    }

    void billsAddUpInTheFile()
    {
        const Market market = test::fivePeers(Design::FullP2P);
        const json file = read(market, test::fivePeersSolved(Design::FullP2P));
        double paid = 0, earned = 0, fees = 0;
        for (const json &bill : file["bills"]) {
            paid += bill["paid"].get<double>();
            earned += bill["earned"].get<double>();
            fees += bill["fees"].get<double>();
            QCOMPARE(bill["net"].get<double>(),
                     bill["paid"].get<double>() - bill["earned"].get<double>());
        }
        QVERIFY(std::abs(paid - earned - fees) < 1e-9);
        QCOMPARE(file["totals"]["fees"].get<double>(), fees);
        QVERIFY(file["bills"]["2"]["savings"].is_null()); // no baseline
    }

    void numbersReadBackToTheSameBits()
    {
        std::mt19937 random(8);
        const auto [market, outcome] = test::randomNetwork(random);
        const Summary summary = summarise(market, outcome, {0, 0});
        const json file = json::parse(outcomeJson(market, outcome, summary, {0, 0}));
        for (std::size_t n = 0; n < market.peers.size(); ++n) {
            const std::string &id = market.peers[n].id.value;
            const json &peer = file["hours"][0]["peers"][id];
            QVERIFY(peer["sold"].get<double>() == outcome.hours[0].peers[n].sold);
            QVERIFY(peer["own_use"].get<double>() == outcome.hours[0].peers[n].ownUse);
            QVERIFY(file["bills"][id]["paid"].get<double>() == summary.peers[n].bill.paid);
        }
    }

    void keysComeInOneOrder()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const auto file =
            ordered_json::parse(written(market, test::fivePeersSolved(Design::Hybrid)));
        using Keys = std::vector<std::string>;
        QCOMPARE(keys(file), (Keys{"status", "objective", "hours", "bills", "totals"}));
        QCOMPARE(keys(file["hours"][0]),
                 (Keys{"hour", "status", "objective", "peers", "shortfalls"}));
        QCOMPARE(keys(file["hours"][0]["peers"]), (Keys{"1", "2", "3", "4", "5"}));
        QCOMPARE(keys(file["hours"][0]["peers"]["1"]),
                 (Keys{"generation", "bought", "sold", "fed_in", "own_use", "flexible", "shifted",
                       "charge", "discharge", "state_of_charge", "unserved", "surplus",
                       "marginal_price"}));
        QCOMPARE(keys(file["bills"]["1"]),
                 (Keys{"paid", "earned", "fees", "network_fees", "manager_fees", "net",
                       "generation_cost", "wear", "cost", "savings"}));
    }

    void whatIsNotANumberIsNull()
    {
        Market market = test::fivePeers(Design::Hybrid);
        Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        outcome.hours[0].peers[1].marginalPrice = {-infinity, infinity};
        outcome.hours[0].peers[3].marginalPrice = {0.1, std::nan("")};
        outcome.hours[0].peers[0].sold = -0.0;
        const std::string text = written(market, outcome);
        const json file = json::parse(text);
        QCOMPARE(file["hours"][0]["peers"]["2"]["marginal_price"], json::parse("[null, null]"));
        QCOMPARE(file["hours"][0]["peers"]["4"]["marginal_price"], json::parse("[0.1, null]"));
        QVERIFY(text.find("inf") == std::string::npos);
        QVERIFY(text.find("nan") == std::string::npos);
        QVERIFY(text.find("-0,") == std::string::npos);
        const std::string csv = outcomeCsv(market, outcome, {0, 0});
        QCOMPARE(lines(csv)[2].substr(lines(csv)[2].size() - 2), std::string(",,"));
    }

    void idsMayHoldAnything()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.peers[1].id = PeerId("a\"b\\c\n\x01 ü {},");
        market.peers[3].id = PeerId("\xff\xfe"); // not UTF-8
        market.communities[2].id = CommunityId("\"");
        for (const std::size_t n : {1, 3, 4})
            market.peers[n].community = market.communities[2].id;
        const json file = read(market, test::fivePeersSolved(Design::Hybrid));
        QCOMPARE(file["hours"][0]["peers"]["a\"b\\c\n\x01 ü {},"]["bought"].get<double>(), 140.0);
        QVERIFY(file["totals"]["communities"].contains("\""));
        QCOMPARE(file["bills"].size(), 5u);
    }

    void shortfallsNamePeersAndTheCut()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        outcome.status = Outcome::Status::NotAllServed;
        outcome.hours[0].status = HourOutcome::Status::NotAllServed;
        Shortfall cut;
        cut.energy = 50;
        cut.peers = {1, 3};
        cut.sellers = {4};
        cut.needed = 240;
        cut.available = 190;
        cut.sentence = "\"P2\" and P4 need 240 kWh";
        outcome.hours[0].shortfalls = {cut, cut};
        const json file = read(market, outcome);
        QCOMPARE(file["status"].get<std::string>(), "not-all-served");
        QCOMPARE(file["hours"][0]["status"].get<std::string>(), "not-all-served");
        QCOMPARE(file["hours"][0]["shortfalls"].size(), 2u);
        const json &found = file["hours"][0]["shortfalls"][1];
        QCOMPARE(found["kind"].get<std::string>(), "unserved");
        QCOMPARE(found["energy"].get<double>(), 50.0);
        QCOMPARE(found["peers"], json::parse(R"(["2", "4"])"));
        QCOMPARE(found["reachable"], json::parse(R"(["5"])"));
        QCOMPARE(found["sentence"].get<std::string>(), "\"P2\" and P4 need 240 kWh");
    }

    void hoursThatWereNotSolvedSaySo()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.hours = 3;
        const Outcome one = test::fivePeersSolved(Design::Hybrid);
        const Outcome outcome{Outcome::Status::Cancelled,
                              {one.hours[0], one.hours[0], HourOutcome{}}};
        const json file = read(market, outcome, {1, 2});
        QCOMPARE(file["status"].get<std::string>(), "cancelled");
        QCOMPARE(file["hours"].size(), 2u);
        QCOMPARE(file["hours"][0]["hour"].get<int>(), 2);
        QCOMPARE(file["hours"][1]["hour"].get<int>(), 3);
        QCOMPARE(file["hours"][1]["status"].get<std::string>(), "not-solved");
        QVERIFY(file["hours"][1]["objective"].is_null());
        QVERIFY(file["hours"][1]["peers"].empty());
        const auto csv = lines(outcomeCsv(market, outcome, {1, 2}));
        QCOMPARE(csv.size(), 6u); // a header and the five peers of hour 2
        QVERIFY(csv[1].starts_with("2,1,P1,"));
    }

    void whoIsWorseOffIsListedById()
    {
        const Market market = test::fivePeers(Design::Hybrid);
        const Outcome outcome = test::fivePeersSolved(Design::Hybrid);
        Summary summary = summarise(market, outcome, {0, 0});
        summary.worseOff = {2, 4};
        const json file = json::parse(outcomeJson(market, outcome, summary, {0, 0}));
        QCOMPARE(file["totals"]["worse_off"], json::parse(R"(["3", "5"])"));
    }

    void csvIsTidy()
    {
        Market market = test::fivePeers(Design::Hybrid);
        market.peers[2].name = "a, \"b\"\nc";
        const std::string csv = outcomeCsv(market, test::fivePeersSolved(Design::Hybrid), {0, 0});
        const auto rows = lines(csv);
        QVERIFY(rows[0].starts_with("hour,peer,name,load_kwh,generation_kwh,bought_kwh,sold_kwh,"));
        QVERIFY(rows[0].ends_with(",marginal_price_low_per_kwh,marginal_price_high_per_kwh"));
        QCOMPARE(rows[2], "1,2,P2,140,0,140,0,0,0,0,0,0,0,0,0,0,0.1176,0.1176");
        QVERIFY(csv.find("\n1,3,\"a, \"\"b\"\"\nc\",50,110,0,60,0,50,") != std::string::npos);
    }

    void aMarketWithoutPeersIsStillAFile()
    {
        Market market;
        market.hours = 1;
        HourOutcome hour;
        hour.status = HourOutcome::Status::Solved;
        const json file = read(market, {Outcome::Status::Solved, {hour}});
        QVERIFY(file["hours"][0]["peers"].empty());
        QVERIFY(file["totals"]["self_sufficiency"].is_null());
    }
};

QTEST_APPLESS_MAIN(TestOutcomeFile)
#include "tst_outcomefile.moc"
