// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace peergrid
{

/// Σ factors·x = right.
struct Equation {
    std::vector<double> factors;
    double right = 0.0;
};

/// Solves linear equations by elimination (Gauss and Jordan), with the largest factor of each
/// column. There may be more equations than unknowns; those that are left over are not looked at.
/// True if there is one solution: then the right side of the first equations is it.
bool solveEquations(std::vector<Equation> &equations, std::size_t unknowns);

} // namespace peergrid
