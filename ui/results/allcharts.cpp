// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/allcharts.h"

#include "ui/results/plotchart.h"

namespace peergrid
{

namespace
{

ChartKind plotted(const char *name, PlotKind (*kind)())
{
    return {QString::fromLatin1(name), kind().title, [kind] { return new PlotChart(kind()); }};
}

} // namespace

std::vector<ChartKind> allCharts()
{
    return {
        plotted("generation", generationKind),
        plotted("bought-and-sold", tradedKind),
        plotted("storage", storageKind),
        plotted("prices", priceKind),
    };
}

} // namespace peergrid
