// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

#include "ui/results/billsdata.h"

namespace peergrid
{

/// The bills of all peers, a line each under that of all together. A line opens its trades, and is
/// chosen with others by clicks and keys. Another run of the same peers changes the numbers and
/// leaves open what is open.
class BillsTable : public QTreeWidget
{
    Q_OBJECT

  public:
    explicit BillsTable(QWidget *parent = nullptr);

    void show(const SolvedPtr &solved, const std::vector<BillLine> &lines, HourRange hours,
              std::size_t hour);

  signals:
    void chosen(const peergrid::ObjectIds &objects); ///< none: all peers
    void hourChosen(std::size_t hour);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void rebuild();
    void nameColumns();
    void fill(QTreeWidgetItem &item, const BillLine &line);
    void open(QTreeWidgetItem &item);
    void addTrade(QTreeWidgetItem &item, const BillTrade &trade);
    void markSelected();
    void tellChosen();

    SolvedPtr m_solved;
    std::vector<BillLine> m_lines;
    HourRange m_hours;
    HourRange m_tradeHours;
    std::vector<QTreeWidgetItem *> m_items; ///< as m_lines; the total comes last
};

} // namespace peergrid
