// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typicalshapes.h"

#include <cstddef>
#include <span>
#include <vector>

/// What is done to all hours of a profile at once. Results are rounded to nine significant digits,
/// so that 3 × 1.1 reads 3.3.
namespace peergrid
{

/// Nine significant digits; 0 for −0.
double tidy(double value);

std::vector<double> scaled(std::span<const double> values, double factor);

/// Later by so many hours (earlier if negative); what leaves at one end comes back at the other.
std::vector<double> shifted(std::span<const double> values, long hours);

/// Each hour becomes a quarter of its neighbours and half itself; the last hour is beside the
/// first, and the sum stays.
std::vector<double> smoothed(std::span<const double> values);

double mean(std::span<const double> values);

/// The shape day after day, with this value in its highest hour.
std::vector<double> withPeak(const Day &day, double peak, std::size_t hours);

/// The shape day after day, with this sum of each whole day.
std::vector<double> withDailyTotal(const Day &day, double total, std::size_t hours);

} // namespace peergrid
