// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/outcomecheck.h"
#include "tests/support/papercase.h"

#include "core/trades.h"

#include <QtTest>

#include <fstream>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace peergrid;
using namespace peergrid::test;
using nlohmann::json;

/// Every number of tests/expected/paper.json, to the tolerance it names.
class TestPaper : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void cleanupTestCase();
    void givesEveryNumberOfACase_data();
    void givesEveryNumberOfACase();
    void givesTheObjectiveOfAVariant_data();
    void givesTheObjectiveOfAVariant();
    void givesTheDifferencesBetweenCases();

  private:
    void addRows(const char *part);
    void expect(double value, const json &expected, const std::string &what);
    void checkHour(const Market &market, const HourOutcome &hour, const json &expected);
    void checkFlows(const Market &market, const HourOutcome &hour, const json &expected);
    void checkPerPeer(const Market &market, const Outcome &outcome, const json &expected);
    double objectiveOfCase(const std::string &name);

    json m_expected;
    double m_tolerance = 0.0;
    int m_numbers = 0;
    int m_wrong = 0;
};

namespace
{

PaperSettings settingsOf(const json &settings)
{
    const json &ess = settings.at("ess");
    using Ess = PaperSettings::Storage;
    return {settings.at("peers").get<std::string>(), settings.at("communities").get<bool>(),
            settings.at("contracts").get<bool>(), settings.at("hourly").get<bool>(),
            ess.is_string()   ? Ess::Optimised
            : ess.get<bool>() ? Ess::Tendency
                              : Ess::None};
}

double total(const HourOutcome &hour, double PeerHour::*part)
{
    double sum = 0.0;
    for (const PeerHour &peer : hour.peers)
        sum += peer.*part;
    return sum;
}

} // namespace

void TestPaper::initTestCase()
{
    std::ifstream file(PEERGRID_SOURCE_DIR "/tests/expected/paper.json");
    m_expected = json::parse(file);
    m_tolerance = m_expected.at("tolerance").get<double>();
}

void TestPaper::cleanupTestCase()
{
    report("R10", fmt::format("{} numbers of the paper's cases: {} differ by more than {}",
                              m_numbers, m_wrong, m_tolerance));
}

void TestPaper::addRows(const char *part)
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, unused] : m_expected.at(part).items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestPaper::expect(double value, const json &expected, const std::string &what)
{
    ++m_numbers;
    const double wanted = expected.get<double>();
    if (std::abs(value - wanted) <= m_tolerance)
        return;
    ++m_wrong;
    qWarning("%s", fmt::format("{}: {} instead of {}", what, value, wanted).c_str());
}

void TestPaper::checkHour(const Market &market, const HourOutcome &hour, const json &expected)
{
    expect(hour.published, expected.at("objective"), "objective");
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const std::string &id = market.peers[n].id.value;
        expect(hour.peers[n].generation, expected.at("generation").at(id), "generation " + id);
        expect(hour.peers[n].bought, expected.at("import").at(id), "import " + id);
        expect(hour.peers[n].sold, expected.at("export").at(id), "export " + id);
    }
    expect(total(hour, &PeerHour::generation), expected.at("total_generation"), "generation");
    expect(total(hour, &PeerHour::sold), expected.at("total_traded"), "traded");
    if (expected.contains("community_flow"))
        checkFlows(market, hour, expected.at("community_flow"));
}

void TestPaper::checkFlows(const Market &market, const HourOutcome &hour, const json &expected)
{
    std::map<std::string, double> flows;
    for (const auto &[edge, energy] : expected.items())
        flows[edge] = 0.0;
    for (const Trade &trade : trades(market, hour))
        flows[fmt::format("{}->{}", market.peers[trade.seller].community->value,
                          market.peers[trade.buyer].community->value)] += trade.energy;
    for (const auto &[edge, energy] : flows)
        expect(energy, expected.contains(edge) ? expected.at(edge) : json(0.0), "flow " + edge);
}

void TestPaper::checkPerPeer(const Market &market, const Outcome &outcome, const json &expected)
{
    const std::map<std::string, double PeerHour::*> parts = {
        {"total_generation_per_peer", &PeerHour::generation},
        {"total_import_per_peer", &PeerHour::bought},
        {"total_export_per_peer", &PeerHour::sold}};
    for (const auto &[name, part] : parts) {
        for (std::size_t n = 0; n < market.peers.size(); ++n) {
            double sum = 0.0;
            for (const HourOutcome &hour : outcome.hours)
                sum += hour.peers[n].*part;
            const std::string &id = market.peers[n].id.value;
            expect(sum, expected.at(name).at(id), name + " " + id);
        }
    }
}

void TestPaper::givesEveryNumberOfACase_data()
{
    addRows("cases");
}

void TestPaper::givesEveryNumberOfACase()
{
    QFETCH(QString, name);
    const json &expected = m_expected.at("cases").at(name.toStdString());
    const Market market = paperMarket(settingsOf(expected.at("settings")));
    const Outcome outcome = solved(market);
    const int before = m_wrong;
    expect(objectiveOf(market, outcome), expected.at("objective"), "objective");
    if (!expected.contains("hours")) {
        checkHour(market, outcome.hours[0], expected);
    } else {
        QCOMPARE(expected.at("hours").size(), outcome.hours.size());
        for (std::size_t t = 0; t < outcome.hours.size(); ++t)
            checkHour(market, outcome.hours[t], expected.at("hours").at(std::to_string(t + 1)));
        checkPerPeer(market, outcome, expected);
    }
    const Complaints rest = complaints(market, outcome);
    QVERIFY2(rest.isEmpty(), rest.text().c_str());
    QCOMPARE(m_wrong, before);
}

void TestPaper::givesTheObjectiveOfAVariant_data()
{
    addRows("extras");
}

void TestPaper::givesTheObjectiveOfAVariant()
{
    QFETCH(QString, name);
    const json &expected = m_expected.at("extras").at(name.toStdString());
    const Market market = paperMarket(settingsOf(expected.at("settings")));
    const Outcome outcome = solved(market);
    const int before = m_wrong;
    expect(objectiveOf(market, outcome), expected.at("objective"), name.toStdString());
    const Complaints rest = complaints(market, outcome);
    QVERIFY2(rest.isEmpty(), rest.text().c_str());
    QCOMPARE(m_wrong, before);
}

double TestPaper::objectiveOfCase(const std::string &name)
{
    const Market market = paperMarket(settingsOf(m_expected.at("cases").at(name).at("settings")));
    return objectiveOf(market, solved(market));
}

void TestPaper::givesTheDifferencesBetweenCases()
{
    const int before = m_wrong;
    for (const auto &[name, expected] : m_expected.at("differences").items()) {
        const auto minus = name.find(" minus ");
        expect(objectiveOfCase(name.substr(0, minus)) - objectiveOfCase(name.substr(minus + 7)),
               expected, name);
    }
    QCOMPARE(m_wrong, before);
}

QTEST_APPLESS_MAIN(TestPaper)
#include "tst_paper.moc"
