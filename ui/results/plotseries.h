// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/plotdrawing.h"

class QChart;

namespace peergrid
{

/// Gives a chart, which has its axes, the series of a drawing: layers first, then bars, what it is
/// compared with, lines last.
void addSeries(QChart &chart, const Drawing &drawing, const Colours &colours);

} // namespace peergrid
