// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/rolesdrawing.h"

namespace peergrid
{

inline constexpr double roleRowHeight = 36.0; ///< px at full size
inline constexpr double roleTicksHeight = 18.0;
inline constexpr double roleMargin = 8.0; ///< to the left and right

/// Where the cells of some rows stand. Scale: 1 at full size.
struct StripFrame {
    QRectF area;
    std::size_t hours = 24;
    double scale = 1.0;
    double names = 130.0; ///< px of the names, at full size

    double row() const { return roleRowHeight * scale; }
    double left() const { return area.left() + names * scale; }
    double cell() const { return (area.right() - left()) / static_cast<double>(hours); }
    QRectF realised(std::size_t row_, std::size_t hour) const
    {
        return {left() + cell() * static_cast<double>(hour),
                area.top() + row() * static_cast<double>(row_) + 3.0 * scale, cell(), 16.0 * scale};
    }
    QRectF declared(std::size_t row_, std::size_t first, std::size_t last) const
    {
        const QRectF from = realised(row_, first);
        return {from.left(), from.bottom() + 1.0 * scale,
                cell() * static_cast<double>(last - first + 1), 12.0 * scale};
    }
    QRectF whole(std::size_t row_) const
    {
        return {area.left(), area.top() + row() * static_cast<double>(row_), area.width(), row()};
    }
};

/// The frame of strips in an area, as wide as it is, with room for their names.
StripFrame frameOf(const RoleStrips &strips, const QRectF &area, double scale = 1.0);

/// A peer's name, what it does, and beneath the role it is declared to have.
void paintRow(QPainter &painter, const StripFrame &frame, std::size_t row, const RoleRow &peer,
              const Colours &colours);

/// "00", "03", …: the hours at the edges of cells.
void paintTicks(QPainter &painter, const StripFrame &frame, const QRectF &where,
                const RoleStrips &strips, const Colours &colours);

} // namespace peergrid
