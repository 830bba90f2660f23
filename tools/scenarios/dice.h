// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sampling.h"

#include <cmath>

namespace peergrid::samples
{

/// Round numbers that look thrown and are the same on every machine.
class Dice
{
  public:
    explicit Dice(std::uint64_t seed)
        : m_dice(seed)
    {
    }

    /// Between two numbers, rounded to so many decimals.
    double between(double low, double high, int decimals)
    {
        const double share = m_dice.unit();
        const double scale = std::pow(10.0, decimals);
        return std::round((low + (high - low) * share) * scale) / scale;
    }

    bool happens(double probability) { return between(0.0, 1.0, 9) < probability; }

  private:
    peergrid::Dice m_dice;
};

} // namespace peergrid::samples
