// SPDX-License-Identifier: GPL-3.0-or-later
// The window's panels: which there are, where they are, and when they are seen.
#include "ui/mainwindow.h"

#include "ui/canvas/marketview.h"
#include "ui/canvas/palette.h"
#include "ui/helpwindow.h"
#include "ui/panels/inspector.h"
#include "ui/panels/issuespanel.h"
#include "ui/panels/outline.h"
#include "ui/panels/peerstable.h"
#include "ui/panels/whatifpanel.h"
#include "ui/panels/whypanel.h"
#include "ui/paneltitle.h"
#include "ui/results/resultspanel.h"
#include "ui/welcomepage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>
#include <QUndoView>

namespace peergrid
{

namespace
{

constexpr int layoutVersion = 6; ///< of what restoreState() understands

} // namespace

QDockWidget *MainWindow::addPanel(const QString &name, const QString &title, QWidget *panel,
                                  Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->setTitleBarWidget(new PanelTitle(*dock));
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildDocks()
{
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    addPanel(QStringLiteral("paletteDock"), tr("Palette"), m_palette, Qt::LeftDockWidgetArea);
    addPanel(QStringLiteral("outlineDock"), tr("Outline"), m_outline, Qt::LeftDockWidgetArea);
    QDockWidget *problems =
        addPanel(QStringLiteral("problemsDock"), tr("Problems"), m_issues, Qt::LeftDockWidgetArea);
    connect(m_issues, &IssuesPanel::countChanged, problems, [problems](int errors, int warnings) {
        problems->setWindowTitle(tr("Problems %1").arg(errors + warnings));
    });
    addPanel(QStringLiteral("inspectorDock"), tr("Inspector"), m_inspector,
             Qt::RightDockWidgetArea);
    addPanel(QStringLiteral("whyDock"), tr("Why?"), m_why, Qt::RightDockWidgetArea);
    addPanel(QStringLiteral("whatIfDock"), tr("What if"), m_whatIf, Qt::RightDockWidgetArea);
    auto *history = new QUndoView(&m_document.undoStack());
    history->setAccessibleName(tr("History"));
    history->setEmptyLabel(tr("As opened"));
    history->setFrameShape(QFrame::NoFrame);
    addPanel(QStringLiteral("resultsDock"), tr("Results"), m_results, Qt::BottomDockWidgetArea);
    addPanel(QStringLiteral("tableDock"), tr("Table"), m_table, Qt::BottomDockWidgetArea)->hide();
    addPanel(QStringLiteral("historyDock"), tr("History"), history, Qt::RightDockWidgetArea)
        ->hide();
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    if (!restoreState(settings.value(QStringLiteral("layout")).toByteArray(), layoutVersion))
        resetLayout();
    m_table->restoreHeaderState(settings.value(QStringLiteral("table")).toByteArray());
    refreshRecent();
    refreshTitle();
    refreshStatus();
}

void MainWindow::resetLayout()
{
    const auto dock = [this](const char *name) {
        return findChild<QDockWidget *>(QString::fromLatin1(name));
    };
    for (QDockWidget *one : findChildren<QDockWidget *>()) {
        one->setFloating(false);
        one->setVisible(one->objectName() != QLatin1String("historyDock") &&
                        one->objectName() != QLatin1String("tableDock"));
    }
    for (const char *name : {"resultsDock", "tableDock"})
        addDockWidget(Qt::BottomDockWidgetArea, dock(name));
    tabifyDockWidget(dock("resultsDock"), dock("tableDock"));
    for (const char *name : {"paletteDock", "outlineDock", "problemsDock"})
        addDockWidget(Qt::LeftDockWidgetArea, dock(name));
    for (const char *name : {"inspectorDock", "whyDock", "whatIfDock", "historyDock"})
        addDockWidget(Qt::RightDockWidgetArea, dock(name));
    tabifyDockWidget(dock("inspectorDock"), dock("whyDock"));
    tabifyDockWidget(dock("whyDock"), dock("whatIfDock"));
    dock("inspectorDock")->raise();
    resizeDocks({dock("paletteDock"), dock("inspectorDock")}, {210, 310}, Qt::Horizontal);
    resizeDocks({dock("resultsDock")}, {320}, Qt::Vertical);
    resizeDocks({dock("paletteDock"), dock("outlineDock"), dock("problemsDock")}, {310, 270, 180},
                Qt::Vertical);
}

/// What belongs to a document is hidden as long as there is none to be seen.
void MainWindow::showWelcome()
{
    if (m_pages->currentIndex() == 0 && !m_panels.isEmpty())
        return;
    m_panels = saveState(layoutVersion);
    nameTabs();
    m_pages->setCurrentIndex(0);
    m_welcome->setOpen(m_document.scenario() == Scenario() ? QString() : m_document.title());
    statusBar()->hide();
    for (QDockWidget *dock : findChildren<QDockWidget *>())
        dock->hide();
    for (QToolBar *bar : findChildren<QToolBar *>())
        bar->hide();
}

void MainWindow::showCanvas()
{
    if (m_pages->currentIndex() == 0) {
        m_pages->setCurrentIndex(1);
        statusBar()->show();
        restoreState(m_panels, layoutVersion);
    }
    m_view->setFocus();
    // After the panels have taken their places.
    QMetaObject::invokeMethod(
        m_view, [this] { m_view->fit(); }, Qt::QueuedConnection);
}

/// At the page about what has the focus.
void MainWindow::showHelp()
{
    if (!m_help)
        m_help = new HelpWindow(this);
    m_help->open(HelpWindow::pageFor(QApplication::focusWidget()));
}

/// Panels that share a place get tabs of Qt's own, which have no name.
void MainWindow::nameTabs()
{
    for (QTabBar *tabs : findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly))
        tabs->setAccessibleName(tr("Panels"));
}

void MainWindow::childEvent(QChildEvent *event)
{
    QMainWindow::childEvent(event);
    if (event->polished())
        nameTabs();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("table"), m_table->headerState());
    settings.setValue(QStringLiteral("layout"),
                      m_pages->currentIndex() == 0 ? m_panels : saveState(layoutVersion));
    event->accept();
}

} // namespace peergrid
