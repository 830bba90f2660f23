// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/percentiles.h"
#include "core/solved.h"

#include <array>

namespace peergrid
{

/// What is kept hour by hour of each variant of a sweep.
enum class HourlyFigure {
    GridImport,      ///< kWh that peers buy from the main grid
    LocalGeneration, ///< kWh that peers other than the main grid generate
    Cost,            ///< $, the hour's part of the least-cost objective
};
inline constexpr std::array hourlyFigures = {HourlyFigure::GridImport,
                                             HourlyFigure::LocalGeneration, HourlyFigure::Cost};

/// Hour after hour, each with all of hourlyFigures.
std::vector<double> hourlyOf(const Solved &solved);

/// The percentiles of each hour over such vectors; empty ones are left out.
std::vector<Percentiles> hourlyBands(const std::vector<std::vector<double>> &variants,
                                     HourlyFigure figure, std::size_t hours);

} // namespace peergrid
