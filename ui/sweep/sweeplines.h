// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweeprun.h"
#include "ui/sweep/linesplot.h"

/// The lines of a sweep, as far as it is solved.
namespace peergrid
{

/// What a chart of a sweep is about.
struct SweepSubject {
    const SweepRun &run;
    std::size_t figure = 0; ///< place in SweepTable::figures()
    std::string currency;
};

/// Variants that differ in one quantity: the figure over it. Where two are crossed, a line for each
/// value of the one that has fewer.
LinesPlot responseLines(const SweepSubject &subject);

/// One at a time: the figure over the change of each quantity, in per cent.
LinesPlot spiderLines(const SweepSubject &subject);

/// How the figure is spread over all variants: which share of them lies at or below a value, and
/// how many lie in each range.
LinesPlot distributionLines(const SweepSubject &subject);

/// Percentiles over all variants, hour by hour.
LinesPlot hourlyLines(const SweepRun &run, HourlyFigure figure, const std::string &currency);

/// The place of the quantity with more values, and of the other one, of two.
std::pair<std::size_t, std::size_t> longerAndShorter(const SweepPlan &plan);

} // namespace peergrid
