// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"
#include "ui/colours.h"

#include <QIcon>
#include <QPainter>

/// The drawings in resources/icons, in the colours of a theme: a role is shape + icon + letter, so
/// that a grey print tells them apart.
namespace peergrid
{

/// File name without extension: "producer".
QString symbolOf(const Peer &peer, std::size_t hour);
/// "G", "P" or "C" as the model writes the roles; "M" for the main grid.
QString letterOf(const Peer &peer, std::size_t hour);
QColor colourOf(const Peer &peer, std::size_t hour, const Colours &colours);

/// Draws as vectors: fit for print.
void drawSymbol(QPainter &painter, const QString &name, const QRectF &where,
                const Colours &colours);

/// The same as a picture that is drawn once for each size, name and theme.
QPixmap symbolPixmap(const QString &name, const QSize &pixels, const Colours &colours);

QIcon symbolIcon(const QString &name, const Colours &colours);

} // namespace peergrid
