// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/linesframe.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double margin = 8.0;
constexpr double tickHeight = 18.0;
constexpr double titleHeight = 18.0;
constexpr double marksHeight = 34.0; ///< for the labels of marks
constexpr double noteHeight = 17.0;
constexpr double gap = 6.0;
constexpr double mostNames = 0.28; ///< of the width
constexpr double tickWidth = 64.0; ///< that a label of x takes

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

std::pair<Range, Range> rangesOf(const LinesPlot &plot)
{
    Range x;
    Range y;
    for (const LinesPlot::Line &line : plot.lines) {
        for (const QPointF &point : line.points) {
            x.add(point.x());
            y.add(point.y());
        }
    }
    for (const LinesPlot::Bar &bar : plot.bars) {
        x.add(bar.from);
        x.add(bar.to);
        y.add(bar.height);
    }
    for (const double value : plot.xAlso)
        x.add(value);
    if (plot.xAsItIs)
        x.add(*plot.xAsItIs);
    if (plot.yAsItIs)
        y.add(*plot.yAsItIs);
    if (plot.isXHours) {
        x.add(0.0);
        x.add(static_cast<double>(plot.hours));
    }
    return {x, y};
}

/// The axis ends where the values do: a sweep's ends were chosen.
RoundAxis xAxis(const LinesPlot &plot, const Range &range, double width)
{
    const int steps = std::clamp(static_cast<int>(width / tickWidth), 1, 10);
    RoundAxis axis = roundAxis(range.low, range.high, steps, true);
    if (range.high > range.low) {
        axis.low = range.low;
        axis.high = range.high;
    }
    if (plot.isXHours) {
        axis.tick = 3.0;
        for (const double tick : {3.0, 6.0, 12.0, 24.0, 48.0, 168.0, 336.0, 730.0, 1460.0}) {
            axis.tick = tick;
            if (tick / static_cast<double>(plot.hours) * width >= 0.75 * tickWidth)
                break;
        }
    }
    return axis;
}

double widestTick(const RoundAxis &axis)
{
    const QFontMetricsF metrics(chartFont());
    double widest = 0.0;
    for (const double tick : axis.ticks())
        widest = std::max(widest, metrics.horizontalAdvance(tickText(tick, axis.tick)));
    return widest;
}

double namesWidth(const LinesPlot &plot, double width)
{
    const QFontMetricsF metrics(chartFont());
    double widest = 0.0;
    for (const LinesPlot::Line &line : plot.lines)
        widest = std::max(widest, metrics.horizontalAdvance(line.name));
    return widest > 0.0 ? std::min(widest + namesGap, width * mostNames) : 0.0;
}

} // namespace

LinesFrame frameOf(const LinesPlot &plot, const QRectF &area)
{
    LinesFrame frame;
    const auto [x, y] = rangesOf(plot);
    const QRectF inner = area.adjusted(margin, margin, -margin - gap, -margin);
    const double below = tickHeight + titleHeight + (plot.note.isEmpty() ? 0.0 : noteHeight);
    const double above = titleHeight + gap + (plot.marks.empty() ? 0.0 : marksHeight);
    frame.y = roundAxis(y.low, y.high, std::clamp(static_cast<int>(inner.height() / 45.0), 2, 8),
                        !plot.startsAtZero);
    frame.namesWidth = namesWidth(plot, inner.width());
    // Half of the last label of x reaches beyond the axis.
    const double right = std::max(frame.namesWidth, 20.0);
    frame.plot = inner.adjusted(widestTick(frame.y) + gap, above, -right, -below);
    frame.x = xAxis(plot, x, frame.plot.width());
    return frame;
}

QString xText(const LinesPlot &plot, double value, double tick)
{
    if (plot.isXHours) {
        const auto hour = static_cast<std::size_t>(std::lround(value));
        if (plot.hours > 48)
            return QCoreApplication::translate("SweepLines", "day %1").arg(hour / 24 + 1);
        return QStringLiteral("%1:00").arg(hour == 24 ? hour : hour % 24, 2, 10, QLatin1Char('0'));
    }
    const QString text =
        tickText(value, tick).replace(QLocale().negativeSign(), QStringLiteral("−"));
    if (!plot.isXPercent)
        return text;
    return (value > tick * 1e-6 ? QStringLiteral("+") : QString()) + text + QStringLiteral(" %");
}

void paintAxes(QPainter &painter, const LinesPlot &plot, const LinesFrame &frame,
               const QRectF &area, const Colours &colours)
{
    const QRectF &inside = frame.plot;
    painter.setFont(chartFont());
    for (const double tick : frame.y.ticks()) {
        const double y = frame.at(frame.x.low, tick).y();
        painter.setPen(gridPen(colours));
        painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y));
        painter.setPen(colours.secondary);
        painter.drawText(
            QRectF(area.left(), y - 8.0, inside.left() - area.left() - gap, 16.0),
            Qt::AlignRight | Qt::AlignVCenter,
            tickText(tick, frame.y.tick).replace(QLocale().negativeSign(), QStringLiteral("−")));
    }
    for (const double tick : frame.x.ticks()) {
        const double x = frame.at(tick, frame.y.low).x();
        painter.setPen(axisPen(colours));
        painter.drawLine(QPointF(x, inside.bottom()), QPointF(x, inside.bottom() + 4.0));
        painter.setPen(colours.secondary);
        painter.drawText(QRectF(x - tickWidth, inside.bottom() + 4.0, 2.0 * tickWidth, 16.0),
                         Qt::AlignCenter, xText(plot, tick, frame.x.tick));
    }
    painter.setPen(axisPen(colours));
    painter.drawLine(inside.bottomLeft(), inside.bottomRight());
    painter.drawLine(inside.bottomLeft(), inside.topLeft());
    painter.setPen(colours.text);
    painter.drawText(QRectF(area.left() + margin, area.top() + margin - 2.0,
                            area.width() - 2.0 * margin, titleHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, plot.yTitle);
    const QRectF below(inside.left(), inside.bottom() + tickHeight + 2.0, inside.width(),
                       titleHeight);
    painter.drawText(below, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(plot.xTitle, Qt::ElideRight,
                                                      static_cast<int>(below.width())));
    painter.setPen(colours.secondary);
    painter.drawText(
        QRectF(area.left() + margin, below.bottom(), area.width() - 2.0 * margin, noteHeight),
        Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(plot.note, Qt::ElideRight,
                                         static_cast<int>(area.width() - 2.0 * margin)));
}

} // namespace peergrid
