// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/drawnview.h"
#include "ui/results/tradematrix.h"

namespace peergrid
{

/// A heat map with its names and its scale. Cells too small for names have those of communities,
/// smaller ones than pixels show the largest of what they cover.
DrawnPtr layOut(std::shared_ptr<const TradeMatrix> matrix, const QRectF &area,
                const Colours &colours);

} // namespace peergrid
