// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reshape.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace peergrid
{

double tidy(double value)
{
    if (value == 0.0 || !std::isfinite(value))
        return value == 0.0 ? 0.0 : value;
    constexpr int digits = 9;
    const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
    // A power of ten above 1 is exact, one below is not: divide by it instead.
    const double scale = std::pow(10.0, std::abs(decimals));
    const double tidied =
        decimals >= 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale;
    return std::isfinite(tidied) ? tidied : value; // too small to be scaled
}

std::vector<double> scaled(std::span<const double> values, double factor)
{
    std::vector<double> result;
    result.reserve(values.size());
    for (const double value : values)
        result.push_back(tidy(value * factor));
    return result;
}

std::vector<double> shifted(std::span<const double> values, long hours)
{
    std::vector<double> result(values.begin(), values.end());
    if (result.empty())
        return result;
    const long size = static_cast<long>(result.size());
    const long by = (hours % size + size) % size;
    std::rotate(result.begin(), result.end() - by, result.end());
    return result;
}

std::vector<double> smoothed(std::span<const double> values)
{
    const std::size_t size = values.size();
    std::vector<double> result;
    result.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        const double before = values[(i + size - 1) % size];
        const double after = values[(i + 1) % size];
        result.push_back(tidy(0.25 * before + 0.5 * values[i] + 0.25 * after));
    }
    return result;
}

double mean(std::span<const double> values)
{
    if (values.empty())
        return 0.0;
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return tidy(sum / static_cast<double>(values.size()));
}

namespace
{

std::vector<double> repeated(const Day &day, double factor, std::size_t hours)
{
    std::vector<double> result;
    result.reserve(hours);
    for (std::size_t hour = 0; hour < hours; ++hour)
        result.push_back(tidy(day[hour % day.size()] * factor));
    return result;
}

} // namespace

std::vector<double> withPeak(const Day &day, double peak, std::size_t hours)
{
    return repeated(day, peak / *std::max_element(day.begin(), day.end()), hours);
}

std::vector<double> withDailyTotal(const Day &day, double total, std::size_t hours)
{
    return repeated(day, total / std::accumulate(day.begin(), day.end(), 0.0), hours);
}

} // namespace peergrid
