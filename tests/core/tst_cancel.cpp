// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/random.h"
#include "tests/support/randommarket.h"

#include "core/solve.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// Stopping a solve at any moment (R15).
class TestCancel : public QObject
{
    Q_OBJECT

  private slots:
    void keepsTheHoursThatWereDone();
    void canComeFromAnotherThreadAtAnyMoment();
    void beforeTheStartSolvesNothing();
};

namespace
{

using Clock = std::chrono::steady_clock;

Market aDay(std::uint64_t seed, bool isCoupled)
{
    MarketKnobs knobs = randomKnobs(seed);
    knobs.peers = 60;
    knobs.hours = 24;
    if (isCoupled) {
        knobs.peers = 12;
        knobs.optimisedStorages = 2;
        knobs.shiftables = 2;
    }
    return randomMarket(seed, knobs);
}

Outcome solvedWith(const Market &market, const SolveOptions &options)
{
    auto outcome = solve(market, options);
    if (!outcome)
        throw std::runtime_error(describe(outcome.error()));
    return *outcome;
}

std::string compare(const Outcome &cancelled, const Outcome &whole)
{
    bool isWhole = true;
    for (std::size_t t = 0; t < whole.hours.size(); ++t) {
        const bool isDone = cancelled.hours[t].status != HourOutcome::Status::NotSolved;
        isWhole = isWhole && isDone;
        if (isDone && !(cancelled.hours[t] == whole.hours[t]))
            return fmt::format("hour {} is not that of the whole solve", t + 1);
    }
    if (!isWhole && cancelled.status != Outcome::Status::Cancelled)
        return "hours are missing, but the status is not cancelled";
    return {};
}

/// A solve that another thread stops after counting to a number. Gives the time from the stop to
/// the return, if the stop came before.
struct Race {
    Outcome outcome;
    double seconds = 0.0;
};

Race stopAfter(const Market &market, std::uint64_t count)
{
    std::stop_source source;
    std::atomic<bool> hasBegun{false};
    Clock::time_point asked;
    std::thread other([&] {
        while (!hasBegun.load())
            std::this_thread::yield();
        for (std::atomic<std::uint64_t> i{0}; i.load() < count; ++i) {
        }
        asked = Clock::now();
        source.request_stop();
    });
    SolveOptions options;
    options.stop = source.get_token();
    options.threads = 2;
    hasBegun = true;
    Race race{solvedWith(market, options), 0.0};
    const auto back = Clock::now();
    other.join();
    race.seconds = std::max(0.0, std::chrono::duration<double>(back - asked).count());
    return race;
}

} // namespace

void TestCancel::keepsTheHoursThatWereDone()
{
    const Market market = aDay(1, false);
    const Outcome whole = solved(market);
    for (const std::size_t after : {1, 7, 23}) {
        std::stop_source source;
        SolveOptions options;
        options.stop = source.get_token();
        options.progress = [&](const Outcome &, std::size_t done, std::size_t of) {
            QCOMPARE(of, market.hours);
            if (done >= after)
                source.request_stop();
        };
        const Outcome outcome = solvedWith(market, options);
        QVERIFY(outcome.status == Outcome::Status::Cancelled);
        QCOMPARE(compare(outcome, whole), std::string());
        const auto done =
            std::count_if(outcome.hours.begin(), outcome.hours.end(), [](const HourOutcome &hour) {
                return hour.status != HourOutcome::Status::NotSolved;
            });
        QCOMPARE(static_cast<std::size_t>(done), after);
    }
}

void TestCancel::canComeFromAnotherThreadAtAnyMoment()
{
    const int count = figure(20, 500);
    Random random(15);
    std::vector<double> times;
    int stopped = 0;
    int failures = 0;
    for (int i = 0; i < count; ++i) {
        const Market market = aDay(static_cast<std::uint64_t>(i % 10), i % 2 == 1);
        const Outcome whole = solved(market);
        const Race race = stopAfter(market, random.below(std::size_t{1} << random.below(24)));
        std::string text = compare(race.outcome, whole);
        if (!(solved(market) == whole))
            text += "the next solve differs";
        if (!text.empty() && ++failures <= 5)
            qWarning("run %d: %s", i, text.c_str());
        if (race.outcome.status == Outcome::Status::Cancelled) {
            ++stopped;
            times.push_back(race.seconds * 1000.0);
        }
    }
    std::sort(times.begin(), times.end());
    const auto share = [&](double part) {
        return times.empty()
                   ? 0.0
                   : times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    report("R15",
           fmt::format("{} solves stopped at a random moment ({} before their end): {} wrong "
                       "afterwards; back within {:.1f} ms, 95 % within {:.1f} ms",
                       count, stopped, failures, share(1.0), share(0.95)));
    QCOMPARE(failures, 0);
}

void TestCancel::beforeTheStartSolvesNothing()
{
    std::stop_source source;
    source.request_stop();
    SolveOptions options;
    options.stop = source.get_token();
    for (const bool isCoupled : {false, true}) {
        const Market market = aDay(3, isCoupled);
        const Outcome outcome = solvedWith(market, options);
        QVERIFY(outcome.status == Outcome::Status::Cancelled);
        for (const HourOutcome &hour : outcome.hours)
            QVERIFY(hour.status == HourOutcome::Status::NotSolved);
    }
}

QTEST_APPLESS_MAIN(TestCancel)
#include "tst_cancel.moc"
