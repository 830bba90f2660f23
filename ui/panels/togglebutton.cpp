// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/togglebutton.h"

#include "ui/colours.h"

#include <QPainter>

namespace peergrid
{

ToggleButton::ToggleButton(const QString &text, const QString &what, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setToolTip(what);
    setAccessibleDescription(what);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
}

void ToggleButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (!isChecked())
        return;
    const QColor accent = coloursOf(palette()).accent;
    QColor veil = accent;
    veil.setAlphaF(0.16F);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(accent, 1.4));
    painter.setBrush(veil);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0), 3.0, 3.0);
}

} // namespace peergrid
