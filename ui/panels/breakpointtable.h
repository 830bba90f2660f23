// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

#include "ui/curverunner.h"

#include <optional>

namespace peergrid
{

/// The breakpoints of a curve, a row each: where, in which hours, the objective there, and what a
/// peer sells before and after.
class BreakpointTable : public QTableWidget
{
    Q_OBJECT

  public:
    explicit BreakpointTable(QWidget *parent = nullptr);

    /// Where the shift that moves has one price of one peer, what becomes of it is a column, too.
    void fill(const Curve &curve, const CurveRequest &request, const Scenario &scenario,
              Objective objective);

  private:
    void showTitles(const QStringList &titles, int hours);
    void setRow(int row, const QStringList &cells, int hours);
};

} // namespace peergrid
