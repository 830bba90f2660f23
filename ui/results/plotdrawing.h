// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/plot.h"

#include <QRectF>

#include <memory>
#include <optional>

class QChart;
class QPainter;

namespace peergrid
{

/// A plot, what it is compared with (series by series the same; may be none), and what both come
/// to. Made once, drawn often.
struct Drawing {
    Drawing() = default;
    Drawing(Plot plot, std::optional<Plot> ghost);

    Plot plot;
    std::optional<Plot> ghost;
    std::vector<std::vector<Reach>> reaches; ///< of the plot
    std::vector<std::vector<Reach>> ghostReaches;
    std::vector<std::size_t> ghostEdges; ///< layers of the ghost that are thick enough for an edge
    RoundAxis axis;
};

/// The plot as a chart of Qt's, of this size, without legend and background.
std::unique_ptr<QChart> chartOf(const Drawing &drawing, const Colours &colours, const QSizeF &size);

/// From places and values to the rectangle a chart plots in, and back.
struct PlotFrame {
    QRectF area;
    double places = 1.0;
    double low = 0.0;
    double high = 1.0;
    QStringList uprightNames; ///< of the places, where they do not fit in a line

    QPointF at(double place, double value) const;
    PlotPoint pointAt(const QPointF &pixel) const;
    double valuesPerPixel() const { return (high - low) / std::max(1.0, area.height()); }
};
PlotFrame frameOf(const Drawing &drawing, const QChart &chart);

/// Under the series: lines at the ticks of the values.
void paintBelow(QPainter &painter, const Drawing &drawing, const PlotFrame &frame,
                const Colours &colours);

/// Above the series, what Qt's charts leave out: the line at 0, names inside layers, upright names
/// of places, a note where nothing is.
void paintAbove(QPainter &painter, const Drawing &drawing, const PlotFrame &frame,
                const Colours &colours);

/// The whole of it with a legend at the right, on any device.
void paintPlot(QPainter &painter, const QRectF &area, const Drawing &drawing,
               const Colours &colours);

} // namespace peergrid
