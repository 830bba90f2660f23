// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/matrixframe.h"

#include "ui/results/heatscale.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double margin = 8.0;
constexpr double axisTitle = 16.0; ///< "Seller", "Buyer"
constexpr double mostWidth = 88.0; ///< of a cell
constexpr double mostHeight = 36.0;
constexpr double gap = 8.0; ///< between names and cells
constexpr double lineHeight = 17.0;
constexpr double leastForName = 10.5; ///< px of a row or column
constexpr double mostOfWidth = 0.24;  ///< that names of rows may take
constexpr double mostOfHeight = 0.42; ///< that names of columns may take

/// Of neighbours in the same community: its name, if there is room for a line.
std::vector<MatrixLabel> communityLabels(const TradeMatrix &matrix,
                                         const std::vector<std::size_t> &places, double size)
{
    std::vector<MatrixLabel> labels;
    for (std::size_t i = 0; i < places.size();) {
        const Trader &trader = matrix.traders.all[places[i]];
        const auto isAlike = [&](std::size_t place) {
            const Trader &other = matrix.traders.all[place];
            return other.kind == trader.kind && other.community == trader.community;
        };
        std::size_t last = i;
        while (last + 1 < places.size() && isAlike(places[last + 1]))
            ++last;
        const QString name =
            trader.kind == Trader::Kind::MainGrid ? trader.name : trader.communityName;
        if (!name.isEmpty() && size * static_cast<double>(last - i + 1) >= leastForName)
            labels.push_back({name, i, last, false});
        i = last + 1;
    }
    return labels;
}

/// Names of the traders, or of their communities where cells are too small.
std::vector<MatrixLabel> labels(const TradeMatrix &matrix, const std::vector<std::size_t> &places,
                                double size)
{
    if (size < leastForName)
        return communityLabels(matrix, places, size);
    std::vector<MatrixLabel> labels;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Trader &trader = matrix.traders.all[places[i]];
        labels.push_back({trader.name, i, i, trader.isSelected});
    }
    return labels;
}

double widest(const std::vector<MatrixLabel> &labels, const QFontMetricsF &metrics)
{
    double width = 0.0;
    for (const MatrixLabel &label : labels)
        width = std::max(width, metrics.horizontalAdvance(label.text));
    return width;
}

QFontMetricsF boldMetrics()
{
    QFont bold = chartFont();
    bold.setBold(true);
    return QFontMetricsF(bold);
}

} // namespace

MatrixFrame frameOf(const TradeMatrix &matrix, const QRectF &area)
{
    MatrixFrame frame;
    const QRectF inside = area.adjusted(margin, margin, -margin, -margin);
    const QRectF room = inside.adjusted(axisTitle, axisTitle, -heatLegendWidth - 2.0 * margin, 0.0);
    const auto rows = static_cast<double>(std::max<std::size_t>(1, matrix.sellers.size()));
    const auto columns = static_cast<double>(std::max<std::size_t>(1, matrix.buyers.size()));
    const QFontMetricsF metrics = boldMetrics();
    frame.cellWidth = room.width() / columns;
    frame.cellHeight = room.height() / rows;
    double namesWidth = 0.0;
    double namesHeight = 0.0;
    // Names take room from the cells, and cells decide which names there are.
    for (int pass = 0; pass < 3; ++pass) {
        frame.rows = labels(matrix, matrix.sellers, frame.cellHeight);
        frame.columns = labels(matrix, matrix.buyers, frame.cellWidth);
        namesWidth = std::min(widest(frame.rows, metrics) + gap, mostOfWidth * room.width());
        frame.cellWidth = std::min(mostWidth, (room.width() - namesWidth) / columns);
        frame.areColumnsTurned =
            std::any_of(frame.columns.begin(), frame.columns.end(), [&](const MatrixLabel &label) {
                const auto cells = static_cast<double>(label.last - label.first + 1);
                return metrics.horizontalAdvance(label.text) + 4.0 > cells * frame.cellWidth;
            });
        namesHeight = frame.areColumnsTurned ? std::min(widest(frame.columns, metrics) + gap,
                                                        mostOfHeight * room.height())
                                             : lineHeight;
        frame.cellHeight = std::min(mostHeight, (room.height() - namesHeight) / rows);
    }
    frame.textPixels = chartTextPixels;
    for (const double size : {frame.cellWidth, frame.cellHeight})
        if (size >= leastForName)
            frame.textPixels = std::min(frame.textPixels, static_cast<int>(size - 0.5));
    frame.cells = QRectF(room.left() + namesWidth, room.top() + namesHeight,
                         frame.cellWidth * columns, frame.cellHeight * rows);
    frame.rowNames = QRectF(room.left(), frame.cells.top(), namesWidth, frame.cells.height());
    frame.columnNames = QRectF(frame.cells.left(), room.top(), frame.cells.width(), namesHeight);
    frame.legend =
        QRectF(std::min(frame.cells.right() + 3.0 * margin, inside.right() - heatLegendWidth),
               inside.top(), heatLegendWidth, inside.height());
    return frame;
}

} // namespace peergrid
