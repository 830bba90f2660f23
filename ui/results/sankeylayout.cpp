// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/sankeylayout.h"

#include "ui/results/drawnstyle.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double margin = 8.0;
constexpr double barWidth = 10.0;
constexpr double labelGap = 12.0; ///< between bar and label: room for a leader
constexpr double mostLabel = 0.3;
constexpr double mostGap = 10.0; ///< between nodes
constexpr double lineHeight = 15.0;
constexpr double legendHeight = 20.0;

QString tr(const char *text)
{
    return QCoreApplication::translate("Sankey", text);
}

double widest(const std::vector<Sankey::Node> &nodes, const QFontMetricsF &metrics)
{
    double width = 0.0;
    for (const Sankey::Node &node : nodes)
        width = std::max(width, metrics.horizontalAdvance(labelOf(node)));
    return width + 4.0;
}

/// What has no room is cut from the name, never from the number.
QString fittedLabel(const Sankey::Node &node, const QFontMetricsF &metrics, double width)
{
    const QString full = labelOf(node);
    if (metrics.horizontalAdvance(full) <= width)
        return full;
    const QString energy = QStringLiteral(" · ") + roundedText(node.energy);
    return fitted(node.name, metrics, width - metrics.horizontalAdvance(energy)) + energy;
}

double total(const std::vector<Sankey::Node> &nodes)
{
    double energy = 0.0;
    for (const Sankey::Node &node : nodes)
        energy += node.energy;
    return energy;
}

double gapOf(std::size_t nodes, double height)
{
    return std::min(mostGap, 0.35 * height / static_cast<double>(std::max<std::size_t>(1, nodes)));
}

/// A side's bars from top to bottom, in the middle of the height.
void placeBars(std::vector<SankeyLayout::Node> &places, const std::vector<Sankey::Node> &nodes,
               double x, const QRectF &room, double perKwh)
{
    const double gap = gapOf(nodes.size(), room.height());
    const double height = total(nodes) * perKwh + gap * static_cast<double>(nodes.size() - 1);
    double y = room.center().y() - height / 2.0;
    places.resize(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        places[i].bar = QRectF(x, y, barWidth, nodes[i].energy * perKwh);
        y = places[i].bar.bottom() + gap;
    }
}

void placeLabels(std::vector<SankeyLayout::Node> &places, const std::vector<Sankey::Node> &nodes,
                 double x, double width, const QRectF &room, double line,
                 const QFontMetricsF &metrics)
{
    std::vector<double> middles;
    for (const SankeyLayout::Node &place : places)
        middles.push_back(place.bar.center().y());
    middles = spread(middles, line, room.top(), room.bottom());
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i].label = QRectF(x, middles[i] - line / 2.0, width, line);
        places[i].text = fittedLabel(nodes[i], metrics, width);
    }
}

QPainterPath band(const QPointF &from, const QPointF &to, double thickness)
{
    const double half = (to.x() - from.x()) / 2.0;
    const QPointF down(0.0, thickness);
    QPainterPath path(from);
    path.cubicTo(from + QPointF(half, 0.0), to - QPointF(half, 0.0), to);
    path.lineTo(to + down);
    path.cubicTo(to + down - QPointF(half, 0.0), from + down + QPointF(half, 0.0), from + down);
    path.closeSubpath();
    return path;
}

/// Ribbons leave and reach bars in the order of the other side, so that few cross.
void placeRibbons(SankeyLayout &layout, const Sankey &sankey)
{
    constexpr double least = 0.6; ///< px that are seen
    std::vector<double> left;
    for (const SankeyLayout::Node &node : layout.sources)
        left.push_back(node.bar.top());
    std::vector<double> right;
    for (const SankeyLayout::Node &node : layout.sinks)
        right.push_back(node.bar.top());
    for (const Sankey::Ribbon &ribbon : sankey.ribbons) {
        const double thickness = ribbon.energy * layout.perKwh;
        const QPointF from(layout.sources[ribbon.source].bar.right(), left[ribbon.source]);
        const QPointF to(layout.sinks[ribbon.sink].bar.left(), right[ribbon.sink]);
        layout.ribbons.push_back(band(from, to, std::max(least, thickness)));
        left[ribbon.source] += thickness;
        right[ribbon.sink] += thickness;
    }
}

} // namespace

QString labelOf(const Sankey::Node &node)
{
    return tr("%1 · %2 kWh").arg(node.name, roundedText(node.energy));
}

SankeyLayout layOutSankey(const Sankey &sankey, const QRectF &area)
{
    SankeyLayout layout;
    if (!sankey.note.isEmpty())
        return layout;
    const QRectF inside = area.adjusted(margin, margin, -margin, -margin);
    const QRectF room = inside.adjusted(0.0, 0.0, 0.0, -legendHeight);
    layout.legend = QRectF(inside.left(), room.bottom(), inside.width(), legendHeight);
    const std::size_t most = std::max(sankey.sources.size(), sankey.sinks.size());
    const double line = std::min(lineHeight, room.height() / static_cast<double>(most));
    layout.textPixels = std::clamp(static_cast<int>(line * 0.82), 4, chartTextPixels);
    QFont font = chartFont(layout.textPixels);
    font.setBold(true); // as those that are selected
    const QFontMetricsF metrics(font);
    const double leftWidth = std::min(widest(sankey.sources, metrics), mostLabel * inside.width());
    const double rightWidth = std::min(widest(sankey.sinks, metrics), mostLabel * inside.width());
    layout.perKwh = std::numeric_limits<double>::infinity();
    for (const auto *side : {&sankey.sources, &sankey.sinks}) {
        const double gaps =
            gapOf(side->size(), room.height()) * static_cast<double>(side->size() - 1);
        layout.perKwh = std::min(layout.perKwh, (room.height() - gaps) / total(*side));
    }
    placeBars(layout.sources, sankey.sources, room.left() + leftWidth + labelGap, room,
              layout.perKwh);
    placeBars(layout.sinks, sankey.sinks, room.right() - rightWidth - labelGap - barWidth, room,
              layout.perKwh);
    placeLabels(layout.sources, sankey.sources, room.left(), leftWidth, room, line, metrics);
    placeLabels(layout.sinks, sankey.sinks, room.right() - rightWidth, rightWidth, room, line,
                metrics);
    placeRibbons(layout, sankey);
    return layout;
}

} // namespace peergrid
