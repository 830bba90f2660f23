// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sampling.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <utility>

namespace peergrid
{

namespace
{

/// To 15 significant digits, which a decimal number that someone wrote survives.
double tidy(double number)
{
    char text[32];
    constexpr int digits = std::numeric_limits<double>::digits10;
    const auto end =
        std::to_chars(std::begin(text), std::end(text), number, std::chars_format::general, digits);
    std::from_chars(std::begin(text), end.ptr, number);
    return number;
}

double between(double low, double high, double share)
{
    const auto [least, most] = std::minmax(low, high);
    return std::clamp(tidy(low + (high - low) * share), least, most);
}

} // namespace

std::uint64_t Dice::next()
{
    m_state += 0x9e3779b97f4a7c15;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

std::size_t Dice::below(std::size_t count)
{
    // What is left over at the end of the range would favour the small numbers.
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t fair = most - most % count;
    std::uint64_t number = next();
    while (number >= fair)
        number = next();
    return static_cast<std::size_t>(number % count);
}

std::uint64_t fingerprint(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    return hash;
}

std::uint64_t seedFor(std::uint64_t seed, std::string_view name)
{
    return Dice(seed ^ fingerprint(name)).next();
}

std::vector<double> evenly(double first, double last, std::size_t count)
{
    std::vector<double> values;
    values.reserve(count);
    for (std::size_t i = 0; i + 1 < count; ++i)
        values.push_back(
            i == 0 ? first
                   : between(first, last, static_cast<double>(i) / static_cast<double>(count - 1)));
    if (count > 0)
        values.push_back(count == 1 ? first : last);
    return values;
}

std::vector<double> thrown(double low, double high, std::size_t count, std::uint64_t seed)
{
    Dice dice(seed);
    std::vector<double> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(between(low, high, dice.unit()));
    return values;
}

std::vector<double> stratified(double low, double high, std::size_t count, std::uint64_t seed)
{
    Dice dice(seed);
    std::vector<double> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(between(
            low, high, (static_cast<double>(i) + dice.unit()) / static_cast<double>(count)));
    for (std::size_t i = count; i > 1; --i)
        std::swap(values[i - 1], values[dice.below(i)]);
    return values;
}

} // namespace peergrid
