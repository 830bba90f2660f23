// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <span>

namespace peergrid
{

struct Quantity;

/// Where hours and values stand in a plot. An hour is a column, its value stands in the middle.
struct CurveScale {
    QRectF plot;
    std::size_t first = 0;  ///< hour at the left edge
    std::size_t count = 24; ///< hours shown
    double low = 0.0;       ///< at the bottom, a multiple of tick
    double high = 1.0;      ///< at the top, likewise
    double tick = 0.2;      ///< 1, 2 or 5 times a power of ten

    double columnWidth() const { return plot.width() / static_cast<double>(count); }
    double left(std::size_t hour) const;   ///< of the hour's column
    double centre(std::size_t hour) const; ///< of the hour's column
    double y(double value) const;
    double valueAt(double y) const;
    std::size_t hourAt(double x) const; ///< nearest hour shown

    /// Round limits around the values with room above, or the quantity's own where they are near.
    void fit(std::span<const double> values, const Quantity &quantity);
};

} // namespace peergrid
