// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/cancel.h"

#include "core/solve.h"
#include "tools/benches/solve/timing.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace peergrid::benches
{

namespace
{

constexpr int requests = 20;

/// Sleeps until this process has worked for so long, or the run is over.
void awaitWork(const Stopwatch &watch, double milliseconds, const std::atomic<bool> &isOver)
{
    while (watch.milliseconds() < milliseconds && !isOver)
        std::this_thread::sleep_for(std::chrono::microseconds(200));
}

/// About nothing if the run is over before it is asked.
double cancelAfter(const Market &market, double milliseconds)
{
    std::atomic<bool> isOver = false;
    std::stop_source stop;
    const Stopwatch watch;
    std::thread run([&] {
        SolveOptions options;
        options.stop = stop.get_token();
        (void)solve(market, options);
        isOver = true;
    });
    awaitWork(watch, milliseconds, isOver);
    const Stopwatch waiting;
    stop.request_stop();
    run.join();
    return waiting.milliseconds();
}

} // namespace

double longestCancel(const Market &market)
{
    const Stopwatch watch;
    (void)solve(market);
    const double whole = watch.milliseconds();
    double longest = 0.0;
    for (int i = 0; i < requests; ++i)
        longest = std::max(longest, cancelAfter(market, whole * (i + 0.5) / requests));
    return longest;
}

} // namespace peergrid::benches
