// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/solvedcase.h"

#include "core/words.h"
#include "ui/colours.h"
#include "ui/results/figurecard.h"
#include "ui/results/plotchart.h"
#include "ui/results/plotview.h"
#include "ui/results/resultspanel.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>
#include <QToolTip>

using namespace peergrid;

Q_DECLARE_METATYPE(peergrid::ObjectIds)

namespace
{

constexpr std::size_t noon = 11; ///< 11:00–12:00

/// A panel on the screen, and a hand to use it.
struct Desk {
    ResultsPanel panel;
    Shown shown;
    QSignalSpy objects{&panel, &ResultsPanel::objectChosen};
    QSignalSpy hours{&panel, &ResultsPanel::hourChosen};
    QSignalSpy exports{&panel, &ResultsPanel::exportRequested};

    explicit Desk(SolvedPtr solved = {}, const QString &tab = {})
    {
        panel.resize(1100, 320);
        panel.QWidget::show();
        panel.setCurrent(tab);
        shown.solved = std::move(solved);
        shown.hour = noon;
        panel.show(shown);
        QApplication::setActiveWindow(&panel);
        QApplication::processEvents();
    }

    template<class T>
    T *seen(const QString &name = {}) const
    {
        for (T *widget : panel.findChildren<T *>()) {
            if (widget->isVisible() && (name.isEmpty() || widget->accessibleName() == name))
                return widget;
        }
        return nullptr;
    }
    PlotView &plot() const { return *seen<PlotView>(); }
    const Plot &drawn() const { return plot().drawing().plot; }
    QPoint at(double place, double value) const { return plot().pixelOf(place, value).toPoint(); }
    void click(double place, double value)
    {
        QTest::mouseClick(plot().viewport(), Qt::LeftButton, {}, at(place, value));
    }
    void choose(const QString &what, const QString &item)
    {
        auto *chooser = seen<QComboBox>(what);
        QVERIFY(chooser);
        QTest::keyClicks(chooser, item);
        QCOMPARE(chooser->currentText(), item);
    }
    QColor pixel(double place, double value) const
    {
        return plot().viewport()->grab().toImage().pixelColor(at(place, value));
    }
    QString notes() const
    {
        const auto *label = seen<QLabel>(QStringLiteral("Notes on the run"));
        return label ? label->text() : QString();
    }
    ObjectIds lastObjects() const { return objects.last()[0].value<ObjectIds>(); }
    std::size_t lastHour() const { return hours.last()[0].value<std::size_t>(); }
};

ObjectIds peer(const char *id)
{
    return {{PeerId(id)}, {}, {}};
}

std::size_t placeOf(const Plot &plot, const QString &category)
{
    std::size_t place = 0;
    while (plot.categories.at(place).name != category)
        ++place;
    return place;
}

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void saysThatNothingIsSolved();
    void makesChartsWhenTheyAreLookedAt();
    void redrawsTheVisibleChartAlone();
    void aLayerChoosesItsPeerAndHour();
    void aBarChoosesItsPeer();
    void aCurveChoosesItsCommunity();
    void theGroundChoosesTheHourAlone();
    void hoverNamesSeriesHourAndValue();
    void arrowKeysGoFromHourToHour();
    void marksTheHour();
    void palesWhatIsNotSelected();
    void theLegendChooses();
    void longLegendsCanBeSearched();
    void keepsWhatWasChosen();
    void crowdsAreShownByCommunity();
    void staleResultsAreVeiledAndSaySo();
    void aRunThatWasStoppedSaysHowFar();
    void shortagesLeadToTheirHour();
    void drawsWhatItIsComparedWith();
    void saysWhyNothingIsDrawnBeside();
    void everyPlaceIsNamedWhereItIsNarrow();
    void longRunsAreShownDayByDay();
    void followsTheTheme();
    void figuresAreOfAllHoursOrOne();
    void exportsWhatIsSeen();
    void paintsWithoutAScreen();
    void everythingThatTakesFocusHasAName();

  private:
    SolvedPtr m_paper;
    SolvedPtr m_village;
};

void TestCharts::initTestCase()
{
    qRegisterMetaType<ObjectIds>();
    m_paper = test::solvedCase("seventeen-peer-case-3");
    m_village = test::solvedCase("village-100");
    QVERIFY(m_paper && m_village);
}

void TestCharts::saysThatNothingIsSolved()
{
    Desk desk;
    const auto labels = desk.panel.findChildren<QLabel *>();
    const auto says = [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("Press Run"));
    };
    QVERIFY(std::any_of(labels.begin(), labels.end(), says));
    QVERIFY(!desk.panel.current());
    QVERIFY(!desk.seen<QTabBar>()->isEnabled());
    desk.shown.solved = m_paper;
    desk.panel.show(desk.shown);
    QVERIFY(!std::any_of(labels.begin(), labels.end(), says));
    QVERIFY(desk.panel.current() && desk.panel.current()->isVisible());
    desk.shown.solved.reset();
    desk.panel.show(desk.shown);
    QVERIFY(std::any_of(labels.begin(), labels.end(), says));
}

void TestCharts::makesChartsWhenTheyAreLookedAt()
{
    Desk desk(m_paper);
    int made = 0;
    desk.panel.add(QStringLiteral("Own"), [&made] {
        ++made;
        return new PlotChart(generationKind());
    });
    QCOMPARE(desk.panel.findChildren<Chart *>().size(), 1);
    auto *bar = desk.seen<QTabBar>();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(3).center());
    QCOMPARE(desk.panel.findChildren<Chart *>().size(), 2);
    QCOMPARE(desk.panel.current()->title(), QStringLiteral("Prices"));
    QCOMPARE(made, 0);
    desk.panel.setCurrent(QStringLiteral("Own"));
    desk.panel.setCurrent(QStringLiteral("Prices"));
    desk.panel.setCurrent(QStringLiteral("Own"));
    QCOMPARE(made, 1);
}

void TestCharts::redrawsTheVisibleChartAlone()
{
    Desk desk(m_paper);
    const PlotView &generation = desk.plot();
    desk.panel.setCurrent(QStringLiteral("Prices"));
    QVERIFY(&desk.plot() != &generation);
    desk.shown.solved = m_village;
    desk.panel.show(desk.shown);
    QCOMPARE(generation.drawing().plot.series.size(), 8U); // still the paper's
    desk.panel.setCurrent(QStringLiteral("Generation"));
    QCOMPARE(generation.drawing().plot.series[0].name, QStringLiteral("Main grid"));
    desk.panel.hide(); // nor does a panel nobody sees
    desk.shown.solved = m_paper;
    desk.panel.show(desk.shown);
    QCOMPARE(generation.drawing().plot.series[0].name, QStringLiteral("Main grid"));
    desk.panel.QWidget::show();
    QCOMPARE(generation.drawing().plot.series[0].name, QStringLiteral("P3"));
}

void TestCharts::aLayerChoosesItsPeerAndHour()
{
    Desk desk(m_paper);
    desk.click(14.5, 150.0); // P3 11, P5 52, then P6 up to 213
    QCOMPARE(desk.lastObjects(), peer("6"));
    QCOMPARE(desk.lastHour(), 14U);
}

void TestCharts::aBarChoosesItsPeer()
{
    Desk desk(m_paper, QStringLiteral("Bought and sold"));
    const auto place = static_cast<double>(placeOf(desk.drawn(), QStringLiteral("P4")));
    const BarSlot bought = barSlots(desk.drawn())[1];
    desk.click(place + (bought.left + bought.right) / 2.0, 60.0);
    QCOMPARE(desk.lastObjects(), peer("4"));
    QVERIFY(desk.hours.isEmpty()); // all bars are of the hour that is shown
}

void TestCharts::aCurveChoosesItsCommunity()
{
    Desk desk(m_paper, QStringLiteral("Prices"));
    const Series &third = desk.drawn().series[1];
    desk.click(3.5, third.values[3]);
    QCOMPARE(desk.lastObjects(), third.objects);
    QCOMPARE(desk.lastObjects().communities.size(), 1U);
    QCOMPARE(desk.lastHour(), 3U);
}

void TestCharts::theGroundChoosesTheHourAlone()
{
    Desk desk(m_paper);
    desk.click(2.5, 280.0);
    QCOMPARE(desk.lastHour(), 2U);
    QVERIFY(desk.objects.isEmpty());
    QTest::mouseClick(desk.plot().viewport(), Qt::LeftButton, {}, {2, 2}); // beside the plot
    QTest::mouseClick(desk.plot().viewport(), Qt::RightButton, {}, desk.at(5.5, 280.0));
    QCOMPARE(desk.hours.size(), 1);
}

void TestCharts::hoverNamesSeriesHourAndValue()
{
    Desk desk(m_paper);
    QTest::mouseMove(desk.plot().viewport(), desk.at(11.5, 150.0));
    QTRY_COMPARE(QToolTip::text(), QStringLiteral("P6 · 11:00–12:00 · 150 kWh"));
    desk.panel.setCurrent(QStringLiteral("Prices"));
    QApplication::processEvents();
    QTest::mouseMove(desk.plot().viewport(), desk.at(11.5, desk.drawn().series[1].values[11]));
    QTRY_VERIFY(QToolTip::text().startsWith(QStringLiteral("Community 2 · 11:00–12:00 · 0.0936")));
    QVERIFY(QToolTip::text().endsWith(QStringLiteral("$/kWh")));
}

void TestCharts::arrowKeysGoFromHourToHour()
{
    Desk desk(m_paper);
    QTest::keyClick(&desk.plot(), Qt::Key_Right);
    QCOMPARE(desk.lastHour(), noon + 1);
    QTest::keyClick(&desk.plot(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(desk.lastHour(), noon - 3);
    desk.shown.hour = 23;
    desk.panel.show(desk.shown);
    QTest::keyClick(&desk.plot(), Qt::Key_Right);
    QCOMPARE(desk.hours.size(), 2); // there is no later hour
}

void TestCharts::marksTheHour()
{
    Desk desk(m_paper);
    const QColor accent = coloursOf(desk.panel.palette()).accent;
    const auto isMarked = [&](double place) {
        // A line of 1.4 px may lie between two pixels.
        const QImage image = desk.plot().viewport()->grab().toImage();
        const QPoint where = desk.at(place, 290.0);
        for (int x = -1; x <= 1; ++x) {
            const QColor colour = image.pixelColor(where + QPoint(x, 0));
            if (std::abs(colour.red() - accent.red()) < 70 && colour.blue() > 200)
                return true;
        }
        return false;
    };
    QVERIFY(isMarked(11.5));
    QVERIFY(!isMarked(5.5));
    const QChart *chart = desk.plot().chart();
    desk.shown.hour = 5;
    desk.panel.show(desk.shown);
    QVERIFY(isMarked(5.5));
    QVERIFY(!isMarked(11.5));
    QVERIFY(desk.plot().chart() == chart); // another hour is no reason to build it anew
}

void TestCharts::palesWhatIsNotSelected()
{
    Desk desk(m_paper);
    const Colours &colours = coloursOf(desk.panel.palette());
    const QColor p6 = desk.pixel(17.5, 150.0);
    QCOMPARE(p6, colourOf(desk.drawn().series[2].look, colours));
    desk.shown.selection = peer("5");
    desk.panel.show(desk.shown);
    QCOMPARE(desk.pixel(17.5, 150.0), paler(p6, colours));
    desk.shown.selection = {{}, {CommunityId("2")}, {}}; // peers 4, 5 and 6
    desk.panel.show(desk.shown);
    QCOMPARE(desk.pixel(17.5, 150.0), p6);
}

void TestCharts::theLegendChooses()
{
    Desk desk(m_paper);
    auto *list = desk.seen<QListWidget>(QStringLiteral("Legend"));
    QVERIFY(list);
    const auto found = list->findItems(QStringLiteral("P8"), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(found[0]).center());
    QCOMPARE(desk.lastObjects(), peer("8"));
    const auto total = list->findItems(QStringLiteral("Total load"), Qt::MatchExactly);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(total.at(0)).center());
    QCOMPARE(desk.objects.size(), 1); // a total is nobody
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(desk.lastObjects(), peer("15"));
}

void TestCharts::longLegendsCanBeSearched()
{
    Desk desk(m_village);
    QVERIFY(!desk.seen<QLineEdit>());
    desk.choose(QStringLiteral("Series"), QStringLiteral("Every peer"));
    auto *search = desk.seen<QLineEdit>();
    auto *list = desk.seen<QListWidget>(QStringLiteral("Legend"));
    QVERIFY(search && list->count() > 20);
    QTest::keyClicks(search, QStringLiteral("orchard"));
    int shown = 0;
    for (int row = 0; row < list->count(); ++row) {
        shown += list->item(row)->isHidden() ? 0 : 1;
        QVERIFY(list->item(row)->isHidden() !=
                list->item(row)->text().contains(QStringLiteral("Orchard")));
    }
    QVERIFY(shown > 0 && shown < list->count());
}

void TestCharts::keepsWhatWasChosen()
{
    Desk desk(m_paper);
    desk.choose(QStringLiteral("Series"), QStringLiteral("By role"));
    QCOMPARE(desk.drawn().series[0].name, QStringLiteral("Producers"));
    desk.shown.solved = test::solvedCase("seventeen-peer-case-3");
    desk.shown.selection = peer("6");
    desk.panel.show(desk.shown);
    QCOMPARE(desk.drawn().series[0].name, QStringLiteral("Producers"));
}

void TestCharts::crowdsAreShownByCommunity()
{
    Desk desk(m_village);
    QCOMPARE(desk.seen<QComboBox>(QStringLiteral("Series"))->currentText(),
             QStringLiteral("By community"));
    QVERIFY(desk.drawn().series.size() <= 8);
    desk.choose(QStringLiteral("Series"), QStringLiteral("Largest peers"));
    QCOMPARE(desk.drawn().series.size(), 10U); // eight, the others, the load
}

void TestCharts::staleResultsAreVeiledAndSaySo()
{
    Desk desk(m_paper);
    const auto seen = [&] {
        return desk.panel.grab().toImage().pixelColor(
            desk.plot().viewport()->mapTo(&desk.panel, desk.at(17.5, 150.0)));
    };
    const QColor fresh = seen();
    QVERIFY(desk.notes().isEmpty());
    desk.shown.isStale = true;
    desk.panel.show(desk.shown);
    QVERIFY(desk.notes().contains(QStringLiteral("Out of date — press Run")));
    QVERIFY(brightness(seen()) > brightness(fresh) + 0.2);
    desk.shown.isSolving = true;
    desk.panel.show(desk.shown);
    QVERIFY(desk.notes().contains(QStringLiteral("Out of date — solving…")));
    desk.click(14.5, 150.0); // what is veiled can still be used
    QCOMPARE(desk.lastHour(), 14U);
    desk.shown.isStale = false;
    desk.panel.show(desk.shown);
    QVERIFY(desk.notes().isEmpty());
    QCOMPARE(seen(), fresh);
}

void TestCharts::aRunThatWasStoppedSaysHowFar()
{
    SolveOptions options;
    options.hours = HourRange{0, 6};
    Desk desk(test::solved(test::scenarioOf("seventeen-peer-case-3"), options));
    QVERIFY(desk.notes().contains(QStringLiteral("7 of 24 hours")));
    const QColor canvas = coloursOf(desk.panel.palette()).canvas;
    QVERIFY(desk.pixel(5.5, 60.0) != canvas);
    QCOMPARE(desk.pixel(15.5, 60.0), canvas);
    desk.panel.setCurrent(QStringLiteral("Bought and sold"));
    QCOMPARE(desk.drawn().note, QStringLiteral("This hour is not solved."));
}

void TestCharts::shortagesLeadToTheirHour()
{
    Desk desk(test::solvedCase("island"));
    QVERIFY(desk.notes().contains(QStringLiteral("19:00–20:00: 7.22 kWh are missing")));
    auto *label = desk.seen<QLabel>(QStringLiteral("Notes on the run"));
    QVERIFY(label->toolTip().contains(QStringLiteral("Fish factory")));
    QTest::mouseClick(label, Qt::LeftButton, {},
                      label->contentsRect().topLeft() + QPoint(30, label->height() / 3));
    QCOMPARE(desk.hours.size(), 1);
    QCOMPARE(desk.lastHour(), 19U);
}

void TestCharts::drawsWhatItIsComparedWith()
{
    Desk desk(test::solvedCase("seventeen-peer-case-2"), QStringLiteral("Bought and sold"));
    const auto place = [&] {
        return static_cast<double>(placeOf(desk.drawn(), QStringLiteral("P11"))) + 0.5;
    };
    desk.shown.ghost = test::solvedCase("seventeen-peer-case-1"); // P11: 91 instead of 17
    desk.panel.show(desk.shown);
    const BarSlot generated = barSlots(desk.drawn())[0];
    const double middle = place() - 0.5 + (generated.left + generated.right) / 2.0;
    const QColor canvas = coloursOf(desk.panel.palette()).canvas;
    const QImage image = desk.plot().viewport()->grab().toImage();
    const auto hasInk = [&](double value) {
        for (int y = -1; y <= 1; ++y)
            for (int x = -2; x <= 2; ++x)
                if (image.pixelColor(desk.at(middle, value) + QPoint(x, y)) != canvas)
                    return true;
        return false;
    };
    QVERIFY(hasInk(91.0));  // the dotted top of what it was
    QVERIFY(hasInk(10.0));  // the bar
    QVERIFY(!hasInk(85.0)); // hollow between
    QCOMPARE(desk.drawn().comparedWith, QStringLiteral("17 peers, case I: peer to peer"));
    // Who trades in the other run alone is there, too.
    desk.shown = {test::solvedCase("seventeen-peer-case-1"),
                  test::solvedCase("seventeen-peer-case-2"),
                  false,
                  false,
                  {},
                  0};
    desk.panel.show(desk.shown);
    QVERIFY(placeOf(desk.drawn(), QStringLiteral("P8")) > 0);
}

/// A day beside an hour: nothing to draw, and it says so.
void TestCharts::saysWhyNothingIsDrawnBeside()
{
    Desk desk(m_paper);
    desk.shown.ghost = test::solvedCase("seventeen-peer-case-1");
    desk.panel.show(desk.shown);
    QCOMPARE(desk.drawn().comparedWith,
             QStringLiteral("17 peers, case I: peer to peer (lacks hours: not drawn)"));
}

void TestCharts::everyPlaceIsNamedWhereItIsNarrow()
{
    Desk desk(test::solvedCase("seventeen-peer-case-2"), QStringLiteral("Bought and sold"));
    desk.panel.resize(720, 400); // 13 pixels a place
    QApplication::processEvents();
    const QImage image = desk.plot().viewport()->grab().toImage();
    const QColor ground = coloursOf(desk.panel.palette()).canvas;
    for (std::size_t i = 0; i < desk.drawn().places(); ++i) {
        const QPoint middle = desk.at(static_cast<double>(i) + 0.5, 0.0);
        int ink = 0;
        for (int y = 10; y < 24; ++y)
            for (int x = -5; x <= 5; ++x)
                ink += image.pixelColor(middle + QPoint(x, y)) != ground ? 1 : 0;
        QVERIFY2(ink > 20, qPrintable(desk.drawn().categories[i].name));
    }
}

void TestCharts::longRunsAreShownDayByDay()
{
    Scenario scenario = test::scenarioOf("five-peer-case-2");
    scenario.market.hours = 96;
    Desk desk(test::solved(scenario));
    QVERIFY(desk.seen<QComboBox>(QStringLiteral("Time")));
    QCOMPARE(desk.drawn().hours, (HourRange{0, 23}));
    desk.shown.hour = 30;
    desk.panel.show(desk.shown);
    QCOMPARE(desk.drawn().hours, (HourRange{24, 47}));
    desk.click(2.5, 200.0);
    QCOMPARE(desk.lastHour(), 26U);
    desk.choose(QStringLiteral("Time"), QStringLiteral("All hours"));
    QCOMPARE(desk.drawn().hours, (HourRange{0, 95}));
    scenario.market.hours = 1200; // too many to be seen one by one
    desk.shown.solved = test::solved(scenario);
    desk.panel.show(desk.shown);
    QCOMPARE(desk.drawn().places(), 50U);
    desk.click(7.5, 200.0);
    QCOMPARE(desk.lastHour(), 7U * 24U);
    Desk day(m_paper);
    QVERIFY(!day.seen<QComboBox>(QStringLiteral("Time")));
}

void TestCharts::followsTheTheme()
{
    Desk desk(m_paper);
    QCOMPARE(desk.pixel(0.7, 290.0), lightColours().canvas);
    desk.panel.setPalette(paletteOf(darkColours()));
    QApplication::processEvents();
    QCOMPARE(desk.pixel(0.7, 290.0), darkColours().canvas);
}

void TestCharts::figuresAreOfAllHoursOrOne()
{
    Desk desk(m_paper);
    const auto *card = desk.seen<FigureCard>();
    QVERIFY(card);
    const auto says = [&](const QString &figure) {
        for (const QLabel *label : card->findChildren<QLabel *>()) {
            if (label->accessibleName() == figure)
                return true;
        }
        return false;
    };
    QVERIFY(says(QStringLiteral("Cost, published: 430.90 $")));
    for (auto *button : card->findChildren<QToolButton *>()) {
        if (button->text() == QStringLiteral("This hour"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(says(QStringLiteral("Cost, published: 26.03 $")));
    desk.shown.hour = 19;
    desk.panel.show(desk.shown);
    QVERIFY(says(QStringLiteral("Cost, published: 23.65 $")));
}

void TestCharts::exportsWhatIsSeen()
{
    Desk desk(m_paper, QStringLiteral("Storage"));
    for (auto *button : desk.panel.findChildren<QToolButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Export…"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(desk.exports.size(), 1);
    QCOMPARE(desk.exports[0][0].value<Chart *>(), desk.panel.current());
    QCOMPARE(desk.panel.current()->table().rows.size(), 48U);
}

void TestCharts::paintsWithoutAScreen()
{
    PlotChart chart(generationKind()); // never shown
    QImage image(600, 300, QImage::Format_RGB32);
    const auto paint = [&](const Colours &colours) {
        image.fill(colours.canvas);
        QPainter painter(&image);
        chart.paintOn(painter, QRectF(0, 0, 600, 300), colours);
    };
    paint(lightColours());
    chart.show({m_paper, {}, false, false, {}, noon});
    QVERIFY(chart.caption() == QStringLiteral("Generation"));
    for (const Colours *colours : {&lightColours(), &darkColours()}) {
        paint(*colours);
        std::set<QRgb> hues;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                hues.insert(image.pixel(x, y));
        QVERIFY(hues.contains(colours->hues[2].rgb())); // P6
        QVERIFY(hues.contains(colours->canvas.rgb()));
        QVERIFY(!hues.contains(colours->accent.rgb())); // no hour is marked on paper
    }
}

void TestCharts::everythingThatTakesFocusHasAName()
{
    Desk desk(test::solvedCase("island"));
    int named = 0;
    for (const char *tab : {"Generation", "Bought and sold", "Storage", "Prices"}) {
        desk.panel.setCurrent(QString::fromLatin1(tab));
        QApplication::processEvents();
        for (QWidget *widget : desk.panel.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->focusProxy())
                continue;
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
            ++named;
        }
    }
    QVERIFY(named > 20);
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
