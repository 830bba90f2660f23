// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/curveeditor.h"

#include "core/reshape.h"
#include "ui/colours.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double grabDistance = 12.0;   ///< pixels
constexpr double dragDistance = 2.0;    ///< pixels; less is an unsteady click
constexpr double pointRadius = 3.5;     ///< pixels
constexpr double proposalsPerTick = 50; ///< what can be told apart on the screen

} // namespace

CurveEditor::CurveEditor(const Quantity &quantity, QWidget *parent)
    : CurvePlot(quantity, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setWhatsThis(tr("Drag a point, or choose an hour with Left and Right and change it with Up and "
                    "Down; Shift takes larger steps."));
}

void CurveEditor::setTool(Tool tool)
{
    m_tool = tool;
    setCursor(tool == Tool::Freehand ? Qt::CrossCursor : Qt::ArrowCursor);
}

void CurveEditor::setHour(std::size_t hour)
{
    m_hour = hour;
    describeHour();
    update();
}

/// What a screen reader says of the hour that keys change.
void CurveEditor::describeHour()
{
    if (m_hour < values().size())
        setAccessibleDescription(QStringLiteral("%1: %2").arg(
            hourText(m_hour, values().size()), roundedText(values()[m_hour], quantity())));
}

QPointF CurveEditor::pointOf(std::size_t hour) const
{
    return {scale().centre(hour), scale().y(values()[hour])};
}

bool CurveEditor::isNearPoint(QPointF position) const
{
    const std::size_t hour = scale().hourAt(position.x());
    return hour < values().size() && std::abs(position.y() - pointOf(hour).y()) <= grabDistance;
}

void CurveEditor::choose(std::size_t hour)
{
    if (hour >= values().size())
        return;
    setHour(hour);
    emit hourChosen(hour);
}

double CurveEditor::proposed(double value) const
{
    const double step = quantity().isInteger ? 1.0 : scale().tick / proposalsPerTick;
    const double shown = std::clamp(value, scale().low, scale().high);
    return tidy(std::clamp(std::round(shown / step) * step, quantity().least, quantity().most));
}

void CurveEditor::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || values().empty())
        return;
    const QPointF position = event->position();
    const std::size_t hour = scale().hourAt(position.x());
    choose(hour);
    if (m_tool == Tool::Freehand) {
        m_gesture = Gesture::Drawing;
        holdScale(true);
        m_drawn = position;
        drawTo(position);
    } else if (isNearPoint(position)) {
        m_gesture = Gesture::Holding;
        holdScale(true);
        m_pressed = position;
        m_grip = pointOf(m_hour).y() - position.y();
    }
}

void CurveEditor::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = event->position();
    if (m_gesture == Gesture::Holding && std::abs(position.y() - m_pressed.y()) >= dragDistance)
        m_gesture = Gesture::Dragging;
    if (m_gesture == Gesture::Dragging)
        emit hourEdited(m_hour, proposed(scale().valueAt(position.y() + m_grip)));
    else if (m_gesture == Gesture::Drawing)
        drawTo(position);
    else if (m_gesture == Gesture::None && m_tool == Tool::Points)
        setCursor(isNearPoint(position) ? Qt::SizeVerCursor : Qt::ArrowCursor);
    const std::size_t below = scale().hourAt(position.x());
    const bool isHolding = m_gesture == Gesture::Holding || m_gesture == Gesture::Dragging;
    m_hover = isHolding ? m_hour : below;
    update();
}

/// Hours between two pointer events lie on the straight line between them.
void CurveEditor::drawTo(QPointF position)
{
    const std::size_t from = scale().hourAt(m_drawn.x());
    const std::size_t to = scale().hourAt(position.x());
    const auto [first, last] = std::minmax(from, to);
    for (std::size_t hour = first; hour <= last && hour < values().size(); ++hour) {
        const double way = position.x() - m_drawn.x();
        const double part =
            from == to ? 1.0 : std::clamp((scale().centre(hour) - m_drawn.x()) / way, 0.0, 1.0);
        const double y = m_drawn.y() + part * (position.y() - m_drawn.y());
        if (from == to || hour != from)
            emit hourEdited(hour, proposed(scale().valueAt(y)));
    }
    m_drawn = position;
    choose(to);
}

void CurveEditor::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_gesture = Gesture::None;
    holdScale(false);
}

void CurveEditor::leaveEvent(QEvent *event)
{
    m_hover.reset();
    update();
    CurvePlot::leaveEvent(event);
}

void CurveEditor::step(double ticks)
{
    if (m_hour >= values().size())
        return;
    double by = ticks * scale().tick;
    if (quantity().isInteger)
        by = std::copysign(std::max(1.0, std::round(std::abs(by))), by);
    const double value = values()[m_hour];
    // A value out of range may be moved on, but not further away.
    emit hourEdited(m_hour, tidy(std::clamp(value + by, std::min(value, quantity().least),
                                            std::max(value, quantity().most))));
    describeHour();
}

void CurveEditor::keyPressEvent(QKeyEvent *event)
{
    const double ticks = event->modifiers().testFlag(Qt::ShiftModifier) ? 1.0 : 0.1;
    const std::size_t last = values().empty() ? 0 : values().size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_hour - std::min<std::size_t>(m_hour, 1));
    case Qt::Key_Right:
        return choose(std::min(m_hour + 1, last));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(last);
    case Qt::Key_PageUp:
        return choose(m_hour - std::min<std::size_t>(m_hour, 24));
    case Qt::Key_PageDown:
        return choose(std::min(m_hour + 24, last));
    case Qt::Key_Up:
        return step(ticks);
    case Qt::Key_Down:
        return step(-ticks);
    default:
        CurvePlot::keyPressEvent(event);
    }
}

void CurveEditor::paintEvent(QPaintEvent *event)
{
    CurvePlot::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHour(painter);
    paintPoints(painter);
    const std::optional<std::size_t> told = m_hover      ? m_hover
                                            : hasFocus() ? std::optional(m_hour)
                                                         : std::nullopt;
    if (told && isInWindow(*told))
        paintBubble(painter, *told);
}

/// The chosen hour as a faint column behind its point.
void CurveEditor::paintHour(QPainter &painter) const
{
    if (!isInWindow(m_hour))
        return;
    QColor column = coloursOf(palette()).accent;
    column.setAlphaF(0.12F);
    painter.fillRect(QRectF(scale().left(m_hour), scale().plot.top(), scale().columnWidth(),
                            scale().plot.height()),
                     column);
}

/// Out of range is a cross instead of a dot, so that colour does not say it alone.
void CurveEditor::paintPoints(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    for (std::size_t hour = scale().first; isInWindow(hour); ++hour) {
        const QPointF point = pointOf(hour);
        const double value = values()[hour];
        if (value < quantity().least || value > quantity().most) {
            painter.setPen(QPen(colours.wrong, 2.4, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(point + QPointF(-5, -5), point + QPointF(5, 5));
            painter.drawLine(point + QPointF(-5, 5), point + QPointF(5, -5));
            continue;
        }
        const bool isChosen = hour == m_hour;
        painter.setPen(QPen(lineColour(), 1.6));
        painter.setBrush(isChosen ? lineColour() : colours.canvas);
        const double radius = isChosen ? pointRadius + 1.5 : pointRadius;
        painter.drawEllipse(point, radius, radius);
    }
}

void CurveEditor::paintBubble(QPainter &painter, std::size_t hour) const
{
    const Colours &colours = coloursOf(palette());
    const QString text = QStringLiteral("%1   %2").arg(hourText(hour, values().size()),
                                                       roundedText(values()[hour], quantity()));
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    QRectF box(QPointF(), QSizeF(QFontMetricsF(small).horizontalAdvance(text) + 16.0, 22.0));
    box.moveCenter(pointOf(hour) - QPointF(0.0, 24.0));
    const QRectF &plot = scale().plot;
    if (box.top() < 2.0)
        box.moveTop(pointOf(hour).y() + 12.0);
    box.moveLeft(
        std::clamp(box.left(), plot.left(), std::max(plot.left(), plot.right() - box.width())));
    painter.setPen(QPen(colours.border, 1.0));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(box, 5.0, 5.0);
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace peergrid
