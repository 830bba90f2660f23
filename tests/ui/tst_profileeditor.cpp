// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/profileeditor.h"

#include "core/typicalshapes.h"
#include "ui/panels/csvimport.h"
#include "ui/panels/curveeditor.h"
#include "ui/panels/shapechooser.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace peergrid;

namespace
{

using Values = std::vector<double>;

const Quantity load{QStringLiteral("Load"), QStringLiteral("kWh"), 0.0, 1e9, false, false};
const Quantity tendency{
    QStringLiteral("Tendency"), QStringLiteral("kWh"), -10.0, 10.0, true, false};

/// 1, 2, 3, …
Values counted(std::size_t hours)
{
    Values values(hours);
    for (std::size_t hour = 0; hour < hours; ++hour)
        values[hour] = static_cast<double>(hour + 1);
    return values;
}

/// An editor on the screen, and a user's hands.
struct Hands {
    explicit Hands(const Profile &profile, std::size_t hours = 24, const Quantity &quantity = load)
        : editor(quantity, profile, hours)
        , curve(*editor.findChild<CurveEditor *>())
        , table(*editor.findChild<QTableView *>())
    {
        editor.show();
        editor.activateWindow();
        [[maybe_unused]] const bool isActive = QTest::qWaitForWindowActive(&editor);
    }

    Values values() const
    {
        const Profile profile = editor.profile();
        return {profile.values().begin(), profile.values().end()};
    }
    Values values(long from, long to) const
    {
        const Values all = values();
        return {all.begin() + from, all.begin() + to};
    }
    QString message() const
    {
        return editor.findChild<QLabel *>(QStringLiteral("message"))->text();
    }
    QPushButton *ok() const
    {
        return editor.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }
    QPoint at(std::size_t hour, double value) const
    {
        return QPointF(curve.scale().centre(hour), curve.scale().y(value)).toPoint();
    }
    void drag(QPoint from, const std::vector<QPoint> &to)
    {
        QTest::mousePress(&curve, Qt::LeftButton, {}, from);
        for (const QPoint point : to)
            QTest::mouseMove(&curve, point);
        QTest::mouseRelease(&curve, Qt::LeftButton, {}, to.back());
    }
    void press(const QString &text)
    {
        for (auto *button : editor.findChildren<QAbstractButton *>())
            if (button->text().remove(QLatin1Char('&')) == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL(qPrintable(QStringLiteral("no button ") + text));
    }
    template<class Widget>
    Widget *named(const QString &name) const
    {
        for (auto *widget : editor.findChildren<Widget *>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    void type(std::size_t hour, const QString &text)
    {
        table.setFocus();
        table.setCurrentIndex(table.model()->index(static_cast<int>(hour), 0));
        QTest::keyClick(&table, Qt::Key_F2);
        auto *cell = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(cell);
        cell->selectAll();
        QTest::keyClicks(cell, text);
        QTest::keyClick(cell, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(&editor, Qt::Key_V, Qt::ControlModifier);
    }

    ProfileEditor editor;
    CurveEditor &curve;
    QTableView &table;
};

/// Which hours differ.
std::vector<std::size_t> changedHours(const Values &a, const Values &b)
{
    std::vector<std::size_t> hours;
    for (std::size_t hour = 0; hour < a.size(); ++hour)
        if (a[hour] != b[hour])
            hours.push_back(hour);
    return hours;
}

using Hours = std::vector<std::size_t>;

} // namespace

class TestProfileEditor : public QObject
{
    Q_OBJECT

  private slots:
    void dragsAPoint();
    void holdsAPointWhereItIsTaken();
    void leavesACurveThatIsOnlyClicked();
    void dragsABatterysBarBelowZero();
    void drawsFreehand();
    void changesAnHourByKeysAlone();
    void takesNumbersInTheTable();
    void goesDownOnEnterAsSpreadsheetsDo();
    void keepsWrongTextOut();
    void takesWholeNumbersOnly();
    void marksValuesOutOfRange();
    void pastesARow();
    void pastesAColumn();
    void refusesToPasteText();
    void saysWhatDidNotFit();
    void copiesWhatItCanPaste();
    void scales();
    void scalesOnEnterAndStaysOpen();
    void shifts();
    void smooths();
    void keepsOneValueForAllHours();
    void offersTypicalShapes();
    void scalesAShapeToADailyTotal();
    void readsCsv();
    void leavesTheCurveAloneOnBadCsv();
    void convertsTheUnitOfCsv();
    void takesADayOutOfAYear();
    void takesTheDialectThatIsChosen();
    void walksThroughTheDaysOfAYear();
    void returnsTheProfileItWasGiven();
    void accepts();
    void cancels();
    void namesEveryWidget();
};

void TestProfileEditor::dragsAPoint()
{
    Hands hands{Profile(Values(24, 2.0))};
    hands.drag(hands.at(5, 2.0), {hands.at(5, 1.5), hands.at(6, 1.0)});
    const Values after = hands.values();
    QCOMPARE(changedHours(Values(24, 2.0), after), Hours{5});
    QVERIFY2(std::abs(after[5] - 1.0) < 0.03, qPrintable(QString::number(after[5])));
}

void TestProfileEditor::holdsAPointWhereItIsTaken()
{
    Hands hands{Profile(Values(24, 2.0))};
    const QPoint beside(0, 8); // the point does not jump below the pointer
    hands.drag(hands.at(5, 2.0) + beside, {hands.at(5, 1.0) + beside});
    QVERIFY2(std::abs(hands.values()[5] - 1.0) < 0.03,
             qPrintable(QString::number(hands.values()[5])));
}

void TestProfileEditor::leavesACurveThatIsOnlyClicked()
{
    Hands hands{Profile(Values(24, 2.0))};
    QTest::mouseClick(&hands.curve, Qt::LeftButton, {}, hands.at(5, 2.0) + QPoint(0, 3));
    hands.drag(hands.at(7, 1.0), {hands.at(7, 0.5)}); // far from the point: nothing is taken
    QCOMPARE(hands.values(), Values(24, 2.0));
    QCOMPARE(hands.curve.hour(), 7U);
    Hands fine{Profile(Values(24, 1.23456))};
    fine.drag(fine.at(5, 1.23456), {fine.at(5, 1.23456) + QPoint(2, 1)}); // an unsteady hand
    QCOMPARE(fine.values(), Values(24, 1.23456));
}

void TestProfileEditor::dragsABatterysBarBelowZero()
{
    Hands hands{Profile(Values(24, 0.0)), 24, tendency};
    hands.drag(hands.at(19, 0.0), {hands.at(19, -5.0)});
    const Values after = hands.values();
    QCOMPARE(changedHours(Values(24, 0.0), after), Hours{19});
    QVERIFY(std::abs(after[19] + 5.0) < 0.2);
    hands.drag(hands.at(19, after[19]), {QPoint(hands.at(19, 0.0).x(), hands.curve.height())});
    QCOMPARE(hands.values()[19], -10.0); // no pointer leads out of range
}

void TestProfileEditor::drawsFreehand()
{
    Hands hands{Profile(Values(24, 2.0))};
    hands.press(QStringLiteral("Freehand"));
    hands.drag(hands.at(3, 1.0), {hands.at(7, 1.0), hands.at(9, 0.0)}); // skips hours, as mice do
    const Values after = hands.values();
    QCOMPARE(changedHours(Values(24, 2.0), after), (Hours{3, 4, 5, 6, 7, 8, 9}));
    for (std::size_t hour = 3; hour <= 7; ++hour)
        QVERIFY(std::abs(after[hour] - 1.0) < 0.03);
    QVERIFY(std::abs(after[8] - 0.5) < 0.03);
    QCOMPARE(after[9], 0.0);
}

void TestProfileEditor::changesAnHourByKeysAlone()
{
    Hands hands{Profile(Values(24, 2.0))};
    QVERIFY(hands.curve.hasFocus());
    const double tick = hands.curve.scale().tick;
    QTest::keyClick(&hands.curve, Qt::Key_Right);
    QTest::keyClick(&hands.curve, Qt::Key_Right);
    QTest::keyClick(&hands.curve, Qt::Key_Left);
    QTest::keyClick(&hands.curve, Qt::Key_Up);
    QCOMPARE(changedHours(Values(24, 2.0), hands.values()), Hours{1});
    QCOMPARE(hands.values()[1], 2.0 + tick / 10.0);
    QTest::keyClick(&hands.curve, Qt::Key_Down);
    QTest::keyClick(&hands.curve, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hands.values()[1], 2.0 - tick);
    for (int i = 0; i < 50; ++i)
        QTest::keyClick(&hands.curve, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hands.values()[1], 0.0); // the least there is
    QTest::keyClick(&hands.editor, Qt::Key_Return);
    QCOMPARE(hands.editor.result(), static_cast<int>(QDialog::Accepted));
}

void TestProfileEditor::takesNumbersInTheTable()
{
    Hands hands{Profile(counted(24))};
    hands.type(3, QStringLiteral("7,25"));
    QCOMPARE(hands.values()[3], 7.25);
    hands.type(4, QStringLiteral("8.5"));
    QCOMPARE(hands.values()[4], 8.5);
    QCOMPARE(changedHours(counted(24), hands.values()), (Hours{3, 4}));
    QVERIFY(hands.editor.isVisible()); // Enter belonged to the cell
}

void TestProfileEditor::goesDownOnEnterAsSpreadsheetsDo()
{
    Hands hands{Profile(counted(24))};
    hands.table.setFocus();
    hands.editor.setHour(3);
    for (const char *text : {"7", "8"}) { // the first key opens the cell
        QTest::keyClicks(&hands.table, QLatin1String(text));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    QCOMPARE(hands.values(3, 6), (Values{7, 8, 6}));
    QCOMPARE(hands.curve.hour(), 5U);
}

void TestProfileEditor::takesWholeNumbersOnly()
{
    Quantity houses{QStringLiteral("Houses"), {}, 0.0, 100.0, false, true};
    Hands hands{Profile(counted(24)), 24, houses};
    hands.type(3, QStringLiteral("1.5"));
    QVERIFY(!hands.ok()->isEnabled());
    QVERIFY(hands.message().contains(QStringLiteral("not a whole number")));
    hands.drag(hands.at(5, 6.0), {hands.at(5, 3.3)});
    QCOMPARE(hands.values()[5], 3.0);
    QTest::keyClick(&hands.curve, Qt::Key_Up);
    QCOMPARE(hands.values()[5], 4.0);
}

void TestProfileEditor::keepsWrongTextOut()
{
    Hands hands{Profile(counted(24))};
    hands.type(3, QStringLiteral("much"));
    QCOMPARE(hands.values(), counted(24));
    QVERIFY(hands.message().contains(QStringLiteral("Hour 4 (03:00–04:00): “much”")));
    const QModelIndex cell = hands.table.model()->index(3, 0);
    QCOMPARE(cell.data().toString(), QStringLiteral("much"));
    QVERIFY(cell.data(Qt::ForegroundRole).isValid());
    QVERIFY(!hands.ok()->isEnabled());
    hands.type(3, QStringLiteral("5"));
    QVERIFY(hands.ok()->isEnabled());
    QVERIFY(!cell.data(Qt::ForegroundRole).isValid());
    QCOMPARE(hands.values()[3], 5.0);
}

void TestProfileEditor::marksValuesOutOfRange()
{
    Hands hands{Profile(counted(24))};
    hands.type(3, QStringLiteral("-1"));
    QCOMPARE(hands.values()[3], -1.0);
    QVERIFY(
        hands.message().contains(QStringLiteral("Hour 4 (03:00–04:00): -1 kWh is less than 0")));
    QVERIFY(hands.table.model()->index(3, 0).data(Qt::ForegroundRole).isValid());
    QVERIFY(hands.ok()->isEnabled());
}

void TestProfileEditor::pastesARow()
{
    Hands hands{Profile(counted(24))};
    hands.editor.setHour(2);
    hands.paste(QStringLiteral("1,5\t2,5\n3,5\t4\n"));
    QCOMPARE(changedHours(counted(24), hands.values()), (Hours{2, 3, 4, 5}));
    QCOMPARE(hands.values(2, 6), (Values{1.5, 2.5, 3.5, 4.0}));
}

void TestProfileEditor::pastesAColumn()
{
    Hands hands{Profile(0.0)};
    hands.paste(QStringLiteral("1.5\r\n2.5\r\n"));
    QVERIFY(!hands.editor.profile().isConstant());
    QCOMPARE(hands.values()[0], 1.5);
    QCOMPARE(hands.values()[1], 2.5);
    QCOMPARE(hands.values()[2], 0.0);
}

void TestProfileEditor::refusesToPasteText()
{
    Hands hands{Profile(counted(24))};
    hands.paste(QStringLiteral("1,5\t2,5\n3,5\ta lot\n"));
    QCOMPARE(hands.values(), counted(24));
    QVERIFY(hands.message().contains(QStringLiteral("row 2, column 2 holds “a lot”")));
    hands.paste(QStringLiteral(" \n"));
    QCOMPARE(hands.values(), counted(24));
    QVERIFY(hands.message().contains(QStringLiteral("holds no text")));
}

void TestProfileEditor::saysWhatDidNotFit()
{
    Hands hands{Profile(counted(24))};
    hands.editor.setHour(22);
    hands.paste(QStringLiteral("7\n8\n9\n"));
    QCOMPARE(hands.values()[22], 7.0);
    QCOMPARE(hands.values()[23], 8.0);
    QVERIFY(hands.message().contains(QStringLiteral("the last 1 had no hour left")));
}

void TestProfileEditor::copiesWhatItCanPaste()
{
    Hands hands{Profile(Values{1.5, 0.1, 3.0})};
    QTest::keyClick(&hands.editor, Qt::Key_C, Qt::ControlModifier);
    Hands other{Profile(counted(24))};
    QTest::keyClick(&other.editor, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(other.values(0, 3), (Values{1.5, 0.1, 3.0}));
}

void TestProfileEditor::scales()
{
    Hands hands{Profile(counted(24))};
    hands.named<QDoubleSpinBox>(QStringLiteral("Factor"))->setValue(1.1);
    hands.press(QStringLiteral("Scale"));
    QCOMPARE(hands.values()[2], 3.3);
    QCOMPARE(hands.values()[23], 26.4);
}

void TestProfileEditor::scalesOnEnterAndStaysOpen()
{
    Hands hands{Profile(counted(24))};
    auto *factor = hands.named<QDoubleSpinBox>(QStringLiteral("Factor"));
    factor->setFocus();
    factor->selectAll();
    QTest::keyClicks(factor, QStringLiteral("2"));
    QTest::keyClick(factor, Qt::Key_Return);
    QCOMPARE(hands.values()[23], 48.0);
    QVERIFY(hands.editor.isVisible());
}

void TestProfileEditor::shifts()
{
    Hands hands{Profile(counted(24))};
    hands.named<QSpinBox>(QStringLiteral("Hours later; negative: earlier"))->setValue(3);
    hands.press(QStringLiteral("Shift"));
    QCOMPARE(hands.values()[0], 22.0);
    QCOMPARE(hands.values()[3], 1.0);
    QCOMPARE(hands.values()[23], 21.0);
}

void TestProfileEditor::smooths()
{
    Values peak(24, 0.0);
    peak[12] = 4.0;
    Hands hands{Profile(peak)};
    hands.press(QStringLiteral("Smooth"));
    QCOMPARE(hands.values(11, 14), (Values{1, 2, 1}));
}

void TestProfileEditor::keepsOneValueForAllHours()
{
    Hands hands{Profile(counted(24))};
    auto *constant = hands.editor.findChild<QCheckBox *>();
    QTest::keyClick(constant, Qt::Key_Space);
    QVERIFY(hands.editor.profile().isConstant());
    QCOMPARE(hands.editor.profile().at(0), 12.5);
    hands.type(3, QStringLiteral("7"));
    QCOMPARE(hands.editor.profile(), Profile(7.0));
    QTest::keyClick(constant, Qt::Key_Space);
    QCOMPARE(hands.editor.profile(), Profile(Values(24, 7.0)));
}

void TestProfileEditor::offersTypicalShapes()
{
    Hands hands{Profile(0.0)};
    hands.press(QStringLiteral("Typical shape…"));
    auto *chooser = hands.editor.findChild<ShapeChooser *>();
    QVERIFY(chooser);
    chooser->findChild<QListWidget *>()->setCurrentRow(static_cast<int>(Shape::SummerSun));
    chooser->findChild<QDoubleSpinBox *>()->setValue(7.0);
    chooser->accept();
    QVERIFY(!hands.editor.profile().isConstant());
    QCOMPARE(hands.values()[12], 7.0);
    QCOMPARE(hands.values()[0], 0.0);
    QCOMPARE(hands.values()[6], 1.3);
}

void TestProfileEditor::scalesAShapeToADailyTotal()
{
    Hands hands{Profile(0.0)};
    hands.press(QStringLiteral("Typical shape…"));
    auto *chooser = hands.editor.findChild<ShapeChooser *>();
    auto *measure = chooser->findChild<QComboBox *>();
    measure->setCurrentIndex(measure->findText(QStringLiteral("Total of a day")));
    chooser->findChild<QDoubleSpinBox *>()->setValue(20.0);
    chooser->accept();
    QCOMPARE(hands.values()[0], 0.44); // 2.2 % of a household's day
    QCOMPARE(hands.values()[19], 1.64);
}

namespace
{

/// A CSV file, and the dialog that reads it.
struct Table {
    Table(Hands &hands, const QByteArray &text)
    {
        QFile file(folder.filePath(QStringLiteral("day.csv")));
        [[maybe_unused]] const bool isOpen = file.open(QIODevice::WriteOnly);
        file.write(text);
        file.close();
        hands.press(QStringLiteral("From CSV…"));
        import = hands.editor.findChild<CsvImport *>();
        auto *path = import->findChild<QLineEdit *>();
        path->selectAll();
        QTest::keyClicks(path, file.fileName());
    }
    QPushButton *take() const
    {
        return import->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }
    QString message() const
    {
        return import->findChild<QLabel *>(QStringLiteral("message"))->text();
    }

    QTemporaryDir folder;
    CsvImport *import = nullptr;
};

} // namespace

void TestProfileEditor::readsCsv()
{
    Hands hands{Profile(0.0), 3};
    const Table table(hands, "hour;load\n1;1,5\n2;2,5\n3;0\n");
    QVERIFY(table.take()->isEnabled());
    QCOMPARE(table.import->findChild<CurvePlot *>()->values(), (Values{1.5, 2.5, 0.0}));
    QCOMPARE(hands.values(), Values{0.0}); // not before it is taken
    QTest::mouseClick(table.take(), Qt::LeftButton);
    QCOMPARE(hands.values(), (Values{1.5, 2.5, 0.0}));
}

void TestProfileEditor::leavesTheCurveAloneOnBadCsv()
{
    Hands hands{Profile(counted(3)), 3};
    const Table table(hands, "hour;load\n1;1,5\n2;much\n3;0\n");
    QVERIFY(!table.take()->isEnabled());
    for (const char *part : {"day.csv", "row 3, column load", "\"much\"", "allowed"})
        QVERIFY2(table.message().contains(QLatin1String(part)), qPrintable(table.message()));
    QTest::keyClick(table.import, Qt::Key_Escape);
    QCOMPARE(hands.values(), counted(3));
}

void TestProfileEditor::convertsTheUnitOfCsv()
{
    Hands hands{Profile(0.0), 2};
    const Table table(hands, "load\n1500\n300\n");
    for (auto *choice : table.import->findChildren<QComboBox *>())
        if (choice->accessibleName() == QStringLiteral("Unit in the file"))
            choice->setCurrentIndex(choice->findText(QStringLiteral("Wh")));
    QTest::mouseClick(table.take(), Qt::LeftButton);
    QCOMPARE(hands.values(), (Values{1.5, 0.3}));
}

void TestProfileEditor::takesADayOutOfAYear()
{
    Hands hands{Profile(0.0), 2};
    const Table table(hands, "load\n1\n2\n3\n4\n");
    auto *first = table.import->findChild<QSpinBox *>();
    QCOMPARE(first->maximum(), 3);
    first->setValue(3);
    QTest::mouseClick(table.take(), Qt::LeftButton);
    QCOMPARE(hands.values(), (Values{3, 4}));
}

void TestProfileEditor::takesTheDialectThatIsChosen()
{
    Hands hands{Profile(0.0), 2};
    const Table table(hands, "load\n1,5\n2,5\n"); // seems to have rows of two cells
    QVERIFY(!table.take()->isEnabled());
    const auto choose = [&](const char *name, int index) {
        for (auto *choice : table.import->findChildren<QComboBox *>())
            if (choice->accessibleName() == QLatin1String(name))
                choice->setCurrentIndex(index);
    };
    choose("Separator", 2);
    QVERIFY(table.take()->isEnabled());
    choose("Decimal sign", 1);
    QVERIFY(!table.take()->isEnabled());
    QVERIFY(table.message().contains(QStringLiteral("row 2, column load")));
    choose("Decimal sign", 2);
    QTest::mouseClick(table.take(), Qt::LeftButton);
    QCOMPARE(hands.values(), (Values{1.5, 2.5}));
}

void TestProfileEditor::walksThroughTheDaysOfAYear()
{
    Hands hands{Profile(Values(8760, 2.0)), 8760};
    QCOMPARE(hands.curve.scale().count, 24U);
    auto *day = hands.named<QSpinBox>(QStringLiteral("Day shown"));
    QVERIFY(day->isVisible());
    day->setValue(3);
    QCOMPARE(hands.curve.scale().first, 48U);
    QCOMPARE(hands.curve.hour(), 48U);
    QTest::keyClick(&hands.curve, Qt::Key_Left); // over the edge of the day
    QCOMPARE(day->value(), 2);
    QTest::keyClick(&hands.curve, Qt::Key_Up);
    QCOMPARE(changedHours(Values(8760, 2.0), hands.values()), Hours{47});
    hands.editor.setHour(8759);
    QCOMPARE(day->value(), 365);
    QCOMPARE(hands.table.currentIndex().row(), 8759);
}

void TestProfileEditor::returnsTheProfileItWasGiven()
{
    const Profile given(counted(24), TableColumn{"day.csv", "load"});
    Hands hands{given};
    QCOMPARE(hands.editor.profile(), given);
    QVERIFY(hands.editor.profile().source());
    hands.type(3, QStringLiteral("7"));
    QVERIFY(!hands.editor.profile().source()); // no longer what stands in the table
}

void TestProfileEditor::accepts()
{
    Hands hands{Profile(counted(24))};
    const QSignalSpy accepted(&hands.editor, &QDialog::accepted);
    QTest::mouseClick(hands.ok(), Qt::LeftButton);
    QCOMPARE(accepted.count(), 1);
}

void TestProfileEditor::cancels()
{
    Hands hands{Profile(counted(24))};
    const QSignalSpy accepted(&hands.editor, &QDialog::accepted);
    const QSignalSpy rejected(&hands.editor, &QDialog::rejected);
    hands.press(QStringLiteral("Cancel"));
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(rejected.count(), 1);
}

/// Buttons are named by their text.
void TestProfileEditor::namesEveryWidget()
{
    Hands hands{Profile(Values(72, 1.0)), 72};
    hands.press(QStringLiteral("Typical shape…"));
    hands.press(QStringLiteral("From CSV…"));
    for (const auto *widget : hands.editor.findChildren<QWidget *>()) {
        const bool isReached = widget->focusPolicy() & Qt::TabFocus;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isPart = widget->parent() && widget->focusProxy();
        const bool isInner = widget->objectName().startsWith(QLatin1String("qt_"));
        if (isReached && !isPart && !isInner && (!button || button->text().isEmpty()))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestProfileEditor)
#include "tst_profileeditor.moc"
