// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/tradematrix.h"

#include <QRectF>

namespace peergrid
{

/// A name beside rows or above columns first…last.
struct MatrixLabel {
    QString text;
    std::size_t first = 0;
    std::size_t last = 0;
    bool isSelected = false;
};

/// Where the cells and the names of a matrix stand.
struct MatrixFrame {
    QRectF cells;
    QRectF rowNames;
    QRectF columnNames;
    QRectF legend;
    double cellWidth = 0.0;
    double cellHeight = 0.0;
    int textPixels = 12;
    bool areColumnsTurned = false; ///< their names stand upright
    std::vector<MatrixLabel> rows; ///< of traders, or of communities where cells are too small
    std::vector<MatrixLabel> columns;

    QRectF cell(std::size_t row, std::size_t column) const
    {
        return {cells.left() + cellWidth * static_cast<double>(column),
                cells.top() + cellHeight * static_cast<double>(row), cellWidth, cellHeight};
    }
};

MatrixFrame frameOf(const TradeMatrix &matrix, const QRectF &area);

} // namespace peergrid
