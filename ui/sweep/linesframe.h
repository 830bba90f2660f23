// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sweep/linesplot.h"

#include <QPainter>

namespace peergrid
{

/// Between the plot and the names: for a piece of the line.
inline constexpr double namesGap = 40.0;

/// Where a plot's numbers stand in an area.
struct LinesFrame {
    QRectF plot; ///< inside the axes
    RoundAxis x;
    RoundAxis y;
    double namesWidth = 0.0; ///< right of the plot

    QPointF at(double xValue, double yValue) const
    {
        return {plot.left() + (xValue - x.low) / (x.high - x.low) * plot.width(),
                plot.bottom() - (yValue - y.low) / (y.high - y.low) * plot.height()};
    }
    QPointF at(const QPointF &point) const { return at(point.x(), point.y()); }
};

LinesFrame frameOf(const LinesPlot &plot, const QRectF &area);

/// Axes with their ticks and titles, and the lines of the ticks.
void paintAxes(QPainter &painter, const LinesPlot &plot, const LinesFrame &frame,
               const QRectF &area, const Colours &colours);

/// A label of the x axis.
QString xText(const LinesPlot &plot, double value, double tick);

} // namespace peergrid
