// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"
#include "ui/canvas/marketview.h"
#include "ui/canvas/palette.h"
#include "ui/mainwindow.h"

#include <QtTest>
#include <QtWidgets>

#include <functional>
#include <stdexcept>

namespace peergrid::test
{

/// Settings and snapshots go to a folder of the test's own, so that neither the person at this
/// machine nor another test is in them. To be called before anything reads the settings.
void liveIn(const QString &folder);

/// The path of a scenario that comes with the program.
QString sample(const char *name);

/// Answers the modal dialog that comes next.
template<class Dialog>
void answerNext(const std::function<void(Dialog &)> &answer)
{
    QTimer::singleShot(0, [answer] {
        auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (dialog)
            answer(*dialog);
        else
            answerNext<Dialog>(answer);
    });
}

/// A window, and someone who uses it by mouse and keys alone.
struct Person {
    MainWindow window;

    Person();
    ~Person();

    const Scenario &scenario() { return window.document().scenario(); }
    const Market &market() { return scenario().market; }
    MarketView &canvas() { return *window.findChild<MarketView *>(); }
    /// What the message bar says; nothing if it is closed.
    QString told();

    template<class Widget>
    Widget &find(const QString &name)
    {
        // Forms of other kinds of objects have fields of the same names, and are not seen.
        for (Widget *widget : window.findChildren<Widget *>(name)) {
            if (widget->isVisible())
                return *widget;
        }
        throw std::runtime_error("no " + name.toStdString() + " to be seen");
    }
    /// A button by what it says.
    bool push(const QString &text);
    void key(Qt::Key key, Qt::KeyboardModifiers keys = Qt::NoModifier);
    void type(const QString &field, const QString &text);
    void choose(const QString &field, const QString &text);
    void add(PaletteThing thing);

    /// Types a path into the file dialog that comes next.
    static void answerFileDialog(const QString &path);
    void saveAs(const QString &path);
    void open(const QString &path);
};

} // namespace peergrid::test
