// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/grouping.h"
#include "ui/results/plot.h"

/// What a kWh costs, hour by hour.
namespace peergrid
{

enum class PriceView {
    Marginal, ///< what one kWh more adds to the objective, and down to what one less saves
    Paid,     ///< by those who buy, fees and all
    Earned,   ///< by those who sell
};

std::vector<Group> priceGroups(const Solved &solved, const PlotChoice &choice, PriceView view);

/// Of several peers: the marginal prices of those that buy in the hour (of all where none does),
/// from the lowest low to the highest high, the line at the mean of the highs; prices paid and
/// earned as money by energy. No value where nobody buys or sells, and where no more can be served
/// at any price.
Plot pricePlot(const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
               PriceView view);

DataTable priceTable(const Solved &solved, HourRange hours);

} // namespace peergrid
