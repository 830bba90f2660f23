// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"

class QLabel;
class QStackedWidget;
class QTableWidget;

namespace peergrid
{

class DifferencesTable;
class PlotView;

/// Two results: the peers' costs as bars, and beside them what differs in figures, in peers and in
/// what was put in.
class CompareChart : public Chart
{
    Q_OBJECT

  public:
    explicit CompareChart(QWidget *parent = nullptr);

    QString title() const override;
    QString caption() const override;
    void show(const Shown &shown) override;
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override;

  private:
    QTableWidget *newTable(const QString &name);
    void refresh();
    void fillFigures();
    void fillPeers();
    QString otherName() const;

    Shown m_shown;
    QStackedWidget *m_pages; ///< nothing to compare with, or the comparison
    QLabel *m_legend;
    PlotView *m_plot;
    QTableWidget *m_figures;
    QTableWidget *m_peers;
    DifferencesTable *m_inputs;
};

} // namespace peergrid
