// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/outcomecheck.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// The engine against the pairwise form, solved by another solver.
class TestRandomMarkets : public QObject
{
    Q_OBJECT

  private slots:
    void oneHourAgreesWithThePairwiseForm();
    void aDayWithStorageAgreesWithThePairwiseForm();
    void aShortLookAheadKeepsAllLimits();
    void whatAShortLookAheadGivesUpCountsOnce();

  private:
    /// Runs `check` on each market; prints those of which it has something to say.
    template<class Make, class Check>
    int countFailures(int count, Make make, Check check);
};

template<class Make, class Check>
int TestRandomMarkets::countFailures(int count, Make make, Check check)
{
    int failures = 0;
    for (int seed = 0; seed < count; ++seed) {
        const Market market = make(static_cast<std::uint64_t>(seed));
        const std::string text = check(market);
        if (!text.empty() && ++failures <= 5)
            qWarning("seed %d: %s\n%s", seed, text.c_str(), briefly(market).c_str());
    }
    return failures;
}

void TestRandomMarkets::oneHourAgreesWithThePairwiseForm()
{
    const int count = figure(300, 10000);
    const int failures = countFailures(
        count, [](std::uint64_t seed) { return randomMarket(seed, randomKnobs(seed)); },
        [](const Market &market) { return disagreement(market, {}); });
    report("R8", fmt::format("{} one-hour markets: {} differ from the pairwise form by more than "
                             "1e-9 of the objective or 1e-6 kWh",
                             count, failures));
    QCOMPARE(failures, 0);
}

void TestRandomMarkets::aDayWithStorageAgreesWithThePairwiseForm()
{
    const int count = figure(20, 500);
    const int failures = countFailures(
        count, [](std::uint64_t seed) { return randomMarket(seed, randomDayKnobs(seed)); },
        [](const Market &market) {
            return disagreement(market, {1e-6, 1e-6});
        });
    report("R8", fmt::format("{} days with storage: {} differ from the pairwise form by more than "
                             "1e-6 of the objective or 1e-6 kWh",
                             count, failures));
    QCOMPARE(failures, 0);
}

namespace
{

Market halfDay(std::uint64_t seed)
{
    Market market = randomMarket(seed, randomDayKnobs(seed, 12));
    market.lookAhead = 1 + seed % 11;
    return market;
}

std::string wrongWithLookAhead(const Market &market)
{
    const Outcome outcome = solved(market);
    Complaints all = complaints(market, outcome);
    Market whole = market;
    whole.lookAhead.reset();
    const bool isComparable = outcome.status == Outcome::Status::Solved;
    const double least = objectiveOf(whole, solved(whole));
    all.expect(!isComparable || objectiveOf(market, outcome) >= least - 1e-6,
               "a short look-ahead costs less than a long one");
    return all.text();
}

} // namespace

void TestRandomMarkets::aShortLookAheadKeepsAllLimits()
{
    const int count = figure(20, 500);
    const int failures = countFailures(count, halfDay, wrongWithLookAhead);
    report("R8",
           fmt::format("{} half days with a short look-ahead: {} break a limit", count, failures));
    QCOMPARE(failures, 0);
}

/// Days in which it sees too late that an end rule (164) or a shiftable demand (176) cannot be met.
void TestRandomMarkets::whatAShortLookAheadGivesUpCountsOnce()
{
    for (const std::uint64_t seed : {164U, 176U}) {
        const std::string text = wrongWithLookAhead(halfDay(seed));
        QVERIFY2(text.empty(), text.c_str());
        QCOMPARE(solved(halfDay(seed)).status, Outcome::Status::NotAllServed);
    }
}

QTEST_APPLESS_MAIN(TestRandomMarkets)
#include "tst_randommarkets.moc"
