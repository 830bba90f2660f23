// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/results/plot.h"

class QLineEdit;
class QListWidget;

namespace peergrid
{

/// The legend of a plot as a list: a click or Enter chooses what a series stands for. Long ones can
/// be searched.
class LegendList : public QWidget
{
    Q_OBJECT

  public:
    explicit LegendList(QWidget *parent = nullptr);

    void setPlot(const Plot &plot);

  signals:
    void chosen(const peergrid::ObjectIds &objects);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void rebuild();
    void filter();

    Plot m_plot;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace peergrid
