// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sweep/sweeplines.h"
#include "ui/sweep/sweepwords.h"

namespace peergrid
{

/// A figure over two quantities that are crossed.
struct HeatGrid {
    QString xTitle;
    QString yTitle;
    std::vector<double> xs; ///< ascending, from left to right
    std::vector<double> ys; ///< ascending, from bottom to top
    bool areXsFactors = false;
    bool areYsFactors = false;
    std::vector<double> values; ///< by y, then x; NaN: not solved, or no value
    Named figure;

    double at(std::size_t x, std::size_t y) const { return values[y * xs.size() + x]; }
};

HeatGrid heatGrid(const SweepSubject &subject);
DrawnPtr layOut(std::shared_ptr<const HeatGrid> grid, const QRectF &area, const Colours &colours);
DataTable tableOf(const HeatGrid &grid);

} // namespace peergrid
