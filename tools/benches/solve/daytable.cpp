// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/days.h"

#include <fmt/format.h>

#include <algorithm>

namespace peergrid::benches
{

namespace
{

struct Line {
    const char *name;
    Cell DayTimes::*cell;
};

constexpr Line lines[] = {
    {"no storage: CLP dual()", &DayTimes::dual},
    {"no storage: CLP from the merit order", &DayTimes::start},
    {"no storage: all of solve()", &DayTimes::whole},
    {"one price changed: all of solve() again", &DayTimes::again},
    {"one price changed: the flows again", &DayTimes::flows},
    {"one price changed: the leaf test alone", &DayTimes::certified},
    {"optimised storage: CLP dual()", &DayTimes::storageDual},
    {"optimised storage: CLP from the merit order", &DayTimes::storageStart},
    {"optimised storage: all of solve()", &DayTimes::storageWhole},
    {"optimised storage: a cancel, the longest", &DayTimes::cancel},
};

} // namespace

Table dayTable(const std::vector<DayTimes> &sizes)
{
    Table table{"24 hours, CPU ms, peers:", {}, {}};
    for (const DayTimes &size : sizes)
        table.columns.push_back(fmt::format("{}", size.peers));
    for (const Line &line : lines) {
        Table::Row row{line.name, {}};
        for (const DayTimes &size : sizes)
            row.cells.push_back(size.*line.cell);
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Ratio> dayRatios(const std::vector<DayTimes> &sizes)
{
    const auto found = std::find_if(sizes.begin(), sizes.end(),
                                    [](const DayTimes &times) { return times.peers == 1000; });
    const DayTimes day = found == sizes.end() ? DayTimes() : *found;
    return {
        {"flows after one price changed against CLP dual()", over(day.flows, day.dual), 0.03},
        {"leaf test against CLP dual()", over(day.certified, day.dual), 0.004},
        {"day with optimised storage against CLP dual()", over(day.storageStart, day.storageDual),
         1.0 / 6.0},
        {"cancel of a day of 1,000 peers, ms", day.cancel, 10.0},
    };
}

} // namespace peergrid::benches
