// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/breakpointplot.h"

#include "ui/colours.h"
#include "ui/panels/quantity.h"
#include "ui/panels/roundnumbers.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double topHeight = 26.0;     ///< for what is read off
constexpr double titleHeight = 18.0;   ///< of a lane
constexpr double bottomHeight = 24.0;  ///< for the amounts
constexpr double rightMargin = 36.0;   ///< half of the last amount stands there
constexpr std::size_t mostLines = 120; ///< of breakpoints; more would be a grey field

QFont captionFont(QFont font)
{
    font.setPixelSize(11);
    return font;
}

QString valueText(double value)
{
    return roundedText(value, {});
}

} // namespace

BreakpointPlot::BreakpointPlot(QWidget *parent)
    : QWidget(parent)
    , m_text(valueText)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Breakpoint curve"));
}

void BreakpointPlot::setAmounts(std::function<QString(double)> text, double perAmount)
{
    m_text = std::move(text);
    m_perAmount = perAmount;
    update();
}

void BreakpointPlot::setCurrent(double amount)
{
    m_current = amount;
    update();
}

void BreakpointPlot::setCurve(const CurvePtr &curve, std::vector<Lane> lanes)
{
    m_curve = curve;
    m_lanes = std::move(lanes);
    setCursor(m_cursor);
}

void BreakpointPlot::setCursor(std::optional<double> amount)
{
    m_cursor = amount;
    setAccessibleDescription(readout());
    update();
    emit cursorMoved();
}

QString BreakpointPlot::readout() const
{
    if (!m_curve || m_curve->pieces.empty())
        return {};
    const double amount = std::clamp(m_cursor.value_or(m_current), from(), to());
    const Curve::Piece &piece = m_curve->pieceAt(amount);
    QStringList parts;
    for (const Lane &lane : m_lanes) {
        parts << QStringLiteral("%1 %2 %3")
                     .arg(lane.title, valueText((piece.*lane.line).at(amount)), lane.unit);
    }
    return tr("At %1: %2").arg(m_text(amount), parts.join(QStringLiteral(" · ")));
}

double BreakpointPlot::from() const
{
    return m_curve->pieces.front().from;
}

double BreakpointPlot::to() const
{
    return m_curve->pieces.back().to;
}

QRectF BreakpointPlot::area() const
{
    return QRectF(rect()).adjusted(widestLabel() + 18.0, topHeight, -rightMargin, -bottomHeight);
}

double BreakpointPlot::x(double amount) const
{
    const QRectF plot = area();
    return plot.left() + (amount - from()) / (to() - from()) * plot.width();
}

double BreakpointPlot::amountAt(double x) const
{
    const QRectF plot = area();
    return std::clamp(from() + (x - plot.left()) / plot.width() * (to() - from()), from(), to());
}

double BreakpointPlot::Scale::y(double value) const
{
    return plot.bottom() - (value - low) / (high - low) * plot.height();
}

void BreakpointPlot::fit(Scale &scale, const Lane &lane) const
{
    double least = (m_curve->pieces.front().*lane.line).at(from());
    double most = least;
    for (const Curve::Piece &piece : m_curve->pieces) {
        for (const double amount : {piece.from, piece.to}) {
            least = std::min(least, (piece.*lane.line).at(amount));
            most = std::max(most, (piece.*lane.line).at(amount));
        }
    }
    if (lane.startsAtZero)
        least = std::min(0.0, least);
    const double size = std::max(std::abs(least), std::abs(most));
    if (most - least <= 1e-6 * size || size == 0.0) { // all but level
        most += size == 0.0 ? 1.0 : 0.1 * size;
        least -= size == 0.0 || lane.startsAtZero ? 0.0 : 0.1 * size;
    }
    scale.tick = roundUp((most - least) / 4.0);
    scale.low = std::floor(least / scale.tick + 1e-9) * scale.tick;
    scale.high = std::ceil(most / scale.tick - 1e-9) * scale.tick;
}

/// The first lane is as high as all others together.
std::vector<BreakpointPlot::Scale> BreakpointPlot::scales() const
{
    std::vector<Scale> result(m_lanes.size());
    const QRectF whole = QRectF(rect()).adjusted(0.0, topHeight, 0.0, -bottomHeight);
    const double shares = static_cast<double>(std::max<std::size_t>(1, m_lanes.size() - 1)) * 2.0;
    double top = whole.top();
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double share = m_lanes.size() == 1 ? 1.0 : i == 0 ? 0.5 : 1.0 / shares;
        const double height = share * whole.height();
        result[i].plot = QRectF(0.0, top + titleHeight, width(), height - titleHeight - 6.0);
        fit(result[i], m_lanes[i]);
        top += height;
    }
    return result;
}

double BreakpointPlot::widestLabel() const
{
    const QFontMetricsF metrics(captionFont(font()));
    double widest = 0.0;
    for (const Lane &lane : m_lanes) {
        Scale scale;
        fit(scale, lane);
        for (double value = scale.low; value < scale.high + 0.5 * scale.tick; value += scale.tick)
            widest = std::max(widest, metrics.horizontalAdvance(valueText(value)));
    }
    return widest;
}

void BreakpointPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont(font()));
    paintFrame(painter);
    if (!m_curve || m_curve->pieces.empty() || m_lanes.empty())
        return;
    const std::vector<Scale> all = scales();
    paintAmounts(painter);
    paintBreakpoints(painter, all.front());
    for (std::size_t i = 0; i < all.size(); ++i)
        paintLane(painter, all[i], i);
    paintMarkers(painter);
}

void BreakpointPlot::paintFrame(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border, hasFocus() ? 1.6 : 1.0));
    painter.setBrush(colours.canvas);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.8, 0.8, -0.8, -0.8), 6.0, 6.0);
    painter.setPen(colours.text);
    const QRectF top(10.0, 2.0, width() - 20.0, topHeight - 4.0);
    painter.drawText(
        top, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(readout(), Qt::ElideRight, static_cast<int>(top.width())));
}

void BreakpointPlot::paintAmounts(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    const QRectF plot = area();
    const double most = std::max(2.0, plot.width() / 80.0);
    const double tick = roundUp((to() - from()) * m_perAmount / most) / m_perAmount;
    for (double i = std::ceil(from() / tick - 1e-9); i * tick <= to() + 1e-9 * tick; i += 1.0) {
        const double at = std::round(x(i * tick)) + 0.5;
        painter.setPen(QPen(colours.border, 0.6));
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom() + 4.0));
        painter.setPen(colours.secondary);
        painter.drawText(QRectF(at - 50.0, plot.bottom() + 5.0, 100.0, 16.0), Qt::AlignCenter,
                         m_text(i * tick));
    }
}

void BreakpointPlot::paintBreakpoints(QPainter &painter, const Scale &first) const
{
    const Colours &colours = coloursOf(palette());
    const QRectF plot = area();
    const bool areFew = m_curve->breakpoints.size() <= mostLines;
    for (std::size_t i = 0; i < m_curve->breakpoints.size(); ++i) {
        const Curve::Breakpoint &breakpoint = m_curve->breakpoints[i];
        const double at = x(breakpoint.at);
        if (areFew) {
            painter.setPen(QPen(colours.secondary, 0.6, Qt::DotLine));
            painter.drawLine(QPointF(at, plot.top() + titleHeight), QPointF(at, plot.bottom()));
        }
        // Hollow where prices take another course and the dispatch does not.
        const double value = (m_curve->pieces[i].*m_lanes.front().line).at(breakpoint.at);
        const double size = areFew ? 3.2 : 1.8;
        painter.setPen(QPen(colours.hues[0], 1.2));
        painter.setBrush(breakpoint.hours.empty() ? colours.canvas : colours.hues[0]);
        painter.drawEllipse(QPointF(at, first.y(value)), size, size);
    }
}

void BreakpointPlot::paintLane(QPainter &painter, const Scale &scale, std::size_t index) const
{
    const Colours &colours = coloursOf(palette());
    const Lane &lane = m_lanes[index];
    const QRectF plot = area();
    const QString title = QStringLiteral("%1 (%2)").arg(lane.title, lane.unit);
    const QRectF place(plot.left(), scale.plot.top() - titleHeight + 1.0,
                       painter.fontMetrics().horizontalAdvance(title) + 6.0, titleHeight - 4.0);
    painter.fillRect(place, colours.canvas); // over the lines of breakpoints
    painter.setPen(colours.secondary);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, title);
    const auto ticks = std::lround((scale.high - scale.low) / scale.tick);
    for (long i = 0; i <= ticks; ++i) {
        const double value = scale.low + static_cast<double>(i) * scale.tick;
        const double y = std::round(scale.y(value)) + 0.5;
        painter.setPen(QPen(colours.border, 0.6));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colours.secondary);
        painter.drawText(QRectF(0.0, y - 8.0, plot.left() - 7.0, 16.0),
                         Qt::AlignRight | Qt::AlignVCenter, valueText(value));
    }
    QPolygonF line; // jumps are drawn, too: they lead the eye from piece to piece
    for (const Curve::Piece &piece : m_curve->pieces) {
        for (const double amount : {piece.from, piece.to})
            line << QPointF(x(amount), scale.y((piece.*lane.line).at(amount)));
    }
    const std::array<QColor, 3> hues = {colours.hues[0], colours.hues[5], colours.hues[2]};
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hues[index % hues.size()], 1.8, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

void BreakpointPlot::paintMarkers(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    const QRectF plot = area();
    if (from() <= m_current && m_current <= to()) {
        const double at = x(m_current);
        painter.setPen(QPen(colours.accent, 1.4, Qt::DashLine));
        painter.drawLine(QPointF(at, plot.top() + titleHeight), QPointF(at, plot.bottom()));
        const QRectF name(at - 30.0, plot.top(), 60.0, titleHeight);
        painter.drawText(name, Qt::AlignCenter, tr("now"));
    }
    if (m_cursor) {
        const double at = x(*m_cursor);
        painter.setPen(QPen(colours.text, 1.0));
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
    }
}

void BreakpointPlot::moveCursor(double amount)
{
    if (m_curve && !m_curve->pieces.empty())
        setCursor(std::clamp(amount, from(), to()));
}

void BreakpointPlot::mouseMoveEvent(QMouseEvent *event)
{
    if (m_curve && !m_curve->pieces.empty())
        moveCursor(amountAt(event->position().x()));
}

void BreakpointPlot::leaveEvent(QEvent *)
{
    setCursor(std::nullopt);
}

std::optional<double> BreakpointPlot::nextBreakpoint(bool isUp) const
{
    const double here = m_cursor.value_or(m_current);
    std::optional<double> next;
    for (const Curve::Breakpoint &breakpoint : m_curve->breakpoints) {
        if (isUp && breakpoint.at > here)
            return breakpoint.at;
        if (!isUp && breakpoint.at < here)
            next = breakpoint.at;
    }
    return next;
}

void BreakpointPlot::keyPressEvent(QKeyEvent *event)
{
    if (!m_curve || m_curve->pieces.empty())
        return QWidget::keyPressEvent(event);
    const double step = (to() - from()) / 200.0;
    const double here = m_cursor.value_or(m_current);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(here - step);
    case Qt::Key_Right:
        return moveCursor(here + step);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (const auto next = nextBreakpoint(event->key() == Qt::Key_PageUp))
            moveCursor(*next);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace peergrid
