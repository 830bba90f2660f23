// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/rolesdata.h"

class QPainter;

namespace peergrid
{

/// The cell of an hour: a fill and a sign, so that a grey print tells them apart.
void paintRole(QPainter &painter, const QRectF &cell, RealisedRole role, const Colours &colours);

/// What the signs and the letters mean, in as many lines as it takes. Returns its height; draws
/// nothing without a painter.
double paintRoleLegend(QPainter *painter, const QRectF &area, const Colours &colours);

/// Pale, for the letter of a declared role.
QColor declaredFill(QChar letter, const Colours &colours);

} // namespace peergrid
