// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/allcharts.h"

#include "ui/results/billschart.h"
#include "ui/results/plotchart.h"
#include "ui/results/roleschart.h"
#include "ui/results/sankeychart.h"
#include "ui/results/tradematrixchart.h"

namespace peergrid
{

namespace
{

ChartKind plotted(const char *name, PlotKind (*kind)())
{
    return {QString::fromLatin1(name), kind().title, [kind] { return new PlotChart(kind()); }};
}

template<class DrawnChart>
ChartKind drawn(const char *name, const QString &title)
{
    return {QString::fromLatin1(name), title, [] { return new DrawnChart; }};
}

} // namespace

std::vector<ChartKind> allCharts()
{
    return {
        plotted("generation", generationKind),
        plotted("bought-and-sold", tradedKind),
        plotted("storage", storageKind),
        plotted("prices", priceKind),
        drawn<BillsChart>("bills", BillsChart::tr("Bills")),
        drawn<TradeMatrixChart>("trade-matrix", TradeMatrixChart::tr("Trade matrix")),
        drawn<SankeyChart>("flows", SankeyChart::tr("Flows")),
        drawn<RolesChart>("roles", RolesChart::tr("Roles")),
    };
}

std::vector<ChartKind> chartsOnPaper(std::size_t hours)
{
    std::vector<ChartKind> charts = allCharts();
    if (hours > 1)
        charts.insert(charts.begin() + 2, plotted("bought-and-sold-by-hour", tradedByHourKind));
    return charts;
}

} // namespace peergrid
