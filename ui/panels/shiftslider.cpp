// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/shiftslider.h"

#include "ui/colours.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

namespace peergrid
{

namespace
{

constexpr double barHeight = 4.0;
constexpr double handleRadius = 7.0;

} // namespace

ShiftSlider::ShiftSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
}

void ShiftSlider::setNeutral(int value)
{
    m_neutral = value;
    update();
}

/// The style moves the handle under the pointer, so it says where it stands.
double ShiftSlider::x(int value) const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    option.sliderPosition = value;
    const QRect handle =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    return QRectF(handle).center().x();
}

void ShiftSlider::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor fill = isEnabled() ? colours.accent : colours.secondary;
    const double middle = 0.5 * height();
    const double neutral = x(m_neutral);
    const double here = x(sliderPosition());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Dark));
    const double left = x(minimum());
    const double top = middle - 0.5 * barHeight;
    painter.drawRoundedRect(QRectF(left, top, x(maximum()) - left, barHeight), 2.0, 2.0);
    painter.setBrush(fill);
    painter.drawRoundedRect(
        QRectF(std::min(neutral, here), top, std::abs(here - neutral), barHeight), 2.0, 2.0);
    painter.setBrush(colours.secondary);
    painter.drawRect(QRectF(neutral - 0.75, middle - 6.0, 1.5, 12.0));
    painter.setPen(QPen(fill, hasFocus() ? 3.0 : 2.0));
    painter.setBrush(colours.canvas);
    painter.drawEllipse(QPointF(here, middle), handleRadius, handleRadius);
}

void ShiftSlider::mouseDoubleClickEvent(QMouseEvent *)
{
    setValue(m_neutral);
}

} // namespace peergrid
