// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/pictures/poses.h"

#include "core/edits.h"
#include "ui/canvas/marketview.h"
#include "ui/comparison.h"
#include "ui/gallery.h"
#include "ui/livesolver.h"
#include "ui/mainwindow.h"
#include "ui/panels/inspector.h"
#include "ui/panels/whatifpanel.h"
#include "ui/results/resultspanel.h"
#include "ui/selection.h"
#include "ui/sweep/sweepform.h"
#include "ui/sweep/sweepwindow.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QMouseEvent>
#include <QScreen>
#include <QSettings>
#include <QTimer>

#include <memory>

namespace peergrid::pictures
{

namespace
{

constexpr QSize size(1400, 880);

/// Lets all layouts, fits and repaints happen that are due.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
}

/// Until the result of what is drawn is there.
void awaitResult(MainWindow &window)
{
    while (window.findChild<LiveSolver *>()->isRunning())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    settle();
}

std::unique_ptr<MainWindow> window()
{
    QSettings().clear();
    QCursor::setPos(QGuiApplication::primaryScreen()->geometry().bottomRight()); // hovers nothing
    auto window = std::make_unique<MainWindow>();
    window->resize(size);
    window->show();
    settle();
    return window;
}

std::unique_ptr<MainWindow> example(const char *name)
{
    auto shown = window();
    shown->openExample(scenarioFolder() + QLatin1Char('/') + QString::fromLatin1(name) +
                       QStringLiteral(".peergrid"));
    awaitResult(*shown);
    return shown;
}

QImage taken(MainWindow &window)
{
    settle();
    QImage picture = window.grab().toImage();
    window.document().reset({}); // nothing to be asked about
    return picture;
}

void showPanel(MainWindow &window, const char *dock, int height = 0)
{
    auto *panel = window.findChild<QDockWidget *>(QString::fromLatin1(dock));
    panel->show();
    if (height > 0)
        window.resizeDocks({panel}, {height}, Qt::Vertical);
    settle();
}

void send(QWidget *viewport, QEvent::Type type, const QPoint &at)
{
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const auto held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, viewport->mapToGlobal(at), button, held, Qt::NoModifier);
    QApplication::sendEvent(viewport, &event);
}

QImage welcome()
{
    return taken(*window());
}

QImage editor()
{
    const auto shown = example("seventeen-peer-case-3");
    shown->selection().select({{PeerId("6")}, {}, {}});
    shown->selection().setHour(12);
    return taken(*shown);
}

/// In the middle of a drag: the frame goes with the mouse, members and contracts too.
QImage drag()
{
    const auto shown = example("seventeen-peer-case-3");
    auto *view = shown->findChild<MarketView *>();
    const Scenario &scenario = shown->document().scenario();
    const CommunityLook &look = scenario.layout.communities.at(scenario.market.communities[1].id);
    const QPoint grip = view->mapFromScene(look.topLeft->x + 60.0, look.topLeft->y + 14.0);
    send(view->viewport(), QEvent::MouseButtonPress, grip);
    for (int i = 1; i <= 6; ++i)
        send(view->viewport(), QEvent::MouseMove, grip + QPoint(9 * i, 16 * i));
    settle();
    QImage picture = shown->grab().toImage();
    send(view->viewport(), QEvent::MouseButtonRelease, grip + QPoint(54, 96));
    shown->document().reset({});
    return picture;
}

/// The dialog that opens, and that it is closed again.
QImage profile()
{
    const auto shown = example("seventeen-peer-case-3");
    shown->selection().select({{PeerId("14")}, {}, {}});
    shown->selection().setHour(19);
    QImage picture;
    QTimer::singleShot(0, [&picture] {
        QWidget *dialog = QApplication::activeModalWidget();
        settle();
        picture = dialog->grab().toImage();
        dialog->close();
    });
    shown->findChild<Inspector *>()->openProfile(QStringLiteral("load"));
    shown->document().reset({});
    return picture;
}

/// Wrong in three ways: a load below zero, a tendency beyond its battery, an id given twice.
QImage problems()
{
    const auto shown = example("seventeen-peer-case-3");
    Scenario scenario = shown->document().scenario();
    std::vector<Peer> &peers = scenario.market.peers;
    const PeerId shownPeer = peers[6].id;
    peers[6].load = -20.0;
    for (Peer &peer : peers) {
        if (peer.storage) {
            peer.storage->tendency = 200.0;
            break;
        }
    }
    peers[11].generation.minimum = 900.0;
    shown->document().apply(QStringLiteral("Edit"), std::move(scenario));
    shown->selection().select({{shownPeer}, {}, {}});
    return taken(*shown);
}

QImage table()
{
    const auto shown = example("seventeen-peer-case-3");
    showPanel(*shown, "tableDock", 380);
    shown->findChild<MarketView *>()->fit();
    return taken(*shown);
}

/// The paper's bars of an hour, both cases.
QImage compare()
{
    const auto shown = example("seventeen-peer-case-2");
    auto *comparison = shown->findChild<Comparison *>();
    comparison->set(scenarioFolder() + QStringLiteral("/seventeen-peer-case-1.peergrid"));
    while (!comparison->result())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    shown->findChild<ResultsPanel *>()->setCurrent(QStringLiteral("Compare"));
    return taken(*shown);
}

QImage trades()
{
    const auto shown = example("seventeen-peer-case-2");
    shown->findChild<ResultsPanel *>()->setCurrent(QStringLiteral("Bought and sold"));
    return taken(*shown);
}

QImage why()
{
    const auto shown = example("seventeen-peer-case-3");
    shown->selection().setHour(19);
    shown->selection().select({{PeerId("14")}, {}, {}});
    shown->findChild<QDockWidget *>(QStringLiteral("whyDock"))->raise();
    shown->findChild<ResultsPanel *>()->setCurrent(QStringLiteral("Prices"));
    return taken(*shown);
}

/// All prices a fifth lower, while the slider is held.
QImage whatIf()
{
    const auto shown = example("seventeen-peer-case-3");
    auto *panel = shown->findChild<WhatIfPanel *>();
    Shift shift;
    shift.amount = 0.8;
    panel->setShift(shift);
    while (panel->shown() == shown->findChild<LiveSolver *>()->shown())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    shown->findChild<QDockWidget *>(QStringLiteral("whatIfDock"))->raise();
    return taken(*shown);
}

Varied varied(const char *path, const char *from, const char *to, const char *steps,
              Varied::Spread spread = Varied::Spread::Even)
{
    Varied result;
    result.path = path;
    result.spread = spread;
    result.from = QString::fromLatin1(from);
    result.to = QString::fromLatin1(to);
    result.steps = QString::fromLatin1(steps);
    return result;
}

/// The window of sweeps after a run.
QImage swept(const std::vector<Varied> &all, Combine combine, SweepView view, const char *figure)
{
    const auto shown = example("seventeen-peer-case-3");
    shown->sweep();
    auto *sweep = shown->findChild<SweepWindow *>();
    sweep->form().setVaried(all);
    sweep->form().setCombine(combine);
    sweep->form().setSamples(400, 1);
    sweep->run();
    while (sweep->runner().isRunning())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    const auto choose = [&](const char *box, const QVariant &what) {
        auto *choices = sweep->findChild<QComboBox *>(QString::fromLatin1(box));
        choices->setCurrentIndex(choices->findData(what));
        emit choices->activated(choices->currentIndex());
    };
    choose("view", static_cast<int>(view));
    choose("figure", QString::fromLatin1(figure));
    settle();
    QImage picture = sweep->grab().toImage();
    shown->document().reset({});
    return picture;
}

const std::vector<Varied> &oneByOne()
{
    static const std::vector all{
        varied("peers.6.generation.cost", "0.5", "1.5", "11"),
        varied("peers.*.load", "0.8", "1.2", "9"),
        varied("peers.5.generation.cost", "0.5", "1.5", "11"),
        varied("peers.*.network_fee", "0", "2", "9"),
        varied("peers.*.storage.capacity", "1", "2", "9"),
    };
    return all;
}

const std::vector<Varied> &thrown()
{
    static const std::vector all{
        varied("peers.6.generation.cost", "0.5", "1.5", "", Varied::Spread::Latin),
        varied("peers.*.load", "0.8", "2.2", "", Varied::Spread::Latin),
    };
    return all;
}

QImage sweep()
{
    return swept({varied("peers.6.generation.cost", "0.5", "1.5", "15"),
                  varied("peers.*.load", "0.6", "1.4", "9")},
                 Combine::Crossed, SweepView::HeatMap, "least_cost");
}

QImage sweepLine()
{
    return swept({varied("peers.6.generation.cost", "0.5", "1.5", "21"),
                  varied("peers.*.load", "0.6", "1.4", "5")},
                 Combine::Crossed, SweepView::Line, "savings");
}

QImage spider()
{
    return swept(oneByOne(), Combine::OneAtATime, SweepView::Spider, "least_cost");
}

QImage tornado()
{
    return swept(oneByOne(), Combine::OneAtATime, SweepView::Tornado, "least_cost");
}

QImage distribution()
{
    return swept(thrown(), Combine::Crossed, SweepView::Distribution, "least_cost");
}

QImage percentilesByHour()
{
    return swept(thrown(), Combine::Crossed, SweepView::Hours, "hourly1");
}

QImage sweepTable()
{
    return swept(thrown(), Combine::Crossed, SweepView::Table, "least_cost");
}

QImage bills()
{
    const auto shown = example("seventeen-peer-case-3");
    shown->findChild<ResultsPanel *>()->setCurrent(QStringLiteral("Bills"));
    return taken(*shown);
}

QImage flows()
{
    const auto shown = example("seventeen-peer-case-2");
    shown->findChild<ResultsPanel *>()->setCurrent(QStringLiteral("Flows"));
    return taken(*shown);
}

QImage storage()
{
    const auto shown = example("seventeen-peer-case-3");
    shown->findChild<ResultsPanel *>()->setCurrent(QStringLiteral("Storage"));
    return taken(*shown);
}

QImage village()
{
    const auto shown = example("village-100");
    shown->selection().setHour(13);
    return taken(*shown);
}

} // namespace

std::vector<Pose> poses()
{
    std::vector<Pose> all;
    const auto both = [&](const char *name, QImage (*take)()) {
        all.push_back({QString::fromLatin1(name), false, take});
        all.push_back({QString::fromLatin1(name) + QStringLiteral("-dark"), true, take});
    };
    both("welcome", welcome);
    both("editor", editor);
    both("drag", drag);
    both("profile", profile);
    both("problems", problems);
    both("table", table);
    both("trades", trades);
    both("compare", compare);
    both("why", why);
    both("storage", storage);
    both("whatif", whatIf);
    both("sweep", sweep);
    both("sweep-line", sweepLine);
    both("spider", spider);
    both("tornado", tornado);
    both("distribution", distribution);
    both("hours", percentilesByHour);
    both("sweep-table", sweepTable);
    both("bills", bills);
    both("flows", flows);
    both("village", village);
    return all;
}

} // namespace peergrid::pictures
