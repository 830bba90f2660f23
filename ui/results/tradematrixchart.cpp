// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tradematrixchart.h"

#include "ui/results/matrixdrawing.h"

namespace peergrid
{

TradeMatrixChart::TradeMatrixChart(QWidget *parent)
    : TradesChart(tr("Trade matrix"),
                  {tr("Rows and columns"), tr("Difference"),
                   tr("What is sold more or less than in the run it is compared with")},
                  mostPeersInMatrix, parent)
{
}

DrawnView::LayOut TradeMatrixChart::drawing(const Shown &shown, const Choice &choice) const
{
    const auto matrix = std::make_shared<const TradeMatrix>(
        tradeMatrix(*shown.solved, {choice.hours, choice.isByCommunity, shown.selection},
                    choice.isOptionOn ? shown.ghost.get() : nullptr));
    return [matrix](const QRectF &area, const Colours &colours) {
        return layOut(matrix, area, colours);
    };
}

bool TradeMatrixChart::hasOption(const Shown &shown, HourRange hours) const
{
    return shown.ghost && !solvedHours(*shown.solved, hours, shown.ghost.get()).empty();
}

QString TradeMatrixChart::caption() const
{
    const QString words = TradesChart::caption();
    return isOptionOn() ? tr("%1, difference from the run compared").arg(words) : words;
}

} // namespace peergrid
