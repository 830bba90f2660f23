// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/grouping.h"
#include "ui/results/plot.h"

/// What peers generate, buy and sell.
namespace peergrid
{

enum class TradedView {
    Hour,        ///< bars of one hour: generated, bought, sold
    Day,         ///< sold above, bought below, hour by hour
    DayOfChosen, ///< the same of the selected peers alone; of all if none is
};

std::vector<Group> tradedGroups(const Solved &solved, const PlotChoice &choice, TradedView view);

Plot tradedPlot(const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                TradedView view);

DataTable tradedTable(const Solved &solved, HourRange hours);

} // namespace peergrid
