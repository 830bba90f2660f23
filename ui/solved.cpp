// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/solved.h"

#include <utility>

namespace peergrid
{

SolvedPtr solvedOf(std::shared_ptr<const Scenario> scenario, Outcome outcome, Outcome baseline,
                   double seconds, std::shared_ptr<const Market> market)
{
    auto solved = std::make_shared<Solved>();
    solved->market =
        market ? std::move(market) : std::shared_ptr<const Market>(scenario, &scenario->market);
    solved->scenario = std::move(scenario);
    solved->outcome = std::move(outcome);
    solved->baseline = std::move(baseline);
    solved->seconds = seconds;
    const HourRange all{0, solved->market->hours - 1};
    solved->summary = summarise(*solved->market, solved->outcome, all,
                                solved->baseline.hours.empty() ? nullptr : &solved->baseline);
    return solved;
}

} // namespace peergrid
