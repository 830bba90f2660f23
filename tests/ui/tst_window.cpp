// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing.h"
#include "core/scenariofile.h"
#include "core/solve.h"
#include "tests/ui/person.h"

#include <QListWidget>

using namespace peergrid;
using test::answerNext;
using test::Person;

namespace
{

/// What a person knows of a peer of the paper's 5-peer system, case II.
struct Known {
    PaletteThing thing;
    const char *maximum;
    const char *cost;
    const char *fee;
    const char *load;
    const char *community;
};

constexpr Known fivePeers[] = {
    {PaletteThing::MainGrid, "5000", "0.096", "0.01584", nullptr, "Community 1"},
    {PaletteThing::Consumer, nullptr, nullptr, nullptr, "140", "Community 3"},
    {PaletteThing::Prosumer, "250", "0.048", "0.0216", "50", "Community 2"},
    {PaletteThing::Consumer, nullptr, nullptr, nullptr, "100", "Community 3"},
    {PaletteThing::Prosumer, "200", "0.05", "0.0254", "20", "Community 3"},
};

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void init();
    void theFivePeerCaseIsRebuiltByHand();
    void anExampleIsOneClickAway();
    void copiesGoFromWindowToWindow();
    void oneFieldOfManyPeers();
    void whatIsNoNumberIsMarkedAndNotTaken();
    void aProblemLeadsToItsField();
    void aFileThatCannotBeReadLeavesTheDocumentAlone();
    void unsavedChangesAreAskedAbout();

  private:
    QTemporaryDir m_folder;
};

void TestWindow::initTestCase()
{
    test::liveIn(m_folder.path());
}

void TestWindow::init()
{
    QSettings().clear();
}

/// The paper's 5-peer case II from an empty canvas, saved, undone and redone, opened again.
void TestWindow::theFivePeerCaseIsRebuiltByHand()
{
    Person person;
    person.push(QStringLiteral("New scenario"));
    QVERIFY(person.market().peers.empty());
    const Scenario empty = person.scenario();
    person.type(QStringLiteral("hours"), QStringLiteral("1"));
    for (int i = 0; i < 3; ++i)
        person.add(PaletteThing::Community);
    for (const Known &known : fivePeers) {
        person.add(known.thing);
        const auto type = [&](const char *field, const char *text) {
            if (text)
                person.type(QString::fromLatin1(field), QString::fromLatin1(text));
        };
        type("generation.maximum", known.maximum);
        type("generation.cost", known.cost);
        type("network_fee", known.fee);
        type("load", known.load);
        person.choose(QStringLiteral("community"), QString::fromLatin1(known.community));
    }
    QVERIFY(person.window.document().issues().empty());
    const auto outcome = solve(person.market());
    QVERIFY(outcome.has_value());
    QCOMPARE(outcome->hours.front().published, 28.456);

    const QString path = m_folder.filePath(QStringLiteral("rebuilt.peergrid"));
    person.saveAs(path);
    QVERIFY(!person.window.isWindowModified());
    const Scenario built = person.scenario();
    const auto saved = loadScenario(path.toStdString());
    QVERIFY(saved.has_value());
    QCOMPARE(*saved, built);

    for (int i = 0; i < 200 && person.window.document().undoStack().canUndo(); ++i)
        person.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(person.scenario(), empty);
    for (int i = 0; i < 200 && person.window.document().undoStack().canRedo(); ++i)
        person.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(person.scenario(), built);
    QVERIFY(!person.window.isWindowModified());

    person.key(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(person.scenario(), empty);
    person.open(path);
    QCOMPARE(person.scenario(), built);
    QCOMPARE(person.window.document().path(), path);
    QVERIFY(!person.window.isWindowModified());
}

void TestWindow::anExampleIsOneClickAway()
{
    Person person;
    auto &gallery = person.find<QListWidget>(QStringLiteral("gallery"));
    QVERIFY(gallery.count() >= 8);
    QTest::mouseClick(gallery.viewport(), Qt::LeftButton, {},
                      gallery.visualItemRect(gallery.item(1)).center());
    QCOMPARE(person.market().peers.size(), std::size_t(5));
    QVERIFY(person.window.document().path().isEmpty()); // the example itself stays as it is
}

void TestWindow::copiesGoFromWindowToWindow()
{
    Person one;
    Person other;
    for (Person *person : {&one, &other})
        person->window.openExample(test::sample("seventeen-peer-case-3"));
    QApplication::setActiveWindow(&one.window);
    one.key(Qt::Key_A, Qt::ControlModifier);
    one.key(Qt::Key_C, Qt::ControlModifier);
    QApplication::setActiveWindow(&other.window);
    other.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(other.market().peers.size(), std::size_t(34));
    QCOMPARE(other.market().contracts.size(), 2 * one.market().contracts.size());
    QVERIFY(!hasErrors(other.window.document().issues()));
    other.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(other.scenario(), one.scenario());
}

void TestWindow::oneFieldOfManyPeers()
{
    Person person;
    person.window.openExample(test::sample("five-peer-case-2"));
    QTest::qWait(0);
    person.key(Qt::Key_I, Qt::ControlModifier); // nothing was selected: all peers
    QCOMPARE(person.find<QLineEdit>(QStringLiteral("name")).placeholderText(),
             QStringLiteral("mixed"));
    person.choose(QStringLiteral("community"), QStringLiteral("Community 2"));
    for (const Peer &peer : person.market().peers)
        QCOMPARE(peer.community, std::optional(CommunityId("2")));
}

void TestWindow::whatIsNoNumberIsMarkedAndNotTaken()
{
    Person person;
    person.push(QStringLiteral("New scenario"));
    person.add(PaletteThing::Consumer);
    const Scenario before = person.scenario();
    auto &load = person.find<QLineEdit>(QStringLiteral("load"));
    load.setFocus();
    load.selectAll();
    QTest::keyClicks(&load, QStringLiteral("many"));
    QVERIFY(load.property("isWrong").toBool());
    QVERIFY(load.toolTip().contains(QStringLiteral("many")));
    QCOMPARE(person.scenario(), before);
}

void TestWindow::aProblemLeadsToItsField()
{
    Person person;
    person.push(QStringLiteral("New scenario"));
    person.add(PaletteThing::Consumer);
    person.type(QStringLiteral("load"), QStringLiteral("-5"));
    QVERIFY(!person.window.document().issues().empty());
    person.canvas().setFocus();
    person.key(Qt::Key_Escape);
    auto &problems = person.find<QListWidget>(QStringLiteral("problems"));
    QVERIFY(
        problems.item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("load")));
    QTest::mouseClick(problems.viewport(), Qt::LeftButton, {},
                      problems.visualItemRect(problems.item(0)).center());
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("load"));
    QVERIFY(QApplication::focusWidget()->property("isWrong").toBool());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("5"));
    QVERIFY(person.window.document().issues().empty());
}

void TestWindow::aFileThatCannotBeReadLeavesTheDocumentAlone()
{
    Person person;
    person.window.openExample(test::sample("five-peer-case-2"));
    const Scenario before = person.scenario();
    const QString path = m_folder.filePath(QStringLiteral("broken.peergrid"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": "peergrid-scenario", "version": 1, "hours": 1, "design": "hybrid",
                   "objective": "published", "peers": [{"id": "1", "role": "X"}]})");
    file.close();
    QVERIFY(!person.window.openFile(path));
    const QString said = person.told();
    QVERIFY2(said.contains(QStringLiteral("broken.peergrid")) &&
                 said.contains(QStringLiteral("\"X\"")),
             qPrintable(said));
    QCOMPARE(person.scenario(), before);
}

void TestWindow::unsavedChangesAreAskedAbout()
{
    Person person;
    person.push(QStringLiteral("New scenario"));
    person.add(PaletteThing::Consumer);
    bool isAsked = false;
    answerNext<QMessageBox>([&](QMessageBox &box) {
        isAsked = true;
        QTest::mouseClick(box.button(QMessageBox::Cancel), Qt::LeftButton);
    });
    QVERIFY(!person.window.close());
    QVERIFY(isAsked);
    QCOMPARE(person.market().peers.size(), std::size_t(1));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
