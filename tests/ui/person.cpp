// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person.h"

#include "ui/messagebar.h"

namespace peergrid::test
{

void liveIn(const QString &folder)
{
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(place, QFile::encodeName(folder + QLatin1Char('/') + QLatin1String(place)));
    QCoreApplication::setOrganizationName(QStringLiteral("PeerGridTest"));
    QCoreApplication::setApplicationName(QStringLiteral("PeerGridTest"));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QLocale::setDefault(QLocale::c());
}

QString sample(const char *name)
{
    return QStringLiteral(PEERGRID_SOURCE_DIR "/scenarios/%1.peergrid")
        .arg(QString::fromLatin1(name));
}

Person::Person()
{
    window.show();
    QApplication::setActiveWindow(&window);
}

Person::~Person()
{
    window.document().reset({});
}

QString Person::told()
{
    return window.findChild<MessageBar *>()->text();
}

bool Person::push(const QString &text)
{
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(QLatin1Char('&')) == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    return false;
}

void Person::key(Qt::Key key, Qt::KeyboardModifiers keys)
{
    QApplication::setActiveWindow(&window); // a dialog may have been
    QTest::keyClick(&canvas(), key, keys);
}

void Person::type(const QString &field, const QString &text)
{
    auto &editor = find<QLineEdit>(field);
    editor.setFocus();
    editor.selectAll();
    QTest::keyClicks(&editor, text);
    QTest::keyClick(&editor, Qt::Key_Return);
}

void Person::choose(const QString &field, const QString &text)
{
    auto &editor = find<QComboBox>(field);
    editor.setFocus();
    QTest::keyClick(&editor, Qt::Key_Home);
    for (int i = 0; i < editor.count() && editor.currentText() != text; ++i)
        QTest::keyClick(&editor, Qt::Key_Down);
}

void Person::add(PaletteThing thing)
{
    auto &palette = find<Palette>(QStringLiteral("palette"));
    palette.setFocus();
    QTest::keyClick(&palette, Qt::Key_Home);
    for (int i = 0; i < static_cast<int>(thing); ++i)
        QTest::keyClick(&palette, Qt::Key_Down);
    QTest::keyClick(&palette, Qt::Key_Return);
}

void Person::answerFileDialog(const QString &path)
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

void Person::saveAs(const QString &path)
{
    answerFileDialog(path);
    key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
}

void Person::open(const QString &path)
{
    answerFileDialog(path);
    key(Qt::Key_O, Qt::ControlModifier);
}

} // namespace peergrid::test
