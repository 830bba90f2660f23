// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenariofile.h"
#include "core/solve.h"
#include "core/solved.h"

#include <QtTest>

#include <utility>

namespace peergrid::test
{

inline Scenario scenarioOf(const char *name)
{
    auto scenario =
        loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid");
    return scenario ? std::move(*scenario) : Scenario{};
}

/// Solves what was made of a scenario; null if it cannot be.
inline SolvedPtr solved(Scenario scenario, const SolveOptions &options = {})
{
    auto shared = std::make_shared<const Scenario>(std::move(scenario));
    auto outcome = solve(shared->market, options);
    auto baseline = solve(gridOnly(shared->market), options);
    if (!outcome)
        return {};
    return solvedOf(shared, {shared, &shared->market}, std::move(*outcome),
                    baseline ? std::move(*baseline) : Outcome{}, 0.0);
}

/// One of the scenarios that come with the program, by its file's name.
inline SolvedPtr solvedCase(const char *name)
{
    return solved(scenarioOf(name));
}

} // namespace peergrid::test
