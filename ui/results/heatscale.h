// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/colours.h"

#include <QPainter>

#include <vector>

namespace peergrid
{

/// Colours of energy in a heat map, monotone in lightness so that grey tells them apart: from next
/// to the canvas to far from it, by the root of the energy, since a few are often far larger than
/// the rest. What is traded is blue, own use grey; more than in another run blue, less orange.
struct HeatScale {
    Colours colours;
    double most = 1.0; ///< kWh at the far end
    bool isDifference = false;

    /// Of nothing: the canvas itself.
    QColor colour(double energy, bool isOwn) const;
    /// Where a value stands on the scale: 0 at its low end, 1 at its high end.
    double place(double energy) const;
    /// Round values that stand at least so far apart on the scale, from low to high.
    std::vector<double> ticks(double apart) const;

    /// A bar with the values beside it, what the frame of own use means, and signs of a difference.
    void paintLegend(QPainter &painter, const QRectF &area, bool isByCommunity) const;

  private:
    void paintBar(QPainter &painter, const QRectF &bar) const;
    void paintTicks(QPainter &painter, const QRectF &bar, double right) const;
};

/// From next to the canvas over the middle to the far end, monotone in lightness; `at` from 0 to 1.
QColor heatColour(const Colours &colours, const QColor &middle, double at);

inline constexpr double heatLegendWidth = 108.0;

/// A frame just inside a cell, as own use has it.
void paintOwnFrame(QPainter &painter, const QPolygonF &cell, const Colours &colours);

} // namespace peergrid
