// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/curveplot.h"

#include "ui/colours.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double captionHeight = 26.0;
constexpr double axisHeight = 24.0;
constexpr std::size_t mostHoursByClock = 48; ///< beyond, the axis counts days

QFont captionFont(QFont font)
{
    font.setPixelSize(11);
    return font;
}

/// Hours between two labels: 3 while they fit, whole days for longer stretches.
std::size_t hoursBetweenLabels(const CurveScale &scale)
{
    constexpr double leastPixels = 34.0;
    constexpr double leastPixelsOfDays = 70.0;
    for (const std::size_t hours : {3U, 6U, 12U})
        if (scale.count <= mostHoursByClock &&
            scale.columnWidth() * static_cast<double>(hours) >= leastPixels)
            return hours;
    std::size_t days = 1;
    while (scale.columnWidth() * 24.0 * static_cast<double>(days) < leastPixelsOfDays)
        ++days;
    return 24 * days;
}

} // namespace

CurvePlot::CurvePlot(Quantity quantity, QWidget *parent)
    : QWidget(parent)
    , m_quantity(std::move(quantity))
{
    setAccessibleName(tr("Curve of %1").arg(m_quantity.title));
    rescale();
}

void CurvePlot::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    rescale();
    update();
}

void CurvePlot::setWindow(std::size_t first, std::size_t count)
{
    m_first = first;
    m_count = count;
    rescale();
    update();
}

void CurvePlot::holdScale(bool isHeld)
{
    m_isScaleHeld = isHeld;
    rescale();
    update();
}

QSize CurvePlot::sizeHint() const
{
    return {620, 340};
}

QSize CurvePlot::minimumSizeHint() const
{
    return {240, 150};
}

QColor CurvePlot::lineColour() const
{
    const Colours &colours = coloursOf(palette());
    const QColor colour = m_quantity.isSigned ? colours.battery : colours.accent;
    return isEnabled() ? colour : colours.secondary;
}

bool CurvePlot::isInWindow(std::size_t hour) const
{
    return m_scale.first <= hour && hour < m_scale.first + m_scale.count && hour < m_values.size();
}

void CurvePlot::rescale()
{
    m_scale.first = m_first.value_or(0);
    m_scale.count = std::max<std::size_t>(1, m_first ? m_count : m_values.size());
    if (!m_isScaleHeld)
        m_scale.fit(m_values, m_quantity);
    const QFontMetricsF metrics(captionFont(font()));
    double labels = 0.0;
    for (double value = m_scale.low; value < m_scale.high + 0.5 * m_scale.tick;
         value += m_scale.tick)
        labels = std::max(labels, metrics.horizontalAdvance(roundedText(value, {})));
    m_scale.plot = QRectF(rect()).adjusted(labels + 16.0, captionHeight, -16.0, -axisHeight);
}

void CurvePlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont(font()));
    paintFrame(painter);
    paintValueAxis(painter);
    paintHourAxis(painter);
    painter.setClipRect(m_scale.plot.adjusted(0.0, -2.0, 0.0, 2.0));
    if (!m_quantity.isSigned)
        return paintCurve(painter);
    paintDirections(painter);
    paintBars(painter);
}

void CurvePlot::paintFrame(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border, hasFocus() ? 1.6 : 1.0));
    painter.setBrush(colours.canvas);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.8, 0.8, -0.8, -0.8), 6.0, 6.0);
}

void CurvePlot::paintValueAxis(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    const QRectF &plot = m_scale.plot;
    painter.setPen(colours.secondary);
    const QString caption = m_quantity.unit.isEmpty()
                                ? m_quantity.title
                                : QStringLiteral("%1 (%2)").arg(m_quantity.title, m_quantity.unit);
    painter.drawText(QRectF(10.0, 2.0, width() - 20.0, captionHeight - 8.0),
                     Qt::AlignLeft | Qt::AlignVCenter, caption);
    const auto ticks = std::lround((m_scale.high - m_scale.low) / m_scale.tick);
    for (long i = 0; i <= ticks; ++i) {
        const double value = m_scale.low + static_cast<double>(i) * m_scale.tick;
        const bool isZero = std::abs(value) < 0.5 * m_scale.tick;
        const double y = std::round(m_scale.y(value)) + 0.5;
        painter.setPen(QPen(isZero ? colours.secondary : colours.border, isZero ? 1.0 : 0.6));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colours.secondary);
        painter.drawText(QRectF(0.0, y - 8.0, plot.left() - 7.0, 16.0),
                         Qt::AlignRight | Qt::AlignVCenter, roundedText(value, {}));
    }
}

void CurvePlot::paintHourAxis(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    const QRectF &plot = m_scale.plot;
    const std::size_t step = hoursBetweenLabels(m_scale);
    const bool isByClock = m_scale.count <= mostHoursByClock;
    for (std::size_t i = 0; i <= m_scale.count; i += step) {
        const std::size_t hour = m_scale.first + i;
        const double x = std::round(m_scale.left(hour)) + 0.5;
        painter.setPen(QPen(colours.border, 0.6));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 4.0));
        const bool isEnd = i == m_scale.count && i > 0;
        if (isEnd && !isByClock)
            continue;
        const std::size_t clock = isEnd && hour % 24 == 0 ? 24 : hour % 24;
        const QString label = isByClock ? QStringLiteral("%1").arg(clock, 2, 10, QLatin1Char('0'))
                                        : tr("day %1").arg(hour / 24 + 1);
        painter.setPen(colours.secondary);
        painter.drawText(QRectF(x - 30.0, plot.bottom() + 5.0, 60.0, 16.0), Qt::AlignCenter, label);
    }
}

void CurvePlot::paintCurve(QPainter &painter) const
{
    const std::size_t end = std::min(m_scale.first + m_scale.count, m_values.size());
    if (m_scale.first >= end)
        return;
    QPolygonF line;
    // The first and the last value reach to the edges, since they hold for the whole hour.
    line << QPointF(m_scale.plot.left(), m_scale.y(m_values[m_scale.first]));
    for (std::size_t hour = m_scale.first; hour < end; ++hour)
        line << QPointF(m_scale.centre(hour), m_scale.y(m_values[hour]));
    line << QPointF(m_scale.left(end), m_scale.y(m_values[end - 1]));

    const double ground = m_scale.y(0.0);
    QPolygonF area = line;
    area << QPointF(line.last().x(), ground) << QPointF(line.first().x(), ground);
    QColor fill = lineColour();
    fill.setAlphaF(0.14F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    const double lineWidth = m_scale.columnWidth() < 2.0 ? 0.6 : 1.6; // a year is drawn finely
    painter.setPen(QPen(lineColour(), lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void CurvePlot::paintBars(QPainter &painter) const
{
    const std::size_t end = std::min(m_scale.first + m_scale.count, m_values.size());
    const double gap = m_scale.columnWidth() > 5.0 ? 0.12 * m_scale.columnWidth() : 0.0;
    for (std::size_t hour = m_scale.first; hour < end; ++hour) {
        QColor fill = lineColour();
        fill.setAlphaF(m_values[hour] < 0.0 ? 0.45F : 0.85F);
        painter.fillRect(QRectF(QPointF(m_scale.left(hour) + gap, m_scale.y(0.0)),
                                QPointF(m_scale.left(hour + 1) - gap, m_scale.y(m_values[hour])))
                             .normalized(),
                         fill);
    }
}

/// Up and down in words.
void CurvePlot::paintDirections(QPainter &painter) const
{
    painter.setPen(coloursOf(palette()).secondary);
    const QRectF inside = m_scale.plot.adjusted(6.0, 4.0, -6.0, -4.0);
    painter.drawText(inside, Qt::AlignTop | Qt::AlignRight, tr("charges"));
    painter.drawText(inside, Qt::AlignBottom | Qt::AlignRight, tr("discharges"));
}

void CurvePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    rescale();
}

void CurvePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        rescale();
    update();
}

} // namespace peergrid
