// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/hours.h"

#include "core/meritsweep.h"
#include "core/settlement.h"
#include "core/solve.h"
#include "core/trades.h"
#include "tools/benches/solve/rivals.h"
#include "tools/scenarios/bigmarket.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace peergrid::benches
{

namespace
{

constexpr std::size_t small = 1000;
constexpr std::size_t large = 100000; ///< what takes a minute there is left out

/// An hour and its program. Stays where it is: the formulation points to the market.
struct Hour {
    explicit Hour(const samples::BigMarket &size)
        : market(samples::bigMarket(size))
        , prepared(market)
        , network(formulateHour(prepared, 0))
        , program(linearProgram(network))
    {
    }
    Hour(const Hour &) = delete;
    Hour &operator=(const Hour &) = delete;

    Market market;
    PreparedMarket prepared;
    Network network;
    LinearProgram program;
};

/// The evening, when most is used and sellers of all kinds still have something.
samples::BigMarket evening(std::size_t peers)
{
    return {.peers = peers, .firstHour = 18};
}

int rounds(std::size_t peers)
{
    return peers <= small ? 15 : peers < large ? 5 : 3;
}

Contender peerGrid(const Hour &hour, Cell &middle)
{
    return {"the merit order", [&] { return byMeritOrder(hour.network, hour.program); },
            rounds(hour.market.peers.size()), &middle};
}

Contender networkSimplex(const Hour &hour, Cell &middle)
{
    return {"network simplex", [&] { return byNetworkSimplex(hour.network); },
            rounds(hour.market.peers.size()), &middle};
}

void raceOnPooled(const Hour &hour, HourTimes &times)
{
    const LinearProgram &program = hour.program;
    std::vector<Contender> all = {peerGrid(hour, times.start),
                                  networkSimplex(hour, times.networkSimplex)};
    if (times.peers < large) {
        const bool isSmall = times.peers <= small;
        const int quick = isSmall ? rounds(times.peers) : 3;
        const int slow = isSmall ? 3 : 1;
        const auto add = [&](const char *name, Cell &middle, int most, auto run) {
            all.push_back({name, run, most, &middle});
        };
        add("CLP", times.dual, quick, [&] { return byClp(program, Clp::Dual); });
        add("CLP", times.primal, quick, [&] { return byClp(program, Clp::Primal); });
        add("GLPK", times.glpk, slow, [&] { return byGlpk(program); });
        add("HiGHS", times.highs, slow, [&] { return byPython(program, Python::Highs); });
        add("CBC", times.cbc, slow, [&] { return byPython(program, Python::Cbc); });
    }
    race(all);
}

/// Each way once: they take seconds.
void raceOnPairwise(const Hour &hour, HourTimes &times)
{
    const LinearProgram pairwise = pairwiseProgram(hour.prepared, 0);
    Cell pooled;
    Cell dual;
    Cell primal;
    Cell sprint;
    const auto clp = [&](Clp how, Cell &middle) -> Contender {
        return {"pairwise CLP", [&, how] { return byClp(pairwise, how); }, 1, &middle};
    };
    race(
        {peerGrid(hour, pooled),
         clp(Clp::Dual, dual),
         clp(Clp::Primal, primal),
         clp(Clp::Sprint, sprint),
         {"pairwise CBC", [&] { return byPython(pairwise, Python::Cbc); }, 1, &times.pairwiseCbc}});
    times.pairwiseClp = std::min({dual, primal, sprint});
}

Cell sweepTime(const Network &network, int rounds)
{
    std::vector<std::size_t> nodes(network.nodes.size());
    std::iota(nodes.begin(), nodes.end(), std::size_t{0});
    std::vector<std::size_t> arcs(network.arcs.size());
    std::iota(arcs.begin(), arcs.end(), std::size_t{0});
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        const MeritMarket market = meritMarket(network, arcs, nodes);
        MeritSweep sweep(market);
        sweep.bisect();
        times.push_back(watch.milliseconds());
    }
    return median(std::move(times));
}

void timeWhole(const Hour &hour, HourTimes &times)
{
    std::vector<double> whole;
    std::vector<double> bills;
    std::vector<double> pairs;
    for (int round = 0; round < std::min(5, rounds(times.peers)); ++round) {
        const Stopwatch solving;
        const auto outcome = solve(hour.market);
        whole.push_back(solving.milliseconds());
        if (!outcome)
            throw std::runtime_error(describe(outcome.error()));
        const Stopwatch settling;
        const Settlement settlement = settle(hour.market, *outcome, {0, 0});
        bills.push_back(settling.milliseconds());
        if (times.peers > small)
            continue; // as many trades as pairs
        const Stopwatch listing;
        const auto all = trades(hour.market, outcome->hours[0]);
        pairs.push_back(listing.milliseconds());
    }
    times.whole = median(std::move(whole));
    times.bills = median(std::move(bills));
    if (!pairs.empty())
        times.pairs = median(std::move(pairs));
}

/// PeerGrid's way through another hour, and the network simplex's.
void raceOn(const samples::BigMarket &size, Cell &start, Cell &simplex)
{
    const Hour hour(size);
    race({peerGrid(hour, start), networkSimplex(hour, simplex)});
}

void raceOnVariants(HourTimes &times)
{
    samples::BigMarket size = evening(times.peers);
    size.hasContracts = false;
    raceOn(size, times.startWithoutContracts, times.simplexWithoutContracts);
    size = evening(times.peers);
    size.firstHour = 12;
    raceOn(size, times.startAtNoon, times.simplexAtNoon);
    size.storage = Storage::Operation::SelfConsumption;
    raceOn(size, times.startWithBatteries, times.simplexWithBatteries);
}

} // namespace

HourTimes measureHour(std::size_t peers)
{
    HourTimes times;
    times.peers = peers;
    const Hour hour(evening(peers));
    raceOnPooled(hour, times);
    if (peers <= small)
        raceOnPairwise(hour, times);
    times.sweep = sweepTime(hour.network, rounds(peers));
    timeWhole(hour, times);
    raceOnVariants(times);
    return times;
}

} // namespace peergrid::benches
