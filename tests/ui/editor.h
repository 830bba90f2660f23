// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/arrange.h"
#include "core/pricing.h"
#include "tests/support/fivepeers.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/document.h"
#include "ui/selection.h"

#include <QtTest>

namespace peergrid::test
{

/// A canvas in a window of its own, and a hand to use it.
struct Editor {
    Document document;
    Selection selection;
    MarketScene scene{document, selection};
    MarketView view{scene, document, selection};

    explicit Editor(Scenario scenario = {})
    {
        document.reset(std::move(scenario));
        view.resize(1000, 800);
        view.show();
        view.fit();
        QApplication::setActiveWindow(&view);
        view.setFocus();
    }

    const Scenario &scenario() const { return document.scenario(); }
    const Peer &peer(const char *id) const
    {
        return scenario().market.peers.at(*indexOf(scenario().market, PeerId(id)));
    }
    QPointF place(const char *id) const
    {
        const Position &at = scenario().layout.peers.at(PeerId(id));
        return {at.x, at.y};
    }
    QPoint pixel(const QPointF &point) const { return view.mapFromScene(point); }

    void press(const QPointF &at, Qt::KeyboardModifiers keys = Qt::NoModifier,
               Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(view.viewport(), button, keys, pixel(at));
    }
    void release(const QPointF &at, Qt::KeyboardModifiers keys = Qt::NoModifier,
                 Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseRelease(view.viewport(), button, keys, pixel(at));
    }
    void click(const QPointF &at, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        press(at, keys);
        release(at, keys);
    }
    /// QTest::mouseMove() tells no buttons, so the event is made by hand.
    void moveTo(const QPointF &at, Qt::KeyboardModifiers keys = Qt::NoModifier,
                Qt::MouseButtons buttons = Qt::LeftButton)
    {
        const QPoint where = pixel(at);
        QMouseEvent move(QEvent::MouseMove, where, view.viewport()->mapToGlobal(where),
                         Qt::NoButton, buttons, keys);
        QApplication::sendEvent(view.viewport(), &move);
    }
    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        press(from, keys);
        moveTo((from + to) / 2.0, keys);
        moveTo(to, keys);
        release(to, keys);
    }
    void type(Qt::Key key, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::keyClick(view.viewport(), key, keys);
    }
    QString lastStep() { return document.undoStack().undoText(); }
};

inline Scenario fivePeerScenario()
{
    Scenario scenario;
    scenario.name = "Five peers";
    scenario.market = fivePeers();
    scenario.layout = arrange(scenario.market);
    return scenario;
}

} // namespace peergrid::test
