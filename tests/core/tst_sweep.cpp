// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sampling.h"
#include "core/sweeprecord.h"
#include "core/sweeprow.h"
#include "core/sweepstudy.h"
#include "core/validate.h"
#include "tests/support/sweepday.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace peergrid;
using peergrid::test::day;

namespace
{

const Sampling ten{10, 1};

Result<SweepPlan> planOf(const std::vector<std::string> &texts, const Sampling &sampling = ten,
                         Combine combine = Combine::Crossed, const Market &market = day().market)
{
    std::vector<Variation> variations;
    for (const std::string &text : texts) {
        auto variation = readVariation(text, sampling);
        if (!variation)
            return tl::unexpected(variation.error());
        variations.push_back(*variation);
    }
    return SweepPlan::make(market, variations, combine);
}

/// Every variant's values.
std::vector<std::vector<double>> allValues(const SweepPlan &plan)
{
    std::vector<std::vector<double>> values;
    for (std::size_t k = 0; k < plan.size(); ++k)
        values.push_back(plan.values(k));
    return values;
}

std::vector<double> column(const SweepPlan &plan, std::size_t place)
{
    std::vector<double> values;
    for (std::size_t k = 0; k < plan.size(); ++k)
        values.push_back(plan.values(k)[place]);
    return values;
}

std::vector<double> valuesOf(const std::string &text, const Sampling &sampling = ten)
{
    return readVariation(std::string("peers.6.generation.cost=").append(text), sampling)
        .value()
        .values;
}

/// What is said of variations that mean nothing.
QString refusal(const Result<SweepPlan> &plan)
{
    return plan ? QString() : QString::fromStdString(describe(plan.error()));
}

Peer &peer(Market &market, const char *id)
{
    for (Peer &peer : market.peers) {
        if (peer.id == PeerId(id))
            return peer;
    }
    throw std::runtime_error(id);
}

} // namespace

class TestSweep : public QObject
{
    Q_OBJECT

  private slots:
    void aGridHasBothEndsAndDecimalSteps();
    void aListIsAsWritten();
    void crossedTheLastChangesFastest();
    void pairedGoTogether();
    void samplesChangeTogetherAndAreCrossed();
    void oneAtATimeTheOthersStayAsTheyAre();
    void aStudyIsWrittenAsACommand();
    void eachStratumIsHitOnce();
    void aSeedGivesTheSameEverywhere();
    void aQuantityKeepsItsSamples();
    void aNumberChangesItsQuantityAlone_data();
    void aNumberChangesItsQuantityAlone();
    void aFactorTimesEveryHour();
    void everyoneMeansAllThatHaveIt();
    void idsMayHoldPoints();
    void whatMeansNothingIsRefused_data();
    void whatMeansNothingIsRefused();
    void pairsOfDifferentLengthAreRefused();
    void aVariantThatIsNoMarketIsNamed();
    void rowsAreWhatSolvingGives();
    void onlyTheSameSweepGoesOn();
    void recordsOfBeforeAreRead();
    void aTableCountsByItsValues();
};

void TestSweep::aGridHasBothEndsAndDecimalSteps()
{
    const auto values = valuesOf("0.03:0.07:41");
    QCOMPARE(values.size(), std::size_t(41));
    for (int i = 0; i < 41; ++i) // to the last bit
        QVERIFY(values[static_cast<std::size_t>(i)] ==
                QString::number(30 + i).prepend("0.0").toDouble());
    QCOMPARE(valuesOf("1:0:3"), (std::vector{1.0, 0.5, 0.0}));
    QCOMPARE(valuesOf("0.1:0.1:1"), std::vector{0.1});
    QCOMPARE(valuesOf("-1e308:1e308:2"), (std::vector{-1e308, 1e308}));
}

void TestSweep::aListIsAsWritten()
{
    QCOMPARE(valuesOf("0.07,0.03, 0.05"), (std::vector{0.07, 0.03, 0.05}));
    const auto factors = readVariation("peers.4.load=x0.5,x2", {});
    QVERIFY(factors->isFactor);
    QCOMPARE(factors->values, (std::vector{0.5, 2.0}));
}

void TestSweep::crossedTheLastChangesFastest()
{
    const auto plan = planOf({"peers.6.generation.cost=1,2", "peers.4.load=x3:x5:3"});
    QVERIFY2(plan, qPrintable(refusal(plan)));
    QCOMPARE(plan->names(),
             (std::vector<std::string>{"peers.6.generation.cost", "peers.4.load.factor"}));
    QCOMPARE(allValues(*plan),
             (std::vector<std::vector<double>>{{1, 3}, {1, 4}, {1, 5}, {2, 3}, {2, 4}, {2, 5}}));
}

void TestSweep::pairedGoTogether()
{
    const auto plan =
        planOf({"peers.6.generation.cost=1,2", "peers.4.load=x3:x5:2"}, ten, Combine::Paired);
    QVERIFY2(plan, qPrintable(refusal(plan)));
    QCOMPARE(allValues(*plan), (std::vector<std::vector<double>>{{1, 3}, {2, 5}}));
}

void TestSweep::oneAtATimeTheOthersStayAsTheyAre()
{
    const auto plan =
        planOf({"peers.6.generation.cost=1,2", "peers.4.load=x3:x5:3"}, ten, Combine::OneAtATime);
    QVERIFY2(plan, qPrintable(refusal(plan)));
    QCOMPARE(plan->size(), std::size_t(6));
    QVERIFY(plan->variant(0) == day().market);
    const auto alone = [](const char *text) { return planOf({text})->variant(0); };
    QVERIFY(plan->variant(1) == alone("peers.6.generation.cost=1"));
    QVERIFY(plan->variant(2) == alone("peers.6.generation.cost=2"));
    QVERIFY(plan->variant(3) == alone("peers.4.load=x3"));
    QVERIFY(plan->variant(5) == alone("peers.4.load=x5"));
    const std::vector<std::optional<std::size_t>> changed{{}, 0, 0, 1, 1, 1};
    for (std::size_t k = 0; k < plan->size(); ++k) {
        QVERIFY(plan->changedAlone(k) == changed[k]);
        for (std::size_t n = 0; n < 2; ++n)
            QCOMPARE(std::isnan(plan->values(k)[n]), changed[k] != n);
    }
    QCOMPARE(plan->values(4)[1], 4.0);
    QCOMPARE(plan->label(0), std::string("variant 1 (nothing changed)"));
    QCOMPARE(plan->label(4), std::string("variant 5 (peers.4.load = x4)"));

    const SweepTable table(*plan);
    const SweepRow row{4, true, {}};
    QCOMPARE(table.csvRow(row, plan->values(4)), std::string("5,,4,solved\n"));
}

void TestSweep::aStudyIsWrittenAsACommand()
{
    SweepStudy study;
    study.variations = {"peers.6.generation.cost=0.03:0.07:41", "peers.*.load=lhs(x0.5:x2)"};
    QCOMPARE(commandText(study, "my day.peergrid", "costs.csv"),
             std::string("peergrid-cli sweep 'my day.peergrid' --vary "
                         "peers.6.generation.cost=0.03:0.07:41 --vary "
                         "'peers.*.load=lhs(x0.5:x2)' --to costs.csv"));
    study.variations = {"peers.it's.load=x1,x2"};
    study.combine = Combine::OneAtATime;
    study.sampling = {100, 7};
    study.withPeers = true;
    QCOMPARE(commandText(study, "-day.peergrid", "a.sqlite"),
             std::string("peergrid-cli sweep ./-day.peergrid --vary 'peers.it'\\''s.load=x1,x2' "
                         "--one-at-a-time --samples 100 --seed 7 --peers --to a.sqlite"));
}

void TestSweep::samplesChangeTogetherAndAreCrossed()
{
    const auto plan = planOf({"peers.6.generation.cost=random(0:1)", "peers.7.generation.cost=1,2",
                              "peers.4.load=lhs(x0:x1)"});
    QVERIFY2(plan, qPrintable(refusal(plan)));
    QCOMPARE(plan->size(), std::size_t(20));
    std::set<std::vector<double>> samples;
    std::set<std::vector<double>> all;
    for (std::size_t k = 0; k < plan->size(); ++k) {
        const auto values = plan->values(k);
        QCOMPARE(values[1], k % 2 == 0 ? 1.0 : 2.0);
        samples.insert({values[0], values[2]});
        all.insert(values);
    }
    QCOMPARE(samples.size(), std::size_t(10));
    QCOMPARE(all.size(), std::size_t(20));
}

void TestSweep::eachStratumIsHitOnce()
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Sampling thousand{1000, seed};
        const auto plan =
            planOf({"peers.6.generation.cost=lhs(2:4)", "peers.4.load=lhs(x2:x4)"}, thousand);
        QVERIFY2(plan, qPrintable(refusal(plan)));
        for (const std::size_t place : {0U, 1U}) {
            std::set<int> strata;
            for (const double value : column(*plan, place)) {
                QVERIFY(2.0 <= value && value < 4.0);
                strata.insert(static_cast<int>((value - 2.0) * 500.0));
            }
            QCOMPARE(strata.size(), std::size_t(1000));
        }
        QVERIFY(column(*plan, 0) != column(*plan, 1)); // each in an order of its own
        QVERIFY(!std::is_sorted(column(*plan, 0).begin(), column(*plan, 0).end()));
    }
}

void TestSweep::aSeedGivesTheSameEverywhere()
{
    // From the published splitmix64: seed 1234567.
    Dice dice(1234567);
    QCOMPARE(dice.next(), std::uint64_t(6457827717110365317ULL));
    QCOMPARE(dice.next(), std::uint64_t(3203168211198807973ULL));
    QCOMPARE(dice.next(), std::uint64_t(9817491932198370423ULL));
    QCOMPARE(valuesOf("random(0:1)"), valuesOf("random(0:1)"));
    QVERIFY(valuesOf("random(0:1)") != valuesOf("random(0:1)", Sampling{10, 2}));
    QVERIFY(valuesOf("lhs(0:1)") != valuesOf("lhs(0:1)", Sampling{10, 2}));
}

void TestSweep::aQuantityKeepsItsSamples()
{
    const auto alone = planOf({"peers.4.load=lhs(x0:x1)"});
    const auto among = planOf({"peers.6.generation.cost=lhs(0:1)", "peers.4.load=lhs(x0:x1)"});
    QCOMPARE(column(*alone, 0), column(*among, 1));
}

void TestSweep::aNumberChangesItsQuantityAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("which");
    QTest::newRow("cost") << "peers.6.generation.cost=0.0625" << 0;
    QTest::newRow("storage") << "peers.3.storage.capacity=50" << 1;
    QTest::newRow("fee of a community") << "communities.1.manager_fee=0.5" << 2;
    QTest::newRow("contract") << "contracts.C.network_fee_factor=0.75" << 3;
}

void TestSweep::aNumberChangesItsQuantityAlone()
{
    QFETCH(QString, text);
    QFETCH(int, which);
    const auto plan = planOf({text.toStdString()});
    QVERIFY2(plan, qPrintable(refusal(plan)));
    Market expected = day().market;
    if (which == 0)
        peer(expected, "6").generation.cost = 0.0625;
    else if (which == 1)
        peer(expected, "3").storage->capacity = 50.0;
    else if (which == 2)
        expected.communities.front().managerFee = 0.5;
    for (Contract &contract : expected.contracts) {
        if (which == 3 && contract.id == ContractId("C"))
            contract.terms = NetworkFeeFactor{0.75};
    }
    QVERIFY(expected != day().market);
    QVERIFY(plan->variant(0) == expected);
}

void TestSweep::aFactorTimesEveryHour()
{
    const auto plan = planOf({"peers.4.load=x0.5,x1"});
    QVERIFY2(plan, qPrintable(refusal(plan)));
    Market half = plan->variant(0);
    for (std::size_t t = 0; t < 24; ++t)
        QCOMPARE(peer(half, "4").load.at(t), day().market.peers[3].load.at(t) * 0.5);
    peer(half, "4").load = day().market.peers[3].load;
    QVERIFY(half == day().market);
    QVERIFY(plan->variant(1) == day().market);
}

void TestSweep::everyoneMeansAllThatHaveIt()
{
    const auto plan = planOf({"peers.*.storage.power=x2", "peers.*.generation.cost=0.5"});
    QVERIFY2(plan, qPrintable(refusal(plan)));
    const Market market = plan->variant(0);
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const Peer &before = day().market.peers[n];
        if (before.storage)
            QCOMPARE(market.peers[n].storage->power, 2.0 * before.storage->power);
        QCOMPARE(market.peers[n].storage.has_value(), before.storage.has_value());
        const bool consumes = before.role.at(0) == Role::Consumer;
        QCOMPARE(market.peers[n].generation.cost.at(0),
                 consumes ? before.generation.cost.at(0) : 0.5);
    }
}

void TestSweep::idsMayHoldPoints()
{
    Market market = day().market;
    market.peers[6].id = PeerId("6.load"); // after 6
    const auto plan = planOf({"peers.6.load.network_fee=0.5"}, ten, Combine::Crossed, market);
    QVERIFY2(plan, qPrintable(refusal(plan)));
    QCOMPARE(plan->variant(0).peers[6].networkFee.at(0), 0.5);
}

void TestSweep::whatMeansNothingIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *text, const char *says) {
        QTest::newRow(text) << text << says;
    };
    row("nothing", "PATH=VALUES");
    row("=1", "PATH=VALUES");
    row("hours=1", "no quantity of a market");
    row("peers.66.load=x1", "no peer \"66\"; the ids are 1, 2, 3");
    row("peers.6=1", "ends before the quantity");
    row("peers.*=1", "ends before the quantity");
    row("peers.6.lod=1", "\"lod\" is no number of a peer; its numbers are generation.minimum");
    row("peers.6.role=1", "\"role\" is no number of a peer");
    row("peers.4.storage.capacity=1", "peer 4 does not have it");
    row("peers.*.emission_factor=1", "no peer has it");
    row("peers.2.generation.maximum=1", "generates nothing");
    row("contracts.C.fixed_price=1", "contract C does not have it");
    row("communities.9.manager_fee=1", "no community \"9\"");
    row("peers.4.load=50", "has a value for each hour");
    row("peers.4.network_fee=x2", "stays 0 by any factor");
    row("peers.6.network_fee=", "no values");
    row("peers.6.network_fee=a", "\"a\" is not a finite number");
    row("peers.6.network_fee=nan", "\"nan\" is not a finite number");
    row("peers.6.network_fee=1e999", "not a finite number");
    row("peers.6.network_fee=1,,2", "\"\" is not a finite number");
    row("peers.6.network_fee=x1,2", "some values are factors");
    row("peers.6.network_fee=1:x2:3", "some values are factors");
    row("peers.6.network_fee=1:2", "\"1:2\" is no range of values");
    row("peers.6.network_fee=1:2:3:4", "no range of values");
    row("peers.6.network_fee=1:2:0", "\"0\" is no number of values");
    row("peers.6.network_fee=1:2:-3", "\"-3\" is no number of values");
    row("peers.6.network_fee=1:2:1.5", "\"1.5\" is no number of values");
    row("peers.6.network_fee=1:2:1", "one value is not both ends");
    row("peers.6.network_fee=lhs(1)", "\"lhs(1)\" is no range");
    row("peers.6.network_fee=lhs(2:1)", "an empty range");
    row("peers.6.network_fee=sobol(1:2)", "\"sobol(1:2)\" is not understood");
    row("peers.6.network_fee=1)", "\"1)\" is not understood");
}

void TestSweep::whatMeansNothingIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const QString message = refusal(planOf({text.toStdString()}));
    QVERIFY2(message.contains(says), qPrintable(message));
    const QString path = text.left(text.lastIndexOf('='));
    QVERIFY2(path.isEmpty() || message.startsWith(path), qPrintable(message));
}

void TestSweep::pairsOfDifferentLengthAreRefused()
{
    const auto uneven =
        planOf({"peers.6.generation.cost=1,2", "peers.4.load=x3:x5:3"}, ten, Combine::Paired);
    QVERIFY2(refusal(uneven).contains("3 values cannot be paired with the 2 of peers.6"),
             qPrintable(refusal(uneven)));
    QVERIFY(refusal(planOf({"peers.4.load=x1", "peers.4.load=x2"})).contains("varied twice"));
    QVERIFY(refusal(planOf({})).contains("nothing is varied"));
    QVERIFY(refusal(planOf({"peers.4.load=lhs(x1:x2)"}, {})).contains("--samples"));
    const auto huge = planOf({"peers.6.generation.cost=0:1:100000", "peers.4.load=x0:x1:100000"});
    QVERIFY(refusal(huge).contains("too many variants"));
}

void TestSweep::aVariantThatIsNoMarketIsNamed()
{
    const auto plan = planOf({"peers.6.generation.cost=0.05,-1", "peers.4.load=x1,x1.5"});
    QVERIFY2(plan, qPrintable(refusal(plan)));
    QVERIFY(plan->check(0).empty());
    const QString said = QString::fromStdString(describe(plan->check(3)));
    QVERIFY2(
        said.startsWith("variant 4 (peers.6.generation.cost = -1, peers.4.load = x1.5): peer 6"),
        qPrintable(said));
    const SweepTable table(*plan);
    const auto row = solveVariant(*plan, table, 3, {});
    QVERIFY(!row);
    QCOMPARE(QString::fromStdString(describe(row.error())).left(9), QString("variant 4"));
}

void TestSweep::rowsAreWhatSolvingGives()
{
    const auto plan = planOf({"peers.6.generation.cost=0.0625"});
    QVERIFY2(plan, qPrintable(refusal(plan)));
    const SweepTable table(*plan, true);
    const auto row = solveVariant(*plan, table, 0, {});
    QVERIFY(row && *row);
    Market market = day().market;
    peer(market, "6").generation.cost = 0.0625;
    const auto solved =
        solveWhole(std::make_shared<const Scenario>(day()), std::make_shared<const Market>(market));
    const Summary &summary = (*solved)->summary;
    const auto figure = [&](const char *name) {
        const auto place = std::find(table.figures().begin(), table.figures().end(), name);
        return (*row)->figures.at(static_cast<std::size_t>(place - table.figures().begin()));
    };
    QCOMPARE(figure("published"), summary.published);
    QCOMPARE(figure("cost"), summary.total.bill.cost());
    QCOMPARE(figure("savings"), *summary.total.savings);
    QCOMPARE(figure("jain"), *summary.fairness.jain);
    QCOMPARE(figure("peers.6.net"), summary.peers[5].bill.net());
    QCOMPARE(figure("peers.17.cost"), summary.peers[16].bill.cost());

    const auto commas = [](const std::string &line) {
        return static_cast<std::size_t>(std::count(line.begin(), line.end(), ','));
    };
    const std::string line = table.csvRow(**row, plan->values(0));
    QCOMPARE(commas(line) + 1, table.columns());
    QCOMPARE(commas(table.csvHeader()) + 1, table.columns());
    QVERIFY(line.starts_with("1,0.0625,solved,"));
    QVERIFY(line.ends_with("\n"));

    std::stop_source stopped;
    stopped.request_stop();
    const auto nothing = solveVariant(*plan, table, 0, stopped.get_token());
    QVERIFY(nothing && !*nothing);
}

void TestSweep::onlyTheSameSweepGoesOn()
{
    const SweepRecord record{"PeerGrid 1",
                             marketPrint(day().market),
                             {"peers.4.load=x1,x2"},
                             Combine::Crossed,
                             0,
                             1,
                             false,
                             2};
    const std::string text = sweepRecordText(record);
    QVERIFY(checkSweepRecord(text, record, "a"));
    const auto differs = [&](auto change) {
        SweepRecord other = record;
        change(other);
        const auto checked = checkSweepRecord(text, other, "a.csv.sweep");
        return checked ? QString() : QString::fromStdString(describe(checked.error()));
    };
    QVERIFY(differs([](SweepRecord &r) { r.seed = 2; }).contains("other samples"));
    QVERIFY(differs([](SweepRecord &r) { r.samples = 2; }).contains("other samples"));
    for (const Combine combine : {Combine::Paired, Combine::OneAtATime})
        QVERIFY(
            differs([&](SweepRecord &r) { r.combine = combine; }).contains("another combination"));
    QVERIFY(differs([](SweepRecord &r) { r.withPeers = true; }).contains("other columns"));
    QVERIFY(differs([](SweepRecord &r) { r.program.clear(); }).contains("another version"));
    QVERIFY(differs([](SweepRecord &r) { r.variations.pop_back(); }).contains("other variations"));
    QVERIFY(differs([](SweepRecord &r) {
                Market market = day().market;
                market.peers[3].load = 1.0;
                r.scenario = marketPrint(market);
            }).contains("other values in the scenario"));
    for (const char *bad : {"", "{", "[]", "{}", "null", "{\"format\": \"peergrid-scenario\"}"})
        QVERIFY(!checkSweepRecord(bad, record, "a"));
}

/// They do not say whether it was one at a time: it was not.
void TestSweep::recordsOfBeforeAreRead()
{
    const SweepRecord record{
        "PeerGrid 1", "0123456789abcdef", {"peers.4.load=x1,x2"}, Combine::Paired, 0, 1, false, 2};
    const std::string before = R"({"format": "peergrid-sweep", "program": "PeerGrid 1",
        "scenario": "0123456789abcdef", "vary": ["peers.4.load=x1,x2"], "paired": true,
        "samples": 0, "seed": 1, "peers": false, "variants": 2})";
    QVERIFY(checkSweepRecord(before, record, "a"));
    SweepRecord other = record;
    other.combine = Combine::OneAtATime;
    QVERIFY(!checkSweepRecord(before, other, "a"));
    QVERIFY(!checkSweepRecord(sweepRecordText(other), record, "a"));
}

void TestSweep::aTableCountsByItsValues()
{
    const auto withLoad = [](double last, const char *column) {
        Market market = day().market;
        std::vector<double> load(24, 1.0);
        load.back() = last;
        market.peers[3].load = Profile(load, TableColumn{"load.csv", column});
        return marketPrint(market);
    };
    QCOMPARE(withLoad(1.0, "a"), withLoad(1.0, "b"));
    QVERIFY(withLoad(1.0, "a") != withLoad(2.0, "a"));
}

QTEST_APPLESS_MAIN(TestSweep)
#include "tst_sweep.moc"
