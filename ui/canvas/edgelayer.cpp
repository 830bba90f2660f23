// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/edgelayer.h"

#include "ui/canvas/marketscene.h"
#include "ui/colours.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace peergrid
{

namespace
{

constexpr std::size_t mostCurves = 300; ///< straight hairlines when more are seen
constexpr double curveZoom = 0.6;       ///< or, below this zoom, more than
constexpr std::size_t mostSmallCurves = 60;
constexpr std::array bendings{0.14, -0.14, 0.26, -0.26,
                              0.05, -0.05, 0.4,  -0.4}; ///< of the distance
constexpr double labelZoom = 0.4;                       ///< labels are not read below
constexpr std::size_t mostCleared = 120;                ///< edges that look for a clear way
constexpr double roam =
    500.0; ///< room about the edges, so that moving them rarely changes the bounds
constexpr double headLength = 11.0; ///< of a hairline's arrow head
constexpr int samples = 24;

/// Length of the head of a line.
double headOf(double width)
{
    return headLength + 1.6 * std::max(0.0, width - 1.6);
}

QFont labelFont()
{
    QFont font;
    font.setPixelSize(11);
    font.setWeight(QFont::Medium);
    return font;
}

/// Where the way to a point leaves an anchor.
QPointF border(const Anchor &anchor, const QPointF &towards)
{
    const QPointF way = towards - anchor.centre;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1e-9)
        return anchor.centre;
    double reach = anchor.size.width() / 2.0 / length;
    if (!anchor.isRound) {
        const double across = std::abs(way.x()) < 1e-9
                                  ? std::numeric_limits<double>::max()
                                  : anchor.size.width() / 2.0 / std::abs(way.x());
        const double along = std::abs(way.y()) < 1e-9
                                 ? std::numeric_limits<double>::max()
                                 : anchor.size.height() / 2.0 / std::abs(way.y());
        reach = std::min(across, along);
    }
    return anchor.centre + way * std::min(1.0, reach);
}

double distance(const QPointF &a, const QPointF &b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// From a point to a piece of a line.
double distance(const QPointF &point, const QPointF &a, const QPointF &b)
{
    const QPointF way = b - a;
    const double square = QPointF::dotProduct(way, way);
    const double t =
        square < 1e-12 ? 0.0 : std::clamp(QPointF::dotProduct(point - a, way) / square, 0.0, 1.0);
    return distance(point, a + way * t);
}

} // namespace

EdgeLayer::EdgeLayer()
{
    setZValue(1.0);
    setAcceptedMouseButtons(Qt::NoButton);
    setFlag(ItemUsesExtendedStyleOption); // paints what is exposed, not all
}

QPointF EdgeLayer::Curve::at(double t) const
{
    return (1 - t) * (1 - t) * from + 2 * t * (1 - t) * bend + t * t * to;
}

EdgeLayer::Curve EdgeLayer::curveOf(const Edge &edge, double bending)
{
    const QPointF way = edge.to.centre - edge.from.centre;
    const QPointF side(-way.y(), way.x());
    Curve curve;
    curve.bend = (edge.from.centre + edge.to.centre) / 2.0 + side * bending;
    curve.from = border(edge.from, curve.bend);
    curve.to = border(edge.to, curve.bend);
    curve.bend = (curve.from + curve.to) / 2.0 + side * bending;
    curve.bounds = QRectF(curve.from, curve.to).normalized();
    curve.bounds |= QRectF(curve.bend, QSizeF(1.0, 1.0));
    const double reach = std::max(headOf(edge.width), edge.width);
    curve.bounds.adjust(-reach, -reach, reach, reach);
    return curve;
}

/// Of some bends the one that crosses the fewest obstacles.
EdgeLayer::Curve EdgeLayer::clearCurve(const Edge &edge) const
{
    Curve best;
    int fewest = std::numeric_limits<int>::max();
    for (const double bending : bendings) {
        const Curve curve = curveOf(edge, bending);
        int crossed = 0;
        for (int k = 1; k < samples; ++k) {
            const QPointF point = curve.at(static_cast<double>(k) / samples);
            for (const QRectF &obstacle : m_obstacles)
                crossed += obstacle.contains(point) ? 1 : 0;
        }
        if (crossed < fewest) {
            fewest = crossed;
            best = curve;
        }
        if (fewest == 0)
            break;
    }
    return best;
}

/// Whether the label of the edge at a place covers neither obstacles nor other labels.
bool EdgeLayer::isFree(const QRectF &label, std::size_t place) const
{
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (i != place && m_curves[i].label.intersects(label))
            return false;
    }
    return std::none_of(m_obstacles.begin(), m_obstacles.end(),
                        [&](const QRectF &obstacle) { return obstacle.intersects(label); });
}

/// As near to the middle as there is room.
void EdgeLayer::placeLabel(std::size_t place, Curve &curve) const
{
    const QString &text = m_edges[place].label;
    if (text.isEmpty())
        return;
    const QFontMetricsF metrics(labelFont());
    curve.label = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + 16.0, 20.0);
    bool isPlaced = false;
    for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.5}) {
        curve.label.moveCenter(curve.at(t));
        isPlaced = m_obstacles.empty() || isFree(curve.label, place);
        if (isPlaced)
            break;
    }
    if (!isPlaced && m_edges[place].kind == Edge::Kind::Trade)
        curve.label = {}; // its width tells, and the tool tip
    curve.bounds |= curve.label;
}

EdgeLayer::Curve EdgeLayer::drawn(std::size_t place) const
{
    const Edge &edge = m_edges[place];
    Curve curve = m_obstacles.empty() ? curveOf(edge, bendings.front()) : clearCurve(edge);
    placeLabel(place, curve);
    return curve;
}

QRectF EdgeLayer::extent() const
{
    constexpr double reach = 8.0; // of heads and wide lines
    QRectF all;
    for (const Curve &curve : m_curves) {
        all |= curve.label;
        for (int k = 0; k <= samples; ++k) {
            const QPointF point = curve.at(static_cast<double>(k) / samples);
            all |= QRectF(point.x() - reach, point.y() - reach, 2.0 * reach, 2.0 * reach);
        }
    }
    return all;
}

void EdgeLayer::setEdges(std::vector<Edge> edges, std::vector<QRectF> obstacles)
{
    prepareGeometryChange();
    m_edges = std::move(edges);
    m_obstacles = std::move(obstacles);
    if (m_edges.size() > mostCleared)
        m_obstacles.clear();
    m_curves.clear();
    m_bounds = m_draft ? QRectF(m_draft->p1(), m_draft->p2()).normalized() : QRectF();
    for (std::size_t place = 0; place < m_edges.size(); ++place) {
        m_curves.push_back(drawn(place));
        m_bounds |= m_curves.back().bounds;
    }
    m_bounds.adjust(-roam, -roam, roam, roam);
    update();
}

void EdgeLayer::moveEnds(std::size_t edge, const Anchor &from, const Anchor &to)
{
    const QRectF before = m_curves[edge].bounds;
    m_edges[edge].from = from;
    m_edges[edge].to = to;
    m_curves[edge] = drawn(edge);
    const QRectF touched = before | m_curves[edge].bounds;
    if (!m_bounds.contains(touched)) {
        prepareGeometryChange();
        m_bounds |= touched.adjusted(-roam, -roam, roam, roam);
    }
    update(before);
    update(m_curves[edge].bounds);
}

void EdgeLayer::setSelected(std::set<ContractId> contracts)
{
    if (contracts == m_selected)
        return;
    m_selected = std::move(contracts);
    update();
}

void EdgeLayer::setDraft(const std::optional<QLineF> &draft)
{
    prepareGeometryChange();
    m_draft = draft;
    if (draft)
        m_bounds |= QRectF(draft->p1(), draft->p2()).normalized().adjusted(-9, -9, 9, 9);
    update();
}

std::optional<std::size_t> EdgeLayer::edgeAt(const QPointF &point, double reach) const
{
    for (std::size_t i = m_curves.size(); i-- > 0;) {
        const Curve &curve = m_curves[i];
        if (curve.label.contains(point))
            return i;
        if (!curve.bounds.adjusted(-reach, -reach, reach, reach).contains(point))
            continue;
        QPointF before = curve.from;
        for (int k = 1; k <= samples; ++k) {
            const QPointF next = curve.at(static_cast<double>(k) / samples);
            if (distance(point, before, next) <= std::max(reach, m_edges[i].width / 2.0))
                return i;
            before = next;
        }
    }
    return {};
}

QColor EdgeLayer::colourOf(std::size_t place) const
{
    const Colours &colours = static_cast<const MarketScene *>(scene())->colours();
    const Edge &edge = m_edges[place];
    if (edge.kind != Edge::Kind::Trade && m_selected.contains(edge.contract))
        return colours.accent;
    QColor colour = edge.kind == Edge::Kind::Trade ? colours.trade
                    : edge.kind == Edge::Kind::Ban ? colours.wrong
                                                   : colours.battery;
    colour.setAlphaF(edge.isPale ? 0.22F : 1.0F);
    return colour;
}

void EdgeLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const double zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    std::vector<std::size_t> seen;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (m_curves[i].bounds.intersects(option->exposedRect))
            seen.push_back(i);
    }
    if (widget && seen.size() > (zoom < curveZoom ? mostSmallCurves : mostCurves))
        paintPlain(*painter, seen);
    else
        paintCurves(*painter, seen, !widget || zoom >= labelZoom);
    if (m_draft) {
        painter->setRenderHint(QPainter::Antialiasing);
        const QColor accent = static_cast<const MarketScene *>(scene())->colours().accent;
        painter->setPen(QPen(accent, 2.0, Qt::DashLine));
        painter->drawLine(*m_draft);
    }
}

/// Straight hairlines, one colour at a time.
void EdgeLayer::paintPlain(QPainter &painter, const std::vector<std::size_t> &seen) const
{
    std::map<QRgb, QVector<QLineF>> lines;
    for (const std::size_t i : seen)
        lines[colourOf(i).rgba()].emplace_back(m_curves[i].from, m_curves[i].to);
    painter.setRenderHint(QPainter::Antialiasing, false); // many times faster
    for (const auto &[colour, ofColour] : lines) {
        painter.setPen(QPen(QColor::fromRgba(colour), 0.0));
        painter.drawLines(ofColour);
    }
}

/// What stands back first, labels over all.
void EdgeLayer::paintCurves(QPainter &painter, const std::vector<std::size_t> &seen,
                            bool isLegible) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const bool isPale : {true, false}) {
        for (const std::size_t i : seen) {
            if (m_edges[i].isPale == isPale)
                paintCurve(painter, i);
        }
    }
    if (isLegible) {
        for (const std::size_t i : seen)
            paintLabel(painter, i);
    }
}

void EdgeLayer::paintCurve(QPainter &painter, std::size_t place) const
{
    const Edge &edge = m_edges[place];
    const Curve &curve = m_curves[place];
    const bool isTrade = edge.kind == Edge::Kind::Trade;
    const double width = edge.width + (!isTrade && m_selected.contains(edge.contract) ? 1.0 : 0.0);
    QPen pen(colourOf(place), width, Qt::SolidLine, Qt::FlatCap);
    if (!isTrade)
        pen.setDashPattern({5.0, 3.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    // A broad line would stick out beside the head's point.
    const QPointF way = curve.to - curve.bend;
    const double length = std::hypot(way.x(), way.y());
    const double head = headOf(width);
    QPainterPath path(curve.from);
    path.quadTo(curve.bend, length > head ? curve.to - way * (0.8 * head / length) : curve.to);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    paintHead(painter, curve, width);
}

void EdgeLayer::paintHead(QPainter &painter, const Curve &curve, double width) const
{
    const QPointF way = curve.to - curve.bend; // the direction in which the curve arrives
    const double length = std::hypot(way.x(), way.y());
    if (length < 1e-9)
        return;
    const QPointF ahead = way / length;
    const QPointF side = QPointF(-ahead.y(), ahead.x()) * (0.41 * headOf(width));
    const QPointF foot = curve.to - ahead * headOf(width);
    painter.drawPolygon(QPolygonF{curve.to, foot + side, foot - side});
}

void EdgeLayer::paintLabel(QPainter &painter, std::size_t place) const
{
    const Curve &curve = m_curves[place];
    const Edge &edge = m_edges[place];
    if (curve.label.isEmpty())
        return;
    const Colours &colours = static_cast<const MarketScene *>(scene())->colours();
    const bool isTrade = edge.kind == Edge::Kind::Trade;
    const QColor colour = colourOf(place);
    painter.setPen(QPen(isTrade ? colours.border : colour, 1.0));
    painter.setBrush(colours.canvas);
    painter.drawRoundedRect(curve.label, isTrade ? 10.0 : 6.0, isTrade ? 10.0 : 6.0);
    painter.setFont(labelFont());
    painter.setPen(isTrade ? colours.text : colour);
    painter.drawText(curve.label, Qt::AlignCenter, edge.label);
}

} // namespace peergrid
