// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/heatscale.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace peergrid
{

namespace
{

constexpr double least = 0.10; ///< of the way to the far end: what is little is still seen
constexpr double barWidth = 12.0;
constexpr double lineHeight = 18.0;

QString tr(const char *text)
{
    return QCoreApplication::translate("HeatScale", text);
}

} // namespace

QColor heatColour(const Colours &colours, const QColor &middle, double at)
{
    constexpr double turn = 0.6;
    const QColor far = mixed(middle, colours.isDark ? Qt::white : Qt::black, 0.55);
    at = least + (1.0 - least) * at;
    return at < turn ? mixed(colours.canvas, middle, at / turn)
                     : mixed(middle, far, (at - turn) / (1.0 - turn));
}

QColor HeatScale::colour(double energy, bool isOwn) const
{
    if (energy == 0.0 || most <= 0.0)
        return colours.canvas;
    const double at = std::sqrt(std::min(1.0, std::abs(energy) / most));
    if (isDifference)
        return heatColour(colours, energy > 0.0 ? colours.hues[0] : colours.hues[5], at);
    return heatColour(colours, isOwn ? QColor("#7A7A7A") : colours.hues[0], at);
}

double HeatScale::place(double energy) const
{
    const double root = std::sqrt(std::min(1.0, std::abs(energy) / most));
    return isDifference ? 0.5 + std::copysign(root / 2.0, energy) : root;
}

std::vector<double> HeatScale::ticks(double apart) const
{
    std::vector<double> ticks;
    if (most <= 0.0)
        return ticks;
    // Down from the high end by 5, 2, 1, 0.5, … until there is no room above the middle, or zero.
    double power = std::pow(10.0, std::floor(std::log10(most)));
    double last = 2.0;
    const double end = place(0.0);
    for (bool hasRoom = true; hasRoom; power /= 10.0) {
        for (const double digit : {5.0, 2.0, 1.0}) {
            const double value = digit * power;
            if (value > most * (1.0 + 1e-9) || last - place(value) < apart)
                continue;
            hasRoom = place(value) - end >= apart;
            if (!hasRoom)
                break;
            last = place(value);
            ticks.push_back(value);
        }
        hasRoom = hasRoom && place(power) - end >= apart;
    }
    ticks.push_back(0.0);
    const std::size_t positive = ticks.size() - 1;
    for (std::size_t i = positive; isDifference && i-- > 0;)
        ticks.push_back(-ticks[i]);
    std::reverse(ticks.begin(), ticks.end());
    return ticks;
}

void HeatScale::paintBar(QPainter &painter, const QRectF &bar) const
{
    const int steps = std::max(8, static_cast<int>(bar.height()));
    const double step = bar.height() / steps;
    for (int i = 0; i < steps; ++i) {
        const double at = (i + 0.5) / steps;
        const double root = isDifference ? 2.0 * at - 1.0 : at;
        painter.fillRect(QRectF(bar.left(), bar.bottom() - step * (i + 1), bar.width(), step + 0.2),
                         colour(std::copysign(root * root, root) * most, false));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.border, 0.8));
    painter.drawRect(bar);
}

void HeatScale::paintTicks(QPainter &painter, const QRectF &bar, double right) const
{
    constexpr double apart = 19.0;
    painter.setPen(colours.secondary);
    for (const double tick : ticks(apart / bar.height())) {
        const double y = bar.bottom() - place(tick) * bar.height();
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 3.0, y));
        painter.drawText(QRectF(bar.right() + 6.0, y - 8.0, right - bar.right() - 6.0, 16.0),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         isDifference ? signedText(tick) : roundedText(tick));
    }
}

void HeatScale::paintLegend(QPainter &painter, const QRectF &area, bool isByCommunity) const
{
    painter.setFont(chartFont());
    painter.setPen(colours.secondary);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), lineHeight),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     isDifference ? tr("More, less, kWh") : tr("kWh"));
    const double height = std::clamp(area.height() - 3.0 * lineHeight - 14.0, 10.0, 160.0);
    const QRectF bar(area.left(), area.top() + lineHeight + 6.0, barWidth, height);
    paintBar(painter, bar);
    paintTicks(painter, bar, area.right());
    const QRectF swatch(area.left(), bar.bottom() + 14.0, 16.0, 13.0);
    QPolygonF cell(swatch);
    if (isByCommunity)
        cell = QPolygonF({swatch.topLeft(), swatch.bottomRight(), swatch.bottomLeft()});
    QPainterPath path;
    path.addPolygon(cell);
    painter.fillPath(path, colour(most * 0.3, true));
    paintOwnFrame(painter, cell, colours);
    painter.setPen(colours.secondary);
    painter.drawText(QRectF(swatch.right() + 6.0, swatch.top() - 2.0, area.width() - 22.0, 17.0),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("own use"));
}

void paintOwnFrame(QPainter &painter, const QPolygonF &cell, const Colours &colours)
{
    const QRectF all = cell.boundingRect();
    const QPointF middle =
        std::accumulate(cell.begin(), cell.end(), QPointF()) / static_cast<double>(cell.size());
    const double inset = std::min(0.18, 2.0 / std::max(1.0, std::min(all.width(), all.height())));
    QPolygonF inner;
    for (const QPointF &corner : cell)
        inner += corner + (middle - corner) * inset;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.text, 0.9));
    painter.drawPolygon(inner);
}

} // namespace peergrid
