// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wholeoutcome.h"
#include "ui/panels/whatifpanel.h"

#include "core/costchanges.h"
#include "core/edits.h"
#include "core/scenariofile.h"
#include "ui/document.h"
#include "ui/panels/breakpointdialog.h"
#include "ui/panels/numberfield.h"
#include "ui/panels/whatifrow.h"
#include "ui/selection.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest>

using namespace peergrid;

namespace
{

using What = Shift::What;
using By = Shift::By;

Scenario example(const char *name)
{
    return loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid")
        .value();
}

/// The panel over a document that is solved, and what it tells.
struct Desk {
    Document document;
    Selection selection;
    WhatIfPanel panel{document, selection};
    std::vector<SolvedPtr> told;

    explicit Desk(const char *name = "seventeen-peer-case-3")
    {
        document.reset(example(name));
        QObject::connect(&panel, &WhatIfPanel::changed, &panel,
                         [this](const SolvedPtr &result) { told.push_back(result); });
        solveBase();
        panel.resize(310, 900);
        panel.show();
        QApplication::setActiveWindow(&panel);
    }

    void solveBase() { panel.setBase(solveWhole(document.snapshot(), document.market()).value()); }
    const Market &market() const { return *document.market(); }
    std::vector<WhatIfRow *> rows() const
    {
        auto rows = panel.findChildren<WhatIfRow *>();
        rows.removeIf([](const WhatIfRow *row) { return row->isHidden(); }); // on its way out
        return {rows.begin(), rows.end()};
    }
    WhatIfRow &row() const { return *rows().front(); }
    QSlider &slider(std::size_t row = 0) const { return *rows()[row]->findChild<QSlider *>(); }
    NumberField &field(std::size_t row = 0) const
    {
        return *rows()[row]->findChild<NumberField *>();
    }
    QPushButton &button(const char *name) const
    {
        return *panel.findChild<QPushButton *>(QLatin1String(name));
    }
    void press(const char *name) const { QTest::mouseClick(&button(name), Qt::LeftButton); }
    QString message() const { return panel.findChild<QLabel *>(QStringLiteral("message"))->text(); }

    /// Chooses an entry of one of a row's lists, as a person does.
    void choose(const char *list, const QString &entry, std::size_t row = 0)
    {
        auto *choices = rows()[row]->findChild<QComboBox *>(QLatin1String(list));
        const int place = choices->findText(entry);
        QVERIFY2(place >= 0, qPrintable(entry));
        choices->setCurrentIndex(place);
        emit choices->activated(place);
    }
    /// Whether what is shown is the document with these shifts, to the bit.
    bool shows(const std::vector<Shift> &shifts) const
    {
        const SolvedPtr result = panel.shown();
        return result && *result->market == applied(market(), shifts);
    }
    void waitFor(const std::vector<Shift> &shifts)
    {
        QTRY_VERIFY_WITH_TIMEOUT(shows(shifts), 30'000);
    }
};

Shift pricesOfAll(double factor)
{
    return {What::Price, Shift::Everyone{}, By::Factor, factor};
}

Shift costOf(const char *peer, double factor)
{
    return {What::GenerationCost, std::set{PeerId(peer)}, By::Factor, factor};
}

} // namespace

class TestWhatIfPanel : public QObject
{
    Q_OBJECT

  private slots:
    void withoutAShiftTheBaseIsShown();
    void aStepOfTheSliderIsSolved();
    void ofManyStepsTheNewestWins();
    void aSliderThatReturnsReturnsTheResult();
    void resetGivesTheBaseBack();
    void nothingArrivesAfterAReset();
    void keepIsOneStepOfUndo();
    void theNumberBesideIsExact();
    void anOffsetHasItsOwnUnit();
    void rowsAreInForceTogether();
    void theFirstRowFollowsTheSelectionUntilItIsTouched();
    void offersWhatThereIs();
    void theDocumentMayChangeUnderneath();
    void peersThatVanishDropTheirRows();
    void aScenarioWithProblemsIsNotSolved();
    void winnersAndLosersAreTheLargestFirst();
    void aWheelThatPassesTurnsNothing();
    void theCurveOfARow();
    void theCurveOfLoadsIsSampled();
    void anEmptyScenarioHasNothingToShift();
};

void TestWhatIfPanel::withoutAShiftTheBaseIsShown()
{
    Desk desk;
    QVERIFY(desk.panel.shifts().empty());
    QVERIFY(desk.panel.shown());
    QCOMPARE(desk.panel.shown()->market, desk.document.market());
    QVERIFY(!desk.button("keep").isEnabled());
    QVERIFY(!desk.button("reset").isEnabled());
    QVERIFY(desk.told.empty());
}

void TestWhatIfPanel::aStepOfTheSliderIsSolved()
{
    Desk desk;
    const SolvedPtr base = desk.panel.shown();
    desk.slider().setValue(88);
    desk.waitFor({pricesOfAll(0.88)});
    QCOMPARE(desk.told.size(), std::size_t(1));
    QCOMPARE(desk.told.back(), desk.panel.shown());
    QVERIFY(test::wholeOutcome(*desk.panel.shown()) ==
            solve(applied(desk.market(), std::vector{pricesOfAll(0.88)})).value());
    QVERIFY(desk.panel.shown() != base);
    QCOMPARE(desk.document.undoStack().count(), 0);
    QVERIFY(desk.document.scenario() == example("seventeen-peer-case-3"));
}

void TestWhatIfPanel::ofManyStepsTheNewestWins()
{
    Desk desk;
    for (int percent = 51; percent <= 150; ++percent)
        desk.slider().setValue(percent);
    desk.waitFor({pricesOfAll(1.5)});
    QVERIFY(desk.told.size() < 100);
    QCOMPARE(desk.told.back(), desk.panel.shown());
}

void TestWhatIfPanel::aSliderThatReturnsReturnsTheResult()
{
    Desk desk;
    const SolvedPtr base = desk.panel.shown();
    desk.slider().setValue(88);
    desk.waitFor({pricesOfAll(0.88)});
    const SolvedPtr before = desk.panel.shown();
    desk.slider().setValue(137);
    desk.waitFor({pricesOfAll(1.37)});
    QVERIFY(!(test::wholeOutcome(*desk.panel.shown()) == test::wholeOutcome(*before)));
    desk.slider().setValue(88);
    desk.waitFor({pricesOfAll(0.88)});
    QVERIFY(desk.panel.shown() != before);
    QVERIFY(test::wholeOutcome(*desk.panel.shown()) == test::wholeOutcome(*before));
    desk.slider().setValue(100);
    QCOMPARE(desk.panel.shown(), base);
}

void TestWhatIfPanel::resetGivesTheBaseBack()
{
    Desk desk;
    const SolvedPtr base = desk.panel.shown();
    desk.slider().setValue(60);
    desk.waitFor({pricesOfAll(0.6)});
    desk.press("reset");
    QCOMPARE(desk.panel.shown(), base);
    QCOMPARE(desk.told.back(), SolvedPtr());
    QVERIFY(desk.panel.shifts().empty());
    QCOMPARE(desk.slider().value(), 100);
    QCOMPARE(desk.document.undoStack().count(), 0);
}

/// Reset while a step is still being solved.
void TestWhatIfPanel::nothingArrivesAfterAReset()
{
    Desk desk("village-100");
    const SolvedPtr base = desk.panel.shown();
    desk.slider().setValue(60);
    desk.panel.reset();
    QCOMPARE(desk.panel.shown(), base);
    desk.slider().setValue(90); // what was dropped would come before this
    desk.waitFor({pricesOfAll(0.9)});
    QCOMPARE(desk.told.size(), std::size_t(1));
}

void TestWhatIfPanel::keepIsOneStepOfUndo()
{
    Desk desk;
    const Scenario before = desk.document.scenario();
    const std::vector<Shift> shifts = {pricesOfAll(0.88)};
    desk.slider().setValue(70);
    desk.slider().setValue(88);
    desk.waitFor(shifts);
    const SolvedPtr whatIf = desk.panel.shown();
    desk.press("keep");
    QVERIFY(desk.document.scenario() == kept(before, shifts));
    QCOMPARE(desk.document.undoStack().count(), 1);
    QCOMPARE(desk.document.undoStack().undoText(), QStringLiteral("What-if: all prices × 0.88"));
    QVERIFY(desk.panel.shifts().empty());
    QCOMPARE(desk.told.back(), SolvedPtr());
    desk.solveBase();
    QVERIFY(test::wholeOutcome(*desk.panel.shown()) == test::wholeOutcome(*whatIf));
    desk.document.undoStack().undo();
    QVERIFY(desk.document.scenario() == before);
    QVERIFY(desk.panel.shifts().empty());
}

void TestWhatIfPanel::theNumberBesideIsExact()
{
    Desk desk;
    desk.field().setFocus();
    desk.field().selectAll();
    QTest::keyClicks(&desk.field(), QStringLiteral("87.35"));
    QCOMPARE(desk.slider().value(), 87);
    QCOMPARE(desk.panel.shifts(), std::vector{pricesOfAll(0.8735)});
    desk.waitFor({pricesOfAll(0.8735)});
    desk.field().selectAll();
    QTest::keyClicks(&desk.field(), QStringLiteral("-4"));
    QVERIFY(!desk.field().toolTip().isEmpty());
    QVERIFY(desk.panel.shifts().front().amount >= 0.0);
    desk.field().selectAll();
    QTest::keyClicks(&desk.field(), QStringLiteral("350"));
    QCOMPARE(desk.slider().value(), 200); // as far as it goes
    desk.waitFor({pricesOfAll(3.5)});
    for (int percent = 50; percent <= 200; ++percent) { // no binary dust
        desk.slider().setValue(percent);
        QCOMPARE(desk.field().text(), QString::number(percent));
    }
}

void TestWhatIfPanel::anOffsetHasItsOwnUnit()
{
    Desk desk;
    desk.choose("what", QStringLiteral("Generation cost"));
    desk.choose("whose", QStringLiteral("P6"));
    desk.choose("by", QStringLiteral("$/kWh"));
    QVERIFY(desk.panel.shifts().empty());
    desk.slider().setValue(desk.slider().value() - 10); // of 100 up to 0.05
    const Shift shift{What::GenerationCost, std::set{PeerId("6")}, By::Offset, -0.005};
    QCOMPARE(desk.panel.shifts(), std::vector{shift});
    desk.waitFor({shift});
    desk.choose("what", QStringLiteral("Load")); // $/kWh are no kWh
    QVERIFY(desk.panel.shifts().empty());
    desk.choose("by", QStringLiteral("kWh"));
    desk.slider().setValue(10);
    desk.press("keep");
    QCOMPARE(desk.document.undoStack().undoText(), QStringLiteral("What-if: P6's load +2 kWh"));
}

void TestWhatIfPanel::rowsAreInForceTogether()
{
    Desk desk;
    desk.slider().setValue(90);
    QTest::mouseClick(desk.panel.findChild<QToolButton *>(QStringLiteral("add")), Qt::LeftButton);
    QCOMPARE(desk.rows().size(), std::size_t(2));
    QVERIFY(desk.slider(1).hasFocus());
    desk.choose("what", QStringLiteral("Storage"), 1);
    desk.slider(1).setValue(150);
    const Shift storage{What::Storage, Shift::Everyone{}, By::Factor, 1.5};
    desk.waitFor({pricesOfAll(0.9), storage});
    QTest::mouseClick(desk.rows()[0]->findChild<QToolButton *>(QStringLiteral("remove")),
                      Qt::LeftButton);
    desk.waitFor({storage});
    QTest::mouseClick(desk.rows()[0]->findChild<QToolButton *>(QStringLiteral("remove")),
                      Qt::LeftButton);
    QCOMPARE(desk.rows().size(), std::size_t(1)); // one is always there
    QVERIFY(desk.panel.shifts().empty());
    QCOMPARE(desk.panel.shown()->market, desk.document.market());
}

void TestWhatIfPanel::theFirstRowFollowsTheSelectionUntilItIsTouched()
{
    Desk desk;
    const auto whose = [&] { return desk.row().shift().whose; };
    QCOMPARE(whose(), Shift::Whose(Shift::Everyone{}));
    desk.selection.select({{PeerId("6")}, {}, {}});
    QCOMPARE(whose(), Shift::Whose(std::set{PeerId("6")}));
    QCOMPARE(desk.row().shift().what, What::Price);
    desk.selection.select({{PeerId("4")}, {}, {}}); // a consumer has no price
    QCOMPARE(whose(), Shift::Whose(std::set{PeerId("4")}));
    QCOMPARE(desk.row().shift().what, What::Load);
    desk.selection.select({{PeerId("5"), PeerId("6")}, {}, {}});
    desk.slider().setValue(80);
    desk.selection.select({{PeerId("3")}, {}, {}});
    QCOMPARE(whose(), Shift::Whose(std::set{PeerId("5"), PeerId("6")}));
    desk.waitFor({{What::Price, std::set{PeerId("5"), PeerId("6")}, By::Factor, 0.8}});
}

void TestWhatIfPanel::offersWhatThereIs()
{
    Desk desk("five-peer-case-2");
    auto *what = desk.row().findChild<QComboBox *>(QStringLiteral("what"));
    QVERIFY(what->findText(QStringLiteral("Storage")) < 0);
    QVERIFY(what->findText(QStringLiteral("Feed-in tariff")) < 0);
    auto *whose = desk.row().findChild<QComboBox *>(QStringLiteral("whose"));
    QVERIFY(whose->findText(QStringLiteral("P2")) < 0); // sells nothing
    QVERIFY(whose->findText(QStringLiteral("P5")) >= 0);
    desk.choose("what", QStringLiteral("Load"));
    QVERIFY(whose->findText(QStringLiteral("P2")) >= 0);
    QVERIFY(whose->findText(QStringLiteral("Main grid")) < 0);
}

void TestWhatIfPanel::theDocumentMayChangeUnderneath()
{
    Desk desk;
    desk.slider().setValue(80);
    desk.waitFor({pricesOfAll(0.8)});
    desk.document.apply(QStringLiteral("Edit"),
                        edits::changePeers(desk.document.scenario(), {PeerId("4")},
                                           [](Peer &peer) { peer.load = 77.0; }));
    QCOMPARE(desk.panel.shifts(), std::vector{pricesOfAll(0.8)});
    desk.waitFor({pricesOfAll(0.8)}); // of the document as it is now
    QCOMPARE(desk.panel.shown()->market->peers[3].load, Profile(77.0));
    const SolvedPtr before = desk.panel.shown();
    desk.document.apply(QStringLiteral("Move"),
                        edits::move(desk.document.scenario(), {{PeerId("4")}, {}, {}}, {5, 5}));
    QCOMPARE(desk.panel.shown(), before); // moving solves nothing
    desk.document.undoStack().setIndex(0);
    desk.waitFor({pricesOfAll(0.8)});
}

void TestWhatIfPanel::peersThatVanishDropTheirRows()
{
    Desk desk;
    const auto remove = [&](const char *id) {
        desk.document.apply(QStringLiteral("Delete"),
                            edits::remove(desk.document.scenario(), {{PeerId(id)}, {}, {}}));
    };
    desk.selection.select({{PeerId("5"), PeerId("6")}, {}, {}});
    desk.slider().setValue(80);
    remove("5");
    const Shift left{What::Price, std::set{PeerId("6")}, By::Factor, 0.8};
    QCOMPARE(desk.panel.shifts(), std::vector{left});
    desk.waitFor({left});
    desk.selection.select({});
    remove("6");
    QVERIFY(desk.panel.shifts().empty());
    QCOMPARE(desk.rows().size(), std::size_t(1));
    QCOMPARE(desk.row().shift(), pricesOfAll(1.0));
    QCOMPARE(desk.told.back(), SolvedPtr());
    desk.document.undoStack().undo(); // the peer returns, its shift does not
    QVERIFY(desk.panel.shifts().empty());
}

void TestWhatIfPanel::aScenarioWithProblemsIsNotSolved()
{
    Desk desk("five-peer-case-2");
    const auto setLoad = [&](double load) {
        desk.document.apply(QStringLiteral("Edit"),
                            edits::changePeers(desk.document.scenario(), {PeerId("2")},
                                               [&](Peer &peer) { peer.load = load; }));
    };
    desk.slider().setValue(80);
    desk.waitFor({pricesOfAll(0.8)});
    setLoad(-1.0);
    QCOMPARE(desk.told.back(), SolvedPtr());
    QVERIFY(!desk.message().isEmpty());
    QCOMPARE(desk.panel.shifts(), std::vector{pricesOfAll(0.8)});
    setLoad(50.0);
    QVERIFY(desk.message().isEmpty());
    desk.waitFor({pricesOfAll(0.8)});
}

void TestWhatIfPanel::winnersAndLosersAreTheLargestFirst()
{
    Desk desk;
    const SolvedPtr base = desk.panel.shown();
    auto *table = desk.panel.findChild<QTableWidget *>(QStringLiteral("changes"));
    QCOMPARE(table->rowCount(), 0);
    desk.panel.setShift(::costOf("6", 1.5));
    desk.waitFor({::costOf("6", 1.5)});
    const auto changes = costChanges(*base, *desk.panel.shown());
    QVERIFY(changes.size() > 9);
    QCOMPARE(table->rowCount(), 9); // eight and the others
    for (int i = 0; i < 8; ++i) {
        const CostChange &change = changes[static_cast<std::size_t>(i)];
        QCOMPARE(table->item(i, 0)->text(),
                 QLatin1Char('P') + QString::fromStdString(change.peer.value));
        QVERIFY(table->item(i, 2)->text().startsWith(change.by() < 0.0 ? QStringLiteral("▼ −")
                                                                       : QStringLiteral("▲ +")));
    }
    QCOMPARE(table->item(8, 0)->text(), QStringLiteral("%1 others").arg(changes.size() - 8));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualItemRect(table->item(1, 0)).center());
    QCOMPARE(desk.selection.objects().peers, std::set{changes[1].peer});
    desk.press("reset");
    QCOMPARE(table->rowCount(), 0);
}

void TestWhatIfPanel::aWheelThatPassesTurnsNothing()
{
    Desk desk;
    const auto turn = [&](QWidget &widget) {
        QWheelEvent wheel({5.0, 5.0}, widget.mapToGlobal(QPointF(5.0, 5.0)), {}, {0, 120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&widget, &wheel);
    };
    desk.field().setFocus();
    turn(desk.slider());
    turn(*desk.row().findChild<QComboBox *>(QStringLiteral("what")));
    QVERIFY(desk.panel.shifts().empty());
    QCOMPARE(desk.row().shift(), pricesOfAll(1.0));
    desk.slider().setFocus();
    turn(desk.slider());
    QVERIFY(!desk.panel.shifts().empty());
}

void TestWhatIfPanel::theCurveOfARow()
{
    Desk desk("five-peer-case-2");
    desk.panel.setShift(::costOf("5", 0.9));
    desk.press("curve");
    auto *dialog = desk.panel.findChild<BreakpointDialog *>();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableWidget *>();
    QTRY_COMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("117.6 %"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("0.0588")); // the price there
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("180 → 40"));
    auto *plot = dialog->findChild<BreakpointPlot *>();
    QVERIFY(plot->readout().contains(QStringLiteral("90 %"))); // where the slider is
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_PageUp);
    QVERIFY(plot->readout().contains(QStringLiteral("117.6 %")));
    QTest::mouseMove(plot, {plot->width() - 4, 100});
    QVERIFY(plot->readout().contains(QStringLiteral("200 %")));
    QVERIFY(plot->readout().contains(QStringLiteral("40 kWh")));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("copy")), Qt::LeftButton);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QVERIFY(lines[0].startsWith(QStringLiteral("factor,hours,published")));
    QVERIFY(lines[1].startsWith(QStringLiteral("1.17")));
    auto *peer = dialog->findChild<QComboBox *>(QStringLiteral("peer"));
    peer->setCurrentIndex(peer->findText(QStringLiteral("P3")));
    emit peer->activated(peer->currentIndex());
    QTRY_COMPARE(table->item(0, 4)->text(), QStringLiteral("60 → 200"));
    dialog->close();
}

void TestWhatIfPanel::theCurveOfLoadsIsSampled()
{
    Desk desk("five-peer-case-2");
    desk.choose("what", QStringLiteral("Load"));
    desk.press("curve");
    auto *dialog = desk.panel.findChild<BreakpointDialog *>();
    auto *table = dialog->findChild<QTableWidget *>();
    QTRY_VERIFY(table->isHidden());
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("copy")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 1 + 65);
    dialog->close();
}

void TestWhatIfPanel::anEmptyScenarioHasNothingToShift()
{
    Desk desk("five-peer-case-2");
    desk.document.reset({});
    QVERIFY(desk.rows().empty());
    QVERIFY(!desk.button("curve").isEnabled());
    QVERIFY(!desk.panel.findChild<QToolButton *>(QStringLiteral("add"))->isEnabled());
    desk.document.reset(example("five-peer-case-2"));
    QCOMPARE(desk.rows().size(), std::size_t(1));
}

QTEST_MAIN(TestWhatIfPanel)
#include "tst_whatifpanel.moc"
