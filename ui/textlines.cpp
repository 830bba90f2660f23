// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textlines.h"

#include <QPainter>
#include <QTextLayout>

namespace peergrid
{

double drawLines(QPainter &painter, const QRectF &area, const QString &text, int most)
{
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    double height = 0.0;
    for (int i = 0; i < most; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        if (height + line.height() > area.height())
            break;
        const bool isLast = i + 1 == most || height + 2.0 * line.height() > area.height();
        const QString rest = text.mid(line.textStart());
        const QString shown = isLast ? painter.fontMetrics().elidedText(
                                           rest, Qt::ElideRight, static_cast<int>(area.width()))
                                     : text.mid(line.textStart(), line.textLength());
        painter.drawText(QRectF(area.left(), area.top() + height, area.width(), line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, shown);
        height += line.height();
    }
    layout.endLayout();
    return height;
}

} // namespace peergrid
