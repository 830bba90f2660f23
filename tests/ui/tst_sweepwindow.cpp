// SPDX-License-Identifier: GPL-3.0-or-later
// A study as a person makes it: from the menu to the table on the disk.
#include "core/edits.h"
#include "core/safefile.h"
#include "core/scenariofile.h"
#include "tests/cli/program.h"
#include "tests/ui/person.h"
#include "ui/results/drawnview.h"
#include "ui/results/exportdialog.h"
#include "ui/sweep/sweepform.h"
#include "ui/sweep/sweepwindow.h"
#include "ui/sweep/variedrow.h"

#include <QtTest>

using namespace peergrid;
using test::Person;

namespace
{

/// Someone with the paper's day open, before the window of sweeps.
struct Study {
    Person person;
    SweepWindow *window = nullptr;

    explicit Study(const char *selected = "6")
    {
        person.window.openExample(test::sample("seventeen-peer-case-3"));
        person.window.selection().select({{PeerId(selected)}, {}, {}});
        person.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        window = person.window.findChild<SweepWindow *>();
        if (!window || !window->isVisible())
            qFatal("no window of sweeps");
        QApplication::setActiveWindow(window);
    }

    std::vector<VariedRow *> rows() const
    {
        auto rows = window->findChildren<VariedRow *>();
        rows.removeIf([](const VariedRow *row) { return row->isHidden(); }); // on its way out
        return {rows.begin(), rows.end()};
    }
    template<class Widget>
    Widget &find(const char *name, int row = -1) const
    {
        const QObject *where =
            row < 0 ? static_cast<QObject *>(window) : rows()[static_cast<std::size_t>(row)];
        auto *found = where->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    void choose(const char *name, const QString &text, int row = -1) const
    {
        auto &box = find<QComboBox>(name, row);
        const int place = box.findText(text);
        QVERIFY2(place >= 0, qPrintable(text));
        box.setCurrentIndex(place);
        emit box.activated(place);
    }
    void type(const char *name, const QString &text, int row = -1) const
    {
        auto &field = find<QLineEdit>(name, row);
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
        if (text.isEmpty())
            QTest::keyClick(&field, Qt::Key_Delete);
    }
    void push(const char *name) const
    {
        auto &button = find<QAbstractButton>(name);
        QVERIFY2(button.isVisible() && button.isEnabled(), name);
        QTest::mouseClick(&button, Qt::LeftButton);
    }
    QString text(const char *label, int row = -1) const { return find<QLabel>(label, row).text(); }
    QStringList offered(const char *box) const
    {
        QStringList texts;
        for (int i = 0; i < find<QComboBox>(box).count(); ++i)
            texts << find<QComboBox>(box).itemText(i);
        return texts;
    }
    void run() const
    {
        push("run");
        QTRY_VERIFY_WITH_TIMEOUT(!window->runner().isRunning(), 60'000);
    }
    const SweepRun &result() const { return *window->runner().run(); }
    /// Two quantities in a few variants.
    void askTwo() const
    {
        type("steps", QStringLiteral("3"), 0);
        push("add");
        choose("object", QStringLiteral("All peers"), 1);
        choose("member", QStringLiteral("Load"), 1);
        type("steps", QStringLiteral("2"), 1);
    }
};

} // namespace

class TestSweepWindow : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase() { test::liveIn(m_folder.path()); }
    void init() { QSettings().clear(); }

    void itProposesWhatIsSelected();
    void offersWhatMeansSomething();
    void whatIsUnclearIsSaidAtTheField();
    void theNumberOfVariantsIsShownAtOnce();
    void twoCrossedAreAHeatMap();
    void oneAtATimeIsASpider();
    void samplesAreADistribution();
    void cancelledItSaysSo();
    void aChangedMarketIsSaid();
    void theNextRunIsOfTheMarketAsItIsThen();
    void theTableIsThatOfTheCommandLine();
    void theCommandIsTheSameStudy();
    void tooManyVariantsAreForTheCommandLine();
    void aPeerThatVanishesIsSaid();
    void theTableSorts();
    void chartsAreExported();
    void itKeepsWhatWasSweptWhileItIsClosed();
    void anEmptyScenarioHasNothingToVary();
    void itGoesBeforeTheDocument();

  private:
    QTemporaryDir m_folder;
};

void TestSweepWindow::itProposesWhatIsSelected()
{
    const Study study("5");
    QCOMPARE(study.rows().size(), std::size_t(1));
    QCOMPARE(*study.rows()[0]->variation(), std::string("peers.5.generation.cost=x0.5:x1.5:11"));
    QCOMPARE(study.text("count"), QStringLiteral("11 variants"));
    QVERIFY(study.text("note", 0).startsWith(QStringLiteral("It is 0.05 $/kWh now")));
    QVERIFY(study.find<QPushButton>("run").isEnabled());
    QVERIFY(!study.find<QPushButton>("save").isEnabled());
}

void TestSweepWindow::offersWhatMeansSomething()
{
    const Study study("5");
    const auto members = [&] {
        QStringList texts;
        const auto &box = study.find<QComboBox>("member", 0);
        for (int i = 0; i < box.count(); ++i)
            texts << box.itemText(i);
        return texts;
    };
    QVERIFY(members().contains(QStringLiteral("Generation cost")));
    QVERIFY(!members().contains(QStringLiteral("Battery"))); // it has none
    study.choose("object", QStringLiteral("P3"), 0);
    QVERIFY(members().contains(QStringLiteral("Battery")));
    study.choose("object", QStringLiteral("P4"), 0);
    QVERIFY(!members().contains(QStringLiteral("Generation cost"))); // it consumes
    study.choose("member", QStringLiteral("Load"), 0);
    QCOMPARE(study.find<QComboBox>("way", 0).count(), 1); // by hour: factors alone
    study.choose("member", QStringLiteral("Network fee"), 0);
    QCOMPARE(study.find<QComboBox>("way", 0).count(), 1); // 0: numbers alone
    QCOMPARE(*study.rows()[0]->variation(), std::string("peers.4.network_fee=0:1:11"));
    study.choose("object", QStringLiteral("Contract C"), 0);
    QCOMPARE(members(), QStringList{QStringLiteral("Factor on the network fee")});
}

void TestSweepWindow::whatIsUnclearIsSaidAtTheField()
{
    const Study study;
    study.type("from", QStringLiteral("half"), 0);
    QCOMPARE(study.text("note", 0), QStringLiteral("The first value must be a number."));
    QVERIFY(study.find<QLineEdit>("from", 0).property("isWrong").toBool());
    QVERIFY(!study.find<QPushButton>("run").isEnabled());
    QVERIFY(study.text("count").isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
    study.type("from", QStringLiteral("0,5"), 0);
    QVERIFY(study.find<QPushButton>("run").isEnabled());
    QVERIFY(!study.find<QLineEdit>("from", 0).property("isWrong").toBool());
    study.push("add");
    study.choose("object", QStringLiteral("P6"), 1);
    study.choose("member", QStringLiteral("Generation cost"), 1);
    QCOMPARE(study.text("note", 1), QStringLiteral("It is varied twice."));
    QVERIFY(!study.find<QPushButton>("run").isEnabled());
    study.choose("object", QStringLiteral("P5"), 1);
    study.type("steps", QStringLiteral("3"), 1);
    study.choose("combine", QStringLiteral("First with first, …"));
    QVERIFY2(study.text("note", 1).startsWith(QStringLiteral("3 values cannot be paired")),
             qPrintable(study.text("note", 1)));
}

void TestSweepWindow::theNumberOfVariantsIsShownAtOnce()
{
    const Study study;
    study.askTwo();
    QCOMPARE(study.text("count"), QStringLiteral("6 variants"));
    study.choose("combine", QStringLiteral("One at a time"));
    QCOMPARE(study.text("count"), QStringLiteral("6 variants")); // 1 + 3 + 2
    study.choose("spread", QStringLiteral("These values"), 0);
    study.type("list", QStringLiteral("0.5 0.75 1 1.25"), 0);
    QCOMPARE(study.text("count"), QStringLiteral("7 variants"));
    study.choose("spread", QStringLiteral("Latin hypercube"), 0);
    study.choose("combine", QStringLiteral("All with all"));
    study.type("samples", QStringLiteral("50"));
    QCOMPARE(study.text("count"), QStringLiteral("100 variants"));
    QTest::mouseClick(&study.find<QToolButton>("remove", 1), Qt::LeftButton);
    QCOMPARE(study.text("count"), QStringLiteral("50 variants"));
    QTest::mouseClick(&study.find<QToolButton>("remove", 0), Qt::LeftButton);
    QVERIFY(study.text("problem").startsWith(QStringLiteral("Add what")));
    QVERIFY(!study.find<QPushButton>("run").isEnabled());
}

void TestSweepWindow::twoCrossedAreAHeatMap()
{
    const Study study;
    study.askTwo();
    study.run();
    QVERIFY(study.result().isWhole());
    QCOMPARE(study.offered("view"), (QStringList{"Heat map", "Line", "Table"}));
    QCOMPARE(study.find<QComboBox>("view").currentText(), QStringLiteral("Heat map"));
    QVERIFY(study.text("message").startsWith(QStringLiteral("6 variants in ")));
    const auto &chart = study.find<DrawnView>("sweepChart");
    QVERIFY(chart.drawn()->has(5) && !chart.drawn()->has(6));
    const double cost = study.result().figure(0, 0);
    const QString words = chart.drawn()->spot(0).words;
    QVERIFY2(
        words.contains(QStringLiteral("Published objective: ") + QString::number(cost, 'g', 4)),
        qPrintable(words));
    study.choose("figure", QStringLiteral("Load, kWh"));
    QVERIFY(chart.drawn()->spot(0).words.contains(QStringLiteral("Load: ")));
}

void TestSweepWindow::oneAtATimeIsASpider()
{
    const Study study;
    study.askTwo();
    study.choose("combine", QStringLiteral("One at a time"));
    study.run();
    QCOMPARE(study.find<QComboBox>("view").currentText(), QStringLiteral("Spider"));
    auto &chart = study.find<DrawnView>("sweepChart");
    chart.setFocus(Qt::TabFocusReason); // the first point
    const QString first = chart.accessibleDescription();
    QVERIFY2(first.contains(QStringLiteral("Generation cost of P6: × 0.5")), qPrintable(first));
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("× 1 ")));
    QTest::keyClick(&chart, Qt::Key_Down);
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Load of all peers")));
    study.choose("view", QStringLiteral("Tornado"));
    QVERIFY(chart.drawn()->has(1) && !chart.drawn()->has(2));
    study.run(); // what was chosen stays
    QCOMPARE(study.find<QComboBox>("view").currentText(), QStringLiteral("Tornado"));
}

void TestSweepWindow::samplesAreADistribution()
{
    const Study study;
    QVERIFY(!study.find<QLineEdit>("samples").isVisible());
    study.choose("spread", QStringLiteral("Random"), 0);
    QVERIFY(study.find<QLineEdit>("samples").isVisible());
    study.type("samples", QStringLiteral("12"));
    study.run();
    QCOMPARE(study.result().done(), std::size_t(12));
    QCOMPARE(study.find<QComboBox>("view").currentText(), QStringLiteral("Distribution"));
    study.choose("view", QStringLiteral("Percentiles by hour"));
    QCOMPARE(study.offered("figure").first(), QStringLiteral("Bought from the main grid, kWh"));
    study.choose("figure", QStringLiteral("Least cost, $"));
    const auto &chart = study.find<DrawnView>("sweepChart");
    QVERIFY(chart.drawn()->has(23));
    QVERIFY(chart.drawn()->spot(12).words.startsWith(QStringLiteral("12:00–13:00\nMedian: ")));
}

void TestSweepWindow::cancelledItSaysSo()
{
    const Study study;
    study.type("steps", QStringLiteral("100000"), 0);
    study.push("run");
    QTRY_VERIFY_WITH_TIMEOUT(study.result().done() > 0, 60'000);
    study.push("cancel");
    QTRY_VERIFY_WITH_TIMEOUT(!study.window->runner().isRunning(), 60'000);
    QVERIFY2(study.text("message").startsWith(QStringLiteral("Cancelled with ")),
             qPrintable(study.text("message")));
    QVERIFY(study.find<QPushButton>("save").isEnabled());
    QVERIFY(!study.find<QPushButton>("cancel").isVisible());
    QVERIFY(study.text("count").contains(QStringLiteral(", "))); // and how long all would take
    const auto *chart = study.window->findChild<SweepChart *>();
    QVERIFY2(chart->caption().contains(QStringLiteral(" of 100000 variants")),
             qPrintable(chart->caption()));
}

void TestSweepWindow::aChangedMarketIsSaid()
{
    Study study;
    study.type("steps", QStringLiteral("3"), 0);
    study.run();
    Scenario other = study.person.scenario();
    other.market.peers[3].load = 1.0;
    study.person.window.document().apply(QStringLiteral("Edit"), other);
    QVERIFY(study.text("message").contains(QStringLiteral("The market has changed since")));
    study.person.window.undo();
    QVERIFY(!study.text("message").contains(QStringLiteral("changed")));
    study.person.window.redo();
    QVERIFY(study.text("message").contains(QStringLiteral("The market has changed since")));
    study.run();
    QVERIFY(!study.text("message").contains(QStringLiteral("changed")));
}

void TestSweepWindow::theNextRunIsOfTheMarketAsItIsThen()
{
    Study study;
    study.type("steps", QStringLiteral("2"), 0);
    study.run();
    const double before = study.result().figure(0, 0);
    Scenario other = study.person.scenario();
    other.market.peers[3].load = 500.0;
    study.person.window.document().apply(QStringLiteral("Edit"), other);
    study.run();
    QVERIFY(study.result().plan().market() == other.market);
    QVERIFY(study.result().figure(0, 0) != before);
}

void TestSweepWindow::theTableIsThatOfTheCommandLine()
{
    Study study;
    study.askTwo();
    study.choose("spread", QStringLiteral("Latin hypercube"), 1);
    study.type("samples", QStringLiteral("4"));
    study.type("seed", QStringLiteral("7"));
    study.find<QCheckBox>("peers").click();
    study.run();
    const QString file = m_folder.filePath(QStringLiteral("study.csv"));
    Person::answerFileDialog(file);
    study.push("save");
    const QByteArray written = test::contents(file);
    QCOMPARE(written.count('\n'), 13);

    SweepStudy same;
    same.variations = {"peers.6.generation.cost=x0.5:x1.5:3", "peers.*.load=lhs(x0.5:x1.5)"};
    same.sampling = {4, 7};
    same.withPeers = true;
    QVERIFY(study.window->form().study() == same);
    const SweepPlan plan = planOf(study.person.market(), same).value();
    const SweepTable table(plan, true);
    std::string expected = table.csvHeader();
    for (std::size_t k = 0; k < plan.size(); ++k)
        expected += table.csvRow(**solveVariant(plan, table, k, {}), plan.values(k));
    QVERIFY(written.toStdString() == expected);
    QVERIFY(study.text("message").contains(QStringLiteral("study.csv")));

    QVERIFY(!study.window->saveTable(m_folder.filePath(QStringLiteral("nowhere/study.csv"))));
    QVERIFY(study.text("message").contains(QStringLiteral("nowhere")));
}

/// Through the program itself: what it writes is what the window saves.
void TestSweepWindow::theCommandIsTheSameStudy()
{
    const Study study;
    study.askTwo();
    study.choose("combine", QStringLiteral("One at a time"));
    study.run();
    study.push("copy");
    QVERIFY(study.text("message").contains(QStringLiteral("Save the scenario")));
    const QStringList words = QProcess::splitCommand(
        QGuiApplication::clipboard()->text().replace(QLatin1Char('\''), QLatin1Char('"')));
    QCOMPARE(words.mid(0, 2), (QStringList{"peergrid-cli", "sweep"}));
    QStringList arguments = words.mid(1);
    arguments[1] = test::sample("seventeen-peer-case-3");
    arguments.last() = m_folder.filePath(QStringLiteral("command.csv"));
    const test::Answer answer = test::peergridCli(arguments);
    QVERIFY2(answer.code == 0, answer.err);
    QVERIFY(test::contents(arguments.last()).toStdString() == study.result().csv());
}

void TestSweepWindow::tooManyVariantsAreForTheCommandLine()
{
    const Study study;
    study.type("steps", QStringLiteral("300000"), 0);
    QVERIFY2(study.text("problem").startsWith(QStringLiteral("300000 variants are more")),
             qPrintable(study.text("problem")));
    QVERIFY(!study.find<QPushButton>("run").isEnabled());
    study.push("copy");
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("x0.5:x1.5:300000")));
    study.choose("spread", QStringLiteral("Latin hypercube"), 0);
    study.type("samples", QStringLiteral("1000000"));
    study.push("copy");
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("--samples 1000000")));
    study.type("samples", QStringLiteral("many"));
    QVERIFY(study.text("problem").startsWith(QStringLiteral("The samples must be")));
}

void TestSweepWindow::aPeerThatVanishesIsSaid()
{
    Study study;
    study.person.window.document().apply(
        QStringLiteral("Delete"), edits::remove(study.person.scenario(), {{PeerId("6")}, {}, {}}));
    QVERIFY(study.text("note", 0).contains(QStringLiteral("no such number any more")));
    QVERIFY(!study.find<QPushButton>("run").isEnabled());
    study.choose("object", QStringLiteral("P5"), 0);
    QVERIFY(study.find<QPushButton>("run").isEnabled());
}

void TestSweepWindow::theTableSorts()
{
    const Study study;
    study.type("steps", QStringLiteral("5"), 0);
    study.run();
    study.choose("view", QStringLiteral("Table"));
    auto &table = study.find<QTableView>("variants");
    QVERIFY(table.isVisible() && !study.find<QComboBox>("figure").isVisible());
    QVERIFY(!study.find<QPushButton>("export").isEnabled());
    const QAbstractItemModel &model = *table.model();
    QCOMPARE(model.rowCount(), 5);
    const auto cell = [&](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(cell(0, 0), QStringLiteral("1"));
    QCOMPARE(cell(0, 1), QStringLiteral("0.5"));
    table.sortByColumn(1, Qt::DescendingOrder);
    QCOMPARE(cell(0, 0), QStringLiteral("5"));
    QCOMPARE(cell(0, 1), QStringLiteral("1.5"));
    QCOMPARE(cell(4, 2), QStringLiteral("solved"));
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(),
             QStringLiteral("Generation cost of P6, times what it is"));
}

void TestSweepWindow::chartsAreExported()
{
    const Study study;
    study.type("steps", QStringLiteral("3"), 0);
    study.run();
    const QString file = m_folder.filePath(QStringLiteral("chart.svg"));
    test::answerNext<ExportDialog>([&](ExportDialog &dialog) {
        QVERIFY(dialog.saveTo(file));
        dialog.reject();
    });
    study.push("export");
    QVERIFY(test::contents(file).contains("Generation cost of P6"));
    const DataTable table = study.window->findChild<SweepChart *>()->table();
    QCOMPARE(table.rows.size(), std::size_t(3));
    QCOMPARE(table.rows[2][1].number, study.result().figure(2, 0));
}

void TestSweepWindow::itKeepsWhatWasSweptWhileItIsClosed()
{
    Study study;
    study.type("steps", QStringLiteral("3"), 0);
    study.run();
    QTest::keyClick(study.window, Qt::Key_Escape);
    QVERIFY(!study.window->isVisible());
    study.person.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(study.window->isVisible());
    QCOMPARE(study.result().done(), std::size_t(3));
    QCOMPARE(study.person.window.findChildren<SweepWindow *>().size(), 1);
}

void TestSweepWindow::anEmptyScenarioHasNothingToVary()
{
    Person person;
    person.window.sweep();
    auto *window = person.window.findChild<SweepWindow *>();
    QVERIFY(window->findChildren<VariedRow *>().isEmpty());
    QVERIFY(!window->findChild<QPushButton *>(QStringLiteral("run"))->isEnabled());
    window->findChild<QToolButton *>(QStringLiteral("add"))->click();
    QVERIFY(window->findChildren<VariedRow *>().isEmpty());
}

/// Whose undo stack still tells of its end.
void TestSweepWindow::itGoesBeforeTheDocument()
{
    auto window = std::make_unique<MainWindow>();
    window->openExample(test::sample("five-peer-case-1"));
    window->sweep();
    Scenario other = window->document().scenario();
    other.market.peers[1].load = 7.0;
    window->document().apply(QStringLiteral("Edit"), other);
    bool isGone = false;
    connect(window->findChild<SweepWindow *>(), &QObject::destroyed, this,
            [&isGone] { isGone = true; });
    bool wasGoneBefore = false;
    connect(&window->document(), &QObject::destroyed, this, [&] { wasGoneBefore = isGone; });
    window.reset();
    QVERIFY(wasGoneBefore);
}

QTEST_MAIN(TestSweepWindow)
#include "tst_sweepwindow.moc"
