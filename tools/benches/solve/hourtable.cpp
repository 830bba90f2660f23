// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/hours.h"

#include <fmt/format.h>

#include <algorithm>

namespace peergrid::benches
{

namespace
{

struct Line {
    const char *name;
    Cell HourTimes::*cell;
};

constexpr Line lines[] = {
    {"a variable for each pair, CLP at its best", &HourTimes::pairwiseClp},
    {"a variable for each pair, PuLP + CBC", &HourTimes::pairwiseCbc},
    {"PeerGrid's program, CLP dual()", &HourTimes::dual},
    {"PeerGrid's program, CLP primal()", &HourTimes::primal},
    {"PeerGrid's program, GLPK", &HourTimes::glpk},
    {"PeerGrid's program, HiGHS (SciPy)", &HourTimes::highs},
    {"PeerGrid's program, PuLP + CBC", &HourTimes::cbc},
    {"the same as a flow, LEMON network simplex", &HourTimes::networkSimplex},
    {"PeerGrid: CLP from the merit order", &HourTimes::start},
    {"without contracts: LEMON", &HourTimes::simplexWithoutContracts},
    {"without contracts: PeerGrid", &HourTimes::startWithoutContracts},
    {"at noon: LEMON", &HourTimes::simplexAtNoon},
    {"at noon: PeerGrid", &HourTimes::startAtNoon},
    {"at noon, with batteries: LEMON", &HourTimes::simplexWithBatteries},
    {"at noon, with batteries: PeerGrid", &HourTimes::startWithBatteries},
    {"the merit order's price alone (the limit)", &HourTimes::sweep},
    {"all of solve(), from market to outcome", &HourTimes::whole},
    {"everybody's bill after it", &HourTimes::bills},
    {"every pair that trades, listed", &HourTimes::pairs},
};

/// The times of one size, none if it was left out.
HourTimes at(const std::vector<HourTimes> &sizes, std::size_t peers)
{
    const auto found = std::find_if(sizes.begin(), sizes.end(),
                                    [&](const HourTimes &times) { return times.peers == peers; });
    return found == sizes.end() ? HourTimes() : *found;
}

/// Of the three hours that are measured the one in which PeerGrid compares worst.
Cell worstAgainstSimplex(const HourTimes &times)
{
    Cell worst;
    for (const Cell &one :
         {over(times.start, times.networkSimplex), over(times.startAtNoon, times.simplexAtNoon),
          over(times.startWithBatteries, times.simplexWithBatteries)}) {
        if (one && (!worst || *one > *worst))
            worst = one;
    }
    return worst;
}

Cell growth(const std::vector<HourTimes> &sizes, Cell HourTimes::*cell)
{
    std::vector<double> peers;
    std::vector<Cell> times;
    for (const HourTimes &size : sizes) {
        peers.push_back(static_cast<double>(size.peers));
        times.push_back(size.*cell);
    }
    return growthExponent(peers, times);
}

} // namespace

Table hourTable(const std::vector<HourTimes> &sizes)
{
    Table table{"One hour, CPU ms, peers:", {}, {}};
    for (const HourTimes &size : sizes)
        table.columns.push_back(fmt::format("{}", size.peers));
    for (const Line &line : lines) {
        Table::Row row{line.name, {}};
        for (const HourTimes &size : sizes)
            row.cells.push_back(size.*line.cell);
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Ratio> hourRatios(const std::vector<HourTimes> &sizes)
{
    const HourTimes small = at(sizes, 1000);
    const HourTimes middle = at(sizes, 10000);
    const HourTimes large = at(sizes, 100000);
    return {
        {"hour against CLP dual(), 1,000 peers", over(small.start, small.dual), 1.0 / 4.0},
        {"hour against CLP dual(), 10,000 peers", over(middle.start, middle.dual), 1.0 / 25.0},
        {"worst hour against network simplex, 1,000 peers", worstAgainstSimplex(small), 2.5},
        {"worst hour against network simplex, 10,000 peers", worstAgainstSimplex(middle), 1.0},
        {"worst hour against network simplex, 100,000 peers", worstAgainstSimplex(large), 0.4},
        {"hour against a variable for each pair, 1,000 peers", over(small.start, small.pairwiseClp),
         1.0 / 1000.0},
        {"growth exponent, without contracts", growth(sizes, &HourTimes::startWithoutContracts),
         1.10},
        {"growth exponent, with contracts",
         std::max({growth(sizes, &HourTimes::start), growth(sizes, &HourTimes::startAtNoon),
                   growth(sizes, &HourTimes::startWithBatteries)}),
         1.40},
        {"bills against the solve, 1,000 peers", over(small.bills, small.whole), 0.10},
    };
}

} // namespace peergrid::benches
