// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/autosave.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/canvas/palette.h"
#include "ui/colours.h"
#include "ui/compareaction.h"
#include "ui/livesolver.h"
#include "ui/messagebar.h"
#include "ui/panels/hourbar.h"
#include "ui/panels/inspector.h"
#include "ui/panels/issuespanel.h"
#include "ui/panels/outline.h"
#include "ui/panels/peerstable.h"
#include "ui/panels/whatifpanel.h"
#include "ui/panels/whypanel.h"
#include "ui/results/resultspanel.h"
#include "ui/sweep/sweepwindow.h"
#include "ui/welcomepage.h"

#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QVBoxLayout>

namespace peergrid
{

namespace
{

QString autosaveFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/autosave");
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_scene(new MarketScene(m_document, m_selection))
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
    , m_why(new WhyPanel(m_selection))
    , m_whatIf(new WhatIfPanel(m_document, m_selection))
    , m_solver(new LiveSolver(m_document, this))
    , m_comparison(new Comparison(m_document, this))
    , m_compare(new CompareAction(*m_comparison, recentFiles, this))
    , m_results(new ResultsPanel)
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
    connectResults();
    restoreLayout();
    showWelcome();
    guardFile();
    offerRecovery();
}

MainWindow::~MainWindow()
{
    delete m_sweep; // it is about the document, which goes before children do
    disconnect(&m_document, nullptr, this, nullptr); // it goes after what shows it
    disconnect(&m_selection, nullptr, this, nullptr);
    disconnect(&m_document.undoStack(), nullptr, this, nullptr);
    for (QObject *one : std::initializer_list<QObject *>{m_solver, m_comparison})
        disconnect(one, nullptr, this, nullptr);
}

void MainWindow::buildCentre()
{
    m_scene->setParent(m_view); // so that it goes after the view that shows it
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
    connect(m_view, &MarketView::menuRequested, this,
            [this](const QPoint &where) { m_actions->context->popup(where); });
}

void MainWindow::refreshTitle()
{
    setWindowTitle(tr("%1[*] — PeerGrid").arg(m_document.title()));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.path());
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

} // namespace peergrid
