// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops of a solve, one by one, over an hour of 1,000 peers.
#include "core/clpsolver.h"
#include "core/formulation.h"
#include "core/marginalprices.h"
#include "core/meritorder.h"
#include "core/polish.h"
#include "core/settlement.h"
#include "core/solve.h"
#include "core/trades.h"
#include "tools/scenarios/bigmarket.h"

#include <benchmark/benchmark.h>

using namespace peergrid;

namespace
{

struct Hour {
    Market market = samples::bigMarket({.storage = Storage::Operation::SelfConsumption});
    PreparedMarket prepared{market};
    Network network = formulateHour(prepared, 0);
    LinearProgram program = linearProgram(network);
    std::vector<double> x;
    double typical = 1.0;
    Outcome outcome = solve(market).value();

    Hour()
    {
        ClpSolver solver(program);
        solver.setBasis(meritOrderBasis(network));
        solver.solve();
        x = solver.values();
        typical = solver.typicalEnergy();
    }
};

const Hour &hour()
{
    static const Hour one;
    return one;
}

void formulate(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(formulateHour(hour().prepared, 0));
}

void meritOrder(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(meritOrderBasis(hour().network));
}

void polish(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(polished(hour().program, hour().x, hour().typical));
}

void prices(benchmark::State &state)
{
    const Flows flows = polished(hour().program, hour().x, hour().typical);
    for (auto _ : state)
        benchmark::DoNotOptimize(marginalValues(hour().network, flows));
}

void pairs(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(trades(hour().market, hour().outcome.hours[0]));
}

void bills(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(settle(hour().market, hour().outcome, {0, 0}));
}

void whole(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(solve(hour().market));
}

BENCHMARK(formulate)->Name("formulateHour")->Unit(benchmark::kMicrosecond);
BENCHMARK(meritOrder)->Name("meritOrderBasis")->Unit(benchmark::kMicrosecond);
BENCHMARK(polish)->Name("polished")->Unit(benchmark::kMicrosecond);
BENCHMARK(prices)->Name("marginalValues")->Unit(benchmark::kMicrosecond);
BENCHMARK(pairs)->Name("trades")->Unit(benchmark::kMicrosecond);
BENCHMARK(bills)->Name("settle")->Unit(benchmark::kMicrosecond);
BENCHMARK(whole)->Name("solve")->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
