// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/curvescale.h"

#include "ui/panels/quantity.h"
#include "ui/panels/roundnumbers.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double room = 1.15; ///< so that the highest point can be dragged further up

/// Up to so large, a limit of the quantity is worth showing when all values are 0.
constexpr double nearLimit = 10.0;

double extentOfZeros(const Quantity &quantity)
{
    if (quantity.most > 0.0 && quantity.most <= nearLimit)
        return quantity.most;
    return quantity.unit.endsWith(QLatin1String("/kWh")) ? 0.5 : 1.0;
}

double extent(double largest, const Quantity &quantity)
{
    if (largest == 0.0)
        return extentOfZeros(quantity);
    const bool isLimitNear = largest <= quantity.most && quantity.most <= 2.0 * largest;
    return isLimitNear || quantity.most == 1.0 ? std::max(largest, quantity.most) : largest * room;
}

} // namespace

double CurveScale::left(std::size_t hour) const
{
    return plot.left() + (static_cast<double>(hour) - static_cast<double>(first)) * columnWidth();
}

double CurveScale::centre(std::size_t hour) const
{
    return left(hour) + 0.5 * columnWidth();
}

double CurveScale::y(double value) const
{
    return plot.bottom() - (value - low) / (high - low) * plot.height();
}

double CurveScale::valueAt(double y) const
{
    return low + (plot.bottom() - y) / plot.height() * (high - low);
}

std::size_t CurveScale::hourAt(double x) const
{
    const double column = std::floor((x - plot.left()) / columnWidth());
    return first +
           static_cast<std::size_t>(std::clamp(column, 0.0, static_cast<double>(count) - 1.0));
}

void CurveScale::fit(std::span<const double> values, const Quantity &quantity)
{
    low = 0.0;
    high = 0.0;
    for (const double value : values) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (quantity.isSigned) {
        high = extent(std::max(-low, high), quantity);
        low = -high;
    } else {
        high = high == 0.0 && low < 0.0 ? 0.0 : extent(high, quantity);
    }
    tick = roundUp((high - low) / 5.0);
    low = std::floor(low / tick + 1e-9) * tick;
    high = std::ceil(high / tick - 1e-9) * tick;
}

} // namespace peergrid
