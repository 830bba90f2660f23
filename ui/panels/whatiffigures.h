// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/costchanges.h"

class QLabel;
class QTableWidget;

namespace peergrid
{

/// What a what-if does to the total cost, and who wins and who loses by it.
class WhatIfFigures : public QWidget
{
    Q_OBJECT

  public:
    explicit WhatIfFigures(QWidget *parent = nullptr);

    /// Without a what-if the base alone; without a base nothing yet.
    void compare(const SolvedPtr &base, const SolvedPtr &whatIf);

  signals:
    void peerChosen(const peergrid::PeerId &peer);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void buildTotal();
    void buildTable();
    void showTotal();
    void showChanges();
    void setRow(int row, const QString &name, const QString &costs, double by);
    QLabel *newHeading(const QString &text);

    SolvedPtr m_base;
    SolvedPtr m_whatIf;
    std::vector<PeerId> m_peers; ///< by row
    QLabel *m_costs;
    QLabel *m_difference;
    QLabel *m_unserved;
    QLabel *m_count;
    QTableWidget *m_table;
};

} // namespace peergrid
