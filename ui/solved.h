// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include "core/scenario.h"
#include "core/summary.h"

#include <memory>

namespace peergrid
{

/// What one run found, whole. Every view reads one of these, so none shows a mix of two runs.
/// Never changed once it is made.
struct Solved {
    std::shared_ptr<const Scenario> scenario; ///< for names, colours and the currency
    std::shared_ptr<const Market> market;     ///< what was solved; another pointer means stale
    Outcome outcome;
    Outcome baseline;     ///< the same market, everyone with the main grid alone
    Summary summary;      ///< over all hours that are solved
    double seconds = 0.0; ///< the solve took, wall clock

    std::size_t hours() const { return market->hours; }
    /// Whether an hour has a result: there is none for hours that a run was stopped before.
    bool has(std::size_t hour) const
    {
        return hour < outcome.hours.size() &&
               outcome.hours[hour].status != HourOutcome::Status::NotSolved;
    }
};

using SolvedPtr = std::shared_ptr<const Solved>;

/// Sums up a run. `market` is what was solved, if the scenario was edited since in what is not
/// solved; without it the scenario's own. A baseline without hours means no savings.
SolvedPtr solvedOf(std::shared_ptr<const Scenario> scenario, Outcome outcome, Outcome baseline,
                   double seconds, std::shared_ptr<const Market> market = {});

} // namespace peergrid

Q_DECLARE_METATYPE(peergrid::SolvedPtr)
