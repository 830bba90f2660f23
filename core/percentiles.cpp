// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/percentiles.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr double mostRanges = 60.0;
constexpr double leastRanges = 5.0;

/// 1, 2 or 5 times a power of ten, at least this much.
double roundWidth(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 5.0}) {
        if (digit * power >= least * (1.0 - 1e-9))
            return digit * power;
    }
    return 10.0 * power;
}

} // namespace

double percentile(std::span<const double> sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= sorted.size())
        return sorted.back();
    const double way = place - static_cast<double>(below);
    return sorted[below] + way * (sorted[below + 1] - sorted[below]);
}

Percentiles percentiles(std::vector<double> values)
{
    Percentiles found;
    found.fill(std::numeric_limits<double>::quiet_NaN());
    if (values.empty())
        return found;
    std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = percentile(values, bandShares[i]);
    return found;
}

Histogram histogram(std::span<const double> values)
{
    Histogram result;
    if (values.empty())
        return result;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double ranges =
        std::clamp(std::sqrt(static_cast<double>(values.size())), leastRanges, mostRanges);
    // What differs by rounding alone is one value.
    const double size = std::max(std::abs(*least), std::abs(*most));
    const double spread = *most - *least > size * 1e-12 ? *most - *least : 0.0;
    result.width =
        spread > 0.0 ? roundWidth(spread / ranges) : roundWidth(std::max(size * 0.01, 1e-9));
    const double first = std::floor(*least / result.width + 1e-9);
    result.first = first * result.width;
    for (const double value : values) {
        const double place = std::max(0.0, std::floor(value / result.width + 1e-9) - first);
        const auto range = static_cast<std::size_t>(place);
        if (range >= result.counts.size())
            result.counts.resize(range + 1, 0);
        ++result.counts[range];
    }
    return result;
}

} // namespace peergrid
