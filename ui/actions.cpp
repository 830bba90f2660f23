// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "core/edits.h"
#include "core/words.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/colours.h"
#include "ui/compareaction.h"
#include "ui/livesolver.h"
#include "ui/mainwindow.h"
#include "ui/panels/outline.h"
#include "ui/symbols.h"
#include "ui/theme.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolBar>
#include <QToolButton>

namespace peergrid
{

namespace
{

/// The & of a name is no letter to press.
QString literal(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

Actions::Actions(MainWindow &window)
    : m_window(window)
{
    buildFile();
    buildEdit();
    buildArrange();
    buildSimulation();
    buildView();
    buildHelp();
    buildToolBar();
    drawIcons();
    refresh();
}

template<class Slot>
QAction *Actions::add(QMenu *menu, const QString &text, const QKeySequence &key, Slot slot,
                      const QString &symbol)
{
    auto *action = menu->addAction(text);
    action->setShortcut(key);
    QObject::connect(action, &QAction::triggered, &m_window, slot);
    if (!symbol.isEmpty())
        m_symbols.append({action, symbol});
    return action;
}

void Actions::buildFile()
{
    QMenu *menu = m_window.menuBar()->addMenu(MainWindow::tr("&File"));
    MainWindow *window = &m_window;
    m_toolBar << add(
        menu, MainWindow::tr("&New"), QKeySequence::New, [window] { window->newScenario(); },
        QStringLiteral("new"));
    m_toolBar << add(
        menu, MainWindow::tr("&Open…"), QKeySequence::Open, [window] { window->open(); },
        QStringLiteral("open"));
    m_toolBar << add(
        menu, MainWindow::tr("&Save"), QKeySequence::Save, [window] { window->save(); },
        QStringLiteral("save"));
    add(menu, MainWindow::tr("Save &as…"), QKeySequence(QStringLiteral("Ctrl+Shift+S")),
        [window] { window->saveAs(); });
    add(menu, MainWindow::tr("&Welcome page"), {}, [window] { window->showWelcome(); });
    menu->addSeparator();
    add(menu, MainWindow::tr("&Import CSV tables…"), {}, [window] { window->importTables(); });
    add(menu, MainWindow::tr("&Export CSV tables…"), {}, [window] { window->exportTables(); });
    add(menu, MainWindow::tr("Export &diagram…"), QKeySequence(QStringLiteral("Ctrl+Shift+E")),
        [window] { window->exportDiagram(); });
    add(menu, MainWindow::tr("&Print diagram…"), QKeySequence::Print,
        [window] { window->print(); });
    m_report = add(
        menu, MainWindow::tr("&Report…"), QKeySequence(QStringLiteral("Ctrl+Shift+R")),
        [window] { window->report(); }, QStringLiteral("report"));
    menu->addSeparator();
    add(menu, MainWindow::tr("&Quit"), QKeySequence(QStringLiteral("Ctrl+Q")),
        [window] { window->close(); });
}

void Actions::buildEdit()
{
    QMenu *menu = m_window.menuBar()->addMenu(MainWindow::tr("&Edit"));
    MainWindow *window = &m_window;
    m_undo = add(
        menu, MainWindow::tr("&Undo"), QKeySequence::Undo, [window] { window->undo(); },
        QStringLiteral("undo"));
    m_redo = add(
        menu, MainWindow::tr("&Redo"), QKeySequence::Redo, [window] { window->redo(); },
        QStringLiteral("redo"));
    m_redo->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    m_toolBar << nullptr << m_undo << m_redo;
    menu->addSeparator();
    m_forSelection << add(menu, MainWindow::tr("Cu&t"), QKeySequence::Cut,
                          [window] { window->cut(); });
    m_forSelection << add(menu, MainWindow::tr("&Copy"), QKeySequence::Copy,
                          [window] { window->copy(); });
    add(menu, MainWindow::tr("&Paste"), QKeySequence::Paste, [window] { window->paste(); });
    m_forSelection << add(menu, MainWindow::tr("Dupl&icate"),
                          QKeySequence(QStringLiteral("Ctrl+D")),
                          [window] { window->duplicate(); });
    m_forSelection << add(
        menu, MainWindow::tr("&Delete"), QKeySequence::Delete,
        [window] { window->deleteSelected(); }, QStringLiteral("delete"));
    menu->addSeparator();
    add(menu, MainWindow::tr("Select &all"), QKeySequence::SelectAll,
        [window] { window->selectAll(); });
    add(menu, MainWindow::tr("In&vert selection"), QKeySequence(QStringLiteral("Ctrl+I")),
        [window] { window->invertSelection(); });
    buildSelections(menu);
    add(
        menu, MainWindow::tr("&Find"), QKeySequence::Find, [window] { window->m_outline->find(); },
        QStringLiteral("search"));
    m_forSelection << add(menu, MainWindow::tr("Rena&me"), QKeySequence(Qt::Key_F2), [window] {
        emit window->m_selection.editRequested(QStringLiteral("name"));
    });
}

void Actions::buildSelections(QMenu *menu)
{
    MainWindow *window = &m_window;
    QMenu *roles = menu->addMenu(MainWindow::tr("Select &by role"));
    const auto role = [&](const QString &text, const QString &letter) {
        add(roles, text, {}, [window, letter] {
            window->selectPeers([window, letter](const Peer &peer) {
                return letterOf(peer, window->m_selection.hour()) == letter;
            });
        });
    };
    role(MainWindow::tr("&Producers"), QStringLiteral("G"));
    role(MainWindow::tr("Pr&osumers"), QStringLiteral("P"));
    role(MainWindow::tr("&Consumers"), QStringLiteral("C"));
    add(roles, MainWindow::tr("With a &battery"), {}, [window] {
        window->selectPeers([](const Peer &peer) { return peer.storage.has_value(); });
    });
    QMenu *communities = menu->addMenu(MainWindow::tr("Select b&y community"));
    const auto fill = [this, communities, window] {
        communities->clear();
        const auto addOne = [&](const QString &text, const std::optional<CommunityId> &community) {
            add(communities, text, {}, [window, community] {
                window->selectPeers(
                    [community](const Peer &peer) { return peer.community == community; });
            });
        };
        for (const Community &one : window->m_document.scenario().market.communities)
            addOne(
                QString::fromStdString(nameOf(one)).replace(QLatin1Char('&'), QLatin1String("&&")),
                one.id);
        addOne(MainWindow::tr("&None"), {});
    };
    QObject::connect(communities, &QMenu::aboutToShow, window, fill);
    fill();
}

void Actions::buildArrange()
{
    QMenu *menu = m_window.menuBar()->addMenu(MainWindow::tr("&Arrange"));
    MainWindow *window = &m_window;
    auto *tools = new QActionGroup(window);
    m_select = add(
        menu, MainWindow::tr("&Select"), {},
        [window] { window->m_scene->setTool(MarketScene::Tool::Select); },
        QStringLiteral("select"));
    m_contract = add(
        menu, MainWindow::tr("&Contract"), QKeySequence(Qt::Key_L),
        [window] { window->m_scene->startContract(); }, QStringLiteral("contract"));
    for (QAction *tool : {m_select, m_contract}) {
        tool->setCheckable(true);
        tools->addAction(tool);
    }
    m_select->setChecked(true);
    QAction *group = add(
        menu, MainWindow::tr("&Group into community"), QKeySequence(QStringLiteral("Ctrl+G")),
        [window] { window->groupSelected(); }, QStringLiteral("community"));
    m_forPeers << group;
    add(menu, MainWindow::tr("Collapse or e&xpand communities"),
        QKeySequence(QStringLiteral("Ctrl+E")), [window] { window->collapseSelected(); });
    QAction *layout = add(
        menu, MainWindow::tr("Auto &layout"), QKeySequence(QStringLiteral("Ctrl+L")),
        [window] {
            window->m_document.apply(MainWindow::tr("Auto layout"),
                                     edits::arrangeAnew(window->m_document.scenario()));
            window->m_view->fit();
        },
        QStringLiteral("layout"));
    menu->addSeparator();
    const auto align = [&](const QString &text, edits::Edge edge) {
        m_forPeers << add(menu, text, {}, [window, text, edge] {
            window->m_document.apply(QString(text).remove(QLatin1Char('&')),
                                     edits::align(window->m_document.scenario(),
                                                  window->m_selection.objects().peers, edge));
        });
    };
    align(MainWindow::tr("Align l&eft"), edits::Edge::Left);
    align(MainWindow::tr("Align ce&ntres"), edits::Edge::HorizontalCentre);
    align(MainWindow::tr("Align &right"), edits::Edge::Right);
    align(MainWindow::tr("Align &top"), edits::Edge::Top);
    align(MainWindow::tr("Align &middles"), edits::Edge::VerticalCentre);
    align(MainWindow::tr("Align &bottom"), edits::Edge::Bottom);
    const auto distribute = [&](const QString &text, edits::Axis axis) {
        m_forPeers << add(menu, text, {}, [window, text, axis] {
            window->m_document.apply(QString(text).remove(QLatin1Char('&')),
                                     edits::distribute(window->m_document.scenario(),
                                                       window->m_selection.objects().peers, axis));
        });
    };
    distribute(MainWindow::tr("Distribute &horizontally"), edits::Axis::Horizontal);
    distribute(MainWindow::tr("Distribute &vertically"), edits::Axis::Vertical);
    group->setIconText(MainWindow::tr("Community"));
    layout->setIconText(MainWindow::tr("Layout"));
    m_toolBar << nullptr << m_select << m_contract << group << layout;
}

void Actions::buildSimulation()
{
    QMenu *menu = m_window.menuBar()->addMenu(MainWindow::tr("&Simulation"));
    LiveSolver *solver = m_window.m_solver;
    QAction *run = add(
        menu, MainWindow::tr("&Run"), QKeySequence(Qt::Key_F5), [solver] { solver->run(); },
        QStringLiteral("play"));
    m_live = add(
        menu, MainWindow::tr("&Live"), {}, [this, solver] { solver->setLive(m_live->isChecked()); },
        QStringLiteral("live"));
    m_live->setCheckable(true);
    m_live->setChecked(solver->isLive());
    m_live->setToolTip(MainWindow::tr("Solves at each change"));
    m_cancel = add(menu, MainWindow::tr("&Cancel the run"), QKeySequence(QStringLiteral("Ctrl+.")),
                   [solver] { solver->cancel(); });
    menu->addSeparator();
    menu->addAction(m_window.m_compare);
    MainWindow *window = &m_window;
    add(menu, MainWindow::tr("&Sweep…"), QKeySequence(QStringLiteral("Ctrl+Shift+W")),
        [window] { window->sweep(); });
    m_toolBar << nullptr << run << m_live;
}

void Actions::buildView()
{
    QMenu *menu = m_window.menuBar()->addMenu(MainWindow::tr("&View"));
    MainWindow *window = &m_window;
    add(menu, MainWindow::tr("Zoom &in"), QKeySequence::ZoomIn,
        [window] { window->m_view->zoomBy(1.25); });
    add(menu, MainWindow::tr("Zoom &out"), QKeySequence::ZoomOut,
        [window] { window->m_view->zoomBy(0.8); });
    add(menu, MainWindow::tr("&Actual size"), QKeySequence(QStringLiteral("Ctrl+1")),
        [window] { window->m_view->setZoom(1.0); });
    QAction *fit = add(
        menu, MainWindow::tr("&Fit"), QKeySequence(QStringLiteral("Ctrl+0")),
        [window] { window->m_view->fit(); }, QStringLiteral("fit"));
    m_forSelection << add(menu, MainWindow::tr("Fit &selection"),
                          QKeySequence(QStringLiteral("Ctrl+Shift+0")),
                          [window] { window->m_view->fitSelection(); });
    m_toolBar << fit;
    menu->addSeparator();
    auto *themes = new QActionGroup(window);
    const auto theme = [&](const QString &text, Theme which) {
        QAction *action = add(menu, text, {}, [this, which] {
            applyTheme(which);
            drawIcons();
        });
        action->setCheckable(true);
        action->setChecked(rememberedTheme() == which);
        themes->addAction(action);
    };
    theme(MainWindow::tr("Theme of the s&ystem"), Theme::System);
    theme(MainWindow::tr("&Light"), Theme::Light);
    theme(MainWindow::tr("&Dark"), Theme::Dark);
    menu->addSeparator();
    for (QDockWidget *dock : m_window.findChildren<QDockWidget *>())
        menu->addAction(dock->toggleViewAction());
    add(menu, MainWindow::tr("&Reset layout"), {}, [window] { window->resetLayout(); });
}

void Actions::buildHelp()
{
    QMenu *menu = m_window.menuBar()->addMenu(MainWindow::tr("&Help"));
    MainWindow *window = &m_window;
    add(menu, MainWindow::tr("&Guide"), QKeySequence::HelpContents,
        [window] { window->showHelp(); });
    add(menu, MainWindow::tr("Find a &command…"), QKeySequence(QStringLiteral("Ctrl+Shift+P")),
        [window] { window->findCommand(); });
    add(menu, MainWindow::tr("&About PeerGrid"), {}, [window] {
        QMessageBox::about(
            window, MainWindow::tr("About PeerGrid"),
            MainWindow::tr("<b>PeerGrid %1</b><p>Draw a local electricity market and see what it "
                           "does.</p><p>Free software under the GNU General Public License, "
                           "version 3 or later.</p>")
                .arg(QStringLiteral(PEERGRID_VERSION)));
    });
}

void Actions::buildToolBar()
{
    QToolBar *bar = m_window.addToolBar(MainWindow::tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setIconSize({16, 16});
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QAction *action : m_toolBar) {
        if (action)
            bar->addAction(action);
        else
            bar->addSeparator();
    }
    bar->addSeparator();
    bar->addAction(m_window.m_compare);
    qobject_cast<QToolButton *>(bar->widgetForAction(m_window.m_compare))
        ->setPopupMode(QToolButton::MenuButtonPopup);
    bar->addAction(m_report);
    context = new QMenu(&m_window);
    for (QAction *action : m_forSelection)
        context->addAction(action);
    context->addSeparator();
    for (QAction *action : m_forPeers)
        context->addAction(action);
    QObject::connect(
        m_window.m_scene, &MarketScene::toolChanged, &m_window, [this](MarketScene::Tool tool) {
            (tool == MarketScene::Tool::Contract ? m_contract : m_select)->setChecked(true);
        });
}

void Actions::drawIcons()
{
    const Colours &colours = coloursOf(m_window.palette());
    for (const auto &[action, symbol] : m_symbols)
        action->setIcon(symbolIcon(symbol, colours));
}

void Actions::refresh()
{
    const QUndoStack &stack = m_window.m_document.undoStack();
    m_undo->setEnabled(stack.canUndo());
    m_redo->setEnabled(stack.canRedo());
    m_undo->setText(stack.canUndo() ? MainWindow::tr("&Undo %1").arg(literal(stack.undoText()))
                                    : MainWindow::tr("&Undo"));
    m_redo->setText(stack.canRedo() ? MainWindow::tr("&Redo %1").arg(literal(stack.redoText()))
                                    : MainWindow::tr("&Redo"));
    m_undo->setIconText(MainWindow::tr("Undo"));
    m_redo->setIconText(MainWindow::tr("Redo"));
    m_cancel->setEnabled(m_window.m_solver->isRunning());
    m_report->setEnabled(m_window.m_solver->shown() != nullptr);
    for (QAction *action : m_forSelection)
        action->setEnabled(!m_window.m_selection.objects().isEmpty());
    for (QAction *action : m_forPeers)
        action->setEnabled(!m_window.m_selection.objects().peers.empty());
}

} // namespace peergrid
