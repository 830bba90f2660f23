// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/randommarket.h"

#include "core/solve.h"
#include "core/solvememory.h"

#include <QtTest>

#include <thread>
#include <utility>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// The same market gives the same result, to the last bit (R20).
class TestRepeat : public QObject
{
    Q_OBJECT

  private slots:
    void solvingAgainGivesTheSameBits();
    void threadsGiveTheSameBits();
    void someHoursAreTheHoursOfAll();
    void solvesSideBySideDoNotDisturbEachOther();
    void hoursComeInOrderAndNeedNotBeKept();
    void threadsShareAMemory();

  private:
    static std::vector<Market> markets(int count);
};

namespace
{

Outcome solvedWith(const Market &market, const SolveOptions &options)
{
    auto outcome = solve(market, options);
    if (!outcome)
        throw std::runtime_error(describe(outcome.error()));
    return *outcome;
}

} // namespace

/// Half with independent hours, half with hours that are solved together.
std::vector<Market> TestRepeat::markets(int count)
{
    std::vector<Market> result;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        MarketKnobs knobs = i % 2 == 0 ? randomKnobs(seed) : randomDayKnobs(seed, 6);
        knobs.hours = 6;
        knobs.isRound = i % 4 < 2;
        result.push_back(randomMarket(seed, knobs));
    }
    return result;
}

void TestRepeat::solvingAgainGivesTheSameBits()
{
    const int count = figure(40, 1000);
    int failures = 0;
    for (const Market &market : markets(count)) {
        if (!(solved(market) == solved(market)) && ++failures <= 5)
            qWarning("%s", briefly(market).c_str());
    }
    report("R20", fmt::format("{} markets solved twice: {} differ in a bit", count, failures));
    QCOMPARE(failures, 0);
}

void TestRepeat::threadsGiveTheSameBits()
{
    const int count = figure(40, 1000);
    int failures = 0;
    for (const Market &market : markets(count)) {
        SolveOptions options;
        options.threads = 4;
        if (!(solvedWith(market, options) == solved(market)) && ++failures <= 5)
            qWarning("%s", briefly(market).c_str());
    }
    report("R20",
           fmt::format("{} markets on 1 and 4 threads: {} differ in a bit", count, failures));
    QCOMPARE(failures, 0);
}

void TestRepeat::someHoursAreTheHoursOfAll()
{
    for (const Market &market : markets(20)) {
        const Outcome all = solved(market);
        SolveOptions options;
        options.hours = HourRange{2, 4};
        options.threads = 2;
        const Outcome some = solvedWith(market, options);
        QCOMPARE(some.hours.size(), market.hours);
        for (std::size_t t = 0; t < market.hours; ++t) {
            if (options.hours->contains(t))
                QVERIFY2(some.hours[t] == all.hours[t], briefly(market).c_str());
            else
                QVERIFY(some.hours[t].status == HourOutcome::Status::NotSolved);
        }
    }
}

void TestRepeat::solvesSideBySideDoNotDisturbEachOther()
{
    const auto all = markets(12);
    std::vector<Outcome> alone;
    for (const Market &market : all)
        alone.push_back(solved(market));
    std::vector<Outcome> together(all.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t first = 0; first < 4; ++first)
            threads.emplace_back([&, first] {
                for (std::size_t i = first; i < all.size(); i += 4)
                    together[i] = solved(all[i]);
            });
    }
    QVERIFY(together == alone);
}

void TestRepeat::hoursComeInOrderAndNeedNotBeKept()
{
    for (const Market &market : markets(20)) {
        const Outcome all = solved(market);
        std::vector<HourOutcome> told;
        SolveOptions options;
        options.threads = 2;
        options.hourSolved = [&](std::size_t hour, HourOutcome &outcome) {
            QCOMPARE(hour, told.size());
            told.push_back(std::exchange(outcome, {}));
            outcome.status = told.back().status;
        };
        const Outcome left = solvedWith(market, options);
        QVERIFY2(told == all.hours, briefly(market).c_str());
        QVERIFY(left.status == all.status);
        for (const HourOutcome &hour : left.hours)
            QVERIFY(hour.peers.empty());
    }
}

void TestRepeat::threadsShareAMemory()
{
    SolveMemory memory;
    SolveOptions options;
    options.threads = 4;
    options.memory = &memory;
    for (const Market &market : markets(20)) {
        const Outcome alone = solved(market);
        for (int round = 0; round < 2; ++round)
            QVERIFY2(solvedWith(market, options) == alone, briefly(market).c_str());
    }
}

QTEST_APPLESS_MAIN(TestRepeat)
#include "tst_repeat.moc"
