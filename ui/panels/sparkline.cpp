// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sparkline.h"

#include "ui/colours.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace peergrid
{

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Profile"));
    setToolTip(tr("Edit the profile"));
}

void Sparkline::setProfile(const Profile &profile, std::size_t hours)
{
    m_profile = profile;
    m_hours = std::max<std::size_t>(1, hours);
    update();
}

void Sparkline::setColour(const QColor &colour)
{
    m_colour = colour;
    update();
}

void Sparkline::setHour(std::size_t hour)
{
    m_hour = hour;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {240, 76};
}

QSize Sparkline::minimumSizeHint() const
{
    return {80, 40};
}

/// A profile too short for the hour counts as 0 there.
double Sparkline::valueAt(std::size_t hour) const
{
    return m_profile.isConstant() || hour < m_profile.size() ? m_profile.at(hour) : 0.0;
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isActive = hasFocus() || underMouse();
    painter.setPen(QPen(isActive ? colours.accent : colours.border, isActive ? 1.6 : 1.0));
    painter.setBrush(colours.canvas);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.8, 0.8, -0.8, -0.8), 5.0, 5.0);

    const QRectF plot = QRectF(rect()).adjusted(7.0, 8.0, -7.0, -8.0);
    if (m_hour < m_hours) {
        const double x = plot.left() + plot.width() * (static_cast<double>(m_hour) + 0.5) /
                                           static_cast<double>(m_hours);
        painter.setPen(QPen(colours.secondary, 1.0, Qt::DashLine));
        painter.drawLine(QPointF(x, plot.top() - 4.0), QPointF(x, plot.bottom() + 4.0));
    }
    paintCurve(painter, plot);
}

void Sparkline::paintCurve(QPainter &painter, const QRectF &plot) const
{
    double low = 0.0;
    double high = 0.0;
    for (std::size_t hour = 0; hour < m_hours; ++hour) {
        low = std::min(low, valueAt(hour));
        high = std::max(high, valueAt(hour));
    }
    const double range = high > low ? high - low : 1.0;
    const auto point = [&](double hour, double value) {
        return QPointF(plot.left() + plot.width() * hour / static_cast<double>(m_hours),
                       plot.bottom() - plot.height() * (value - low) / range);
    };
    QPolygonF line;
    line << point(0.0, valueAt(0));
    for (std::size_t hour = 0; hour < m_hours; ++hour)
        line << point(static_cast<double>(hour) + 0.5, valueAt(hour));
    line << point(static_cast<double>(m_hours), valueAt(m_hours - 1));
    QPolygonF area = line;
    area << point(static_cast<double>(m_hours), 0.0) << point(0.0, 0.0);

    const QColor colour = m_colour.value_or(coloursOf(palette()).accent);
    QColor fill = colour;
    fill.setAlphaF(0.16F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

void Sparkline::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void Sparkline::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit clicked();
}

void Sparkline::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        emit clicked();
    else
        QWidget::keyPressEvent(event);
}

void Sparkline::enterEvent(QEnterEvent *event)
{
    update();
    QWidget::enterEvent(event);
}

void Sparkline::leaveEvent(QEvent *event)
{
    update();
    QWidget::leaveEvent(event);
}

} // namespace peergrid
