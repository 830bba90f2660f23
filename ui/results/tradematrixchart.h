// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/tradeschart.h"

namespace peergrid
{

/// A heat map of who sells to whom; the difference from another run where there is one.
class TradeMatrixChart : public TradesChart
{
    Q_OBJECT

  public:
    explicit TradeMatrixChart(QWidget *parent = nullptr);

    QString title() const override { return tr("Trade matrix"); }
    QString caption() const override;

  protected:
    DrawnView::LayOut drawing(const Shown &shown, const Choice &choice) const override;
    bool hasOption(const Shown &shown, HourRange hours) const override;
};

} // namespace peergrid
