// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/tradematrix.h"

class QCheckBox;
class QComboBox;

namespace peergrid
{

class DrawnView;
class SpanChooser;

/// A heat map of who sells to whom, in an hour or in all; the difference from another run where
/// there is one.
class TradeMatrixChart : public Chart
{
    Q_OBJECT

  public:
    explicit TradeMatrixChart(QWidget *parent = nullptr);

    QString title() const override { return tr("Trade matrix"); }
    QString caption() const override;
    void show(const Shown &shown) override;
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override;

  private:
    void redraw();
    bool isByCommunity() const;

    Shown m_shown;
    std::optional<bool> m_chosen; ///< by community; none: as fits the market
    std::shared_ptr<const TradeMatrix> m_matrix;
    DrawnView *m_view;
    SpanChooser *m_span;
    QComboBox *m_grouping;
    QCheckBox *m_difference;
};

} // namespace peergrid
