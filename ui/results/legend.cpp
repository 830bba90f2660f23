// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/legend.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <set>

namespace peergrid
{

namespace
{

constexpr double rowHeight = 19.0;
constexpr double swatchWidth = 14.0;
constexpr double lineSwatchWidth = 22.0;
constexpr double gap = 8.0;
constexpr double left = 6.0;
constexpr double right = 8.0;
constexpr double mostNameWidth = 170.0;
constexpr double linePixels = 1.8;
constexpr double selectedLinePixels = 2.6;

bool isPale(const Plot &plot, const Series &series)
{
    return plot.isHourly() && plot.isAnySelected() && !series.isSelected &&
           series.look.tint != SeriesLook::Tint::Text;
}

} // namespace

std::vector<std::size_t> legendOf(const Plot &plot)
{
    std::set<QString> named;
    std::vector<std::size_t> layers;
    std::vector<std::size_t> others;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (!named.insert(plot.series[s].name).second)
            continue;
        (plot.series[s].kind == Series::Kind::Area ? layers : others).push_back(s);
    }
    // As they lie on each other: the uppermost first.
    std::reverse(layers.begin(), layers.end());
    layers.insert(layers.end(), others.begin(), others.end());
    if (!plot.comparedWith.isEmpty())
        layers.push_back(plot.series.size());
    return layers;
}

QString legendName(const Plot &plot, std::size_t entry)
{
    return entry < plot.series.size() ? plot.series[entry].name : plot.comparedWith;
}

QColor fillOf(const Plot &plot, const Series &series, const Colours &colours)
{
    const QColor plain = colourOf(series.look, colours);
    const QColor colour = series.isLight ? mixed(plain, Qt::white, 0.5) : plain;
    return isPale(plot, series) ? paler(colour, colours) : colour;
}

QPen borderOf(const Plot &plot, const Series &series, const Colours &colours)
{
    constexpr double nearCanvas = 0.3;
    const QColor fill = fillOf(plot, series, colours);
    const double difference = std::abs(brightness(fill) - brightness(colours.canvas));
    return {difference < nearCanvas && !plot.isAnySelected() ? mixed(fill, colours.text, 0.35)
                                                             : colours.canvas,
            0.5};
}

QPen penOf(const Plot &plot, const Series &series, const Colours &colours)
{
    QColor colour = lineColourOf(series.look, colours);
    if (isPale(plot, series))
        colour = paler(colour, colours);
    QPen pen(colour, series.isSelected ? selectedLinePixels : linePixels);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (series.isDashed)
        pen.setStyle(Qt::DashLine);
    else if (const auto dashes = dashesOf(series.look); !dashes.isEmpty())
        pen.setDashPattern(dashes);
    return pen;
}

void paintSwatch(QPainter &painter, const QRectF &where, const Plot &plot, std::size_t entry,
                 const Colours &colours)
{
    const bool isGhost = entry == plot.series.size();
    if (isGhost || plot.series[entry].kind == Series::Kind::Line) {
        painter.setPen(isGhost ? QPen(paler(colours.text, colours, 0.3), 1.0, Qt::DotLine)
                               : penOf(plot, plot.series[entry], colours));
        painter.drawLine(QPointF(where.left(), where.center().y()),
                         QPointF(where.right(), where.center().y()));
        return;
    }
    const Series &one = plot.series[entry];
    QRectF box(where.left(), where.center().y() - 5.0, swatchWidth, 10.0);
    painter.setPen(one.kind == Series::Kind::Bar ? borderOf(plot, one, colours) : QPen(Qt::NoPen));
    painter.setBrush(fillOf(plot, one, colours));
    painter.drawRect(box);
}

double legendWidth(const Plot &plot)
{
    const QFontMetricsF metrics(chartFont());
    double names = 0.0;
    for (const std::size_t s : legendOf(plot))
        names = std::max(names, metrics.horizontalAdvance(legendName(plot, s)));
    return names > 0.0 ? left + lineSwatchWidth + gap + std::min(names, mostNameWidth) + right
                       : 0.0;
}

void paintLegend(QPainter &painter, const QRectF &area, const Plot &plot, const Colours &colours)
{
    const auto entries = legendOf(plot);
    const auto rows = static_cast<std::size_t>(std::max(1.0, area.height() / rowHeight));
    const std::size_t shown = entries.size() <= rows ? entries.size() : rows - 1;
    const QFontMetricsF metrics(chartFont());
    painter.setFont(chartFont());
    const auto paintText = [&](std::size_t row, const QString &text) {
        const double x = area.left() + left + lineSwatchWidth + gap;
        const QRectF where(x, area.top() + static_cast<double>(row) * rowHeight, area.right() - x,
                           rowHeight);
        painter.setPen(colours.text);
        painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, where.width()));
    };
    for (std::size_t row = 0; row < shown; ++row) {
        const QRectF swatch(area.left() + left, area.top() + static_cast<double>(row) * rowHeight,
                            lineSwatchWidth, rowHeight);
        paintSwatch(painter, swatch, plot, entries[row], colours);
        paintText(row, legendName(plot, entries[row]));
    }
    if (shown < entries.size())
        paintText(shown,
                  QCoreApplication::translate("Legend", "and %1 more").arg(entries.size() - shown));
}

} // namespace peergrid
