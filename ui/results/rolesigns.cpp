// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rolesigns.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double leastForSign = 4.0; ///< px of a cell
constexpr double legendLine = 18.0;
constexpr double swatchWidth = 18.0;
constexpr double swatchHeight = 13.0;

QString tr(const char *text)
{
    return QCoreApplication::translate("Roles", text);
}

QColor fillOf(RealisedRole role, const Colours &colours)
{
    switch (role) {
    case RealisedRole::Seller:
        return colours.hues[0]; // blue, dark
    case RealisedRole::Own:
        return colours.hues[2]; // green
    case RealisedRole::Buyer:
        return colours.hues[1]; // orange, light
    case RealisedRole::Unserved:
        return colours.wrong;
    case RealisedRole::Idle:
    case RealisedRole::NoResult:
        break;
    }
    return paler(colours.secondary, colours, 0.85);
}

/// Out, in, round, away: drawn in a square.
QPainterPath signOf(RealisedRole role, const QRectF &square)
{
    QPainterPath path;
    const QPointF middle = square.center();
    switch (role) {
    case RealisedRole::Seller:
        path.addPolygon(QPolygonF{
            {square.bottomLeft(), QPointF(middle.x(), square.top()), square.bottomRight()}});
        path.closeSubpath();
        break;
    case RealisedRole::Buyer:
        path.addPolygon(
            QPolygonF{{square.topLeft(), QPointF(middle.x(), square.bottom()), square.topRight()}});
        path.closeSubpath();
        break;
    case RealisedRole::Own:
        path.addEllipse(square);
        break;
    case RealisedRole::Idle:
        path.addRect(square.left(), middle.y() - 0.5, square.width(), 1.0);
        break;
    case RealisedRole::Unserved: {
        const double arm = square.width() * 0.16;
        QPainterPath bar;
        bar.addRect(-square.width() * 0.62, -arm, square.width() * 1.24, 2.0 * arm);
        const QTransform place = QTransform::fromTranslate(middle.x(), middle.y());
        path.addPath((QTransform().rotate(45.0) * place).map(bar));
        path.addPath((QTransform().rotate(-45.0) * place).map(bar));
        path.setFillRule(Qt::WindingFill);
        break;
    }
    case RealisedRole::NoResult:
        break;
    }
    return path;
}

struct Entry {
    QString text;
    RealisedRole role = RealisedRole::Idle;
    QString letter; ///< instead of a sign: of a declared role
};

std::vector<Entry> entries()
{
    std::vector<Entry> all;
    for (const RealisedRole role : {RealisedRole::Seller, RealisedRole::Own, RealisedRole::Buyer,
                                    RealisedRole::Idle, RealisedRole::Unserved})
        all.push_back({nameOf(role), role, {}});
    all.push_back({tr("declared producer"), {}, QStringLiteral("G")});
    all.push_back({tr("prosumer"), {}, QStringLiteral("P")});
    all.push_back({tr("consumer"), {}, QStringLiteral("C")});
    all.push_back({tr("main grid"), {}, QStringLiteral("M")});
    return all;
}

void paintEntry(QPainter &painter, const QRectF &where, const Entry &entry, const Colours &colours)
{
    const QRectF swatch(where.left(), where.center().y() - swatchHeight / 2.0, swatchWidth,
                        swatchHeight);
    if (entry.letter.isEmpty()) {
        paintRole(painter, swatch, entry.role, colours);
    } else {
        painter.fillRect(swatch, declaredFill(entry.letter[0], colours));
        painter.setPen(colours.text);
        painter.setFont(chartFont(10));
        painter.drawText(swatch, Qt::AlignCenter, entry.letter);
    }
    painter.setFont(chartFont());
    painter.setPen(colours.secondary);
    painter.drawText(where.adjusted(swatchWidth + 5.0, 0.0, 0.0, 0.0),
                     Qt::AlignLeft | Qt::AlignVCenter, entry.text);
}

} // namespace

QColor declaredFill(QChar letter, const Colours &colours)
{
    const QColor colour = letter == QLatin1Char('G')   ? colours.producer
                          : letter == QLatin1Char('P') ? colours.prosumer
                          : letter == QLatin1Char('C') ? colours.consumer
                                                       : colours.mainGrid;
    return paler(colour, colours, 0.75);
}

void paintRole(QPainter &painter, const QRectF &cell, RealisedRole role, const Colours &colours)
{
    if (role == RealisedRole::NoResult)
        return hatch(painter, cell, QPen(faint(colours.secondary, 0.45F), 0.8), 5.0);
    const QColor fill = fillOf(role, colours);
    painter.fillRect(cell, fill);
    const double side = std::min(cell.width() * 0.62, cell.height() * 0.5);
    if (cell.width() < leastForSign)
        return;
    const QRectF square(cell.center() - QPointF(side / 2.0, side / 2.0), QSizeF(side, side));
    painter.fillPath(signOf(role, square),
                     role == RealisedRole::Idle ? colours.secondary : inkOn(fill));
}

double paintRoleLegend(QPainter *painter, const QRectF &area, const Colours &colours)
{
    constexpr double between = 14.0;
    const QFontMetricsF metrics(chartFont());
    QPointF at = area.topLeft();
    for (const Entry &entry : entries()) {
        const double width = swatchWidth + 5.0 + metrics.horizontalAdvance(entry.text);
        if (at.x() + width > area.right() && at.x() > area.left())
            at = QPointF(area.left(), at.y() + legendLine);
        if (painter)
            paintEntry(*painter, QRectF(at, QSizeF(width + 2.0, legendLine)), entry, colours);
        at.rx() += width + between;
    }
    return at.y() + legendLine - area.top();
}

} // namespace peergrid
