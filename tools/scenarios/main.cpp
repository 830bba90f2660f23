// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arrange.h"
#include "core/scenariofile.h"
#include "tools/scenarios/bigmarket.h"
#include "tools/scenarios/samples.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace peergrid;

namespace
{

int failed(const Issues &issues)
{
    std::fprintf(stderr, "%s\n", describe(issues).c_str());
    return 1;
}

int writeSamples(const std::filesystem::path &folder)
{
    auto all = samples::paperCases(folder / "tables");
    if (!all)
        return failed(all.error());
    all->push_back(samples::village());
    all->push_back(samples::island());
    for (samples::Sample &sample : samples::templates())
        all->push_back(std::move(sample));
    for (const samples::Sample &sample : *all) {
        if (const auto saved = saveScenario(sample.scenario, folder / sample.file); !saved)
            return failed(saved.error());
    }
    return 0;
}

int writeRegion(std::size_t peers, const std::filesystem::path &path)
{
    Scenario scenario;
    scenario.name = "Region of " + std::to_string(peers);
    scenario.description = "Made up, to see what a large market costs to solve.";
    scenario.market = samples::bigMarket({.peers = peers,
                                          .hours = 24,
                                          .firstHour = 0,
                                          .storage = Storage::Operation::SelfConsumption});
    scenario.layout = arrange(scenario.market);
    const auto saved = saveScenario(scenario, path);
    return saved ? 0 : failed(saved.error());
}

} // namespace

/// peergrid-scenarios FOLDER: writes all scenarios into a folder that holds tables/.
/// peergrid-scenarios --region PEERS FILE: writes a day of a region of any size (bigmarket.h).
int main(int argc, char *argv[])
{
    if (argc == 2)
        return writeSamples(argv[1]);
    if (argc == 4 && std::string_view(argv[1]) == "--region") {
        if (const unsigned long peers = std::strtoul(argv[2], nullptr, 10); peers > 0)
            return writeRegion(peers, argv[3]);
    }
    std::fputs("Usage: peergrid-scenarios FOLDER, which is scenarios/ of the source\n"
               "       peergrid-scenarios --region PEERS FILE\n",
               stderr);
    return 2;
}
