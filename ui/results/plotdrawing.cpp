// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plotdrawing.h"

#include "ui/results/legend.h"
#include "ui/results/plotaxes.h"
#include "ui/results/plotseries.h"

#include <QChart>
#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr double mostLegendShare = 0.35;
constexpr double labelHeight = 16.0;
constexpr double labelRoom = 6.0;
constexpr double brightGround = 0.55; ///< above it names are black

/// The room for a name inside a layer, between two places: from top to bottom, in pixels.
struct Room {
    double top = -std::numeric_limits<double>::infinity();
    double bottom = std::numeric_limits<double>::infinity();

    double spare() const { return bottom - top - labelHeight; }
};

Room roomIn(const std::vector<Reach> &reach, const PlotFrame &frame, double left, double right)
{
    Room room;
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(left - 0.5)));
    const auto last = std::min(reach.size() - 1, static_cast<std::size_t>(std::ceil(right - 0.5)));
    for (std::size_t i = first; i <= last; ++i) {
        if (std::isnan(reach[i].from))
            return {0.0, 0.0};
        const double a = frame.at(0.0, reach[i].from).y();
        const double b = frame.at(0.0, reach[i].to).y();
        room.top = std::max(room.top, std::min(a, b));
        room.bottom = std::min(room.bottom, std::max(a, b));
    }
    return room;
}

/// Whether a line runs through a name that stands at a height.
bool isCrossed(const Plot &plot, const PlotFrame &frame, double left, double right, double y)
{
    for (const Series &series : plot.series) {
        if (series.kind != Series::Kind::Line)
            continue;
        for (double place = left; place <= right; place += 0.25) {
            if (std::abs(frame.at(0.0, lineAt(series, place)).y() - y) < 0.5 * labelHeight + 1.0)
                return true;
        }
    }
    return false;
}

/// Where a name of this width has most room inside a layer.
std::optional<QPointF> labelSpot(const Drawing &drawing, std::size_t series, const PlotFrame &frame,
                                 double width)
{
    std::optional<QPointF> spot;
    double best = 0.0;
    const double half = 0.5 * width / frame.area.width() * frame.places;
    for (double middle = half; middle <= frame.places - half; middle += 0.5) {
        const Room room = roomIn(drawing.reaches[series], frame, middle - half, middle + half);
        const double y = 0.5 * (room.top + room.bottom);
        if (room.spare() <= best || isCrossed(drawing.plot, frame, middle - half, middle + half, y))
            continue;
        best = room.spare();
        spot = {frame.at(middle, 0.0).x(), y};
    }
    return spot;
}

void paintLayerNames(QPainter &painter, const Drawing &drawing, const PlotFrame &frame,
                     const Colours &colours)
{
    const QFontMetricsF metrics(chartFont());
    painter.setFont(chartFont());
    for (std::size_t s = 0; s < drawing.plot.series.size(); ++s) {
        const Series &series = drawing.plot.series[s];
        if (series.kind != Series::Kind::Area)
            continue;
        const double width = metrics.horizontalAdvance(series.name) + 2.0 * labelRoom;
        const auto spot = labelSpot(drawing, s, frame, width);
        if (!spot)
            continue;
        const QColor ground = fillOf(drawing.plot, series, colours);
        painter.setPen(brightness(ground) > brightGround ? QColor(Qt::black) : QColor(Qt::white));
        QRectF where(0.0, 0.0, width, labelHeight);
        where.moveCenter(*spot);
        painter.drawText(where, Qt::AlignCenter, series.name);
    }
}

} // namespace

Drawing::Drawing(Plot shown, std::optional<Plot> compared)
    : plot(std::move(shown))
    , ghost(std::move(compared))
    , reaches(peergrid::reaches(plot))
{
    auto [least, most] = extent(plot, reaches);
    if (ghost) {
        ghostReaches = peergrid::reaches(*ghost);
        const auto [ghostLeast, ghostMost] = extent(*ghost, ghostReaches);
        least = std::min(least, ghostLeast);
        most = std::max(most, ghostMost);
    }
    axis = roundAxis(least, most, 5, plot.isPrice);
}

std::unique_ptr<QChart> chartOf(const Drawing &drawing, const Colours &colours, const QSizeF &size)
{
    auto chart = std::make_unique<QChart>();
    chart->setBackgroundVisible(false);
    chart->setBackgroundRoundness(0.0);
    chart->setMargins({4, 10, 20, 4}); // half a label reaches beyond the axis
    chart->layout()->setContentsMargins(0.0, 0.0, 0.0, 0.0);
    chart->legend()->hide();
    addAxes(*chart, drawing.plot, drawing.axis, colours, size);
    addSeries(*chart, drawing, colours);
    chart->resize(size);
    return chart;
}

QPointF PlotFrame::at(double place, double value) const
{
    return {area.left() + place / places * area.width(),
            area.bottom() - (value - low) / (high - low) * area.height()};
}

PlotPoint PlotFrame::pointAt(const QPointF &pixel) const
{
    return {(pixel.x() - area.left()) / area.width() * places,
            low + (area.bottom() - pixel.y()) / area.height() * (high - low)};
}

PlotFrame frameOf(const Drawing &drawing, const QChart &chart)
{
    return {chart.plotArea(), static_cast<double>(drawing.plot.places()), drawing.axis.low,
            drawing.axis.high};
}

void paintAbove(QPainter &painter, const Drawing &drawing, const PlotFrame &frame,
                const Colours &colours)
{
    if (!drawing.plot.note.isEmpty()) {
        painter.setFont(chartFont(chartTitlePixels));
        painter.setPen(colours.secondary);
        painter.drawText(frame.area, Qt::AlignCenter | Qt::TextWordWrap, drawing.plot.note);
        return;
    }
    if (frame.low < 0.0 && frame.high >= 0.0) {
        painter.setPen(axisPen(colours));
        painter.drawLine(frame.at(0.0, 0.0), frame.at(frame.places, 0.0));
    }
    paintLayerNames(painter, drawing, frame, colours);
}

void paintPlot(QPainter &painter, const QRectF &area, const Drawing &drawing,
               const Colours &colours)
{
    const double side = std::min(legendWidth(drawing.plot), area.width() * mostLegendShare);
    const QSizeF size(area.width() - side, area.height());
    QGraphicsScene scene;
    QChart *chart = chartOf(drawing, colours, size).release();
    scene.addItem(chart);
    scene.setSceneRect(QRectF(QPointF(), size));
    chart->layout()->activate();
    const QRectF target(area.topLeft(), size);
    scene.render(&painter, target, scene.sceneRect(), Qt::IgnoreAspectRatio);
    painter.save();
    PlotFrame frame = frameOf(drawing, *chart);
    frame.area.translate(area.topLeft());
    paintAbove(painter, drawing, frame, colours);
    if (drawing.plot.note.isEmpty())
        paintLegend(
            painter,
            QRectF(target.right(), frame.area.top(), side, area.bottom() - frame.area.top()),
            drawing.plot, colours);
    painter.restore();
}

} // namespace peergrid
