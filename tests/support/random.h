// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace peergrid::test
{

/// Numbers that follow from a seed alone, on every machine and library.
class Random
{
  public:
    explicit Random(std::uint64_t seed)
        : m_engine(seed * 0x9e3779b97f4a7c15ULL + 1)
    {
    }

    /// 0 … count − 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(m_engine() % count); }

    /// [0, 1)
    double unit() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }

    double between(double low, double high) { return low + (high - low) * unit(); }
    bool chance(double probability) { return unit() < probability; }

  private:
    std::mt19937_64 m_engine;
};

} // namespace peergrid::test
