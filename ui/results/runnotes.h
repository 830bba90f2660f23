// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"

#include <QString>

#include <optional>
#include <vector>

namespace peergrid
{

/// What must be said about a run before anybody reads its numbers.
struct RunNote {
    QString text;
    QString hint;
    std::optional<std::size_t> hour; ///< a click goes there
    bool isBad = false;
};

/// Out of date; "7 of 24 hours are solved"; the hours in which not everything is served, with kWh.
std::vector<RunNote> runNotes(const Shown &shown);

} // namespace peergrid
