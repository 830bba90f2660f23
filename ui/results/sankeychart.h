// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/sankey.h"

class QCheckBox;
class QComboBox;

namespace peergrid
{

class DrawnView;
class SpanChooser;

/// Where energy comes from and where it goes, in an hour or in all.
class SankeyChart : public Chart
{
    Q_OBJECT

  public:
    explicit SankeyChart(QWidget *parent = nullptr);

    QString title() const override { return tr("Flows"); }
    QString caption() const override;
    void show(const Shown &shown) override;
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override;

  private:
    void redraw();
    bool isByCommunity() const;

    Shown m_shown;
    std::optional<bool> m_chosen; ///< by community; none: as fits the market
    std::shared_ptr<const Sankey> m_sankey;
    DrawnView *m_view;
    SpanChooser *m_span;
    QComboBox *m_grouping;
    QCheckBox *m_ownUse;
};

} // namespace peergrid
