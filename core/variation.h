// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace peergrid
{

/// A quantity of a market and the values it takes.
struct Variation {
    std::string path;           ///< see core/quantity.h
    bool isFactor = false;      ///< the values say how many times what it is
    bool isSampled = false;     ///< the values are the samples' one after the other
    std::vector<double> values; ///< in order; at least one

    friend bool operator==(const Variation &, const Variation &) = default;
};

/// For variations whose values are thrown.
struct Sampling {
    std::optional<std::size_t> samples;
    std::uint64_t seed = 1;

    friend bool operator==(const Sampling &, const Sampling &) = default;
};

inline constexpr std::size_t mostValues = 10'000'000; ///< of one quantity

/// Reads `PATH=VALUES`, where the values are one of
///   first:last:count      evenly spread, both ends included
///   a,b,c                 these
///   random(first:last)    thrown, as many as there are samples
///   lhs(first:last)       a Latin hypercube over all that are lhs: each of as many equal parts of
///                         the range as there are samples is hit once
/// and numbers stand as they are (0.05) or, all of them, as factors (x0.5). What is wrong is told
/// with the path, or the whole text if there is none, as the object.
Result<Variation> readVariation(const std::string &text, const Sampling &sampling);

} // namespace peergrid
