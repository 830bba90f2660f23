// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/plot.h"

class QPainter;

namespace peergrid
{

/// An entry: the series it stands for, the first of its name; plot.series.size() for the run it is
/// compared with, if there is one.
std::vector<std::size_t> legendOf(const Plot &plot);
QString legendName(const Plot &plot, std::size_t entry);

/// A filled rectangle, or a piece of the line with its dashes.
void paintSwatch(QPainter &painter, const QRectF &where, const Plot &plot, std::size_t entry,
                 const Colours &colours);

/// How wide the legend wants to be on paper.
double legendWidth(const Plot &plot);
/// Draws it from the top of the area; the last entry says how many have no room.
void paintLegend(QPainter &painter, const QRectF &area, const Plot &plot, const Colours &colours);

/// The colours of a series where others are selected.
QColor fillOf(const Plot &plot, const Series &series, const Colours &colours);
/// Around bars: darker where they are hardly seen on the canvas.
QPen borderOf(const Plot &plot, const Series &series, const Colours &colours);
QPen penOf(const Plot &plot, const Series &series, const Colours &colours);

} // namespace peergrid
