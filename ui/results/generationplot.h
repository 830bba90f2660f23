// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/grouping.h"
#include "ui/results/plot.h"

/// Who generates what, hour by hour, against what all need.
namespace peergrid
{

std::vector<Group> generationGroups(const Solved &solved, const PlotChoice &choice);

/// Layers of generation, and all demand as a dashed line above them. Of a single hour: bars of
/// generation and demand. The groups may be those of another run.
Plot generationPlot(const Solved &solved, const std::vector<Group> &groups,
                    const PlotChoice &choice);

DataTable generationTable(const Solved &solved, HourRange hours);

} // namespace peergrid
