// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rolerows.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"
#include "ui/results/rolesigns.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double mostOfNames = 130.0; ///< px

int scaledPixels(int pixels, const StripFrame &frame)
{
    return std::max(3, static_cast<int>(std::lround(pixels * frame.scale)));
}

void paintDeclared(QPainter &painter, const StripFrame &frame, std::size_t row,
                   const QString &letters, const Colours &colours)
{
    painter.setFont(chartFont(scaledPixels(10, frame)));
    const auto count = static_cast<std::size_t>(letters.size());
    for (std::size_t first = 0; first < count;) {
        const QChar letter = letters[static_cast<qsizetype>(first)];
        std::size_t last = first;
        while (last + 1 < count && letters[static_cast<qsizetype>(last + 1)] == letter)
            ++last;
        const QRectF block = frame.declared(row, first, last).adjusted(0.5, 0.0, -0.5, 0.0);
        painter.fillRect(block, declaredFill(letter, colours));
        painter.setPen(colours.text);
        painter.drawText(block, Qt::AlignCenter, letter);
        first = last + 1;
    }
}

} // namespace

StripFrame frameOf(const RoleStrips &strips, const QRectF &area, double scale)
{
    QFont font = chartFont();
    font.setBold(true);
    const QFontMetricsF metrics(font);
    double names = 0.0;
    for (const RoleRow &row : strips.rows)
        names = std::max(names, metrics.horizontalAdvance(row.name) + 14.0);
    return {area.adjusted(roleMargin, 0.0, -roleMargin, 0.0), strips.hours.size(), scale,
            std::clamp(names, 24.0, mostOfNames)};
}

void paintRow(QPainter &painter, const StripFrame &frame, std::size_t row, const RoleRow &peer,
              const Colours &colours)
{
    if (peer.isSelected)
        painter.fillRect(frame.whole(row), faint(colours.accent, 0.10F));
    QFont font = chartFont(scaledPixels(chartTextPixels, frame));
    font.setBold(peer.isSelected);
    painter.setFont(font);
    painter.setPen(colours.text);
    const QRectF strip = frame.realised(row, 0);
    const QRectF name(frame.area.left() + 2.0, strip.top(), frame.left() - frame.area.left() - 8.0,
                      strip.height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     fitted(peer.name, QFontMetricsF(font), name.width()));
    for (std::size_t hour = 0; hour < peer.realised.size(); ++hour)
        paintRole(painter, frame.realised(row, hour).adjusted(0.5, 0.0, -0.5, 0.0),
                  peer.realised[hour], colours);
    paintDeclared(painter, frame, row, peer.declared, colours);
}

void paintTicks(QPainter &painter, const StripFrame &frame, const QRectF &where,
                const RoleStrips &strips, const Colours &colours)
{
    constexpr double leastApart = 26.0;
    painter.setFont(chartFont());
    painter.setPen(colours.secondary);
    std::size_t step = 1;
    for (const std::size_t candidate : {1U, 3U, 6U, 12U, 24U}) {
        step = candidate;
        if (frame.cell() * static_cast<double>(step) >= leastApart)
            break;
    }
    for (std::size_t hour = 0; hour <= frame.hours; hour += step) {
        const double x = frame.left() + frame.cell() * static_cast<double>(hour);
        const std::size_t ofDay = (strips.hours.first + hour) % 24;
        const bool isEnd = hour == frame.hours;
        if (!isEnd && frame.area.right() - x < 1.4 * leastApart && frame.hours % step == 0)
            continue; // no room beside the last
        const QString text =
            QStringLiteral("%1").arg(isEnd && ofDay == 0 ? 24 : ofDay, 2, 10, QLatin1Char('0'));
        const double left = std::min(x - 15.0, frame.area.right() - 30.0);
        painter.drawText(QRectF(left, where.top(), 30.0, where.height()),
                         (left < x - 15.0 ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter,
                         text);
    }
}

} // namespace peergrid
