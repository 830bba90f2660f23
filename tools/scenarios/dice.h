// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace peergrid::samples
{

/// Numbers that look thrown and are the same on every machine (splitmix64).
class Dice
{
  public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {
    }

    /// Between two numbers, rounded to so many decimals.
    double between(double low, double high, int decimals)
    {
        const double share = static_cast<double>(next() >> 11) * 0x1p-53;
        const double scale = std::pow(10.0, decimals);
        return std::round((low + (high - low) * share) * scale) / scale;
    }

    bool happens(double probability) { return between(0.0, 1.0, 9) < probability; }

  private:
    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

} // namespace peergrid::samples
