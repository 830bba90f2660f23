// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/inspectorhands.h"
#include "ui/colours.h"
#include "ui/panels/tendencybars.h"

using namespace peergrid;
using namespace peergrid::test;

namespace
{

/// The bars of the peer's tendency, and where they are on the screen.
struct Bars {
    TendencyBars &widget;

    explicit Bars(Hands &hands)
        : widget(*hands.inspector->findChild<TendencyBars *>())
    {
    }
    QPoint at(int column, double y) const
    {
        return {qRound(4.0 + (widget.width() - 8.0) / 24.0 * (column + 0.5)), qRound(y)};
    }
    double zero() const { return 20.0 + (widget.height() - 40.0) / 2.0; }
    void drag(int column, double to)
    {
        QTest::mousePress(&widget, Qt::LeftButton, {}, at(column, zero()));
        QTest::mouseMove(&widget, at(column, (zero() + to) / 2.0));
        QTest::mouseMove(&widget, at(column, to));
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, at(column, to));
    }
};

} // namespace

class TestTendencyBars : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void tendencyIsDragged();
    void tendencyIsChangedByKeys();
    void tendencyShowsTheDayOfTheHour();
    void tendencyOutOfThePowerIsMarked();
};

void TestTendencyBars::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestTendencyBars::tendencyIsDragged()
{
    Hands hands(tendencyVillage(0.0), {"1"});
    Bars bars(hands);
    QTest::mouseClick(&bars.widget, Qt::LeftButton, {}, bars.at(3, 30.0));
    QCOMPARE(hands.steps(), 0); // a click only chooses the hour
    QCOMPARE(hands.selection.hour(), 3U);

    bars.drag(5, -100.0);
    std::vector<double> expected(24, 0.0);
    expected[5] = 10.0; // the power
    QCOMPARE(hands.peer("1").storage->tendency, Profile(expected));
    bars.drag(20, 1000.0);
    expected[20] = -10.0;
    QCOMPARE(hands.peer("1").storage->tendency, Profile(expected));
    QCOMPARE(hands.selection.hour(), 20U);
    QCOMPARE(hands.steps(), 2);
    QCOMPARE(hands.lastStep(), QStringLiteral("Change tendency"));
    hands.document.undoStack().undo();
    expected[20] = 0.0;
    QCOMPARE(hands.peer("1").storage->tendency, Profile(expected));

    bars.drag(5, bars.zero() + 100.0);
    bars.drag(5, bars.zero() - 18.0);
    const double half = hands.peer("1").storage->tendency.at(5);
    QVERIFY2(3.0 < half && half < 8.0, qPrintable(QString::number(half)));
}

void TestTendencyBars::tendencyIsChangedByKeys()
{
    Hands hands(tendencyVillage(0.0), {"1"});
    Bars bars(hands);
    bars.widget.setFocus();
    hands.key(Qt::Key_Right);
    hands.key(Qt::Key_Right);
    QCOMPARE(hands.selection.hour(), 2U);
    hands.key(Qt::Key_Up);
    const double step = hands.peer("1").storage->tendency.at(2);
    QVERIFY(step > 0.0);
    hands.key(Qt::Key_Up);
    hands.key(Qt::Key_Up);
    QCOMPARE(hands.peer("1").storage->tendency.at(2), 3.0 * step);
    QCOMPARE(hands.steps(), 1); // of one hour: one gesture
    hands.key(Qt::Key_Right);
    hands.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hands.peer("1").storage->tendency.at(3), -10.0 * step);
    QCOMPARE(hands.steps(), 2);
    for (int i = 0; i < 100; ++i)
        hands.key(Qt::Key_Down);
    QCOMPARE(hands.peer("1").storage->tendency.at(3), -10.0); // the power
    QVERIFY(bars.widget.accessibleDescription().contains(QStringLiteral("discharges 10 kWh")));
    hands.undo();
    hands.undo();
    QCOMPARE(hands.peer("1").storage->tendency, Profile(0.0));
}

void TestTendencyBars::tendencyShowsTheDayOfTheHour()
{
    Hands hands(tendencyVillage(0.0, 72), {"1"});
    hands.selection.setHour(30);
    Bars bars(hands);
    bars.drag(0, -100.0);
    QCOMPARE(hands.peer("1").storage->tendency.at(24), 10.0);
    QCOMPARE(hands.peer("1").storage->tendency.size(), 72U);
    QCOMPARE(hands.selection.hour(), 24U);
}

void TestTendencyBars::tendencyOutOfThePowerIsMarked()
{
    std::vector<double> tendency(24, 0.0);
    tendency[2] = 4.0;
    tendency[10] = -6.0;
    Hands hands(tendencyVillage(Profile(tendency)), {"1"});
    Bars bars(hands);
    const auto colourAt = [&](int column, double y) {
        return bars.widget.grab().toImage().pixelColor(bars.at(column, y));
    };
    const QColor wrong = coloursOf(bars.widget.palette()).wrong;
    QVERIFY(colourAt(10, bars.zero() + 8.0) != wrong);
    hands.type(QStringLiteral("storage.power"), QStringLiteral("5"));
    QCOMPARE(colourAt(10, bars.zero() + 8.0), wrong);
    QVERIFY(colourAt(2, bars.zero() - 8.0) != wrong);
    QVERIFY(hands.said().contains(QStringLiteral("-6 kWh is 1 more than the power allows")));

    // What is out may be pulled back, and not further out.
    bars.drag(10, 1000.0);
    QCOMPARE(hands.peer("1").storage->tendency.at(10), -6.0);
    bars.drag(10, -1000.0);
    QCOMPARE(hands.peer("1").storage->tendency.at(10), 5.0);
}

QTEST_MAIN(TestTendencyBars)
#include "tst_tendencybars.moc"
