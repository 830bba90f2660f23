// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/autosave.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/canvas/palette.h"
#include "ui/colours.h"
#include "ui/livesolver.h"
#include "ui/messagebar.h"
#include "ui/panels/hourbar.h"
#include "ui/panels/inspector.h"
#include "ui/panels/issuespanel.h"
#include "ui/panels/outline.h"
#include "ui/panels/peerstable.h"
#include "ui/paneltitle.h"
#include "ui/welcomepage.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>
#include <QUndoView>
#include <QVBoxLayout>

namespace peergrid
{

namespace
{

constexpr int layoutVersion = 3; ///< of what restoreState() understands

QString autosaveFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/autosave");
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_scene(new MarketScene(m_document, m_selection, this))
    , m_view(new MarketView(*m_scene, m_document, m_selection))
    , m_messages(new MessageBar)
    , m_welcome(new WelcomePage)
    , m_pages(new QStackedWidget)
    , m_palette(new Palette)
    , m_outline(new Outline(m_document, m_selection))
    , m_issues(new IssuesPanel(m_document, m_selection))
    , m_inspector(new Inspector(m_document, m_selection))
    , m_hours(new HourBar(m_document, m_selection))
    , m_table(new PeersTable(m_document, m_selection))
    , m_solver(new LiveSolver(m_document, this))
    , m_autosave(new Autosave(m_document, autosaveFolder(), this))
    , m_state(new QLabel)
    , m_hint(new QLabel)
    , m_zoom(new QLabel)
{
    setObjectName(QStringLiteral("window"));
    setMinimumSize(880, 560);
    resize(1400, 900);
    buildCentre();
    buildDocks();
    buildStatusBar();
    m_actions = std::make_unique<Actions>(*this);
    connectPanels();
    restoreLayout();
    showWelcome();
    guardFile();
    offerRecovery();
}

MainWindow::~MainWindow()
{
    disconnect(&m_document, nullptr, this, nullptr); // it goes after what shows it
    disconnect(&m_selection, nullptr, this, nullptr);
    disconnect(&m_document.undoStack(), nullptr, this, nullptr);
    disconnect(m_solver, nullptr, this, nullptr);
}

void MainWindow::buildCentre()
{
    auto *editor = new QWidget;
    auto *column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_hours);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(editor);
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
}

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
    auto *history = new QUndoView(&m_document.undoStack());
    history->setAccessibleName(tr("History"));
    history->setEmptyLabel(tr("As opened"));
    history->setFrameShape(QFrame::NoFrame);
    addPanel(QStringLiteral("tableDock"), tr("Table"), m_table, Qt::BottomDockWidgetArea)->hide();
    addPanel(QStringLiteral("historyDock"), tr("History"), history, Qt::RightDockWidgetArea)
        ->hide();
}

void MainWindow::buildStatusBar()
{
    statusBar()->addWidget(m_state);
    statusBar()->addWidget(m_hint, 1);
    statusBar()->addPermanentWidget(m_zoom);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectPanels()
{
    connect(&m_document, &Document::changed, this, [this] {
        refreshStatus();
        m_actions->refresh();
    });
    connect(&m_document, &Document::renamed, this, &MainWindow::refreshTitle);
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this,
            [this] { m_actions->refresh(); });
    connect(&m_selection, &Selection::changed, this, [this] { m_actions->refresh(); });
    connect(m_solver, &LiveSolver::changed, this, &MainWindow::showResult);
    connect(m_solver, &LiveSolver::failed, this, &MainWindow::fail);
    connect(m_palette, &Palette::chosen, this,
            [this](PaletteThing thing) { addThing(static_cast<int>(thing)); });
    connect(m_outline, &Outline::chosen, this, [this] { m_view->reveal(m_selection.objects()); });
    connect(m_scene, &MarketScene::hint, m_hint, &QLabel::setText);
    connect(m_view, &MarketView::zoomChanged, this, &MainWindow::refreshStatus);
    connect(m_view, &MarketView::fileDropped, this, [this](const QString &path) {
        if (mayDiscard())
            openFile(path);
    });
    connect(m_inspector, &Inspector::profileRequested, this, &MainWindow::editProfile);
    connect(m_table, &PeersTable::profileEditRequested, this,
            [this](const PeerId &peer, const QString &field) {
                m_selection.select({{peer}, {}, {}});
                if (field == QLatin1String("role"))
                    emit m_selection.editRequested(field);
                else
                    m_inspector->openProfile(field);
            });
    connect(m_welcome, &WelcomePage::newRequested, this, &MainWindow::newScenario);
    connect(m_welcome, &WelcomePage::backRequested, this, &MainWindow::showCanvas);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::open);
    connect(m_welcome, &WelcomePage::fileChosen, this, [this](const QString &path) {
        if (mayDiscard())
            openFile(path);
    });
    connect(m_welcome, &WelcomePage::exampleChosen, this, [this](const QString &path) {
        if (mayDiscard())
            openExample(path);
    });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MainWindow::showContextMenu);
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
    addDockWidget(Qt::BottomDockWidgetArea, dock("tableDock"));
    for (const char *name : {"paletteDock", "outlineDock", "problemsDock"})
        addDockWidget(Qt::LeftDockWidgetArea, dock(name));
    for (const char *name : {"inspectorDock", "historyDock"})
        addDockWidget(Qt::RightDockWidgetArea, dock(name));
    resizeDocks({dock("paletteDock"), dock("inspectorDock")}, {210, 310}, Qt::Horizontal);
    resizeDocks({dock("paletteDock"), dock("outlineDock"), dock("problemsDock")}, {310, 270, 180},
                Qt::Vertical);
}

/// What belongs to a document is hidden as long as there is none to be seen.
void MainWindow::showWelcome()
{
    if (m_pages->currentIndex() == 0 && !m_panels.isEmpty())
        return;
    m_panels = saveState(layoutVersion);
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

void MainWindow::refreshTitle()
{
    setWindowTitle(tr("%1[*] — PeerGrid").arg(m_document.title()));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.path());
}

/// What the newest run says, on the canvas and in the status bar.
void MainWindow::showResult()
{
    m_scene->show(m_solver->shown(), m_solver->isStale());
    refreshStatus();
    m_actions->refresh();
}

void MainWindow::refreshStatus()
{
    const Market &market = m_document.scenario().market;
    const Colours &colours = coloursOf(palette());
    QPalette shades = palette();
    shades.setColor(QPalette::WindowText, m_solver->isGood() ? colours.good : colours.wrong);
    m_state->setPalette(shades);
    m_state->setText(m_solver->status());
    m_zoom->setText(tr("peers %1 · communities %2 · contracts %3 · kWh · %4 · %5 %")
                        .arg(market.peers.size())
                        .arg(market.communities.size())
                        .arg(market.contracts.size())
                        .arg(QString::fromStdString(m_document.scenario().currency))
                        .arg(qRound(m_view->zoom() * 100.0)));
}

void MainWindow::fail(const QString &sentence)
{
    m_messages->show(MessageBar::Kind::Error, sentence);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_solver->cancel();
    else
        QMainWindow::keyPressEvent(event);
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
