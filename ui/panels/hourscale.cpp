// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hourscale.h"

#include "ui/colours.h"

#include <QPainter>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double leastGap = 34.0; ///< between two labels
constexpr int hoursADay = 24;

/// How many hours apart labels stand so that they do not crowd; whole days where those are named.
int stepFor(double pixelsAnHour, bool areDays)
{
    for (int step = areDays ? hoursADay : 3;; step *= 2) {
        if (step * pixelsAnHour >= (areDays ? 2.0 : 1.0) * leastGap)
            return step;
    }
}

} // namespace

HourScale::HourScale(const QSlider &slider, QWidget *parent)
    : QWidget(parent)
    , m_slider(slider)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

double HourScale::middleOf(int hour) const
{
    QStyleOptionSlider option;
    option.initFrom(&m_slider);
    const int handle = m_slider.style()->pixelMetric(QStyle::PM_SliderLength, &option, &m_slider);
    const double room = m_slider.width() - handle;
    const int last = m_slider.maximum();
    return handle / 2.0 + (last == 0 ? 0.0 : room * hour / last);
}

void HourScale::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const int hours = m_slider.maximum() + 1;
    if (hours < 2)
        return;
    QPainter painter(this);
    QFont shown = font();
    shown.setPixelSize(11);
    painter.setFont(shown);
    const bool areDays = hours > 2 * hoursADay;
    const int step = stepFor(std::max(1e-3, middleOf(1) - middleOf(0)), areDays);
    for (int hour = 0; hour < hours; hour += step) {
        const double x = middleOf(hour);
        painter.setPen(colours.border);
        painter.drawLine(QPointF(x, 0.0), QPointF(x, 3.0));
        painter.setPen(colours.secondary);
        const QString text =
            areDays ? tr("day %1").arg(hour / hoursADay + 1)
                    : QStringLiteral("%1").arg(hour % hoursADay, 2, 10, QLatin1Char('0'));
        const double wide = QFontMetricsF(shown).horizontalAdvance(text);
        const double left = std::clamp(x - wide / 2.0, 0.0, std::max(0.0, width() - wide));
        painter.drawText(QRectF(left, 3.0, wide + 1.0, 13.0), Qt::AlignCenter, text);
    }
}

} // namespace peergrid
