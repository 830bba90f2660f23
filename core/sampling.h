// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// Numbers that look thrown and follow from a seed alone, on every machine.
namespace peergrid
{

/// splitmix64 (Steele, Lea, Flood 2014).
class Dice
{
  public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next();
    double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; } ///< [0, 1)
    std::size_t below(std::size_t count); ///< 0 … count − 1, each as likely; count ≥ 1

  private:
    std::uint64_t m_state;
};

/// A seed of its own for what has this name, so that what is thrown for one does not change when
/// another comes along.
std::uint64_t seedFor(std::uint64_t seed, std::string_view name);

/// FNV-1a, 64 bits: tells texts apart that differ by accident.
std::uint64_t fingerprint(std::string_view text);

/// `count` numbers, evenly spread: the ends as they are, those between to 15 digits, so that a
/// step of 0.001 shows as one.
std::vector<double> evenly(double first, double last, std::size_t count);

/// `count` numbers in [low, high), each on its own.
std::vector<double> thrown(double low, double high, std::size_t count, std::uint64_t seed);

/// A Latin hypercube's numbers for one quantity: [low, high) in `count` equal strata, one number
/// from each, in an order of its own.
std::vector<double> stratified(double low, double high, std::size_t count, std::uint64_t seed);

} // namespace peergrid
