// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/tradeschart.h"

namespace peergrid
{

/// Where energy comes from and where it goes, with own use or without.
class SankeyChart : public TradesChart
{
    Q_OBJECT

  public:
    explicit SankeyChart(QWidget *parent = nullptr);

    QString title() const override { return tr("Flows"); }

  protected:
    DrawnView::LayOut drawing(const Shown &shown, const Choice &choice) const override;
};

} // namespace peergrid
