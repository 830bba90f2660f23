// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"
#include "ui/canvas/marketview.h"
#include "ui/canvas/palette.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QtTest>

#include <functional>
#include <stdexcept>

namespace peergrid::test
{

/// Settings and snapshots go to a folder of the test's own, so that neither the person at this
/// machine nor another test is in them. To be called before anything reads the settings.
inline void liveIn(const QString &folder)
{
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(place, QFile::encodeName(folder + QLatin1Char('/') + QLatin1String(place)));
    QCoreApplication::setOrganizationName(QStringLiteral("PeerGridTest"));
    QCoreApplication::setApplicationName(QStringLiteral("PeerGridTest"));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QLocale::setDefault(QLocale::c());
}

inline QString sample(const char *name)
{
    return QStringLiteral(PEERGRID_SOURCE_DIR "/scenarios/%1.peergrid")
        .arg(QString::fromLatin1(name));
}

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

    Person()
    {
        window.show();
        QApplication::setActiveWindow(&window);
    }
    ~Person() { window.document().reset({}); }

    const Scenario &scenario() { return window.document().scenario(); }
    const Market &market() { return scenario().market; }
    MarketView &canvas() { return *window.findChild<MarketView *>(); }
    /// What the message bar says; nothing if it is closed.
    QString told() { return window.findChild<MessageBar *>()->text(); }

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
    bool push(const QString &text)
    {
        for (QPushButton *button : window.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(QLatin1Char('&')) == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QApplication::setActiveWindow(&window); // a dialog may have been
        QTest::keyClick(&canvas(), key, keys);
    }
    void type(const QString &field, const QString &text)
    {
        auto &editor = find<QLineEdit>(field);
        editor.setFocus();
        editor.selectAll();
        QTest::keyClicks(&editor, text);
        QTest::keyClick(&editor, Qt::Key_Return);
    }
    void choose(const QString &field, const QString &text)
    {
        auto &editor = find<QComboBox>(field);
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_Home);
        for (int i = 0; i < editor.count() && editor.currentText() != text; ++i)
            QTest::keyClick(&editor, Qt::Key_Down);
    }
    void add(PaletteThing thing)
    {
        auto &palette = find<Palette>(QStringLiteral("palette"));
        palette.setFocus();
        QTest::keyClick(&palette, Qt::Key_Home);
        for (int i = 0; i < static_cast<int>(thing); ++i)
            QTest::keyClick(&palette, Qt::Key_Down);
        QTest::keyClick(&palette, Qt::Key_Return);
    }

    /// Types a path into the file dialog that comes next.
    static void answerFileDialog(const QString &path)
    {
        answerNext<QFileDialog>([path](QFileDialog &dialog) {
            auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            QApplication::setActiveWindow(&dialog);
            name->setFocus();
            name->selectAll();
            QTest::keyClicks(name, path);
            QTest::keyClick(name, Qt::Key_Return);
        });
    }
    void saveAs(const QString &path)
    {
        answerFileDialog(path);
        key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    }
    void open(const QString &path)
    {
        answerFileDialog(path);
        key(Qt::Key_O, Qt::ControlModifier);
    }
};

} // namespace peergrid::test
