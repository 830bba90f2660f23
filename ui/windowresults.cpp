// SPDX-License-Identifier: GPL-3.0-or-later
// How results reach what shows them, and what a click there does.
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/canvas/diagramexport.h"
#include "ui/canvas/marketscene.h"
#include "ui/comparison.h"
#include "ui/livesolver.h"
#include "ui/messagebar.h"
#include "ui/panels/whatifpanel.h"
#include "ui/panels/whypanel.h"
#include "ui/results/exportdialog.h"
#include "ui/results/reportdialog.h"
#include "ui/results/resultspanel.h"
#include "ui/sweep/sweepwindow.h"

#include <QDir>
#include <QDockWidget>
#include <QShortcut>

#include <algorithm>
#include <utility>

namespace peergrid
{

void MainWindow::connectResults()
{
    connect(m_solver, &LiveSolver::changed, this, &MainWindow::showResult);
    connect(m_solver, &LiveSolver::failed, this, &MainWindow::fail);
    connect(m_whatIf, &WhatIfPanel::changed, this, &MainWindow::showResult);
    connect(&m_document, &Document::renamed, this, [this] {
        if (std::exchange(m_lineage, m_document.lineage()) != m_document.lineage())
            m_whatIf->reset(); // it was about another document
    });
    connect(m_comparison, &Comparison::changed, this, &MainWindow::showResult);
    connect(m_comparison, &Comparison::failed, this, &MainWindow::fail);
    connect(&m_selection, &Selection::changed, this, &MainWindow::showResult);
    connect(&m_selection, &Selection::hourChanged, this, &MainWindow::showResult);
    connect(m_results, &ResultsPanel::exportRequested, this, &MainWindow::exportChart);
    connect(m_results, &ResultsPanel::objectChosen, &m_selection, &Selection::select);
    connect(m_results, &ResultsPanel::hourChosen, &m_selection, &Selection::setHour);
    connect(m_scene, &MarketScene::tradeChosen, this,
            [this](const ContractEnd &seller, const ContractEnd &buyer) {
                auto *dock = qobject_cast<QDockWidget *>(m_why->parentWidget());
                dock->show();
                dock->raise();
                m_why->ask(seller, buyer);
            });
}

void MainWindow::exportChart(Chart *chart)
{
    ExportDialog dialog(*chart, folder(), this);
    connect(&dialog, &ExportDialog::saved, this, [this](const QString &path) {
        m_messages->show(MessageBar::Kind::Note,
                         tr("The chart is in %1.").arg(QDir::toNativeSeparators(path)));
    });
    dialog.exec();
}

/// Of the run that is shown, which is there.
void MainWindow::report()
{
    const SolvedPtr &solved = m_solver->shown();
    if (!solved)
        return;
    const std::size_t hour = busiestHour(*solved);
    DiagramPicture diagram = diagramOf(solved, hour);
    ReportContent content;
    content.solved = solved;
    content.ghost = m_comparison->result();
    content.isStale = m_solver->isStale();
    content.diagram = ReportPicture{diagramCaption(*solved, hour), diagram.size, diagram.paint};
    content.made = QDate::currentDate();
    ReportDialog dialog(std::move(content), folder(), this);
    connect(&dialog, &ReportDialog::saved, this, [this](const QString &path) {
        m_messages->show(MessageBar::Kind::Note,
                         tr("The report is in %1.").arg(QDir::toNativeSeparators(path)));
    });
    dialog.exec();
}

/// One window, which keeps what was swept while it is closed.
void MainWindow::sweep()
{
    if (!m_sweep) {
        m_sweep = new SweepWindow(m_document, m_selection.objects(), this);
        auto *help = new QShortcut(QKeySequence::HelpContents, m_sweep);
        connect(help, &QShortcut::activated, this, &MainWindow::showHelp);
    }
    m_sweep->setFolder(folder());
    m_sweep->show();
    m_sweep->raise();
    m_sweep->activateWindow();
}

/// All views get the same run at the same time: that of the what-if, if one is in force, beside
/// that of the document.
void MainWindow::showResult()
{
    const SolvedPtr &base = m_solver->shown();
    const bool isStale = m_solver->isStale();
    m_whatIf->setBase(base);
    const SolvedPtr solved = m_whatIf->shown();
    m_scene->show(solved, isStale);
    m_why->show(solved, isStale);
    Shown shown;
    shown.solved = solved;
    shown.ghost = solved != base ? base : m_comparison->result();
    shown.isStale = isStale;
    shown.isSolving = m_solver->isRunning();
    shown.selection = m_selection.objects();
    shown.hour = std::min(m_selection.hour(), m_document.scenario().market.hours - 1);
    m_results->show(shown);
    refreshStatus();
    m_actions->refresh();
}

} // namespace peergrid
