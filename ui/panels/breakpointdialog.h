// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/curverunner.h"
#include "ui/panels/breakpointplot.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace peergrid
{

class BreakpointTable;

/// The curve of one shift of a what-if: plot, breakpoints as a table, and the table for the
/// clipboard.
class BreakpointDialog : public QDialog
{
    Q_OBJECT

  public:
    /// The shift that moves has its amount as it is now.
    BreakpointDialog(std::shared_ptr<const Scenario> scenario, const CurveRequest &request,
                     QWidget *parent = nullptr);

  private:
    void build();
    QWidget *choices();
    QWidget *bottom();
    void listen();

    void ask();
    void take(const CurvePtr &curve);
    void showPlot();
    void showTable();
    void tell(const QString &sentence, bool isWrong = false);
    void copy();

    const Shift &moving() const { return m_request.shifts[m_request.moving]; }
    Objective objective() const;
    QString peerName() const;

    std::shared_ptr<const Scenario> m_scenario;
    CurveRequest m_request;
    CurveRunner m_runner;
    CurvePtr m_curve;
    QComboBox *m_objective;
    QComboBox *m_peer;
    BreakpointPlot *m_plot;
    BreakpointTable *m_table;
    QLabel *m_message;
    QProgressBar *m_progress;
    QPushButton *m_copy;
};

} // namespace peergrid
