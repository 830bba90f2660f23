// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/plot.h"

#include <QSizeF>

class QChart;

namespace peergrid
{

/// Gives a chart the axes of a plot. In the chart place i spans i − 0.5 … i + 0.5, so that bars and
/// lines meet.
void addAxes(QChart &chart, const Plot &plot, const RoundAxis &axis, const Colours &colours,
             const QSizeF &size);

/// The names of a chart's places if they stand upright. There is room below the axis for them, and
/// they are left to who paints the plot: Qt's axes hide the first and the last of narrow places.
QStringList uprightNames(const QChart &chart);

} // namespace peergrid
