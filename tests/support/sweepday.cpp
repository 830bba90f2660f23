// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sweepday.h"

#include "core/scenariofile.h"

namespace peergrid::test
{

const Scenario &day()
{
    static const Scenario scenario =
        loadScenario(PEERGRID_SOURCE_DIR "/scenarios/seventeen-peer-case-3.peergrid").value();
    return scenario;
}

std::shared_ptr<const SweepPlan> planOfDay(const std::vector<std::string> &variations,
                                           Combine combine, const Sampling &sampling)
{
    const SweepStudy study{variations, combine, sampling, false};
    return std::make_shared<const SweepPlan>(planOf(day().market, study).value());
}

} // namespace peergrid::test
