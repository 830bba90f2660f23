// SPDX-License-Identifier: GPL-3.0-or-later
// What a solve costs, against others and against what must hold. With --json, for a program that
// compares two builds.
#include "core/freedmemory.h"
#include "tools/benches/solve/days.h"
#include "tools/benches/solve/hours.h"
#include "tools/benches/solve/memory.h"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string_view>

using namespace peergrid::benches;

namespace
{

/// Shows tables as they come.
class Printed
{
  public:
    explicit Printed(bool asJson)
        : m_asJson(asJson)
    {
    }

    void add(Table table)
    {
        if (!m_asJson) {
            fmt::print("{}\n", textOf(table));
            std::fflush(stdout);
        }
        m_report.tables.push_back(std::move(table));
    }
    void add(std::vector<Ratio> ratios)
    {
        m_report.ratios.insert(m_report.ratios.end(), ratios.begin(), ratios.end());
    }
    void finish() const
    {
        fmt::print("{}\n", m_asJson ? jsonOf(m_report) : textOf(m_report.ratios));
    }

  private:
    bool m_asJson;
    Report m_report;
};

void run(bool asJson)
{
    Printed printed(asJson);
    printed.add(memoryTable());
    std::vector<HourTimes> hours;
    for (const std::size_t peers : {1000U, 10000U, 100000U})
        hours.push_back(measureHour(peers));
    printed.add(hourTable(hours));
    printed.add(hourRatios(hours));
    std::vector<DayTimes> days;
    for (const std::size_t peers : {1000U, 10000U})
        days.push_back(measureDay(peers));
    printed.add(dayTable(days));
    printed.add(dayRatios(days));
    printed.finish();
}

} // namespace

int main(int argc, char *argv[])
{
    peergrid::keepFreedMemory(); // as the program does
    const bool asJson = argc == 2 && std::string_view(argv[1]) == "--json";
    if (argc > 1 && !asJson) {
        std::fputs("usage: bench-solve [--json]\n", stderr);
        return 2;
    }
    try {
        run(asJson);
    } catch (const std::exception &error) {
        fmt::print(stderr, "bench-solve: {}\n", error.what());
        return 1;
    }
}
