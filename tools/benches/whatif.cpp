// SPDX-License-Identifier: GPL-3.0-or-later
// What a step of a what-if slider costs: solving it on the worker, and the panel on the screen.
#include "core/scenariofile.h"
#include "ui/document.h"
#include "ui/panels/whatifpanel.h"
#include "ui/selection.h"
#include "ui/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QSlider>

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

using namespace peergrid;

namespace
{

constexpr int steps = 40;

double milliseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// CPU milliseconds of a step, on the two sides.
struct Step {
    double solve = 0.0; ///< on the worker and its threads
    double panel = 0.0; ///< the GUI thread: the slider, the figures, and painting them
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
    step.panel = milliseconds(CLOCK_THREAD_CPUTIME_ID) - own;
    step.solve = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - whole - step.panel;
    QObject::disconnect(connection);
    return step;
}

bool measure(const char *name)
{
    auto scenario =
        loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid");
    if (!scenario) {
        fmt::print(stderr, "{}\n", describe(scenario.error()));
        return false;
    }
    Document document;
    Selection selection;
    WhatIfPanel panel(document, selection);
    document.reset(std::move(*scenario));
    const auto base = solveWhole(document.snapshot(), document.market());
    if (!base) {
        fmt::print(stderr, "{}\n", describe(base.error()));
        return false;
    }
    panel.setBase(*base);
    panel.resize(310, 760);
    panel.show();
    QApplication::processEvents();
    auto *slider = panel.findChild<QSlider *>();
    slide(panel, *slider, 60); // the first one finds nothing warm
    std::vector<Step> all;
    for (int i = 0; i < steps; ++i)
        all.push_back(slide(panel, *slider, 61 + i % 2 * 50 + i));
    fmt::print("{:<22} {:>6} {:>8.1f} {:>8.1f}\n", name, document.market()->peers.size(),
               middle(all, &Step::solve), middle(all, &Step::panel));
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    applyTheme(Theme::Light, false);
    fmt::print("CPU milliseconds a step of the slider over all prices, the middle of {}\n", steps);
    fmt::print("{:<22} {:>6} {:>8} {:>8}\n", "scenario", "peers", "solve", "panel");
    return measure("seventeen-peer-case-3") && measure("village-100") ? 0 : 1;
}
