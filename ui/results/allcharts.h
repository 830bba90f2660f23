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

/// All there are, in the order of the tabs: for the panel, the report and the command line.
std::vector<ChartKind> allCharts();

} // namespace peergrid
