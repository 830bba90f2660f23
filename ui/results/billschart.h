// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/waterfall.h"

class QLabel;

namespace peergrid
{

class BillsTable;
class SpanChooser;

/// Who pays what: how the cost of what is selected comes about, and the bills of all peers.
class BillsChart : public Chart
{
    Q_OBJECT

  public:
    explicit BillsChart(QWidget *parent = nullptr);

    QString title() const override { return tr("Bills"); }
    QString caption() const override;
    void show(const Shown &shown) override;
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override;

  private:
    QWidget *waterfallSide();
    QWidget *tableSide();
    void redraw();
    Waterfall waterfall() const;
    QString heading() const;

    Shown m_shown;
    SolvedPtr m_of; ///< whose bills
    Bills m_bills;
    std::vector<BillLine> m_lines;
    BillLine m_selected;
    QLabel *m_heading;
    DrawnView *m_view;
    SpanChooser *m_span;
    BillsTable *m_table;
    QLabel *m_sentences;
};

} // namespace peergrid
