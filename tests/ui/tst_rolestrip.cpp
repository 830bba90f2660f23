// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rolestrip.h"

#include "ui/panels/rolecells.h"
#include "ui/panels/sparkline.h"

#include <QAbstractButton>
#include <QtTest>

using namespace peergrid;

namespace
{

using Roles = std::vector<Role>;
constexpr Role G = Role::Producer;
constexpr Role P = Role::Prosumer;
constexpr Role C = Role::Consumer;

/// A strip on the screen that remembers what it told.
struct Hands {
    explicit Hands(const Hourly<Role> &role, std::size_t hours = 24)
        : cells(*strip.findChild<RoleCells *>())
        , hourCount(hours)
    {
        strip.setRole(role, hours);
        strip.resize(300, strip.sizeHint().height());
        QObject::connect(&strip, &RoleStrip::edited,
                         [this](const Hourly<Role> &now) { told.push_back(now); });
        strip.show();
    }

    QPoint at(std::size_t hour) const
    {
        const double cell = (cells.width() - 4.0) / static_cast<double>(hourCount);
        return QPointF(2.0 + cell * (static_cast<double>(hour) + 0.5), 12.0).toPoint();
    }
    void drag(std::size_t from, const std::vector<std::size_t> &to)
    {
        QTest::mousePress(&cells, Qt::LeftButton, {}, at(from));
        for (const std::size_t hour : to)
            QTest::mouseMove(&cells, at(hour));
        QTest::mouseRelease(&cells, Qt::LeftButton, {}, at(to.back()));
    }
    void choose(const QString &letter)
    {
        for (auto *button : strip.findChildren<QAbstractButton *>())
            if (button->text().startsWith(letter))
                QTest::mouseClick(button, Qt::LeftButton);
    }

    RoleStrip strip;
    RoleCells &cells;
    std::size_t hourCount;
    std::vector<Hourly<Role>> told;
};

Roles with(Roles roles, std::size_t first, std::size_t last, Role role)
{
    for (std::size_t hour = first; hour <= last; ++hour)
        roles[hour] = role;
    return roles;
}

} // namespace

class TestRoleStrip : public QObject
{
    Q_OBJECT

  private slots:
    void paintsTheRoleChosen();
    void tellsOnceAGesture();
    void paintsHoursThePointerJumpedOver();
    void tellsNothingWhereNothingChanges();
    void collapsesToOneRole();
    void isWorkedByKeysAlone();
    void fillsAProfileThatIsTooShort();
    void showsTheDayOfTheHour();
    void isSeenInItsColours();
    void sparklineOpensByMouseAndKeys();
    void sparklineMarksTheHour();
};

void TestRoleStrip::paintsTheRoleChosen()
{
    Hands hands(C);
    hands.choose(QStringLiteral("G"));
    QTest::mouseClick(&hands.cells, Qt::LeftButton, {}, hands.at(5));
    QCOMPARE(hands.told.size(), 1U);
    QCOMPARE(hands.told[0], Hourly<Role>(with(Roles(24, C), 5, 5, G)));
}

void TestRoleStrip::tellsOnceAGesture()
{
    Hands hands(C);
    hands.choose(QStringLiteral("P"));
    hands.drag(8, {9, 10, 11, 10});
    QCOMPARE(hands.told.size(), 1U);
    QCOMPARE(hands.told[0], Hourly<Role>(with(Roles(24, C), 8, 11, P)));
}

void TestRoleStrip::paintsHoursThePointerJumpedOver()
{
    Hands hands(C);
    hands.choose(QStringLiteral("P"));
    hands.drag(16, {8});
    QCOMPARE(hands.told.back(), Hourly<Role>(with(Roles(24, C), 8, 16, P)));
}

void TestRoleStrip::tellsNothingWhereNothingChanges()
{
    Hands hands(C);
    hands.choose(QStringLiteral("C"));
    hands.drag(3, {9});
    QTest::keyClick(&hands.cells, Qt::Key_C);
    QVERIFY(hands.told.empty());
}

void TestRoleStrip::collapsesToOneRole()
{
    Hands hands(Hourly<Role>(with(Roles(24, C), 5, 5, P)));
    hands.choose(QStringLiteral("C"));
    hands.drag(5, {5});
    QCOMPARE(hands.told.back(), Hourly<Role>(C));
    QVERIFY(hands.told.back().isConstant());
}

void TestRoleStrip::isWorkedByKeysAlone()
{
    Hands hands(C);
    hands.strip.setHour(3);
    QTest::keyClick(&hands.cells, Qt::Key_Right);
    QTest::keyClick(&hands.cells, Qt::Key_Right);
    QTest::keyClick(&hands.cells, Qt::Key_Left);
    QTest::keyClick(&hands.cells, Qt::Key_G);
    QCOMPARE(hands.told.back(), Hourly<Role>(with(Roles(24, C), 4, 4, G)));
    QTest::keyClick(&hands.cells, Qt::Key_P);
    QCOMPARE(hands.told.back(), Hourly<Role>(with(Roles(24, C), 4, 4, P)));
    QTest::keyClick(&hands.cells, Qt::Key_C);
    QCOMPARE(hands.told.back(), Hourly<Role>(C));
    QCOMPARE(hands.told.size(), 3U);
}

void TestRoleStrip::fillsAProfileThatIsTooShort()
{
    Hands hands(Hourly<Role>(Roles{G, P}));
    hands.choose(QStringLiteral("C"));
    QTest::mouseClick(&hands.cells, Qt::LeftButton, {}, hands.at(0));
    QCOMPARE(hands.told.back(), Hourly<Role>(with(Roles(24, P), 0, 0, C)));
}

void TestRoleStrip::showsTheDayOfTheHour()
{
    Hands hands(C, 72);
    hands.strip.setHour(30);
    hands.hourCount = 24; // shown
    hands.choose(QStringLiteral("P"));
    QTest::mouseClick(&hands.cells, Qt::LeftButton, {}, hands.at(0));
    QCOMPARE(hands.told.back(), Hourly<Role>(with(Roles(72, C), 24, 24, P)));
}

void TestRoleStrip::isSeenInItsColours()
{
    Hands hands(Hourly<Role>(with(Roles(24, C), 0, 11, G)));
    for (const Colours *colours : {&lightColours(), &darkColours()}) {
        hands.strip.setPalette(paletteOf(*colours));
        const QImage image = hands.cells.grab().toImage();
        const QPoint corner(-4, -7); // beside the letter
        QCOMPARE(image.pixelColor(hands.at(3) + corner), colours->producer);
        QCOMPARE(image.pixelColor(hands.at(20) + corner), colours->consumer);
    }
}

void TestRoleStrip::sparklineOpensByMouseAndKeys()
{
    Sparkline sparkline;
    sparkline.show();
    const QSignalSpy clicked(&sparkline, &Sparkline::clicked);
    QTest::mouseClick(&sparkline, Qt::LeftButton);
    QTest::keyClick(&sparkline, Qt::Key_Return);
    QTest::keyClick(&sparkline, Qt::Key_Space);
    QCOMPARE(clicked.count(), 3);
    QTest::mouseClick(&sparkline, Qt::RightButton);
    QTest::keyClick(&sparkline, Qt::Key_A);
    QCOMPARE(clicked.count(), 3);
}

void TestRoleStrip::sparklineMarksTheHour()
{
    Sparkline sparkline;
    sparkline.setProfile(Profile(std::vector<double>{1.0, 2.0}), 24); // too short: 0 further on
    sparkline.setHour(3);
    const QImage before = sparkline.grab().toImage();
    sparkline.setHour(20);
    QVERIFY(sparkline.grab().toImage() != before);
    sparkline.setProfile(Profile(1.0), 8760);
    sparkline.setHour(9999);
    sparkline.grab(); // draws without reading past the end
}

QTEST_MAIN(TestRoleStrip)
#include "tst_rolestrip.moc"
