// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/matrixcells.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"
#include "ui/wording.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double smallCell = 3.0; ///< px; smaller ones are drawn as pixels of an image
constexpr double leastForGap = 8.0;
constexpr double leastForFrame = 6.0;
constexpr int numberPixels = 11;
constexpr double noticeable = 1e-9; ///< kWh that count as some

QPolygonF above(const QRectF &cell)
{
    return QPolygonF({cell.topLeft(), cell.topRight(), cell.bottomRight()});
}
QPolygonF below(const QRectF &cell)
{
    return QPolygonF({cell.topLeft(), cell.bottomRight(), cell.bottomLeft()});
}

struct CellPainter {
    QPainter &painter;
    const TradeMatrix &matrix;
    const MatrixFrame &frame;
    const HeatScale &scale;

    std::size_t rows() const { return matrix.sellers.size(); }
    std::size_t columns() const { return matrix.buyers.size(); }

    template<class Do>
    void forEachCell(Do act) const
    {
        for (std::size_t row = 0; row < rows(); ++row)
            for (std::size_t column = 0; column < columns(); ++column)
                act(row, column);
    }

    void paintFills() const
    {
        const double smaller = std::min(frame.cellWidth, frame.cellHeight);
        const double inset = smaller > leastForGap ? 0.5 : 0.0;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing, inset > 0.0);
        forEachCell([&](std::size_t row, std::size_t column) {
            paintFill(frame.cell(row, column).adjusted(inset, inset, -inset, -inset), row, column);
        });
        painter.restore();
    }

    void paintFill(const QRectF &cell, std::size_t row, std::size_t column) const
    {
        const bool isOwn = matrix.isOwn(row, column);
        const bool isSplit = isOwn && matrix.isByCommunity;
        const double traded = matrix.traded(row, column);
        if (isSplit)
            paintPart(above(cell), traded, false);
        else if (traded != 0.0)
            painter.fillRect(cell, scale.colour(traded, false));
        if (isOwn)
            paintPart(isSplit ? below(cell) : QPolygonF(cell), matrix.ownUse(row, column), true);
    }

    void paintPart(const QPolygonF &part, double energy, bool isOwn) const
    {
        if (std::abs(energy) < noticeable)
            return;
        QPainterPath path;
        path.addPolygon(part);
        path.closeSubpath();
        painter.fillPath(path, scale.colour(energy, isOwn));
        if (isOwn && std::min(frame.cellWidth, frame.cellHeight) > leastForFrame)
            paintOwnFrame(painter, part, scale.colours);
    }

    /// None in halved cells, which hold two.
    QString number(std::size_t row, std::size_t column) const
    {
        if (matrix.isOwn(row, column) && matrix.isByCommunity)
            return {};
        const double energy = matrix.traded(row, column) + matrix.ownUse(row, column);
        if (std::abs(energy) < noticeable)
            return {};
        return matrix.isDifference ? signedText(energy) : roundedText(energy);
    }

    bool haveNumbersRoom() const
    {
        const QFontMetricsF metrics(chartFont(numberPixels));
        bool haveRoom = frame.cellHeight > metrics.height();
        if (haveRoom)
            forEachCell([&](std::size_t row, std::size_t column) {
                haveRoom = haveRoom &&
                           metrics.horizontalAdvance(number(row, column)) <= frame.cellWidth - 6.0;
            });
        return haveRoom;
    }

    void paintNumbers() const
    {
        painter.setFont(chartFont(numberPixels));
        forEachCell([&](std::size_t row, std::size_t column) {
            const QString text = number(row, column);
            if (text.isEmpty())
                return;
            const bool isOwn = matrix.isOwn(row, column);
            const double energy = isOwn ? matrix.ownUse(row, column) : matrix.traded(row, column);
            painter.setPen(inkOn(scale.colour(energy, isOwn)));
            painter.drawText(frame.cell(row, column), Qt::AlignCenter, text);
        });
    }

    /// Without numbers a sign tells less from more in grey, too.
    void paintSigns() const
    {
        const double size = std::min({frame.cellWidth, frame.cellHeight, 20.0}) * 0.4;
        forEachCell([&](std::size_t row, std::size_t column) {
            const bool isSplit = matrix.isOwn(row, column) && matrix.isByCommunity;
            const QRectF cell = frame.cell(row, column);
            const QPointF off = isSplit ? QPointF(cell.width(), -cell.height()) / 5.0 : QPointF();
            for (const bool isOwn : {false, true}) {
                const double energy =
                    isOwn ? matrix.ownUse(row, column) : matrix.traded(row, column);
                if (energy > -noticeable)
                    continue;
                const QPointF middle = cell.center() + (isOwn ? -off : off);
                painter.fillRect(QRectF(middle.x() - size / 2.0, middle.y() - 0.7, size, 1.4),
                                 inkOn(scale.colour(energy, isOwn)));
            }
        });
    }

    /// A pixel for each cell, or for each pixel the largest of the cells it covers.
    QImage image() const
    {
        const auto pixels = [](double size, std::size_t cells) {
            return static_cast<std::size_t>(std::clamp(size, 1.0, static_cast<double>(cells)));
        };
        const std::size_t width = pixels(frame.cells.width(), columns());
        const std::size_t height = pixels(frame.cells.height(), rows());
        struct Shown {
            double energy = 0.0;
            bool isOwn = false;
        };
        std::vector<Shown> shown(width * height);
        forEachCell([&](std::size_t row, std::size_t column) {
            Shown &here = shown[row * height / rows() * width + column * width / columns()];
            for (const bool isOwn : {false, true}) {
                const double energy =
                    isOwn ? matrix.ownUse(row, column) : matrix.traded(row, column);
                if (std::abs(energy) > std::abs(here.energy))
                    here = {energy, isOwn};
            }
        });
        QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
        for (std::size_t y = 0; y < height; ++y) {
            for (std::size_t x = 0; x < width; ++x) {
                const Shown &here = shown[y * width + x];
                image.setPixelColor(static_cast<int>(x), static_cast<int>(y),
                                    scale.colour(here.energy, here.isOwn));
            }
        }
        return image;
    }
};

} // namespace

void paintCells(QPainter &painter, const TradeMatrix &matrix, const MatrixFrame &frame,
                const HeatScale &scale)
{
    const CellPainter cells{painter, matrix, frame, scale};
    if (std::min(frame.cellWidth, frame.cellHeight) < smallCell) {
        painter.drawImage(frame.cells, cells.image());
        return;
    }
    cells.paintFills();
    if (cells.haveNumbersRoom())
        cells.paintNumbers();
    else if (matrix.isDifference && std::min(frame.cellWidth, frame.cellHeight) > leastForGap)
        cells.paintSigns();
}

} // namespace peergrid
