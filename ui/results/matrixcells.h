// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/heatscale.h"
#include "ui/results/matrixframe.h"

namespace peergrid
{

/// The cells in their colours, with numbers where all of them fit. A cell on the diagonal of
/// communities is halved: above what is traded inside, below own use.
void paintCells(QPainter &painter, const TradeMatrix &matrix, const MatrixFrame &frame,
                const HeatScale &scale);

} // namespace peergrid
