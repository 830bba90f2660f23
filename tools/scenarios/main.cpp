// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"
#include "tools/scenarios/samples.h"

#include <cstdio>

using namespace peergrid;

/// peergrid-scenarios FOLDER: writes all scenarios into a folder that holds tables/.
int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("Usage: peergrid-scenarios FOLDER, which is scenarios/ of the source\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    auto all = samples::paperCases(folder / "tables");
    if (!all) {
        std::fprintf(stderr, "%s\n", describe(all.error()).c_str());
        return 1;
    }
    all->push_back(samples::village());
    all->push_back(samples::island());
    for (samples::Sample &sample : samples::templates())
        all->push_back(std::move(sample));
    for (const samples::Sample &sample : *all) {
        if (const auto saved = saveScenario(sample.scenario, folder / sample.file); !saved) {
            std::fprintf(stderr, "%s\n", describe(saved.error()).c_str());
            return 1;
        }
    }
    return 0;
}
