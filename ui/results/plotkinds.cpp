// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plotchart.h"

#include "ui/results/generationplot.h"
#include "ui/results/priceplot.h"
#include "ui/results/storageplot.h"
#include "ui/results/tradedplot.h"

namespace peergrid
{

PlotKind generationKind()
{
    PlotKind kind;
    kind.title = PlotChart::tr("Generation");
    kind.groups = [](const Solved &solved, const PlotChoice &choice, int) {
        return generationGroups(solved, choice);
    };
    kind.plot = [](const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                   int) { return generationPlot(solved, groups, choice); };
    kind.table = generationTable;
    return kind;
}

PlotKind tradedKind()
{
    PlotKind kind;
    kind.title = PlotChart::tr("Bought and sold");
    kind.views = {PlotChart::tr("This hour"), PlotChart::tr("By hour"),
                  PlotChart::tr("By hour, selected")};
    kind.groups = [](const Solved &solved, const PlotChoice &choice, int view) {
        return tradedGroups(solved, choice, static_cast<TradedView>(view));
    };
    kind.plot = [](const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                   int view) {
        return tradedPlot(solved, groups, choice, static_cast<TradedView>(view));
    };
    kind.table = tradedTable;
    kind.isOfOneHour = [](int view) { return static_cast<TradedView>(view) == TradedView::Hour; };
    return kind;
}

PlotKind tradedByHourKind()
{
    PlotKind kind;
    kind.title = PlotChart::tr("Bought and sold by hour");
    kind.groups = [](const Solved &solved, const PlotChoice &choice, int) {
        return tradedGroups(solved, choice, TradedView::Day);
    };
    kind.plot = [](const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                   int) { return tradedPlot(solved, groups, choice, TradedView::Day); };
    kind.table = tradedTable;
    return kind;
}

PlotKind storageKind()
{
    PlotKind kind;
    kind.title = PlotChart::tr("Storage");
    kind.views = {PlotChart::tr("Charge and state"), PlotChart::tr("Tendency, realised")};
    kind.groups = [](const Solved &solved, const PlotChoice &choice, int view) {
        return storageGroups(solved, choice, static_cast<StorageView>(view));
    };
    kind.plot = [](const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                   int view) {
        return storagePlot(solved, groups, choice, static_cast<StorageView>(view));
    };
    kind.table = storageTable;
    return kind;
}

PlotKind priceKind()
{
    PlotKind kind;
    kind.title = PlotChart::tr("Prices");
    kind.views = {PlotChart::tr("Marginal price"), PlotChart::tr("Price paid"),
                  PlotChart::tr("Price earned")};
    kind.groups = [](const Solved &solved, const PlotChoice &choice, int view) {
        return priceGroups(solved, choice, static_cast<PriceView>(view));
    };
    kind.plot = [](const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                   int view) {
        return pricePlot(solved, groups, choice, static_cast<PriceView>(view));
    };
    kind.table = priceTable;
    kind.isByCommunity = true;
    return kind;
}

} // namespace peergrid
