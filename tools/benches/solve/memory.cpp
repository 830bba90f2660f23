// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/memory.h"

#include "core/solve.h"
#include "tools/benches/solve/rivals.h"
#include "tools/scenarios/bigmarket.h"

#include <functional>
#include <stdexcept>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace peergrid::benches
{

namespace
{

double peakMegabytes(const std::function<bool()> &work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work() ? 0 : 1);
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0)
        throw std::runtime_error("a process that measures memory ended badly");
    return static_cast<double>(usage.ru_maxrss) / 1024.0; // from kB
}

double peakOfSolving(const samples::BigMarket &size)
{
    return peakMegabytes([&] { return solve(samples::bigMarket(size)).has_value(); });
}

double peakOfProgram(const samples::BigMarket &size)
{
    return peakMegabytes([&] {
        const Market market = samples::bigMarket(size);
        const PreparedMarket prepared(market);
        const HourRange all{0, size.hours - 1};
        const Network network = size.hours == 1
                                    ? formulateHour(prepared, 0)
                                    : formulateWindow(prepared, all, CoupledState(market));
        return byMeritOrder(network, linearProgram(network)).milliseconds > 0.0;
    });
}

} // namespace

Table memoryTable()
{
    const samples::BigMarket hour{.peers = 100000, .storage = Storage::Operation::SelfConsumption};
    const samples::BigMarket day{
        .peers = 10000, .hours = 24, .firstHour = 0, .storage = Storage::Operation::Optimised};
    return {"Memory, MB, at most:",
            {"market", "program", "solve()"},
            {{"an hour of 100,000 peers",
              {peakMegabytes([&] { return !samples::bigMarket(hour).peers.empty(); }),
               peakOfProgram(hour), peakOfSolving(hour)}},
             {"a day of 10,000 peers, optimised storage",
              {peakMegabytes([&] { return !samples::bigMarket(day).peers.empty(); }),
               peakOfProgram(day), peakOfSolving(day)}}}};
}

} // namespace peergrid::benches
