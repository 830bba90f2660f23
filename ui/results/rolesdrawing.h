// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/drawnview.h"
#include "ui/results/rolesdata.h"

namespace peergrid
{

/// The roles of peers over some hours, and the hour that is looked at.
struct RoleStrips {
    std::vector<RoleRow> rows;
    HourRange hours;
    std::size_t allHours = 24;
    std::optional<std::size_t> hour; ///< marked on screen
};

/// On screen: the strips, one under the other, each with its peer's name. Above stands what
/// layOutHead() draws.
DrawnPtr layOut(const RoleStrips &strips, const QRectF &area, const Colours &colours);
int heightOf(const RoleStrips &strips);

/// The hours above the strips, and what the signs mean.
DrawnPtr layOutHead(const RoleStrips &strips, const QRectF &area, const Colours &colours);
int headHeight(double width);

/// On paper: all of it, in columns beside each other where that makes it larger.
void paintRoles(QPainter &painter, const QRectF &area, const RoleStrips &strips,
                const Colours &colours);

} // namespace peergrid
