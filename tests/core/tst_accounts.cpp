// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/papercase.h"
#include "tests/support/randommarket.h"

#include "core/outcomefile.h"
#include "core/summary.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

bool isClose(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

/// What does not add up in the accounts of a solved market; empty if all does.
std::string mistake(const Market &market, const Outcome &outcome)
{
    const HourRange all{0, market.hours - 1};
    const Settlement settlement = settle(market, outcome, all);
    const Summary summary = summarise(market, outcome, all);
    double managers = 0;
    for (const double fees : settlement.managers)
        managers += fees;
    const Figures &total = summary.total;
    if (!isClose(total.bill.paid, total.bill.earned + settlement.network + managers))
        return "payments in are not payments out and fees";
    if (!isClose(total.bought, total.sold))
        return "what is bought is not what is sold";
    double emitted = 0;
    for (std::size_t t = 0; t < market.hours; ++t) {
        for (std::size_t n = 0; n < market.peers.size(); ++n)
            emitted +=
                market.peers[n].emissionFactor.value_or(0) * outcome.hours[t].peers[n].generation;
    }
    if (!isClose(total.emissions, emitted))
        return "emissions are not those of generation";
    for (const Figures &peer : summary.peers) {
        if (peer.boughtInside > peer.bought + 1e-6 || peer.gridImport > peer.bought + 1e-6)
            return "more from a part of the market than from all";
        if (peer.selfConsumption().value_or(0) > 1 + 1e-6 ||
            peer.selfSufficiency().value_or(0) > 1 + 1e-6)
            return "a share above 1";
    }
    return {};
}

std::string mistakes(const Market &market, std::uint64_t seed)
{
    const Outcome outcome = solved(market);
    const std::string found = mistake(market, outcome);
    return found.empty() ? found : fmt::format("seed {}: {}\n{}", seed, found, briefly(market));
}

PaperSettings paperDay()
{
    PaperSettings day;
    day.usesContracts = true;
    day.isHourly = true;
    day.storage = PaperSettings::Storage::Tendency;
    return day;
}

} // namespace

class TestAccounts : public QObject
{
    Q_OBJECT

  private slots:
    void addUpInRandomHours()
    {
        const int markets = figure(500, 10000);
        for (int i = 1; i <= markets; ++i) {
            const auto seed = static_cast<std::uint64_t>(i);
            Market market = randomMarket(seed, randomKnobs(seed));
            for (std::size_t n = 0; n < market.peers.size(); n += 2)
                market.peers[n].emissionFactor = 0.1 * static_cast<double>(n + 1);
            const std::string found = mistakes(market, seed);
            QVERIFY2(found.empty(), found.c_str());
        }
        report("R8", fmt::format("accounts of {} one-hour markets: all add up", markets));
    }

    void addUpInRandomDays()
    {
        const int markets = figure(10, 200);
        for (int i = 1; i <= markets; ++i) {
            const auto seed = static_cast<std::uint64_t>(i);
            Market market = randomMarket(seed, randomDayKnobs(seed));
            for (Peer &peer : market.peers)
                peer.emissionFactor = 0.3;
            const std::string found = mistakes(market, seed);
            QVERIFY2(found.empty(), found.c_str());
        }
        report("R8", fmt::format("accounts of {} one-day markets: all add up", markets));
    }

    void ofThePapersDay()
    {
        const Market market = paperMarket(paperDay());
        const Outcome outcome = solved(market);
        const Outcome alone = solved(gridOnly(market));
        const Summary summary = summarise(market, outcome, {0, 23}, &alone);
        QVERIFY(mistake(market, outcome).empty());
        QVERIFY(isClose(summary.published, 430.896284));
        QVERIFY(isClose(summary.total.load, 4813));
        QCOMPARE(summary.total.gridImport, 0.0);
        QVERIFY(summary.total.savings.value() > 0);
        QVERIFY(summary.fairness.jain.value() > 0 && summary.fairness.jain.value() <= 1);
        // Community 2 buys nothing from outside in any hour.
        const auto second = indexOf(market, CommunityId("2")).value();
        QVERIFY(isClose(summary.communities[second].selfSufficiency().value(), 1.0));

        const auto file = nlohmann::json::parse(outcomeJson(market, outcome, summary, {0, 23}));
        QCOMPARE(file["hours"].size(), 24u);
        QCOMPARE(file["objective"]["published"].get<double>(), summary.published);
    }

    void savingsOfTheFivePeersInTheirCommunities()
    {
        PaperSettings five;
        five.peers = "five-peer.csv";
        const Market market = paperMarket(five);
        const Outcome alone = solved(gridOnly(market));
        const Summary summary = summarise(market, solved(market), {0, 0}, &alone);
        // Alone, 240 kWh come from the main grid; here 60 from peer 3 and 180 from peer 5.
        const double there = 240 * (0.096 + 0.01584);
        const double here = 60 * 0.0696 + 180 * 0.05;
        QVERIFY(isClose(summary.total.savings.value(), there - here));
        QVERIFY(summary.worseOff.empty());
    }
};

QTEST_APPLESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
