// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/checkbox.h"

#include "ui/colours.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace peergrid
{

void CheckBox::paintEvent(QPaintEvent *event)
{
    QCheckBox::paintEvent(event); // its text
    QStyleOptionButton option;
    initStyleOption(&option);
    const QRectF box = QRectF(style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, this))
                           .adjusted(0.5, 0.5, -0.5, -0.5);
    const Colours &colours = coloursOf(palette());
    const bool isMarked = checkState() != Qt::Unchecked;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isEnabled() ? 1.0 : 0.5);
    painter.setPen(
        QPen(isMarked || hasFocus() ? colours.accent : colours.secondary, hasFocus() ? 1.8 : 1.0));
    painter.setBrush(isMarked ? colours.accent : colours.canvas);
    painter.drawRoundedRect(box, 3.0, 3.0);
    painter.setPen(QPen(colours.ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (checkState() == Qt::Checked)
        painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.3)});
    else if (isMarked)
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
}

} // namespace peergrid
