// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wholeoutcome.h"
#include "tests/ui/solvedcase.h"

#include "ui/colours.h"
#include "ui/results/billschart.h"
#include "ui/results/billstable.h"
#include "ui/results/chartexport.h"
#include "ui/results/chartstyle.h"
#include "ui/results/resultspanel.h"
#include "ui/results/roleschart.h"
#include "ui/results/sankeychart.h"
#include "ui/results/tradematrixchart.h"
#include "ui/wording.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolTip>
#include <QXmlStreamReader>

#include <functional>

using namespace peergrid;

Q_DECLARE_METATYPE(peergrid::ObjectIds)

namespace
{

constexpr std::size_t evening = 19; ///< 19:00–20:00

using Make = std::function<Chart *()>;

const std::vector<std::pair<QString, Make>> &kinds()
{
    static const std::vector<std::pair<QString, Make>> all{
        {QStringLiteral("Bills"), [] { return new BillsChart; }},
        {QStringLiteral("Trade matrix"), [] { return new TradeMatrixChart; }},
        {QStringLiteral("Flows"), [] { return new SankeyChart; }},
        {QStringLiteral("Roles"), [] { return new RolesChart; }},
    };
    return all;
}

/// A panel with these charts on the screen, and a hand to use one.
struct Desk {
    ResultsPanel panel;
    Shown shown;
    QSignalSpy objects{&panel, &ResultsPanel::objectChosen};
    QSignalSpy hours{&panel, &ResultsPanel::hourChosen};

    explicit Desk(const QString &tab, SolvedPtr solved, std::size_t hour = evening)
    {
        for (const auto &[title, make] : kinds())
            panel.add(title, make);
        panel.resize(1200, 460);
        panel.QWidget::show();
        panel.setCurrent(tab);
        shown.solved = std::move(solved);
        shown.hour = hour;
        panel.show(shown);
        QApplication::setActiveWindow(&panel);
        QApplication::processEvents();
    }

    Chart &chart() const { return *panel.current(); }
    template<class T>
    T *seen(const QString &name = {}) const
    {
        for (T *widget : chart().findChildren<T *>())
            if (widget->isVisible() && (name.isEmpty() || widget->accessibleName() == name))
                return widget;
        return nullptr;
    }
    /// The drawing that can be used, not the head above it.
    DrawnView &view() const
    {
        for (DrawnView *view : chart().findChildren<DrawnView *>())
            if (view->isVisible() && view->focusPolicy() != Qt::NoFocus)
                return *view;
        qFatal("nothing drawn");
    }
    /// The spot whose words begin so.
    std::optional<std::size_t> spot(const QString &words) const
    {
        for (std::size_t number = 0; view().drawn()->has(number); ++number)
            if (view().drawn()->spot(number).words.startsWith(words))
                return number;
        return std::nullopt;
    }
    /// Within its outline: the middle of a ribbon may lie beside it.
    QPoint place(std::size_t number) const
    {
        const QPainterPath outline = view().drawn()->spot(number).outline;
        const QRectF bounds = outline.boundingRect();
        for (double y = bounds.center().y(); y < bounds.bottom(); y += 0.5)
            if (outline.contains(QPointF(bounds.center().x(), y)))
                return QPointF(bounds.center().x(), y).toPoint();
        for (double y = bounds.top(); y < bounds.bottom(); y += 0.5)
            if (outline.contains(QPointF(bounds.center().x(), y + 0.5)))
                return QPointF(bounds.center().x(), y + 0.5).toPoint();
        return bounds.center().toPoint();
    }
    void click(std::size_t number)
    {
        QTest::mouseClick(&view(), Qt::LeftButton, {}, place(number));
    }
    void choose(const QString &what, const QString &item)
    {
        auto *chooser = seen<QComboBox>(what);
        QVERIFY(chooser);
        QTest::keyClicks(chooser, item);
        QCOMPARE(chooser->currentText(), item);
    }
    void showAgain() { panel.show(shown); }
    ObjectIds lastObjects() const { return objects.last()[0].value<ObjectIds>(); }
    std::size_t lastHour() const { return hours.last()[0].value<std::size_t>(); }
};

ObjectIds peers(std::initializer_list<const char *> ids)
{
    ObjectIds objects;
    for (const char *id : ids)
        objects.peers.insert(PeerId(id));
    return objects;
}

QTreeWidgetItem *itemOf(const BillsTable &table, const QString &name)
{
    const auto found = table.findItems(name, Qt::MatchExactly);
    return found.isEmpty() ? nullptr : found.front();
}

void addCharts()
{
    QTest::addColumn<QString>("title");
    for (const auto &[title, make] : kinds())
        QTest::newRow(qPrintable(title)) << title;
}

double inkOf(const QImage &image)
{
    std::size_t ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixelColor(x, y) != image.pixelColor(0, 0) ? 1 : 0;
    return static_cast<double>(ink) / image.width() / image.height();
}

} // namespace

class TestDrawnCharts : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        qRegisterMetaType<ObjectIds>();
        m_five = test::solvedCase("five-peer-case-2");
        m_paper = test::solvedCase("seventeen-peer-case-3");
        m_island = test::solvedCase("island");
        m_village = test::solvedCase("village-100");
    }

    // Bills

    void billsFollowTheSelection()
    {
        Desk desk(QStringLiteral("Bills"), m_paper);
        QVERIFY(desk.chart().caption().contains(QStringLiteral("All peers · 19:00–20:00")));
        desk.shown.selection = peers({"5"});
        desk.showAgain();
        QVERIFY(desk.chart().caption().contains(QStringLiteral("P5")));
        const auto now = desk.spot(QStringLiteral("Cost now"));
        QVERIFY(now);
        const Settlement core =
            settle(*m_paper->market, test::wholeOutcome(*m_paper), {evening, evening});
        QVERIFY(desk.view().drawn()->spot(*now).words.startsWith(
            QStringLiteral("Cost now: %1 $").arg(roundedText(core.peers[4].cost()))));
        desk.shown.selection = {{}, {CommunityId("2")}, {}};
        desk.showAgain();
        QVERIFY(desk.chart().caption().contains(QStringLiteral("Community 2")));
        desk.choose(QStringLiteral("Hours summed up"), QStringLiteral("All hours"));
        QVERIFY(desk.chart().caption().contains(QStringLiteral("Community 2 · all 24 hours")));
    }

    void billsNameEveryStepOnHover()
    {
        Desk desk(QStringLiteral("Bills"), m_five, 0);
        desk.shown.selection = peers({"2"});
        desk.showAgain();
        QTest::mouseMove(&desk.view(), desk.place(*desk.spot(QStringLiteral("Network fees"))));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("−1.462 $")));
        QVERIFY(QToolTip::text().contains(
            QStringLiteral("2.218 $ alone with the main grid, 0.756 $ now")));
    }

    void aBillIsChosenByClickAndKeys()
    {
        Desk desk(QStringLiteral("Bills"), m_paper);
        auto &table = *desk.seen<BillsTable>();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualItemRect(itemOf(table, QStringLiteral("P3"))).center());
        QCOMPARE(desk.lastObjects(), peers({"3"}));
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(desk.lastObjects(), peers({"4"}));
        QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.lastObjects(), peers({"4", "5"}));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualItemRect(table.topLevelItem(0)).center());
        QCOMPARE(desk.lastObjects(), ObjectIds{}); // all of them
        const auto told = desk.objects.size();
        desk.shown.selection = {{}, {CommunityId("2")}, {}};
        desk.showAgain();
        QCOMPARE(desk.objects.size(), told); // what is shown is no choice
        QVERIFY(itemOf(table, QStringLiteral("P5"))->isSelected());
        QVERIFY(!itemOf(table, QStringLiteral("P3"))->isSelected());
    }

    void aBillOpensItsTrades()
    {
        Desk desk(QStringLiteral("Bills"), m_paper);
        auto &table = *desk.seen<BillsTable>();
        QTreeWidgetItem *line = itemOf(table, QStringLiteral("P14"));
        QVERIFY(line && line->childIndicatorPolicy() == QTreeWidgetItem::ShowIndicator);
        table.setCurrentItem(line);
        QTest::keyClick(&table, Qt::Key_Right);
        QCOMPARE(line->childCount(), 2); // of P5 and P6
        QVERIFY(line->child(1)->text(0).contains(QStringLiteral("from P6")));
        QVERIFY(line->child(1)->text(0).contains(QStringLiteral("19:00–20:00")));
        QCOMPARE(line->child(1)->text(1), QStringLiteral("8"));
        const int price = table.columnCount() - 2;
        QCOMPARE(line->child(1)->text(price), QStringLiteral("0.0584"));
        QCOMPARE(line->child(1)->text(price + 1), QStringLiteral("contract C: 0.2 × network fee"));
        // Another hour has other trades, and the line stays open.
        desk.shown.hour = 3;
        desk.showAgain();
        line = itemOf(table, QStringLiteral("P14"));
        QVERIFY(line->isExpanded() && line->childCount() > 0);
        QVERIFY(line->child(0)->text(0).contains(QStringLiteral("03:00–04:00")));
        // A trade leads to its hour.
        desk.choose(QStringLiteral("Hours summed up"), QStringLiteral("All hours"));
        QVERIFY(line->childCount() >= 24);
        table.scrollToItem(line->child(0));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualItemRect(line->child(0)).center());
        QCOMPARE(desk.lastHour(), 0U);
    }

    void billsAreSortedAsNumbersUnderTheirTotal()
    {
        Desk desk(QStringLiteral("Bills"), m_paper);
        desk.choose(QStringLiteral("Hours summed up"), QStringLiteral("All hours"));
        auto &table = *desk.seen<BillsTable>();
        const int cost = 9;
        QVERIFY(table.headerItem()->text(cost).startsWith(QStringLiteral("Cost")));
        const Settlement core = settle(*m_paper->market, test::wholeOutcome(*m_paper), {0, 23});
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            table.sortByColumn(cost, order);
            QVERIFY(table.topLevelItem(0)->text(0).startsWith(QStringLiteral("All 17")));
            std::vector<double> costs;
            for (int i = 1; i < table.topLevelItemCount(); ++i) {
                for (std::size_t n = 0; n < m_paper->market->peers.size(); ++n)
                    if (nameOfEnd(*m_paper->market, m_paper->market->peers[n].id) ==
                        table.topLevelItem(i)->text(0))
                        costs.push_back(core.peers[n].cost());
            }
            QCOMPARE(costs.size(), 17U);
            QVERIFY(order == Qt::AscendingOrder ? std::is_sorted(costs.begin(), costs.end())
                                                : std::is_sorted(costs.rbegin(), costs.rend()));
        }
    }

    void billsShowTheDifferenceFromAnotherRun()
    {
        Desk desk(QStringLiteral("Bills"), m_paper);
        auto &table = *desk.seen<BillsTable>();
        const auto isShown = [&](const char *title) {
            for (int column = 0; column < table.columnCount(); ++column)
                if (table.headerItem()->text(column).startsWith(QString::fromUtf8(title)))
                    return !table.isColumnHidden(column);
            return false;
        };
        QVERIFY(!isShown("Compared") && isShown("Savings") && !isShown("Wear"));
        Scenario other = test::scenarioOf("seventeen-peer-case-3");
        other.name = "Dearer sun";
        for (Peer &peer : other.market.peers)
            if (peer.id == PeerId("6"))
                peer.generation.cost = 0.2;
        desk.shown.ghost = test::solved(std::move(other));
        desk.showAgain();
        QVERIFY(isShown("Compared"));
        const auto now = desk.spot(QStringLiteral("Cost now"));
        QVERIFY(desk.view().drawn()->spot(*now).words.contains(QStringLiteral("Dearer sun")));
        const Bill here = sum(*m_paper);
        const Bill there = sum(*desk.shown.ghost);
        QVERIFY(desk.view().drawn()->spot(*now).words.contains(
            QStringLiteral("%1 $ in the run compared").arg(roundedText(there.cost()))));
        QVERIFY(here.cost() < there.cost());
    }

    void billsSayHowTheyAddUp()
    {
        Desk desk(QStringLiteral("Bills"), m_five, 0);
        const auto *label = desk.seen<QLabel>(QStringLiteral("How the bills add up"));
        QVERIFY(label->text().contains(QStringLiteral("Payments in, 13.18 $")));
        QVERIFY(label->text().contains(QStringLiteral("objective, 28.46 $")));
        QVERIFY(!desk.seen<QComboBox>()); // one hour leaves nothing to choose
    }

    // Matrix

    void aCellNamesAndChoosesItsPair()
    {
        Desk desk(QStringLiteral("Trade matrix"), m_paper);
        const auto cell = desk.spot(QStringLiteral("P6 → P14: 8 kWh"));
        QVERIFY(cell);
        QTest::mouseMove(&desk.view(), desk.place(*cell));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("0.0584 $/kWh")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("contract C: 0.2 × network fee")));
        QCOMPARE(desk.view().accessibleDescription(), desk.view().drawn()->spot(*cell).words);
        desk.click(*cell);
        QCOMPARE(desk.lastObjects(), peers({"6", "14"}));
        const auto own = desk.spot(QStringLiteral("P5, own use: 9 kWh"));
        QVERIFY(own);
        desk.click(*own);
        QCOMPARE(desk.lastObjects(), peers({"5"}));
        const auto told = desk.objects.size();
        QTest::mouseClick(&desk.view(), Qt::LeftButton, {}, {3, 3}); // beside the cells
        QTest::mouseClick(&desk.view(), Qt::RightButton, {}, desk.place(*cell));
        QCOMPARE(desk.objects.size(), told);
    }

    void cellsHaveTheColourOfTheirEnergy()
    {
        Desk desk(QStringLiteral("Trade matrix"), m_five, 0);
        const auto colourAt = [&](const QString &words, QPoint off) {
            const DrawnSpot spot = desk.view().drawn()->spot(*desk.spot(words));
            const QPoint corner = spot.outline.boundingRect().topLeft().toPoint() + off;
            return desk.view().grab().toImage().pixelColor(corner);
        };
        const QPoint off(8, 5);
        const QColor little = colourAt(QStringLiteral("P3 → P4"), off); // 25
        const QColor much = colourAt(QStringLiteral("P5 → P2"), off);   // 105
        const QColor nothing = colourAt(QStringLiteral("P3 → P5"), off);
        QVERIFY(brightness(much) < brightness(little) - 0.1);
        QVERIFY(brightness(little) < brightness(nothing) - 0.1);
        const QColor own = colourAt(QStringLiteral("P3, own use"), off); // 50, grey
        QVERIFY(std::abs(own.red() - own.blue()) < 3);
        QVERIFY(much.blue() > much.red() + 30);
    }

    void crowdsAreShownByCommunity()
    {
        Desk desk(QStringLiteral("Trade matrix"), m_village, 12);
        QCOMPARE(desk.seen<QComboBox>(QStringLiteral("Rows and columns"))->currentText(),
                 QStringLiteral("By community"));
        const auto inside = desk.spot(QStringLiteral("Inside South Field"));
        QVERIFY(inside);
        QVERIFY(desk.view().drawn()->spot(*inside).words.contains(
            QStringLiteral("South Field, own use")));
        desk.click(*inside);
        QCOMPARE(desk.lastObjects().communities.size(), 1U);
        desk.choose(QStringLiteral("Rows and columns"), QStringLiteral("By peer"));
        QVERIFY(desk.spot(QStringLiteral("Water mill → School")));
        desk.shown.hour = 13; // keeps what was chosen
        desk.showAgain();
        QVERIFY(desk.spot(QStringLiteral("Water mill → School")));
    }

    void theMatrixShowsDifferences()
    {
        Scenario other = test::scenarioOf("five-peer-case-2");
        other.market.peers[4].generation.maximum = 120.0;
        Desk desk(QStringLiteral("Trade matrix"), m_five, 0);
        QVERIFY(!desk.seen<QCheckBox>());
        desk.shown.ghost = test::solved(std::move(other));
        desk.showAgain();
        QVERIFY(desk.chart().caption().contains(QStringLiteral("difference")));
        QVERIFY(desk.spot(QStringLiteral("P5 → P2: +")));
        QVERIFY(desk.spot(QStringLiteral("P3 → P2: −")));
        QTest::mouseClick(desk.seen<QCheckBox>(), Qt::LeftButton, {}, {8, 8});
        QVERIFY(desk.spot(QStringLiteral("P5 → P2: 105 kWh")));
        QVERIFY(!desk.chart().caption().contains(QStringLiteral("difference")));
        // There is none where the other run has no such hour.
        QTest::mouseClick(desk.seen<QCheckBox>(), Qt::LeftButton, {}, {8, 8});
        desk.shown.solved = m_paper;
        desk.shown.hour = evening;
        desk.showAgain();
        QVERIFY(!desk.seen<QCheckBox>());
        QVERIFY(!desk.chart().caption().contains(QStringLiteral("difference")));
    }

    void arrowsWalkOverTheMatrix()
    {
        Desk desk(QStringLiteral("Trade matrix"), m_five, 0);
        desk.view().setFocus(Qt::TabFocusReason);
        QVERIFY(desk.view().accessibleDescription().startsWith(QStringLiteral("P3, own use")));
        QTest::keyClick(&desk.view(), Qt::Key_Right);
        QTest::keyClick(&desk.view(), Qt::Key_Down);
        const QString there = desk.view().accessibleDescription();
        QVERIFY2(there.startsWith(QStringLiteral("P5 → P2: 105 kWh")), qPrintable(there));
        QTest::keyClick(&desk.view(), Qt::Key_Return);
        QCOMPARE(desk.lastObjects(), peers({"2", "5"}));
        desk.shown.selection = desk.lastObjects(); // what it leads to keeps the place
        desk.showAgain();
        QTest::keyClick(&desk.view(), Qt::Key_Right);
        QVERIFY(desk.view().accessibleDescription().startsWith(QStringLiteral("P5 → P4")));
    }

    // Flows

    void aRibbonNamesAndChoosesItsEnds()
    {
        Desk desk(QStringLiteral("Flows"), m_paper);
        const auto ribbon = desk.spot(QStringLiteral("P6 → P2"));
        QVERIFY(ribbon);
        QTest::mouseMove(&desk.view(), desk.place(*ribbon));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("P6 → P2: 42.99 kWh")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("$/kWh on average")));
        desk.click(*ribbon);
        QCOMPARE(desk.lastObjects(), peers({"2", "6"}));
        desk.click(*desk.spot(QStringLiteral("P6 · 170 kWh")));
        QCOMPARE(desk.lastObjects(), peers({"6"}));
    }

    void ownUseMayBeLeftOut()
    {
        Desk desk(QStringLiteral("Flows"), m_five, 0);
        QVERIFY(desk.spot(QStringLiteral("P5, own use: 20 kWh")));
        QTest::mouseClick(desk.seen<QCheckBox>(), Qt::LeftButton, {}, {8, 8});
        QVERIFY(!desk.spot(QStringLiteral("P5, own use")));
        QVERIFY(desk.spot(QStringLiteral("P5 · 180 kWh")));
    }

    void flowsShowWhatIsNotServed()
    {
        Desk desk(QStringLiteral("Flows"), m_island);
        QVERIFY(desk.spot(QStringLiteral("Not served · 7.22 kWh")));
        const auto ribbon = desk.spot(QStringLiteral("Upper village, not served"));
        QVERIFY(ribbon);
        const QColor colour = desk.view().grab().toImage().pixelColor(
            desk.place(*desk.spot(QStringLiteral("Not served"))));
        QVERIFY(colour.red() > colour.green() + 60);
    }

    void arrowsFollowRibbons()
    {
        Desk desk(QStringLiteral("Flows"), m_five, 0);
        desk.view().setFocus(Qt::TabFocusReason);
        const auto at = [&] { return desk.view().accessibleDescription(); };
        QVERIFY(at().startsWith(QStringLiteral("P3 · 110 kWh")));
        QTest::keyClick(&desk.view(), Qt::Key_Down);
        QVERIFY(at().startsWith(QStringLiteral("P5 · 200 kWh")));
        QTest::keyClick(&desk.view(), Qt::Key_Right);
        QVERIFY(at().startsWith(QStringLiteral("P5 → P2")));
        QTest::keyClick(&desk.view(), Qt::Key_Right);
        QVERIFY(at().startsWith(QStringLiteral("P2 · 140 kWh")));
        QTest::keyClick(&desk.view(), Qt::Key_Space);
        QCOMPARE(desk.lastObjects(), peers({"2"}));
    }

    void otherFlowsPaleBesideTheSelected()
    {
        Desk desk(QStringLiteral("Flows"), m_five, 0);
        const auto colourOf = [&](const QString &words) {
            return desk.view().grab().toImage().pixelColor(desk.place(*desk.spot(words)));
        };
        const QColor before = colourOf(QStringLiteral("P3 → P4"));
        const QColor kept = colourOf(QStringLiteral("P5 → P4"));
        desk.shown.selection = peers({"5"});
        desk.showAgain();
        QVERIFY(brightness(colourOf(QStringLiteral("P3 → P4"))) > brightness(before) + 0.1);
        QCOMPARE(colourOf(QStringLiteral("P5 → P4")), kept);
    }

    // Roles

    void aRoleChoosesItsPeerAndHour()
    {
        Desk desk(QStringLiteral("Roles"), m_paper);
        const auto cell = desk.spot(QStringLiteral("P3\n05:00–06:00: sells"));
        QVERIFY(cell);
        QTest::mouseMove(&desk.view(), desk.place(*cell));
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("declared prosumer")));
        desk.click(*cell);
        QCOMPARE(desk.lastObjects(), peers({"3"}));
        QCOMPARE(desk.lastHour(), 5U);
        const auto hours = desk.hours.size();
        const DrawnSpot name = desk.view().drawn()->spot(*desk.spot(QStringLiteral("P5")));
        QTest::mouseClick(&desk.view(), Qt::LeftButton, {},
                          name.outline.boundingRect().topLeft().toPoint() + QPoint(20, 10));
        QCOMPARE(desk.lastObjects(), peers({"5"}));
        QCOMPARE(desk.hours.size(), hours);
    }

    void arrowsScrollThroughManyPeers()
    {
        Desk desk(QStringLiteral("Roles"), m_village, 12);
        desk.view().setFocus(Qt::TabFocusReason);
        QVERIFY(desk.view().accessibleDescription().contains(QStringLiteral("12:00–13:00")));
        auto *scroll = desk.seen<QScrollArea>();
        QVERIFY(scroll && scroll->verticalScrollBar()->maximum() > 1000);
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(&desk.view(), Qt::Key_Down);
        QVERIFY(scroll->verticalScrollBar()->value() > 500);
        QTest::keyClick(&desk.view(), Qt::Key_Return);
        QCOMPARE(desk.lastHour(), 12U);
        QCOMPARE(desk.lastObjects().peers.size(), 1U);
    }

    void theHeadOfRolesKeepsItsRoom()
    {
        Shown shown;
        shown.solved = m_paper;
        const auto verify = [](const RolesChart &chart) {
            QApplication::processEvents();
            const auto views = chart.findChildren<DrawnView *>();
            const auto head = std::find_if(views.begin(), views.end(), [](const QWidget *view) {
                return view->focusPolicy() == Qt::NoFocus;
            });
            QVERIFY(head != views.end());
            const QWidget *body = chart.findChild<QScrollArea *>()->viewport();
            QCOMPARE((*head)->height(), headHeight((*head)->width()));
            QCOMPARE((*head)->width(), body->width());
            QCOMPARE((*head)->mapTo(&chart, QPoint(0, (*head)->height())),
                     body->mapTo(&chart, QPoint()));
        };
        // A scroll bar that comes may be what makes the legend need another line.
        for (int width = 560; width < 900; width += 5) {
            RolesChart chart;
            chart.resize(width, 260);
            chart.QWidget::show();
            chart.show(shown);
            verify(chart);
            chart.resize(width + 300, 260);
            verify(chart);
        }
    }

    void rolesMarkTheHourOnScreenAlone()
    {
        Desk desk(QStringLiteral("Roles"), m_paper);
        const auto left = [&](std::size_t hour) {
            const auto spot = desk.spot(QStringLiteral("P2\n%1").arg(hourText(hour, 24)));
            return desk.view().drawn()->spot(*spot).outline.boundingRect().left();
        };
        const auto isMarked = [&](std::size_t hour) {
            const QImage image = desk.view().grab().toImage();
            const QColor accent = coloursOf(desk.panel.palette()).accent;
            for (int x = -2; x <= 2; ++x) {
                const QColor colour = image.pixelColor(static_cast<int>(left(hour)) + x, 36);
                if (std::abs(colour.red() - accent.red()) < 70 && colour.blue() > 200 &&
                    colour.green() < 170)
                    return true;
            }
            return false;
        };
        QVERIFY(isMarked(evening));
        QVERIFY(!isMarked(5));
        desk.shown.hour = 5;
        const QImage before = imageOf(desk.chart(), {});
        desk.showAgain();
        QVERIFY(isMarked(5) && !isMarked(evening));
        QCOMPARE(imageOf(desk.chart(), {}), before);
    }

    void longRunsShowTheDayOfTheHour()
    {
        Scenario scenario = test::scenarioOf("five-peer-case-2");
        scenario.market.hours = 60;
        Desk desk(QStringLiteral("Roles"), test::solved(std::move(scenario)), 30);
        QVERIFY(desk.spot(QStringLiteral("P2\nday 2, 06:00–07:00: buys")));
        QVERIFY(!desk.spot(QStringLiteral("P2\nday 1")));
        QVERIFY(desk.chart().caption().contains(QStringLiteral("day 2")));
    }

    // All of them

    void hoursWithoutAResultSaySo_data() { addCharts(); }
    void hoursWithoutAResultSaySo()
    {
        QFETCH(const QString, title);
        SolveOptions some;
        some.hours = HourRange{2, 4};
        const SolvedPtr part = test::solved(test::scenarioOf("seventeen-peer-case-3"), some);
        Desk desk(title, part, 7);
        if (title == QLatin1String("Roles")) {
            QVERIFY(desk.spot(QStringLiteral("P2\n07:00–08:00: no result")));
            QVERIFY(desk.spot(QStringLiteral("P2\n03:00–04:00: buys")));
            return;
        }
        QVERIFY(!desk.view().drawn()->has(0) || !desk.view().drawn()->spotAt({200.0, 80.0}));
        const QString svg = QString::fromUtf8(svgOf(desk.chart(), {}));
        QVERIFY(svg.contains(QStringLiteral("This hour is not solved")));
        desk.choose(QStringLiteral("Hours summed up"), QStringLiteral("All hours"));
        QVERIFY(desk.chart().caption().contains(QStringLiteral("3 of 24 hours")));
        QVERIFY(desk.view().drawn()->has(0));
    }

    void nothingSolvedDrawsNothing_data() { addCharts(); }
    void nothingSolvedDrawsNothing()
    {
        QFETCH(const QString, title);
        for (const auto &[name, make] : kinds()) {
            if (name != title)
                continue;
            const std::unique_ptr<Chart> chart(make());
            Shown shown;
            shown.solved = m_five;
            chart->show(shown);
            QVERIFY(!chart->table().rows.empty());
            chart->show(Shown{});
            QVERIFY(chart->table().rows.empty());
            QVERIFY(!chart->caption().isEmpty());
            QImage image(300, 200, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            chart->paintOn(painter, QRectF(0, 0, 300, 200), lightColours());
            painter.end();
            QCOMPARE(inkOf(image), 0.0);
            chart->resize(600, 300);
            chart->grab();
        }
    }

    void paintsOnPaper_data() { addCharts(); }
    void paintsOnPaper()
    {
        QFETCH(const QString, title);
        for (const SolvedPtr &solved : {m_five, m_paper, m_island, m_village}) {
            Desk desk(title, solved, solved->hours() > 12 ? 12 : 0);
            const PaperLook look;
            QVERIFY(inkOf(imageOf(desk.chart(), look)) > 0.01);
            QVERIFY(pngOf(desk.chart(), look).startsWith("\x89PNG"));
            const QByteArray pdf = pdfOf(desk.chart(), look);
            QVERIFY(pdf.startsWith("%PDF") && pdf.contains("/FontFile2"));
            const QByteArray svg = svgOf(desk.chart(), look);
            QXmlStreamReader xml(svg);
            int texts = 0;
            while (!xml.atEnd())
                texts += xml.readNext() == QXmlStreamReader::StartElement &&
                                 xml.name() == QLatin1String("text")
                             ? 1
                             : 0;
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QVERIFY(texts > 4);
            QVERIFY(!svg.contains("<clipPath") && !svg.contains("<pattern"));
        }
    }

    void paperIsLightWhateverTheScreen_data() { addCharts(); }
    void paperIsLightWhateverTheScreen()
    {
        QFETCH(const QString, title);
        Desk desk(title, m_paper);
        const QImage light = imageOf(desk.chart(), {});
        QColor seen = desk.view().grab().toImage().pixelColor(2, 2);
        QVERIFY(brightness(seen) > 0.8);
        desk.panel.setPalette(paletteOf(darkColours()));
        QApplication::processEvents();
        seen = desk.view().grab().toImage().pixelColor(2, 2);
        QVERIFY2(brightness(seen) < 0.3, qPrintable(seen.name()));
        QCOMPARE(imageOf(desk.chart(), {}), light);
    }

    void everyPartHasAName_data() { addCharts(); }
    void everyPartHasAName()
    {
        QFETCH(const QString, title);
        Desk desk(title, m_paper);
        for (const QWidget *widget : desk.chart().findChildren<QWidget *>()) {
            const bool isReached = widget->isVisible() && widget->focusPolicy() & Qt::TabFocus;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (isReached)
                QVERIFY2(!widget->accessibleName().isEmpty() ||
                             (button && !button->text().isEmpty()),
                         widget->metaObject()->className());
        }
    }

    void tablesAreOfWhatIsShown_data() { addCharts(); }
    void tablesAreOfWhatIsShown()
    {
        QFETCH(const QString, title);
        Desk desk(title, m_paper);
        const std::size_t rows = desk.chart().table().rows.size();
        QVERIFY(rows > 0);
        if (title == QLatin1String("Roles")) {
            QCOMPARE(rows, 24U * 17U);
            return;
        }
        QCOMPARE(desk.chart().table().rows[0][0].number, 20.0);
        desk.choose(QStringLiteral("Hours summed up"), QStringLiteral("All hours"));
        QCOMPARE(desk.chart().table().rows[0][0].number, 1.0);
        QVERIFY(desk.chart().table().rows.size() >= rows);
    }

  private:
    static Bill sum(const Solved &solved)
    {
        Bill total;
        for (const Bill &bill : totalsOf(solved, {evening, evening}).settlement.peers) {
            total.paid += bill.paid;
            total.earned += bill.earned;
            total.generationCost += bill.generationCost;
            total.wear += bill.wear;
        }
        return total;
    }

    SolvedPtr m_five;
    SolvedPtr m_paper;
    SolvedPtr m_island;
    SolvedPtr m_village;
};

QTEST_MAIN(TestDrawnCharts)
#include "tst_drawncharts.moc"
