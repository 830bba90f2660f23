// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "core/edits.h"
#include "core/scenariofile.h"
#include "ui/actions.h"
#include "ui/autosave.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/canvas/palette.h"
#include "ui/clipboard.h"
#include "ui/colours.h"
#include "ui/messagebar.h"
#include "ui/panels/hourbar.h"
#include "ui/panels/inspector.h"
#include "ui/panels/issuespanel.h"
#include "ui/panels/outline.h"
#include "ui/panels/peerstable.h"
#include "ui/panels/profileeditor.h"
#include "ui/welcomepage.h"
#include "ui/wording.h"

#include <QCloseEvent>
#include <QDockWidget>
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

constexpr int layoutVersion = 2; ///< of what restoreState() understands

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
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildDocks()
{
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
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
    resizeDocks({dock("paletteDock"), dock("outlineDock"), dock("problemsDock")}, {310, 330, 120},
                Qt::Vertical);
}

/// What belongs to a document is hidden as long as there is none to be seen.
void MainWindow::showWelcome()
{
    if (m_pages->currentIndex() == 0 && !m_panels.isEmpty())
        return;
    m_panels = saveState(layoutVersion);
    m_pages->setCurrentIndex(0);
    for (QDockWidget *dock : findChildren<QDockWidget *>())
        dock->hide();
    for (QToolBar *bar : findChildren<QToolBar *>())
        bar->hide();
}

void MainWindow::showCanvas()
{
    if (m_pages->currentIndex() == 0) {
        m_pages->setCurrentIndex(1);
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

void MainWindow::refreshStatus()
{
    const Market &market = m_document.scenario().market;
    int errors = 0;
    for (const Issue &issue : m_document.issues())
        errors += issue.severity == Issue::Severity::Error ? 1 : 0;
    const Colours &colours = coloursOf(palette());
    QPalette shades = palette();
    shades.setColor(QPalette::WindowText, errors ? colours.wrong : colours.good);
    m_state->setPalette(shades);
    const QString what = tr("peers %1 · communities %2 · contracts %3")
                             .arg(market.peers.size())
                             .arg(market.communities.size())
                             .arg(market.contracts.size());
    m_state->setText(errors ? tr("! Problems %1 · ").arg(errors) + what : tr("✓ Valid · ") + what);
    m_zoom->setText(tr("kWh · %1 · %2 %")
                        .arg(QString::fromStdString(m_document.scenario().currency))
                        .arg(qRound(m_view->zoom() * 100.0)));
}

void MainWindow::addThing(int thing)
{
    if (m_pages->currentIndex() == 0)
        return;
    const QPointF centre = m_view->mapToScene(m_view->viewport()->rect().center());
    // One after the other beside each other, not on each other.
    QPointF where = centre;
    for (int i = 1; m_scene->peerAt(where) && i < 100; ++i)
        where = centre + QPointF(120.0 * (i % 5), 110.0 * (i / 5));
    m_scene->addThing(static_cast<PaletteThing>(thing), where);
}

void MainWindow::undo()
{
    m_document.undoStack().undo();
}

void MainWindow::redo()
{
    m_document.undoStack().redo();
}

void MainWindow::copy()
{
    copyToClipboard(m_document.scenario(), m_selection.objects());
    m_pasted = 0;
}

void MainWindow::cut()
{
    copy();
    m_document.apply(
        tr("Cut %1").arg(objectsText(m_document.scenario().market, m_selection.objects())),
        edits::remove(m_document.scenario(), m_selection.objects()));
}

void MainWindow::paste()
{
    const auto objects = clipboardObjects();
    if (objects)
        pasteCopy(*objects, tr("Paste"));
    else
        m_hint->setText(tr("The clipboard holds no peers to paste."));
}

void MainWindow::duplicate()
{
    m_pasted = 0;
    pasteCopy(edits::copied(m_document.scenario(), m_selection.objects()), tr("Duplicate"));
}

void MainWindow::pasteCopy(const Scenario &copy, const QString &name)
{
    const double by = 3.0 * MarketScene::grid * ++m_pasted;
    edits::Pasted pasted = edits::paste(m_document.scenario(), copy, {by, by});
    const ObjectIds objects = pasted.objects;
    m_document.apply(
        QStringLiteral("%1 %2").arg(name, objectsText(pasted.scenario.market, objects)),
        std::move(pasted.scenario));
    m_selection.select(objects);
}

void MainWindow::deleteSelected()
{
    const ObjectIds objects = m_selection.objects();
    m_document.apply(tr("Delete %1").arg(objectsText(m_document.scenario().market, objects)),
                     edits::remove(m_document.scenario(), objects));
}

void MainWindow::selectAll()
{
    ObjectIds all;
    for (const Peer &peer : m_document.scenario().market.peers)
        all.peers.insert(peer.id);
    for (const Community &community : m_document.scenario().market.communities)
        all.communities.insert(community.id);
    m_selection.select(all);
}

void MainWindow::invertSelection()
{
    ObjectIds others;
    for (const Peer &peer : m_document.scenario().market.peers) {
        if (!m_selection.objects().peers.contains(peer.id))
            others.peers.insert(peer.id);
    }
    m_selection.select(others);
}

void MainWindow::groupSelected()
{
    const Community community = edits::newCommunity(m_document.scenario().market);
    m_document.apply(tr("Group into community"),
                     edits::group(m_document.scenario(), m_selection.objects().peers, community));
    m_selection.select({{}, {community.id}, {}});
}

void MainWindow::collapseSelected()
{
    std::set<CommunityId> communities = m_selection.objects().communities;
    if (communities.empty()) {
        for (const Community &community : m_document.scenario().market.communities)
            communities.insert(community.id);
    }
    Scenario next = m_document.scenario();
    bool isAnyOpen = false;
    for (const CommunityId &id : communities)
        isAnyOpen |= !next.layout.communities[id].isCollapsed;
    for (const CommunityId &id : communities)
        next.layout.communities[id].isCollapsed = isAnyOpen;
    m_document.apply(isAnyOpen ? tr("Collapse") : tr("Expand"), std::move(next));
}

/// What the field of a form measures, and between which limits.
Quantity MainWindow::quantityOf(const Form::Field &field) const
{
    Quantity quantity;
    quantity.title = field.label;
    quantity.unit =
        QString(field.unit)
            .replace(Form::currencySign, QString::fromStdString(m_document.scenario().currency));
    quantity.most = field.unit.contains(Form::currencySign) ? maxPrice : maxEnergy;
    if (field.name == QLatin1String("generation.availability")) {
        quantity.unit.clear();
        quantity.most = 1.0;
    } else if (field.name == QLatin1String("storage.tendency")) {
        quantity.isSigned = true;
        quantity.least = -maxEnergy;
    }
    return quantity;
}

void MainWindow::editProfile(const Form::Field &field, const Profile &profile,
                             const Form::Write<Profile> &write)
{
    ProfileEditor editor(quantityOf(field), profile, m_document.scenario().market.hours, this);
    editor.setHour(m_selection.hour());
    if (editor.exec() == QDialog::Accepted)
        write(editor.profile(), {});
}

void MainWindow::fail(const QString &sentence)
{
    m_messages->show(MessageBar::Kind::Error, sentence);
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
