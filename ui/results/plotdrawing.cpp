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
bool isCrossed(const Drawing &drawing, const PlotFrame &frame, double left, double right, double y)
{
    for (double place = left; place <= right; place += 0.25) {
        const auto isNear = [&](double value) {
            return std::abs(frame.at(0.0, value).y() - y) < 0.5 * labelHeight + 1.0;
        };
        for (const Series &series : drawing.plot.series) {
            if (series.kind == Series::Kind::Line && isNear(lineAt(series, place)))
                return true;
        }
        for (const std::size_t s : drawing.ghostEdges) {
            if (isNear(between(drawing.ghostReaches[s], &Reach::to, place)))
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
        if (room.spare() <= best || isCrossed(drawing, frame, middle - half, middle + half, y))
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

/// Dotted outlines where the bars of the run it is compared with would stand. Qt's chart would put
/// them beside the others.
void paintGhostBars(QPainter &painter, const Drawing &drawing, const PlotFrame &frame,
                    const Colours &colours)
{
    const Plot &ghost = *drawing.ghost;
    const auto places = barSlots(ghost);
    painter.setPen(QPen(colours.text, 0.9, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    for (std::size_t s = 0; s < ghost.series.size(); ++s) {
        if (ghost.series[s].kind != Series::Kind::Bar)
            continue;
        for (std::size_t i = 0; i < ghost.series[s].values.size(); ++i) {
            const Reach &reach = drawing.ghostReaches[s][i];
            const auto place = static_cast<double>(i);
            if (std::isnan(reach.to) || reach.from == reach.to)
                continue;
            painter.drawRect(QRectF(frame.at(place + places[s].left, reach.from),
                                    frame.at(place + places[s].right, reach.to))
                                 .normalized());
        }
    }
}

/// The uppermost layer, the lowest, and those that are not thin.
std::vector<std::size_t> edgesOf(const Plot &plot, const std::vector<std::vector<Reach>> &reaches,
                                 double range)
{
    constexpr double leastThickness = 0.05; ///< of the axis
    std::vector<std::size_t> edges;
    std::optional<std::size_t> top;
    std::optional<std::size_t> bottom;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (plot.series[s].kind != Series::Kind::Area)
            continue;
        double thickest = 0.0;
        for (const Reach &reach : reaches[s])
            thickest = std::max(thickest, std::abs(reach.to - reach.from)); // never NaN
        if (thickest > leastThickness * range)
            edges.push_back(s);
        const bool isDown = std::any_of(reaches[s].begin(), reaches[s].end(),
                                        [](const Reach &reach) { return reach.to < 0.0; });
        (isDown ? bottom : top) = s;
    }
    for (const auto &outermost : {top, bottom}) {
        if (outermost && std::find(edges.begin(), edges.end(), *outermost) == edges.end())
            edges.push_back(*outermost);
    }
    return edges;
}

void paintUprightNames(QPainter &painter, const PlotFrame &frame, const Colours &colours)
{
    constexpr double belowAxis = 7.0;
    painter.setFont(chartFont());
    painter.setPen(colours.secondary);
    const QFontMetricsF metrics(painter.font());
    for (qsizetype i = 0; i < frame.uprightNames.size(); ++i) {
        const QPointF middle = frame.at(static_cast<double>(i) + 0.5, frame.low);
        painter.save();
        painter.translate(middle.x() + (metrics.ascent() - metrics.descent()) / 2.0,
                          middle.y() + belowAxis);
        painter.rotate(-90.0);
        painter.drawText(QPointF(-metrics.horizontalAdvance(frame.uprightNames[i]), 0.0),
                         frame.uprightNames[i]);
        painter.restore();
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
    if (ghost)
        ghostEdges = edgesOf(*ghost, ghostReaches, axis.high - axis.low);
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
            drawing.axis.high, uprightNames(chart)};
}

void paintBelow(QPainter &painter, const Drawing &drawing, const PlotFrame &frame,
                const Colours &colours)
{
    painter.setPen(gridPen(colours));
    for (const double tick : drawing.axis.ticks())
        painter.drawLine(frame.at(0.0, tick), frame.at(frame.places, tick));
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
    paintUprightNames(painter, frame, colours);
    if (frame.low < 0.0 && frame.high >= 0.0) {
        painter.setPen(axisPen(colours));
        painter.drawLine(frame.at(0.0, 0.0), frame.at(frame.places, 0.0));
    }
    if (drawing.ghost)
        paintGhostBars(painter, drawing, frame, colours);
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
    PlotFrame frame = frameOf(drawing, *chart);
    frame.area.translate(area.topLeft());
    painter.save();
    paintBelow(painter, drawing, frame, colours);
    scene.render(&painter, target, scene.sceneRect(), Qt::IgnoreAspectRatio);
    paintAbove(painter, drawing, frame, colours);
    if (drawing.plot.note.isEmpty())
        paintLegend(
            painter,
            QRectF(target.right(), frame.area.top(), side, area.bottom() - frame.area.top()),
            drawing.plot, colours);
    painter.restore();
}

} // namespace peergrid
