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

} // namespace peergrid
