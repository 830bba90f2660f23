// SPDX-License-Identifier: GPL-3.0-or-later
// What a step of a what-if slider costs in the whole window: solving it on the worker; on the
// screen, the panel, the diagram with its arrows, and the chart that is looked at, each in turn.
#include "core/freedmemory.h"
#include "ui/canvas/marketscene.h"
#include "ui/document.h"
#include "ui/livesolver.h"
#include "ui/mainwindow.h"
#include "ui/panels/whatifpanel.h"
#include "ui/results/resultspanel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QEventLoop>
#include <QSettings>
#include <QSlider>
#include <QTabBar>
#include <QTemporaryDir>

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

using namespace peergrid;

namespace
{

constexpr int steps = 20;

double milliseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// CPU milliseconds of a step, on the two sides.
struct Step {
    double solve = 0.0;  ///< on the worker and its threads
    double window = 0.0; ///< the GUI thread: everything from the slider to the last pixel
};

double middle(std::vector<Step> all, double Step::*part)
{
    std::sort(all.begin(), all.end(),
              [&](const Step &a, const Step &b) { return a.*part < b.*part; });
    return all[all.size() / 2].*part;
}

Step slide(WhatIfPanel &panel, QSlider &slider, int value)
{
    QEventLoop loop;
    const auto connection =
        QObject::connect(&panel, &WhatIfPanel::changed, &loop, &QEventLoop::quit);
    const double whole = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    const double own = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    slider.setValue(value);
    loop.exec(); // asleep until the result is there
    QApplication::processEvents();
    Step step;
    step.window = milliseconds(CLOCK_THREAD_CPUTIME_ID) - own;
    step.solve = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - whole - step.window;
    QObject::disconnect(connection);
    return step;
}

void await(const LiveSolver &solver)
{
    while (!solver.shown() || solver.isRunning() || solver.isStale())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void measure(const char *name)
{
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    window.openExample(QStringLiteral(PEERGRID_SOURCE_DIR "/scenarios/%1.peergrid")
                           .arg(QString::fromLatin1(name)));
    auto &panel = *window.findChild<WhatIfPanel *>();
    auto *dock = qobject_cast<QDockWidget *>(panel.parentWidget());
    dock->show();
    dock->raise();
    await(*window.findChild<LiveSolver *>());
    QApplication::processEvents();
    auto *slider = panel.findChild<QSlider *>();
    const auto *charts = window.findChild<QTabBar *>(QStringLiteral("resultTabs"));
    for (int chart = 0; chart < charts->count(); ++chart) {
        const QString title = charts->tabText(chart);
        window.findChild<ResultsPanel *>()->setCurrent(title);
        slide(panel, *slider, 60); // the first one finds nothing warm
        std::vector<Step> all;
        for (int i = 0; i < steps; ++i)
            all.push_back(slide(panel, *slider, 61 + i % 2 * 50 + i));
        const double solve = middle(all, &Step::solve);
        const double onScreen = middle(all, &Step::window);
        fmt::print("{:<22} {:>6} {:<16} {:>8.1f} {:>8.1f} {:>8.1f}\n", name,
                   window.document().market()->peers.size(), title.toStdString(), solve, onScreen,
                   solve + onScreen);
        slide(panel, *slider, 50 + chart);
    }
    window.document().reset({});
}

} // namespace

int main(int argc, char *argv[])
{
    keepFreedMemory(); // as the program does
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home; // settings and snapshots of its own
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(place, home.path().toUtf8());
    QApplication app(argc, argv);
    applyTheme(Theme::Light, false);
    fmt::print("CPU milliseconds a step of the slider over all prices, the middle of {}\n", steps);
    fmt::print("{:<22} {:>6} {:<16} {:>8} {:>8} {:>8}\n", "scenario", "peers", "chart", "solve",
               "window", "together");
    for (const char *name : {"seventeen-peer-case-3", "village-100"})
        measure(name);
}
