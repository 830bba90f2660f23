// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace peergrid
{

class Chart;

/// One chart of the results, before it is made.
struct ChartKind {
    QString name;  ///< of its files and in settings, in every language the same: "bought-and-sold"
    QString title; ///< as Chart::title()
    std::function<Chart *()> make;
};

/// All there are, in the order of the tabs.
std::vector<ChartKind> allCharts();

/// The same for the report and the command line, of a run over so many hours: where nobody can
/// choose what a chart shows, both the hour and the day have one.
std::vector<ChartKind> chartsOnPaper(std::size_t hours);

} // namespace peergrid
