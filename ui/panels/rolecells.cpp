// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rolecells.h"

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

constexpr std::size_t mostHoursAtOnce = 48;
constexpr std::size_t hoursOfDay = 24;
constexpr double cellTop = 3.0;
constexpr double cellHeight = 22.0;
constexpr double leastWidthForLetter = 8.0;

} // namespace

QString letterOf(Role role)
{
    switch (role) {
    case Role::Producer:
        return QStringLiteral("G");
    case Role::Prosumer:
        return QStringLiteral("P");
    case Role::Consumer:
        break;
    }
    return QStringLiteral("C");
}

QString nameOfRole(Role role)
{
    switch (role) {
    case Role::Producer:
        return RoleCells::tr("Producer");
    case Role::Prosumer:
        return RoleCells::tr("Prosumer");
    case Role::Consumer:
        break;
    }
    return RoleCells::tr("Consumer");
}

QColor colourOf(Role role, const Colours &colours)
{
    switch (role) {
    case Role::Producer:
        return colours.producer;
    case Role::Prosumer:
        return colours.prosumer;
    case Role::Consumer:
        break;
    }
    return colours.consumer;
}

RoleCells::RoleCells(QWidget *parent)
    : QWidget(parent)
    , m_roles(hoursOfDay, Role::Consumer)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Role by hour"));
}

void RoleCells::setRoles(std::vector<Role> roles)
{
    m_roles = std::move(roles);
    m_isPainting = false;
    describeHour();
    update();
}

void RoleCells::setHour(std::size_t hour)
{
    m_hour = hour;
    describeHour();
    update();
}

void RoleCells::describeHour()
{
    if (m_hour < m_roles.size())
        setAccessibleDescription(QStringLiteral("%1: %2").arg(hourText(m_hour, m_roles.size()),
                                                              nameOfRole(m_roles[m_hour])));
}

QSize RoleCells::sizeHint() const
{
    return {264, 44};
}

QSize RoleCells::minimumSizeHint() const
{
    return {120, 44};
}

std::size_t RoleCells::first() const
{
    return m_roles.size() <= mostHoursAtOnce || m_hour >= m_roles.size()
               ? 0
               : m_hour / hoursOfDay * hoursOfDay;
}

std::size_t RoleCells::count() const
{
    if (m_roles.size() <= mostHoursAtOnce)
        return std::max<std::size_t>(1, m_roles.size());
    return std::min(hoursOfDay, m_roles.size() - first());
}

QRectF RoleCells::cellOf(std::size_t hour) const
{
    const double cellWidth = (width() - 4.0) / static_cast<double>(count());
    return {2.0 + cellWidth * static_cast<double>(hour - first()), cellTop, cellWidth, cellHeight};
}

std::size_t RoleCells::hourAt(double x) const
{
    const double cell = std::floor((x - 2.0) / cellOf(first()).width());
    return first() +
           static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(count()) - 1.0));
}

void RoleCells::choose(std::size_t hour)
{
    if (hour >= m_roles.size() || hour == m_hour)
        return;
    setHour(hour);
    emit hourChosen(hour);
}

void RoleCells::tellIfChanged(const std::vector<Role> &before)
{
    if (m_roles != before)
        emit painted(std::vector<Role>(m_roles)); // a copy: who listens may set roles anew
}

void RoleCells::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_roles.empty())
        return;
    m_before = m_roles;
    m_isPainting = true;
    m_last = hourAt(event->position().x());
    paintTo(m_last);
}

void RoleCells::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isPainting)
        paintTo(hourAt(event->position().x()));
}

/// The pointer may have jumped over cells: they are painted, too.
void RoleCells::paintTo(std::size_t hour)
{
    const auto [from, to] = std::minmax(m_last, hour);
    for (std::size_t i = from; i <= to && i < m_roles.size(); ++i)
        m_roles[i] = m_brush;
    m_last = hour;
    update();
}

void RoleCells::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isPainting)
        return;
    m_isPainting = false;
    choose(m_last);
    tellIfChanged(m_before);
}

void RoleCells::type(Role role)
{
    if (m_hour >= m_roles.size())
        return;
    const std::vector<Role> before = m_roles;
    m_roles[m_hour] = role;
    emit letterTyped(role);
    describeHour();
    update();
    tellIfChanged(before);
}

void RoleCells::keyPressEvent(QKeyEvent *event)
{
    const std::size_t last = m_roles.empty() ? 0 : m_roles.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_hour - std::min<std::size_t>(m_hour, 1));
    case Qt::Key_Right:
        return choose(std::min(m_hour + 1, last));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(last);
    case Qt::Key_G:
        return type(Role::Producer);
    case Qt::Key_P:
        return type(Role::Prosumer);
    case Qt::Key_C:
        return type(Role::Consumer);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool RoleCells::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_roles.empty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::size_t hour = hourAt(help->pos().x());
    QToolTip::showText(help->globalPos(),
                       tr("%1: %2").arg(hourText(hour, m_roles.size()), nameOfRole(m_roles[hour])),
                       this);
    return true;
}

void RoleCells::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    for (std::size_t i = 0; i < count() && first() + i < m_roles.size(); ++i)
        paintCell(painter, first() + i);
    if (m_hour < m_roles.size()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? colours.accent : colours.text, 2.0));
        painter.drawRoundedRect(cellOf(m_hour).adjusted(-0.5, -2.0, 0.5, 2.0), 3.0, 3.0);
    }
    painter.setPen(colours.secondary);
    for (std::size_t i = 0; i <= count(); i += count() > 24 ? 6 : 3) {
        const double x = i == 0 ? 2.0 : cellOf(first() + i - 1).right();
        const QString label =
            QStringLiteral("%1").arg(i == count() ? i : i % hoursOfDay, 2, 10, QLatin1Char('0'));
        const double left = std::clamp(x - 15.0, 0.0, width() - 30.0);
        const auto side = i == 0 ? Qt::AlignLeft : i == count() ? Qt::AlignRight : Qt::AlignHCenter;
        painter.drawText(QRectF(left, cellTop + cellHeight + 3.0, 30.0, 14.0),
                         side | Qt::AlignVCenter, label);
    }
}

void RoleCells::paintCell(QPainter &painter, std::size_t hour) const
{
    const Colours &colours = coloursOf(palette());
    const QRectF cell = cellOf(hour);
    QColor fill = colourOf(m_roles[hour], colours);
    if (!isEnabled())
        fill.setAlphaF(0.5F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRect(cell.adjusted(0.5, 0.0, -0.5, 0.0));
    if (cell.width() < leastWidthForLetter)
        return;
    painter.setPen(colours.ink);
    painter.drawText(cell, Qt::AlignCenter, letterOf(m_roles[hour]));
}

} // namespace peergrid
