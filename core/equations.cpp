// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/equations.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace peergrid
{

namespace
{

constexpr double leastFactor = 1e-9;

} // namespace

bool solveEquations(std::vector<Equation> &equations, std::size_t unknowns)
{
    if (equations.size() < unknowns)
        return false;
    for (std::size_t j = 0; j < unknowns; ++j) {
        const auto pivot =
            std::max_element(equations.begin() + static_cast<std::ptrdiff_t>(j), equations.end(),
                             [j](const Equation &one, const Equation &other) {
                                 return std::abs(one.factors[j]) < std::abs(other.factors[j]);
                             });
        if (std::abs(pivot->factors[j]) < leastFactor)
            return false;
        std::swap(*pivot, equations[j]);
        const Equation chosen = equations[j];
        for (std::size_t i = 0; i < equations.size(); ++i) {
            const double times = equations[i].factors[j] / chosen.factors[j];
            if (i == j || times == 0.0)
                continue;
            for (std::size_t k = j; k < unknowns; ++k)
                equations[i].factors[k] -= times * chosen.factors[k];
            equations[i].right -= times * chosen.right;
        }
    }
    for (std::size_t j = 0; j < unknowns; ++j)
        equations[j].right /= equations[j].factors[j];
    return true;
}

} // namespace peergrid
