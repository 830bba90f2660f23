// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"
#include "core/scenariofile.h"
#include "core/validate.h"
#include "ui/document.h"
#include "ui/panels/peerstable.h"
#include "ui/selection.h"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QtTest>

#include <cmath>

using namespace peergrid;

namespace
{

Scenario loaded(const char *name)
{
    return loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name).value();
}

/// Four peers: a main grid, a prosumer with a battery and a load by hour, two consumers.
Scenario fourPeers()
{
    Scenario scenario;
    scenario.market.hours = 3;
    for (const auto kind : {edits::Kind::MainGrid, edits::Kind::Prosumer, edits::Kind::Consumer,
                            edits::Kind::Consumer})
        scenario = edits::add(scenario, edits::newPeer(scenario.market, kind), {});
    scenario = edits::add(scenario, edits::newCommunity(scenario.market), {});
    auto &peers = scenario.market.peers;
    peers[1].load = Profile(std::vector<double>{0.0, 150.0, 2.5});
    peers[1].storage = edits::newStorage();
    peers[1].community = CommunityId("1");
    peers[2].name = "Bakery";
    peers[2].load = 12.5;
    return scenario;
}

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
}

/// The table on the screen, with what a person does to it.
struct Desk {
    Document document;
    Selection selection;
    PeersTable table{document, selection};
    QTableView *view = table.findChild<QTableView *>();
    QLabel *message = table.findChild<QLabel *>();
    QLineEdit *filter = table.findChild<QLineEdit *>();

    explicit Desk(Scenario scenario = fourPeers())
    {
        document.reset(std::move(scenario));
        table.resize(1400, 600);
        table.show();
        QApplication::setActiveWindow(&table);
        view->setFocus();
    }

    QModelIndex cell(int row, PeerColumn column) const
    {
        return view->model()->index(row, static_cast<int>(column));
    }
    QString text(int row, PeerColumn column) const { return cell(row, column).data().toString(); }
    const Peer &peer(std::size_t index) const { return document.scenario().market.peers[index]; }

    void click(int row, PeerColumn column, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = cell(row, column);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers,
                          view->visualRect(index).center());
    }
    void select(int row, PeerColumn column, int lastRow, PeerColumn lastColumn)
    {
        click(row, column);
        click(lastRow, lastColumn, Qt::ShiftModifier);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(view, static_cast<Qt::Key>(key), modifiers);
    }
    void copy() { press(Qt::Key_C, Qt::ControlModifier); }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        press(Qt::Key_V, Qt::ControlModifier);
    }
    /// The delegate commits when the editor has done its part, and lets it go even later.
    static void finishEditing()
    {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    /// Types over a cell as a person does.
    void type(int row, PeerColumn column, const QString &text)
    {
        click(row, column);
        press(Qt::Key_F2);
        auto *editor = view->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        finishEditing();
    }
    /// Picks from the list of a cell.
    void pick(int row, PeerColumn column, const QString &choice)
    {
        click(row, column);
        press(Qt::Key_Return);
        auto *list = view->viewport()->findChild<QComboBox *>();
        QVERIFY(list);
        QVERIFY(list->findText(choice) >= 0);
        list->setCurrentIndex(list->findText(choice));
        emit list->activated(list->currentIndex());
        finishEditing();
    }
};

} // namespace

class TestPeersTable : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyPeerIsShownWithUnits()
    {
        Desk desk(loaded("seventeen-peer-case-3.peergrid"));
        QCOMPARE(desk.view->model()->rowCount(), 17);
        QCOMPARE(desk.text(0, PeerColumn::Role), QStringLiteral("main grid"));
        QCOMPARE(desk.text(0, PeerColumn::Maximum), QStringLiteral("5000"));
        QCOMPARE(desk.text(0, PeerColumn::Capacity), QString());
        QCOMPARE(desk.text(1, PeerColumn::Load), QStringLiteral("24 h: 11–55"));
        QCOMPARE(desk.text(2, PeerColumn::Capacity), QStringLiteral("40"));
        const auto header = [&](PeerColumn column) {
            return desk.view->model()
                ->headerData(static_cast<int>(column), Qt::Horizontal)
                .toString();
        };
        QCOMPARE(header(PeerColumn::Cost), QStringLiteral("Cost\n$/kWh"));
        QCOMPARE(header(PeerColumn::Load), QStringLiteral("Load\nkWh"));
        Scenario inEuro = desk.document.scenario();
        inEuro.currency = "€";
        desk.document.apply(QStringLiteral("Currency"), inEuro);
        QCOMPARE(header(PeerColumn::Cost), QStringLiteral("Cost\n€/kWh"));
    }

    void constantsAreEditedInPlace()
    {
        Desk desk;
        desk.type(2, PeerColumn::Load, QStringLiteral("33,5"));
        QCOMPARE(desk.peer(2).load, Profile(33.5));
        QCOMPARE(desk.document.undoStack().count(), 1);
        QVERIFY(desk.document.undoStack().undoText().contains(QStringLiteral("Load")));
        desk.type(2, PeerColumn::Name, QStringLiteral("Mill"));
        QCOMPARE(desk.peer(2).name, std::string("Mill"));
        desk.type(2, PeerColumn::Id, QStringLiteral("mill"));
        QCOMPARE(desk.peer(2).id, PeerId("mill"));
        desk.pick(2, PeerColumn::Role, QStringLiteral("prosumer"));
        QCOMPARE(desk.peer(2).role.at(0), Role::Prosumer);
        desk.pick(2, PeerColumn::Community, QStringLiteral("Community 1"));
        QCOMPARE(desk.peer(2).community, std::optional(CommunityId("1")));
        desk.pick(2, PeerColumn::Community, QStringLiteral("none"));
        QVERIFY(!desk.peer(2).community);
        desk.type(2, PeerColumn::Capacity, QStringLiteral("30"));
        QCOMPARE(desk.peer(2).storage.value().capacity, 30.0);
        desk.type(2, PeerColumn::Emission, QStringLiteral("0.4"));
        QCOMPARE(desk.peer(2).emissionFactor, std::optional(0.4));
        const auto steps = desk.document.undoStack().count();
        QCOMPARE(steps, 8);
        for (int i = 0; i < steps; ++i)
            desk.document.undoStack().undo();
        Desk fresh;
        QCOMPARE(desk.document.scenario().market, fresh.document.scenario().market);
    }

    void textThatIsNoNumberIsRefused_data()
    {
        QTest::addColumn<PeerColumn>("column");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, PeerColumn column, const char *typed,
                            const char *told) {
            QTest::newRow(name) << column << QString::fromUtf8(typed) << QString::fromUtf8(told);
        };
        row("word", PeerColumn::Load, "much", "Bakery, Load: “much” is not a number.");
        row("unit", PeerColumn::Load, "5 kWh", "is not a number");
        row("infinite", PeerColumn::Load, "inf", "is not a number");
        row("too large", PeerColumn::Load, "1e999", "is not a number");
        row("thousands?", PeerColumn::Load, "1,234", "may have thousands or decimals");
        row("id taken", PeerColumn::Id, "2", "another peer has the id “2”");
        row("no id", PeerColumn::Id, " ", "every peer needs an id");
        row("no battery", PeerColumn::Power, "5", "write its capacity first");
    }

    void textThatIsNoNumberIsRefused()
    {
        QFETCH(PeerColumn, column);
        QFETCH(QString, typed);
        QFETCH(QString, told);
        Desk desk;
        const Scenario before = desk.document.scenario();
        desk.type(2, column, typed);
        QCOMPARE(desk.document.scenario(), before);
        QVERIFY(desk.message->isVisible());
        QVERIFY2(desk.message->text().contains(told), qPrintable(desk.message->text()));
        desk.type(2, PeerColumn::Load, QStringLiteral("7"));
        QVERIFY(!desk.message->isVisible());
    }

    void numbersOutOfRangeAreTakenAndMarked()
    {
        Desk desk;
        desk.type(2, PeerColumn::Load, QStringLiteral("-4"));
        QCOMPARE(desk.peer(2).load, Profile(-4.0));
        const QModelIndex cell = desk.cell(2, PeerColumn::Load);
        QCOMPARE(cell.data(PeersModel::IssueRole).toInt(), 2);
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("-4")));
        QCOMPARE(desk.cell(1, PeerColumn::Load).data(PeersModel::IssueRole).toInt(), 0);
        QCOMPARE(desk.cell(2, PeerColumn::Cost).data(PeersModel::IssueRole).toInt(), 0);
        desk.document.undoStack().undo();
        QCOMPARE(cell.data(PeersModel::IssueRole).toInt(), 0);
    }

    void valuesByHourAreEditedElsewhere()
    {
        Desk desk;
        QSignalSpy asked(&desk.table, &PeersTable::profileEditRequested);
        const QPoint at = desk.view->visualRect(desk.cell(1, PeerColumn::Load)).center();
        QTest::mouseClick(desk.view->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(desk.view->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.front().at(0).value<PeerId>(), PeerId("2"));
        QCOMPARE(asked.front().at(1).toString(), QStringLiteral("load"));
        desk.press(Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
        QVERIFY(!desk.view->viewport()->findChild<QLineEdit *>());
        desk.click(1, PeerColumn::Cost);
        desk.press(Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
    }

    void rowsAreSortedAndFiltered()
    {
        Desk desk(loaded("seventeen-peer-case-3.peergrid"));
        desk.view->sortByColumn(static_cast<int>(PeerColumn::Id), Qt::AscendingOrder);
        QCOMPARE(desk.text(1, PeerColumn::Id), QStringLiteral("2"));
        QCOMPARE(desk.text(16, PeerColumn::Id), QStringLiteral("17"));
        desk.view->sortByColumn(static_cast<int>(PeerColumn::Maximum), Qt::DescendingOrder);
        QCOMPARE(desk.text(0, PeerColumn::Maximum), QStringLiteral("5000"));
        double last = 5000.0;
        for (int row = 1; row < 17; ++row) {
            const double next = desk.text(row, PeerColumn::Maximum).toDouble();
            QVERIFY(next <= last);
            last = next;
        }
        QTest::keyClicks(desk.filter, QStringLiteral("main"));
        QCOMPARE(desk.view->model()->rowCount(), 1);
        QCOMPARE(desk.text(0, PeerColumn::Name), QStringLiteral("Main grid"));
        desk.type(0, PeerColumn::Maximum, QStringLiteral("4000"));
        QCOMPARE(desk.peer(0).generation.maximum, Profile(4000.0));
    }

    void selectionGoesBothWays()
    {
        Desk desk;
        desk.click(2, PeerColumn::Load);
        QCOMPARE(desk.selection.objects().peers, std::set<PeerId>{PeerId("3")});
        QCOMPARE(desk.view->selectionModel()->selectedIndexes().size(), 1);
        desk.selection.select({{PeerId("2"), PeerId("4")}, {}, {}});
        QCOMPARE(desk.view->selectionModel()->selectedRows().size(), 2);
        QVERIFY(desk.view->selectionModel()->isRowSelected(1, {}));
        QVERIFY(desk.view->selectionModel()->isRowSelected(3, {}));
        QCOMPARE(desk.selection.objects().peers.size(), std::size_t(2));
        desk.document.apply(QStringLiteral("Delete"),
                            edits::remove(desk.document.scenario(), {{PeerId("1")}, {}, {}}));
        QVERIFY(desk.view->selectionModel()->isRowSelected(0, {}));
        QVERIFY(desk.view->selectionModel()->isRowSelected(2, {}));
        desk.selection.select({{PeerId("2")}, {}, {}});
        desk.type(0, PeerColumn::Id, QStringLiteral("mill"));
        QCOMPARE(desk.selection.objects().peers, std::set<PeerId>{PeerId("mill")});
        desk.selection.select({});
        QVERIFY(!desk.view->selectionModel()->hasSelection());
    }

    void widthsAreKept()
    {
        Desk desk;
        auto *header = desk.view->horizontalHeader();
        QCOMPARE(header->sectionResizeMode(2), QHeaderView::Interactive);
        header->resizeSection(2, 222);
        const QByteArray state = desk.table.headerState();
        Desk other;
        QVERIFY(other.table.restoreHeaderState(state));
        QCOMPARE(other.view->horizontalHeader()->sectionSize(2), 222);
    }

    void copyIsTabSeparated()
    {
        Desk desk;
        desk.select(1, PeerColumn::Name, 2, PeerColumn::Minimum);
        desk.copy();
        QCOMPARE(clipboardText(),
                 QStringLiteral("P2\tprosumer\tCommunity 1\t0\nBakery\tconsumer\t\t0\n"));
    }

    void copyIsExact()
    {
        Desk desk;
        Scenario next = desk.document.scenario();
        next.market.peers[2].load = 1.0 / 3.0;
        desk.document.apply(QStringLiteral("Load"), next);
        QCOMPARE(desk.text(2, PeerColumn::Load), QStringLiteral("0.333333"));
        desk.click(2, PeerColumn::Load);
        desk.copy();
        desk.click(3, PeerColumn::Load);
        desk.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(desk.peer(3).load, Profile(1.0 / 3.0));
        desk.type(2, PeerColumn::Load, QStringLiteral("0.333333")); // is another number
        QCOMPARE(desk.peer(2).load, Profile(0.333333));
    }

    /// Everything copied and pasted over itself is no change; text in cells survives.
    void copyAndPasteIsARoundTrip()
    {
        Desk desk;
        Scenario odd = desk.document.scenario();
        odd.market.peers[2].name = "\"The\tBakery\"";
        desk.document.apply(QStringLiteral("Name"), odd);
        const Scenario before = desk.document.scenario();
        desk.view->selectAll();
        desk.copy();
        desk.click(0, PeerColumn::Id);
        const int steps = desk.document.undoStack().count();
        desk.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(desk.document.scenario(), before);
        QCOMPARE(desk.document.undoStack().count(), steps);
        QVERIFY2(desk.message->text().startsWith(QStringLiteral("4 × 14 cells")),
                 qPrintable(desk.message->text()));
        desk.select(2, PeerColumn::Name, 2, PeerColumn::Minimum);
        desk.copy();
        desk.click(3, PeerColumn::Name);
        desk.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(desk.peer(3).name, desk.peer(2).name);
    }

    void pasteOfASpreadsheet_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("Calc") << "1.5\t2.5\n0,25\t1e2\n";
        QTest::newRow("Excel") << "1,5\t2,5\r\n0,25\t100\r\n";
        QTest::newRow("no line break at the end") << "1.5\t2.5\n0.25\t100";
        QTest::newRow("semicolons") << "1,5;2,5\n0,25;100\n";
        QTest::newRow("quotes") << "\"1.5\"\t2.5\n\"0.25\n\"\t\"100\"\n";
        QTest::newRow("classic Mac") << "1.5\t2.5\r0.25\t100\r";
        QTest::newRow("typography") << " 1.5\t2.5 \n0.25\t100.00\n";
    }

    void pasteOfASpreadsheet()
    {
        QFETCH(QString, text);
        Desk desk;
        const Scenario before = desk.document.scenario();
        desk.click(2, PeerColumn::Minimum);
        desk.paste(text);
        QCOMPARE(desk.peer(2).generation.minimum, Profile(1.5));
        QCOMPARE(desk.peer(2).generation.maximum, Profile(2.5));
        QCOMPARE(desk.peer(3).generation.minimum, Profile(0.25));
        QCOMPARE(desk.peer(3).generation.maximum, Profile(100.0));
        QCOMPARE(desk.document.undoStack().count(), 1);
        QCOMPARE(desk.document.undoStack().undoText(), QStringLiteral("Paste 2 × 2 cells"));
        desk.document.undoStack().undo();
        QCOMPARE(desk.document.scenario(), before);
    }

    /// The letters of table files do not say which producer is the main grid, the words do.
    void rolesAreLettersOrWords()
    {
        Desk desk;
        desk.click(0, PeerColumn::Role);
        desk.paste(QStringLiteral("G\np\nProducer\nprosumer\n"));
        QVERIFY(desk.peer(0).isMainGrid);
        QCOMPARE(desk.peer(1).role.at(0), Role::Prosumer);
        QCOMPARE(desk.peer(2).role.at(0), Role::Producer);
        QCOMPARE(desk.peer(3).role.at(0), Role::Prosumer);
        desk.pick(0, PeerColumn::Role, QStringLiteral("producer"));
        QVERIFY(!desk.peer(0).isMainGrid);
        desk.pick(2, PeerColumn::Role, QStringLiteral("main grid"));
        QVERIFY(desk.peer(2).isMainGrid);
        QCOMPARE(desk.peer(2).role.at(0), Role::Producer);
    }

    void aNameMayHaveLines()
    {
        Desk desk;
        desk.click(2, PeerColumn::Name);
        desk.paste(QStringLiteral("\"Old \"\"Mill\"\"\nby the river\"\tconsumer\n"));
        QCOMPARE(desk.peer(2).name, std::string("Old \"Mill\" by the river"));
    }

    void blankCellsEmptyCells()
    {
        Desk desk;
        desk.click(1, PeerColumn::Cost);
        desk.paste(QStringLiteral("0.5\n\n0.7\n\n\n"));
        QCOMPARE(desk.peer(1).generation.cost, Profile(0.5));
        QCOMPARE(desk.peer(2).generation.cost, Profile(0.0));
        QCOMPARE(desk.peer(3).generation.cost, Profile(0.7));
        QCOMPARE(desk.document.scenario().market.peers.size(), std::size_t(4));
    }

    /// Copied with names, edited in a spreadsheet, sorted there, pasted back anywhere.
    void whatIsCopiedWithNamesFindsItsPeers()
    {
        Desk desk;
        desk.select(2, PeerColumn::Cost, 3, PeerColumn::Cost);
        desk.table.copyWithHeader();
        QCOMPARE(clipboardText(), QStringLiteral("id\tgeneration_cost\n3\t0\n4\t0\n"));
        desk.click(0, PeerColumn::Emission);
        desk.paste(QStringLiteral("id\tgeneration_cost\n4\t0.4\n3\t0.3\n"));
        QCOMPARE(desk.peer(2).generation.cost, Profile(0.3));
        QCOMPARE(desk.peer(3).generation.cost, Profile(0.4));
        QCOMPARE(desk.document.scenario().market.peers.size(), std::size_t(4));
    }

    void pasteFollowsTheRowsShown()
    {
        Desk desk;
        desk.view->sortByColumn(static_cast<int>(PeerColumn::Id), Qt::DescendingOrder);
        desk.click(0, PeerColumn::Cost);
        desk.paste(QStringLiteral("4\n3\n"));
        QCOMPARE(desk.peer(3).generation.cost, Profile(4.0));
        QCOMPARE(desk.peer(2).generation.cost, Profile(3.0));
    }

    void oneCellFillsTheSelection()
    {
        Desk desk;
        desk.select(2, PeerColumn::Minimum, 3, PeerColumn::Maximum);
        desk.paste(QStringLiteral("9"));
        for (std::size_t i : {2U, 3U}) {
            QCOMPARE(desk.peer(i).generation.minimum, Profile(9.0));
            QCOMPARE(desk.peer(i).generation.maximum, Profile(9.0));
        }
        QCOMPARE(desk.document.undoStack().undoText(), QStringLiteral("Paste 2 × 2 cells"));
    }

    void badCellsAreToldAtOnceAndNothingIsPasted()
    {
        Desk desk;
        const Scenario before = desk.document.scenario();
        desk.click(1, PeerColumn::Role);
        desk.paste(QStringLiteral("P\tCommunity 1\tlittle\nC\tCommunity 7\t1\nX\t\t2\n"));
        QCOMPARE(desk.document.scenario(), before);
        QCOMPARE(desk.document.undoStack().count(), 0);
        const QStringList lines = desk.message->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QStringLiteral("Nothing was pasted."));
        QCOMPARE(lines[1], QStringLiteral("row 1, Minimum: “little” is not a number"));
        QCOMPARE(lines[2], QStringLiteral("row 2, Community: there is no community “Community 7”"));
        QVERIFY(lines[3].startsWith(QStringLiteral("row 3, Role: “X” is not a role")));
    }

    void valuesByHourAreNotPastedOver()
    {
        Desk desk;
        const Scenario before = desk.document.scenario();
        desk.click(1, PeerColumn::Load);
        desk.paste(QStringLiteral("5\n"));
        QCOMPARE(desk.document.scenario(), before);
        QVERIFY(desk.message->text().contains(QStringLiteral("row 1, Load: there are values by")));
    }

    void tooManyColumnsAreTold()
    {
        Desk desk;
        const Scenario before = desk.document.scenario();
        desk.click(2, PeerColumn::Emission);
        desk.paste(QStringLiteral("0.5\t0.6\n"));
        QCOMPARE(desk.document.scenario(), before);
        QVERIFY(desk.message->text().contains(QStringLiteral("row 1, cell 2")));
    }

    void rowsBeyondTheEndMakePeers()
    {
        Desk desk;
        desk.click(3, PeerColumn::Name);
        desk.paste(QStringLiteral("North\tC\nSouth\tP\nWest\tG\n"));
        QCOMPARE(desk.document.scenario().market.peers.size(), std::size_t(6));
        QCOMPARE(desk.peer(3).name, std::string("North"));
        QCOMPARE(desk.peer(4).name, std::string("South"));
        QCOMPARE(desk.peer(4).role.at(0), Role::Prosumer);
        QCOMPARE(desk.peer(5).id, PeerId("6"));
        QCOMPARE(desk.peer(5).load, Profile(0.0));
        const auto &places = desk.document.scenario().layout.peers;
        QVERIFY(places.at(PeerId("5")).y > places.at(PeerId("4")).y);
        QVERIFY(!(places.at(PeerId("5")) == places.at(PeerId("6"))));
        QCOMPARE(desk.document.undoStack().count(), 1);
        desk.document.undoStack().undo();
        QCOMPARE(desk.document.scenario().market.peers.size(), std::size_t(4));
    }

    /// The paper's table as a spreadsheet copies it makes the market that its import makes.
    void aTableWithAHeaderMakesPeers_data()
    {
        QTest::addColumn<QChar>("separator");
        QTest::newRow("commas") << QChar(u',');
        QTest::newRow("tabs") << QChar(u'\t');
    }

    void aTableWithAHeaderMakesPeers()
    {
        QFETCH(QChar, separator);
        QFile file(QStringLiteral(PEERGRID_SOURCE_DIR "/scenarios/tables/five-peer.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(file.readAll());
        Desk desk{Scenario()};
        desk.paste(text.replace(QLatin1Char(','), separator));
        const Market &market = desk.document.scenario().market;
        QVERIFY2(!market.peers.empty(), qPrintable(desk.message->text()));
        QVERIFY(!hasErrors(desk.document.issues()));
        QCOMPARE(market.peers.size(), std::size_t(5));
        const Market expected = loaded("five-peer-case-2.peergrid").market;
        for (std::size_t i = 0; i < market.peers.size(); ++i) {
            QCOMPARE(market.peers[i].name, expected.peers[i].name);
            QCOMPARE(market.peers[i].isMainGrid, expected.peers[i].isMainGrid);
            QCOMPARE(market.peers[i].role, expected.peers[i].role);
            QCOMPARE(market.peers[i].generation.cost, expected.peers[i].generation.cost);
            QVERIFY(desk.document.scenario().layout.peers.contains(market.peers[i].id));
        }
        QVERIFY(!market.communities.empty());
        QCOMPARE(desk.document.undoStack().count(), 1);
    }

    void aHeaderFindsPeersByTheirId()
    {
        Desk desk;
        desk.click(0, PeerColumn::Id);
        desk.paste(QStringLiteral("ESS_capacity_kWh\tid\tname\tcommunity\tnote\n"
                                  "30\t3\tMill\t1\tx\n\tnew\tNorth\tHarbour\ty\n"));
        QCOMPARE(desk.document.scenario().market.peers.size(), std::size_t(5));
        QCOMPARE(desk.peer(2).name, std::string("Mill"));
        QCOMPARE(desk.peer(2).storage.value().capacity, 30.0);
        QCOMPARE(desk.peer(4).id, PeerId("new"));
        QCOMPARE(desk.peer(4).community, std::optional(CommunityId("Harbour")));
        QVERIFY(desk.document.scenario().layout.communities.contains(CommunityId("Harbour")));
        QCOMPARE(desk.document.undoStack().undoText(), QStringLiteral("Paste 2 × 4 cells"));
    }

    void delEmptiesCells()
    {
        Desk desk;
        desk.select(1, PeerColumn::Name, 2, PeerColumn::Capacity);
        desk.press(Qt::Key_Delete);
        QCOMPARE(desk.peer(1).name, std::string());
        QCOMPARE(desk.peer(1).role.at(0), Role::Prosumer);
        QVERIFY(!desk.peer(1).community);
        QCOMPARE(desk.peer(1).load, Profile(0.0));
        QCOMPARE(desk.peer(1).generation.availability, Profile(1.0));
        QVERIFY(!desk.peer(1).storage);
        QCOMPARE(desk.peer(2).load, Profile(0.0));
        QCOMPARE(desk.document.undoStack().count(), 1);
        desk.document.undoStack().undo();
        QCOMPARE(desk.peer(1).name, std::string("P2"));
        QVERIFY(desk.peer(1).storage);
    }

    void delOfWholeRowsDeletesPeers()
    {
        Desk desk;
        desk.selection.select({{PeerId("3")}, {}, {}});
        desk.press(Qt::Key_Delete);
        QCOMPARE(desk.document.scenario().market.peers.size(), std::size_t(3));
        QCOMPARE(desk.document.undoStack().undoText(), QStringLiteral("Delete 1 peer(s)"));
        desk.document.undoStack().undo();
        QCOMPARE(desk.text(2, PeerColumn::Name), QStringLiteral("Bakery"));
    }

    void theCurrentCellStaysWithItsPeer()
    {
        Desk desk;
        desk.click(2, PeerColumn::Load);
        desk.document.apply(QStringLiteral("Delete"),
                            edits::remove(desk.document.scenario(), {{PeerId("1")}, {}, {}}));
        QCOMPARE(desk.view->currentIndex(), desk.cell(1, PeerColumn::Load));
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        Desk desk;
        QCOMPARE(desk.text(2, PeerColumn::Load), QStringLiteral("12,5"));
        desk.type(2, PeerColumn::Load, QStringLiteral("1,234"));
        QCOMPARE(desk.peer(2).load, Profile(1.234));
        desk.type(2, PeerColumn::Load, QStringLiteral("1.234.567,5"));
        QCOMPARE(desk.peer(2).load, Profile(1234567.5));
        desk.click(2, PeerColumn::Load);
        desk.copy();
        QCOMPARE(clipboardText(), QStringLiteral("1234567,5\n"));
        desk.type(2, PeerColumn::Load, QStringLiteral("1.234"));
        QCOMPARE(desk.peer(2).load, Profile(1234567.5));
        QVERIFY(desk.message->text().contains(QStringLiteral("thousands")));
        QLocale::setDefault(QLocale::c());
    }

    void everythingThatTakesFocusHasAName()
    {
        Desk desk;
        for (const QWidget *widget : desk.table.findChildren<QWidget *>()) {
            const bool isInner = qobject_cast<QAbstractItemView *>(widget->parentWidget()) ||
                                 qobject_cast<QLineEdit *>(widget->parentWidget());
            if (widget->focusPolicy() != Qt::NoFocus && !isInner)
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
        desk.filter->setFocus();
        QTest::keyClick(desk.filter, Qt::Key_Tab);
        QVERIFY(desk.view->hasFocus());
        desk.press(Qt::Key_Tab);
        QVERIFY(!desk.view->hasFocus());
    }
};

QTEST_MAIN(TestPeersTable)
#include "tst_peerstable.moc"
