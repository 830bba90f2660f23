// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plotseries.h"

#include "ui/results/legend.h"

#include <QAreaSeries>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QLineSeries>
#include <QStackedBarSeries>

#include <cmath>

namespace peergrid
{

namespace
{

constexpr double borderPixels = 0.5;
constexpr double ghostPixels = 1.2;
constexpr double ghostPaleness = 0.35;
constexpr double casingPixels = 3.0;
constexpr float casingOpacity = 0.55F;
constexpr double edgeDarkness = 0.4;
constexpr double bandPaleness = 0.75;

using Points = QList<QPointF>;

void attach(QChart &chart, QAbstractSeries *series)
{
    chart.addSeries(series);
    for (QAbstractAxis *axis : chart.axes())
        series->attachAxis(axis);
}

/// A curve, in pieces where hours have no value. The first and the last value of a piece reach to
/// the edges of their places.
std::vector<Points> middleLine(const std::vector<double> &values)
{
    std::vector<Points> pieces;
    const auto isValue = [&](std::size_t i) { return i < values.size() && !std::isnan(values[i]); };
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!isValue(i))
            continue;
        const auto x = static_cast<double>(i);
        const bool isFirst = i == 0 || !isValue(i - 1);
        if (isFirst)
            pieces.push_back({QPointF(x - 0.5, values[i])});
        pieces.back() += QPointF(x, values[i]);
        if (!isValue(i + 1))
            pieces.back() += QPointF(x + 0.5, values[i]);
    }
    return pieces;
}

std::vector<Points> stepLine(const std::vector<double> &values)
{
    std::vector<Points> pieces;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        if (i == 0 || std::isnan(values[i - 1]))
            pieces.emplace_back();
        const auto x = static_cast<double>(i);
        pieces.back() << QPointF(x - 0.5, values[i]) << QPointF(x + 0.5, values[i]);
    }
    return pieces;
}

std::vector<Points> endLine(const std::vector<double> &values, double before)
{
    std::vector<Points> pieces;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        const auto x = static_cast<double>(i);
        if (i == 0)
            pieces.push_back({QPointF(-0.5, before)});
        else if (std::isnan(values[i - 1]))
            pieces.emplace_back();
        pieces.back() += QPointF(x + 0.5, values[i]);
    }
    return pieces;
}

std::vector<Points> lineOf(const Series &series, const std::vector<double> &values)
{
    switch (series.stand) {
    case Series::Stand::Whole:
        return stepLine(values);
    case Series::Stand::End:
        return endLine(values, series.before);
    case Series::Stand::Middle:
        break;
    }
    return middleLine(values);
}

void addLine(QChart &chart, const std::vector<Points> &pieces, const QPen &pen)
{
    for (const Points &points : pieces) {
        auto *line = new QLineSeries;
        line->append(points);
        line->setPen(pen);
        attach(chart, line);
    }
}

/// The area between two curves with the same gaps.
void addArea(QChart &chart, const std::vector<Points> &lower, const std::vector<Points> &upper,
             const QBrush &brush, const QPen &pen)
{
    for (std::size_t i = 0; i < lower.size(); ++i) {
        auto *from = new QLineSeries;
        auto *to = new QLineSeries;
        from->append(lower[i]);
        to->append(upper[i]);
        auto *area = new QAreaSeries(to, from);
        from->setParent(area);
        to->setParent(area);
        area->setBrush(brush);
        area->setPen(pen);
        attach(chart, area);
    }
}

std::vector<double> ends(const std::vector<Reach> &reach, double Reach::*end)
{
    std::vector<double> values;
    for (const Reach &one : reach)
        values.push_back(one.*end);
    return values;
}

void addLayer(QChart &chart, const Drawing &drawing, std::size_t s, const Colours &colours)
{
    const auto &reach = drawing.reaches[s];
    addArea(chart, middleLine(ends(reach, &Reach::from)), middleLine(ends(reach, &Reach::to)),
            fillOf(drawing.plot, drawing.plot.series[s], colours),
            QPen(colours.canvas, borderPixels));
}

void addBand(QChart &chart, const Drawing &drawing, std::size_t s, const Colours &colours)
{
    const Series &series = drawing.plot.series[s];
    if (series.lower.empty())
        return;
    QColor colour = fillOf(drawing.plot, series, colours);
    colour.setAlphaF(static_cast<float>(1.0 - bandPaleness));
    addArea(chart, lineOf(series, series.lower), lineOf(series, series.upper), colour,
            QPen(Qt::NoPen));
}

/// The bars of all series: beside or on each other.
void addBars(QChart &chart, const Plot &plot, const Colours &colours)
{
    QAbstractBarSeries *bars = nullptr;
    const auto places = barSlots(plot);
    double left = 1.0;
    double right = 0.0;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        const Series &series = plot.series[s];
        if (series.kind != Series::Kind::Bar)
            continue;
        if (!bars)
            bars = plot.isStacked ? static_cast<QAbstractBarSeries *>(new QStackedBarSeries)
                                  : new QBarSeries;
        auto *set = new QBarSet(series.name);
        for (const double value : series.values)
            set->append(std::isnan(value) ? 0.0 : value);
        set->setBrush(fillOf(plot, series, colours));
        set->setPen(borderOf(plot, series, colours));
        set->setSelectedColor(paler(colourOf(series.look, colours), colours));
        bars->append(set);
        for (std::size_t i = 0; !plot.isHourly() && i < plot.categories.size(); ++i) {
            if (plot.isAnySelected() && !plot.categories[i].isSelected)
                set->selectBar(static_cast<int>(i)); // Qt's word for another colour
        }
        left = std::min(left, places[s].left);
        right = std::max(right, places[s].right);
    }
    if (!bars)
        return;
    bars->setBarWidth(right - left);
    attach(chart, bars);
}

/// The edges of layers and the lines of the run it is compared with. Edges run over layers of every
/// colour, so they have a pale casing.
void addGhostLines(QChart &chart, const Drawing &drawing, const Colours &colours)
{
    const Plot &ghost = *drawing.ghost;
    for (const Series &series : ghost.series) {
        const QColor colour = paler(lineColourOf(series.look, colours), colours, ghostPaleness);
        if (series.kind == Series::Kind::Line)
            addLine(chart, lineOf(series, series.values), QPen(colour, ghostPixels, Qt::DashLine));
    }
    for (const std::size_t s : drawing.ghostEdges) {
        const auto edge = middleLine(ends(drawing.ghostReaches[s], &Reach::to));
        const QColor colour = lineColourOf(ghost.series[s].look, colours);
        QColor casing = colours.canvas;
        casing.setAlphaF(casingOpacity);
        addLine(chart, edge, QPen(casing, casingPixels));
        addLine(chart, edge,
                QPen(mixed(colour, colours.text, edgeDarkness), ghostPixels, Qt::DashLine));
    }
}

} // namespace

void addSeries(QChart &chart, const Drawing &drawing, const Colours &colours)
{
    const Plot &plot = drawing.plot;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (plot.series[s].kind == Series::Kind::Area)
            addLayer(chart, drawing, s, colours);
        addBand(chart, drawing, s, colours);
    }
    addBars(chart, plot, colours);
    if (drawing.ghost)
        addGhostLines(chart, drawing, colours);
    for (const Series &series : plot.series) {
        if (series.kind == Series::Kind::Line)
            addLine(chart, lineOf(series, series.values), penOf(plot, series, colours));
    }
}

} // namespace peergrid
