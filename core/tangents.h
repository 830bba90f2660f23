// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

/// Concave piecewise linear functions that are known only by asking for a value and a tangent.
namespace peergrid
{

/// A straight line, known by a point on it.
struct Tangent {
    double at = 0.0;
    double value = 0.0;
    double slope = 0.0;

    double operator()(double x) const { return value + slope * (x - at); }
};

/// A stretch on which the function is one straight line.
struct Face {
    double from = 0.0;
    double to = 0.0;
    Tangent line;
};

/// The faces of a function between two places, from left to right without gaps. `ask` gives its
/// value at a place and the slope of some line that touches it there from above; nothing if the
/// search is to end, which then finds nothing. Two tangents meet where a third face would have to
/// lie below them: if the function is that high there, the place is a corner, exactly; if not, its
/// tangent is another face and the search goes on at both sides. Asks about twice for each face.
/// What lies less than a ten-billionth below a line counts as on it.
std::optional<std::vector<Face>> facesOf(double from, double to,
                                         const std::function<std::optional<Tangent>(double)> &ask);

} // namespace peergrid
