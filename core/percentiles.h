// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

/// How values are spread: what a study with thrown values comes to.
namespace peergrid
{

inline constexpr std::array bandShares = {0.05, 0.25, 0.50, 0.75, 0.95};
using Percentiles = std::array<double, bandShares.size()>; ///< at bandShares

/// What so large a share (0 … 1) of the values lies at or below, between two of them by the way
/// from one to the next. `sorted` ascends and holds one value at least.
double percentile(std::span<const double> sorted, double share);

/// At bandShares. The values may have any order, but are not NaN; NaN if there are none.
Percentiles percentiles(std::vector<double> values);

/// Values counted in ranges of one width.
struct Histogram {
    double first = 0.0; ///< where the first range begins
    double width = 1.0;
    std::vector<std::size_t> counts; ///< the last range has its end, too

    friend bool operator==(const Histogram &, const Histogram &) = default;
};

/// In ranges of a round width (1, 2 or 5 times a power of ten) that begin at its multiples: at most
/// about as many as the root of how many values there are. Values are finite, in any order; none
/// give no ranges.
Histogram histogram(std::span<const double> values);

} // namespace peergrid
