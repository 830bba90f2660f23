// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweeprun.h"

#include <optional>

/// What each quantity of a sweep does alone.
namespace peergrid
{

/// A value of a quantity and the figure that comes with it.
struct Response {
    double input = 0.0;
    double figure = 0.0;

    friend bool operator==(const Response &, const Response &) = default;
};

/// How a figure follows one quantity while the others stay as they are.
struct Sensitivity {
    std::size_t quantity = 0;          ///< place in the plan
    std::vector<Response> responses;   ///< by input
    std::optional<double> inputAsItIs; ///< none: it is not one number; 1 for factors

    /// The input as a share more (0.1: a tenth more) than it is; none where that means nothing.
    std::optional<double> change(double input) const;

    friend bool operator==(const Sensitivity &, const Sensitivity &) = default;
};

/// Of a plan that changes one at a time, as far as it is solved; a quantity a place of the plan.
std::vector<Sensitivity> sensitivities(const SweepRun &run, std::size_t figure);

/// One bar of a tornado: the figure at the least and the largest input, and how far it reaches
/// between.
struct TornadoBar {
    std::size_t quantity = 0;
    Response low;  ///< of the least input
    Response high; ///< of the largest
    double least = 0.0;
    double most = 0.0;

    double width() const { return most - least; }
    friend bool operator==(const TornadoBar &, const TornadoBar &) = default;
};

/// The widest first; quantities without responses are left out. `base` is the figure as it is.
std::vector<TornadoBar> tornado(const std::vector<Sensitivity> &all, double base);

} // namespace peergrid
