// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/days.h"

#include "core/solve.h"
#include "tools/benches/solve/cancel.h"
#include "tools/benches/solve/pricechange.h"
#include "tools/benches/solve/rivals.h"
#include "tools/scenarios/bigmarket.h"

#include <stdexcept>

namespace peergrid::benches
{

namespace
{

constexpr std::size_t hours = 24;
constexpr std::size_t small = 1000; ///< CLP's dual() on larger days takes half a minute and more

/// Networks and their programs that together are a day.
struct Programs {
    std::vector<Network> networks;
    std::vector<LinearProgram> programs;

    void add(Network network)
    {
        programs.push_back(linearProgram(network));
        networks.push_back(std::move(network));
    }
};

/// Sums of all the programs.
Timed each(const Programs &day, const std::function<Timed(std::size_t)> &solve)
{
    Timed sum;
    for (std::size_t i = 0; i < day.programs.size(); ++i) {
        const Timed one = solve(i);
        sum.milliseconds += one.milliseconds;
        sum.objective += one.objective;
    }
    return sum;
}

void raceOn(const Programs &day, std::size_t peers, Cell &start, Cell &dual)
{
    const auto byStart = [&](std::size_t i) {
        return byMeritOrder(day.networks[i], day.programs[i]);
    };
    const auto byDual = [&](std::size_t i) { return byClp(day.programs[i], Clp::Dual); };
    std::vector<Contender> all = {
        {"the merit order", [&] { return each(day, byStart); }, peers <= small ? 5 : 1, &start}};
    if (peers <= small)
        all.push_back({"CLP", [&] { return each(day, byDual); }, 3, &dual});
    race(all);
}

Cell solveTime(const Market &market, std::size_t peers)
{
    std::vector<double> times;
    for (int round = 0; round < (peers <= small ? 3 : 1); ++round) {
        const Stopwatch watch;
        if (const auto outcome = solve(market); !outcome)
            throw std::runtime_error(describe(outcome.error()));
        times.push_back(watch.milliseconds());
    }
    return median(std::move(times));
}

void withoutStorage(DayTimes &times)
{
    const Market market =
        samples::bigMarket({.peers = times.peers, .hours = hours, .firstHour = 0});
    const PreparedMarket prepared(market);
    Programs day;
    for (std::size_t hour = 0; hour < hours; ++hour)
        day.add(formulateHour(prepared, hour));
    raceOn(day, times.peers, times.start, times.dual);
    if (times.peers > small) {
        times.whole = solveTime(market, times.peers);
        return;
    }
    const PriceChange change = changeOnePrice(market);
    times.whole = change.cold;
    times.again = change.again;
    times.flows = change.flows;
    times.certified = change.certified;
}

void withStorage(DayTimes &times)
{
    const Market market = samples::bigMarket({.peers = times.peers,
                                              .hours = hours,
                                              .firstHour = 0,
                                              .storage = Storage::Operation::Optimised});
    const PreparedMarket prepared(market);
    Programs day;
    day.add(formulateWindow(prepared, {0, hours - 1}, CoupledState(market)));
    raceOn(day, times.peers, times.storageStart, times.storageDual);
    times.storageWhole = solveTime(market, times.peers);
    if (times.peers <= small)
        times.cancel = longestCancel(market);
}

} // namespace

DayTimes measureDay(std::size_t peers)
{
    DayTimes times;
    times.peers = peers;
    withoutStorage(times);
    withStorage(times);
    return times;
}

} // namespace peergrid::benches
