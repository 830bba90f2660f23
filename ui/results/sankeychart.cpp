// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/sankeychart.h"

#include "ui/results/sankeydrawing.h"

namespace peergrid
{

SankeyChart::SankeyChart(QWidget *parent)
    : TradesChart(
          tr("Flows"),
          {tr("Sellers and buyers"), tr("Own use"), tr("Show what peers use of their own, too")},
          mostPeersInFlows, parent)
{
}

DrawnView::LayOut SankeyChart::drawing(const Shown &shown, const Choice &choice) const
{
    const auto flows = std::make_shared<const Sankey>(sankey(
        *shown.solved, {choice.hours, choice.isByCommunity, choice.isOptionOn, shown.selection}));
    return [flows](const QRectF &area, const Colours &colours) {
        return layOut(flows, area, colours);
    };
}

} // namespace peergrid
