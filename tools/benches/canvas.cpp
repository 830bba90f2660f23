// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the canvas costs: the whole drawn anew, one peer dragged, the view panned.
#include "core/arrange.h"
#include "core/edits.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/document.h"
#include "ui/selection.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>

#include <fmt/format.h>

#include <ctime>
#include <functional>

using namespace peergrid;

namespace
{

constexpr int frames = 20;
constexpr std::size_t membersEach = 20;

double cpuMilliseconds()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Communities of 20, contracts between near peers.
Scenario marketOf(std::size_t peers, std::size_t contracts)
{
    Scenario scenario;
    for (std::size_t n = 0; n < peers; ++n) {
        if (n % membersEach == 0)
            scenario.market.communities.push_back(edits::newCommunity(scenario.market));
        Peer peer = edits::newPeer({}, static_cast<edits::Kind>(1 + n % 3));
        peer.id = PeerId(std::to_string(n + 1));
        peer.name = "P" + peer.id.value;
        peer.community = scenario.market.communities.back().id;
        scenario.market.peers.push_back(std::move(peer));
    }
    for (std::size_t k = 0; k < contracts; ++k) {
        Contract contract =
            edits::newContract({}, scenario.market.peers[k % peers].id,
                               scenario.market.peers[(k + 1 + k / peers) % peers].id);
        contract.id = ContractId(std::to_string(k + 1));
        scenario.market.contracts.push_back(std::move(contract));
    }
    scenario.layout = arrange(scenario.market);
    return scenario;
}

/// CPU milliseconds of a step and the painting it asks for, the middle of some.
double frame(const std::function<void(int)> &step)
{
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        const double before = cpuMilliseconds();
        step(i);
        QApplication::processEvents();
        times.push_back(cpuMilliseconds() - before);
    }
    std::nth_element(times.begin(), times.begin() + frames / 2, times.end());
    return times[frames / 2];
}

void send(MarketView &view, QEvent::Type type, const QPointF &at)
{
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const Qt::MouseButtons held =
        type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, view.viewport()->mapToGlobal(at), button, held, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &event);
}

void measure(std::size_t peers, std::size_t contracts, bool isFitted)
{
    Document document;
    Selection selection;
    MarketScene scene(document, selection);
    MarketView view(scene, document, selection);
    view.resize(1280, 800);
    view.show();
    document.reset(marketOf(peers, contracts));
    isFitted ? view.fit() : view.setZoom(1.0);
    const Position &first = document.scenario().layout.peers.at(PeerId("1"));
    if (!isFitted)
        view.centerOn(first.x, first.y);
    QApplication::processEvents();
    const double whole = frame([&](int) { view.viewport()->update(); });
    const QPointF grip = view.mapFromScene(QPointF(first.x, first.y));
    send(view, QEvent::MouseButtonPress, grip);
    const double drag = frame(
        [&](int i) { send(view, QEvent::MouseMove, grip + QPointF(12.0 * (i + 1), 5.0 * i)); });
    send(view, QEvent::MouseButtonRelease, grip);
    const double pan = frame([&](int i) {
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + 3 + i % 2);
    });
    fmt::print("{:>6} {:>9} {:>8} {:>8.1f} {:>8.1f} {:>8.1f}\n", peers, contracts,
               isFitted ? "fitted" : "100 %", whole, drag, pan);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    fmt::print("CPU milliseconds a frame, 1280 × 800\n");
    fmt::print("{:>6} {:>9} {:>8} {:>8} {:>8} {:>8}\n", "peers", "contracts", "zoom", "whole",
               "drag", "pan");
    for (const bool isFitted : {true, false}) {
        measure(17, 40, isFitted);
        measure(500, 2000, isFitted);
        measure(5000, 20000, isFitted);
    }
}
