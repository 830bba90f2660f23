// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"

#include "tests/support/outcomecheck.h"

#include "core/solve.h"

#include <stdexcept>

namespace peergrid::test
{

namespace
{

double sum(const Outcome &outcome, double PeerHour::*part)
{
    double total = 0.0;
    for (const HourOutcome &hour : outcome.hours) {
        for (const PeerHour &peer : hour.peers)
            total += peer.*part;
    }
    return total;
}

} // namespace

Outcome solved(const Market &market)
{
    auto outcome = solve(market);
    if (!outcome)
        throw std::runtime_error(describe(outcome.error()));
    return std::move(*outcome);
}

double objectiveOf(const Market &market, const Outcome &outcome)
{
    double total = 0.0;
    for (const HourOutcome &hour : outcome.hours)
        total += market.objective == Objective::Published ? hour.published : hour.leastCost;
    return total;
}

double unservedOf(const Outcome &outcome)
{
    return sum(outcome, &PeerHour::unserved);
}

double surplusOf(const Outcome &outcome)
{
    return sum(outcome, &PeerHour::surplus);
}

double ownUseOf(const Outcome &outcome)
{
    return sum(outcome, &PeerHour::ownUse);
}

std::string disagreement(const Market &market, const Closeness &closeness)
{
    try {
        const Outcome outcome = solved(market);
        const PairwiseResult reference = solvePairwise(market);
        Complaints all = complaints(market, outcome, closeness.energy);
        all.tolerance = closeness.money;
        all.expectEqual(objectiveOf(market, outcome), reference.objective, "objective");
        all.tolerance = closeness.energy;
        all.expectEqual(unservedOf(outcome), reference.unserved, "unserved");
        all.expectEqual(surplusOf(outcome), reference.surplus, "surplus");
        return all.text();
    } catch (const std::exception &problem) {
        return problem.what();
    }
}

} // namespace peergrid::test
