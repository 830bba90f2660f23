// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tendencybars.h"

#include "core/reshape.h"
#include "ui/colours.h"
#include "ui/panels/quantity.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr std::size_t hoursOfDay = 24;
constexpr double captionHeight = 20.0;
constexpr double axisHeight = 17.0;
constexpr double dragDistance = 2.0; ///< pixels
constexpr double stepsPerTick = 10.0;

const Quantity &quantity()
{
    static const Quantity energy{TendencyBars::tr("Tendency"), QStringLiteral("kWh"), -maxEnergy,
                                 maxEnergy, true};
    return energy;
}

} // namespace

TendencyBars::TendencyBars(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Tendency by hour"));
    setWhatsThis(tr("Drag a bar, or choose an hour with Left and Right and change it with Up and "
                    "Down; Shift takes larger steps."));
}

/// A profile too short for the hours goes on with 0.
void TendencyBars::setTendency(const Profile &tendency, std::size_t hours)
{
    if (m_pressed && m_values.size() == hours)
        return; // in the middle of a drag, which ends with an edit of its own
    const auto given = tendency.values();
    m_values.assign(hours, tendency.isConstant() ? given[0] : 0.0);
    if (!tendency.isConstant())
        std::copy_n(given.begin(), std::min(hours, given.size()), m_values.begin());
    m_pressed.reset();
    m_isDragging = false;
    rescale();
    describeHour();
    update();
}

void TendencyBars::setPower(double power)
{
    m_power = power;
    rescale();
    update();
}

void TendencyBars::setHour(std::size_t hour)
{
    if (hour == m_hour || m_pressed)
        return;
    ++m_gesture;
    m_hour = hour;
    rescale();
    describeHour();
    update();
}

void TendencyBars::setWrongHour(std::optional<std::size_t> hour)
{
    m_wrongHour = hour;
    update();
}

void TendencyBars::rescale()
{
    if (m_isDragging)
        return;
    m_scale.plot = QRectF(rect()).adjusted(4.0, captionHeight, -4.0, -axisHeight - 3.0);
    m_scale.first = m_hour < m_values.size() ? m_hour / hoursOfDay * hoursOfDay : 0;
    m_scale.count = std::max<std::size_t>(
        1, std::min(hoursOfDay, m_values.size() - std::min(m_scale.first, m_values.size())));
    std::vector<double> shown{std::clamp(m_power, 0.0, maxEnergy)};
    for (std::size_t i = 0; i < m_scale.count && m_scale.first + i < m_values.size(); ++i)
        shown.push_back(std::clamp(m_values[m_scale.first + i], -maxEnergy, maxEnergy));
    m_scale.fit(shown, quantity()); // for the tick; nothing has to be dragged beyond the power
    const double most = *std::max_element(shown.begin(), shown.end());
    const double least = *std::min_element(shown.begin(), shown.end());
    const double extent = std::max(most, -least);
    m_scale.high = extent > 0.0 ? 1.1 * extent : 1.0;
    m_scale.low = -m_scale.high;
}

bool TendencyBars::isWrong(std::size_t hour) const
{
    const double noise = 1e-9 * std::max(1.0, m_power);
    return std::abs(m_values[hour]) > m_power + noise || m_wrongHour == hour;
}

/// Within the power; what was out of it may go back, but not further out.
double TendencyBars::held(double value, double before) const
{
    const double power = std::max(0.0, m_power);
    return tidy(std::clamp(value, std::min(before, -power), std::max(before, power)));
}

void TendencyBars::choose(std::size_t hour)
{
    if (hour >= m_values.size() || hour == m_hour)
        return;
    setHour(hour);
    emit hourChosen(hour);
}

void TendencyBars::tell()
{
    const bool isConstant = std::adjacent_find(m_values.begin(), m_values.end(),
                                               std::not_equal_to<>()) == m_values.end();
    emit edited(isConstant ? Profile(m_values.front()) : Profile(m_values), m_gesture);
}

QString TendencyBars::hourValue(std::size_t hour) const
{
    const double value = m_values[hour];
    const QString amount = roundedText(std::abs(value), quantity());
    const QString what = value > 0.0   ? tr("charges %1").arg(amount)
                         : value < 0.0 ? tr("discharges %1").arg(amount)
                                       : tr("rests");
    return QStringLiteral("%1: %2").arg(hourText(hour, m_values.size()), what);
}

void TendencyBars::describeHour()
{
    if (m_hour < m_values.size())
        setAccessibleDescription(hourValue(m_hour));
}

void TendencyBars::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_values.empty())
        return;
    choose(m_scale.hourAt(event->position().x()));
    m_pressed = event->position().y();
    m_before = m_values[m_hour];
    ++m_gesture;
}

void TendencyBars::mouseMoveEvent(QMouseEvent *event)
{
    const double y = event->position().y();
    if (!m_pressed || (!m_isDragging && std::abs(y - *m_pressed) < dragDistance))
        return;
    m_isDragging = true;
    const double least = m_scale.tick / stepsPerTick;
    const double value = std::round(m_scale.valueAt(y) / least) * least;
    m_values[m_hour] = held(value, m_before);
    describeHour();
    update();
}

void TendencyBars::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    m_isDragging = false;
    if (m_values[m_hour] != m_before)
        tell();
}

void TendencyBars::step(double steps)
{
    if (m_hour >= m_values.size() || m_isDragging)
        return;
    const double before = m_values[m_hour];
    m_values[m_hour] = held(before + steps * m_scale.tick / stepsPerTick, before);
    describeHour();
    update();
    if (m_values[m_hour] != before)
        tell();
}

void TendencyBars::keyPressEvent(QKeyEvent *event)
{
    const double steps = event->modifiers().testFlag(Qt::ShiftModifier) ? stepsPerTick : 1.0;
    const std::size_t last = m_values.empty() ? 0 : m_values.size() - 1;
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
        return choose(m_hour - std::min(m_hour, hoursOfDay));
    case Qt::Key_PageDown:
        return choose(std::min(m_hour + hoursOfDay, last));
    case Qt::Key_Up:
        return step(steps);
    case Qt::Key_Down:
        return step(-steps);
    default:
        QWidget::keyPressEvent(event);
    }
}

void TendencyBars::focusInEvent(QFocusEvent *event)
{
    ++m_gesture;
    QWidget::focusInEvent(event);
}

void TendencyBars::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    rescale();
}

bool TendencyBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_values.empty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), hourValue(m_scale.hourAt(help->pos().x())), this);
    return true;
}

void TendencyBars::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border, hasFocus() ? 1.6 : 1.0));
    painter.setBrush(colours.canvas);
    painter.drawRoundedRect(QRectF(0.8, 0.8, width() - 1.6, height() - axisHeight + 1.2), 5.0, 5.0);
    paintHour(painter);
    paintLimits(painter);
    paintBars(painter);
    paintAxis(painter);
}

/// The chosen hour as a faint column, and in words above.
void TendencyBars::paintHour(QPainter &painter) const
{
    if (m_hour >= m_values.size())
        return;
    const Colours &colours = coloursOf(palette());
    painter.setPen(isWrong(m_hour) ? colours.wrong : colours.text);
    painter.drawText(QRectF(8.0, 4.0, width() - 16.0, 14.0), Qt::AlignLeft | Qt::AlignVCenter,
                     hourValue(m_hour));
    QColor column = colours.accent;
    column.setAlphaF(hasFocus() ? 0.22F : 0.12F);
    painter.fillRect(QRectF(m_scale.left(m_hour), m_scale.plot.top(), m_scale.columnWidth(),
                            m_scale.plot.height()),
                     column);
}

void TendencyBars::paintLimits(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    for (const double limit : {-m_power, 0.0, m_power}) {
        if (std::abs(limit) > m_scale.high)
            continue;
        const double y = std::round(m_scale.y(limit)) + 0.5;
        painter.setPen(QPen(colours.secondary, limit == 0.0 ? 1.0 : 0.8,
                            limit == 0.0 ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(m_scale.plot.left(), y), QPointF(m_scale.plot.right(), y));
    }
}

void TendencyBars::paintBars(QPainter &painter) const
{
    const Colours &colours = coloursOf(palette());
    const double gap = 0.14 * m_scale.columnWidth();
    for (std::size_t i = 0; i < m_scale.count && m_scale.first + i < m_values.size(); ++i) {
        const std::size_t hour = m_scale.first + i;
        QColor fill = isWrong(hour) ? colours.wrong : colours.battery;
        if (!isWrong(hour))
            fill.setAlphaF(m_values[hour] < 0.0 ? 0.6F : 0.9F);
        const double value = std::clamp(m_values[hour], m_scale.low, m_scale.high);
        painter.fillRect(QRectF(QPointF(m_scale.left(hour) + gap, m_scale.y(0.0)),
                                QPointF(m_scale.left(hour + 1) - gap, m_scale.y(value)))
                             .normalized(),
                         fill);
    }
}

void TendencyBars::paintAxis(QPainter &painter) const
{
    painter.setPen(coloursOf(palette()).secondary);
    for (std::size_t i = 0; i <= m_scale.count; i += 3) {
        const double x = std::clamp(m_scale.left(m_scale.first + i) - 15.0, 0.0, width() - 30.0);
        const auto side = i == 0               ? Qt::AlignLeft
                          : i == m_scale.count ? Qt::AlignRight
                                               : Qt::AlignHCenter;
        painter.drawText(QRectF(x, height() - axisHeight + 3.0, 30.0, 14.0),
                         side | Qt::AlignVCenter,
                         QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0')));
    }
}

} // namespace peergrid
