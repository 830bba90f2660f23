// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/matrixdrawing.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"
#include "ui/results/heatscale.h"
#include "ui/results/matrixcells.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double leastForLines = 6.0; ///< px of a cell

QString tr(const char *text)
{
    return QCoreApplication::translate("TradeMatrix", text);
}

class MatrixDrawing : public Drawn
{
  public:
    MatrixDrawing(std::shared_ptr<const TradeMatrix> matrix, const QRectF &area,
                  const Colours &colours)
        : m_shared(std::move(matrix))
        , m_matrix(*m_shared)
        , m_area(area)
        , m_frame(frameOf(m_matrix, area))
        , m_scale{colours, m_matrix.most, m_matrix.isDifference}
        , m_colours(colours)
    {
    }

    void paint(QPainter &painter) const override
    {
        if (!m_matrix.note.isEmpty())
            return paintMessage(painter, m_area, m_matrix.note, m_colours);
        paintCells(painter, m_matrix, m_frame, m_scale);
        paintGrid(painter);
        paintNames(painter);
        m_scale.paintLegend(painter, m_frame.legend, m_matrix.isByCommunity);
    }

    bool has(std::size_t number) const override { return number < rows() * columns(); }

    std::optional<std::size_t> spotAt(const QPointF &point) const override
    {
        if (!m_matrix.note.isEmpty() || !m_frame.cells.contains(point))
            return std::nullopt;
        const auto place = [](double at, double size, std::size_t count) {
            return std::min(static_cast<std::size_t>(std::max(0.0, at / size)), count - 1);
        };
        return place(point.y() - m_frame.cells.top(), m_frame.cellHeight, rows()) * columns() +
               place(point.x() - m_frame.cells.left(), m_frame.cellWidth, columns());
    }

    DrawnSpot spot(std::size_t number) const override
    {
        const std::size_t row = number / columns();
        const std::size_t column = number % columns();
        DrawnSpot spot;
        spot.outline.addRect(m_frame.cell(row, column));
        spot.words = words(row, column);
        for (const std::size_t place : {m_matrix.sellers[row], m_matrix.buyers[column]}) {
            const ObjectIds &objects = m_matrix.traders.all[place].objects;
            spot.objects.peers.insert(objects.peers.begin(), objects.peers.end());
            spot.objects.communities.insert(objects.communities.begin(), objects.communities.end());
        }
        return spot;
    }

    std::optional<std::size_t> beside(std::optional<std::size_t> spot, Qt::Key arrow) const override
    {
        if (!m_matrix.note.isEmpty())
            return std::nullopt;
        if (!spot)
            return 0;
        std::size_t row = *spot / columns();
        std::size_t column = *spot % columns();
        if (arrow == Qt::Key_Up)
            row -= std::min<std::size_t>(row, 1);
        else if (arrow == Qt::Key_Down)
            row = std::min(row + 1, rows() - 1);
        else if (arrow == Qt::Key_Left)
            column -= std::min<std::size_t>(column, 1);
        else
            column = std::min(column + 1, columns() - 1);
        return row * columns() + column;
    }

  private:
    std::size_t rows() const { return m_matrix.sellers.size(); }
    std::size_t columns() const { return m_matrix.buyers.size(); }

    QString amount(double energy) const
    {
        return m_matrix.isDifference ? signedText(energy) : roundedText(energy);
    }

    QString words(std::size_t row, std::size_t column) const
    {
        const Trader &seller = m_matrix.traders.all[m_matrix.sellers[row]];
        const Trader &buyer = m_matrix.traders.all[m_matrix.buyers[column]];
        const bool isOwn = m_matrix.isOwn(row, column);
        const QString traded = amount(m_matrix.traded(row, column));
        QStringList lines;
        if (!isOwn)
            lines += tr("%1 → %2: %3 kWh").arg(seller.name, buyer.name, traded);
        else if (seller.kind == Trader::Kind::Community)
            lines += tr("Inside %1: %2 kWh").arg(seller.name, traded);
        else if (seller.kind == Trader::Kind::NoCommunity)
            lines += tr("Among peers in no community: %1 kWh").arg(traded);
        const TradeSum &sum = m_matrix.sum(row, column);
        if (sum.energy > 0.0)
            lines += tr("%1 %2/kWh on average, %3")
                         .arg(roundedText(sum.meanPrice()), m_matrix.currency,
                              rulesText(*m_matrix.market, sum));
        if (isOwn)
            lines +=
                tr("%1, own use: %2 kWh").arg(seller.name, amount(m_matrix.ownUse(row, column)));
        return lines.join(QLatin1Char('\n'));
    }

    /// Lines around the cells, and between communities.
    void paintGrid(QPainter &painter) const
    {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_colours.border, 1.0));
        painter.drawRect(m_frame.cells);
        const auto isNew = [&](const std::vector<std::size_t> &places, std::size_t i) {
            const Trader &here = m_matrix.traders.all[places[i]];
            const Trader &before = m_matrix.traders.all[places[i - 1]];
            return !m_matrix.isByCommunity &&
                   (here.kind != before.kind || here.community != before.community);
        };
        for (std::size_t row = 1; row < rows(); ++row) {
            painter.setPen(isNew(m_matrix.sellers, row) ? QPen(m_colours.secondary, 0.8)
                                                        : gridPen(m_colours));
            const double y = m_frame.cell(row, 0).top();
            if (m_frame.cellHeight >= leastForLines || isNew(m_matrix.sellers, row))
                painter.drawLine(QPointF(m_frame.cells.left(), y),
                                 QPointF(m_frame.cells.right(), y));
        }
        for (std::size_t column = 1; column < columns(); ++column) {
            painter.setPen(isNew(m_matrix.buyers, column) ? QPen(m_colours.secondary, 0.8)
                                                          : gridPen(m_colours));
            const double x = m_frame.cell(0, column).left();
            if (m_frame.cellWidth >= leastForLines || isNew(m_matrix.buyers, column))
                painter.drawLine(QPointF(x, m_frame.cells.top()),
                                 QPointF(x, m_frame.cells.bottom()));
        }
    }

    void paintNames(QPainter &painter) const
    {
        painter.setFont(chartFont());
        painter.setPen(m_colours.secondary);
        painter.drawText(QRectF(m_frame.cells.left(), m_area.top() + 4.0, 200.0, 16.0),
                         Qt::AlignLeft | Qt::AlignVCenter, tr("Buyer →"));
        painter.save();
        painter.translate(m_area.left() + 4.0, m_frame.cells.top());
        painter.rotate(-90.0);
        painter.drawText(QRectF(-200.0, 0.0, 200.0, 16.0), Qt::AlignRight | Qt::AlignVCenter,
                         tr("← Seller"));
        painter.restore();
        for (const MatrixLabel &label : m_frame.rows) {
            const QRectF span = m_frame.cell(label.first, 0).united(m_frame.cell(label.last, 0));
            paintName(painter,
                      QRectF(m_frame.rowNames.left(), span.top(), m_frame.rowNames.width() - 5.0,
                             span.height()),
                      label, Qt::AlignRight);
        }
        for (const MatrixLabel &label : m_frame.columns) {
            const QRectF span = m_frame.cell(0, label.first).united(m_frame.cell(0, label.last));
            const QRectF where(span.left(), m_frame.columnNames.top(), span.width(),
                               m_frame.columnNames.height() - 4.0);
            if (!m_frame.areColumnsTurned) {
                paintName(painter, where, label, Qt::AlignHCenter);
                continue;
            }
            painter.save();
            painter.translate(where.bottomLeft());
            painter.rotate(-90.0);
            paintName(painter, QRectF(0.0, 0.0, where.height(), where.width()), label,
                      Qt::AlignLeft);
            painter.restore();
        }
    }

    void paintName(QPainter &painter, const QRectF &where, const MatrixLabel &label,
                   Qt::AlignmentFlag side) const
    {
        QFont font = chartFont(m_frame.textPixels);
        font.setBold(label.isSelected);
        painter.setFont(font);
        painter.setPen(label.isSelected ? m_colours.accent : m_colours.text);
        painter.drawText(where, side | Qt::AlignVCenter | Qt::TextDontClip,
                         fitted(label.text, QFontMetricsF(font), where.width()));
    }

    std::shared_ptr<const TradeMatrix> m_shared;
    const TradeMatrix &m_matrix;
    QRectF m_area;
    MatrixFrame m_frame;
    HeatScale m_scale;
    Colours m_colours;
};

} // namespace

DrawnPtr layOut(std::shared_ptr<const TradeMatrix> matrix, const QRectF &area,
                const Colours &colours)
{
    return std::make_unique<MatrixDrawing>(std::move(matrix), area, colours);
}

} // namespace peergrid
