// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace peergrid
{

/// Draws a text in the painter's font over as many whole lines as fit, `most` at the most; the last
/// one is cut with "…" if there is more. Returns their height.
double drawLines(QPainter &painter, const QRectF &area, const QString &text, int most);

} // namespace peergrid
