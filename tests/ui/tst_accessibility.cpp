// SPDX-License-Identifier: GPL-3.0-or-later
// R21: whatever takes the focus has a name, and every command can be given by keys.
#include "core/scenariofile.h"
#include "tests/support/figures.h"
#include "tests/support/fivepeers.h"
#include "tests/ui/person.h"
#include "ui/livesolver.h"
#include "ui/messagebar.h"
#include "ui/panels/profileeditor.h"

#include <QAccessible>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QStandardPaths>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace peergrid;
using test::answerNext;
using test::Person;

namespace
{

QString described(const QWidget &widget)
{
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(),
             QLatin1String(widget.parent() ? widget.parent()->metaObject()->className()
                                           : "nothing"));
}

/// As assistive tools hear it. Of a box of choices they would hear what is chosen.
QString spokenName(QWidget *widget)
{
    if (qobject_cast<QComboBox *>(widget))
        return widget->accessibleName();
    const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken ? spoken->text(QAccessible::Name).trimmed() : QString();
}

QList<QWidget *> focusable(const QWidget &root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        // Panels that share a place have tabs of Qt's, which stay, empty, when they are hidden.
        const auto *tabs = qobject_cast<QTabBar *>(widget);
        if (tabs && tabs->count() == 0)
            continue;
        const bool isOfRoot = widget->window() == root.window() && !widget->focusProxy();
        if (isOfRoot && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
            found << widget;
    }
    return found;
}

/// The widgets that Tab comes to, from the one that has the focus, as described(): some are made
/// anew when Tab on the canvas selects another peer.
QSet<QString> reachedByTab(QWidget &root)
{
    constexpr int enough = 400;
    QApplication::setActiveWindow(&root);
    QSet<QString> reached;
    for (int i = 0; i < enough; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &root,
                        Qt::Key_Tab);
        if (QWidget *here = QApplication::focusWidget())
            reached << described(*here);
    }
    return reached;
}

/// What is wrong with the names and the reach of what is seen; empty if nothing is.
QStringList complaints(QWidget &root)
{
    QStringList wrong;
    QMap<std::pair<int, QString>, QWidget *> named; // "Bills, tab" is not "Bills, table"
    for (QWidget *widget : focusable(root)) {
        const QString name = spokenName(widget);
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QWidget *&other = named[{spoken ? spoken->role() : 0, name}];
        if (name.isEmpty())
            wrong << QStringLiteral("no name: ") + described(*widget);
        else if (other)
            wrong << QStringLiteral("both called \"%1\": ").arg(name) + described(*widget) +
                         QStringLiteral(", ") + described(*other);
        other = widget;
    }
    const QSet<QString> reached = reachedByTab(root);
    for (QWidget *widget : focusable(root)) {
        const bool isMeant = widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
        if (isMeant && !reached.contains(described(*widget)))
            wrong << QStringLiteral("Tab does not come to ") + described(*widget);
    }
    return wrong;
}

/// Clicks the row of the outline that begins so.
void pick(Person &person, const QString &text)
{
    auto &outline = person.find<QTreeWidget>(QStringLiteral("outline"));
    const auto rows = outline.findItems(text, Qt::MatchStartsWith | Qt::MatchRecursive);
    if (rows.isEmpty())
        throw std::runtime_error("not in the outline: " + text.toStdString());
    outline.scrollToItem(rows.first());
    QTest::mouseClick(outline.viewport(), Qt::LeftButton, {},
                      outline.visualItemRect(rows.first()).center());
}

void openPanel(Person &person, const char *dock)
{
    auto *panel = person.window.findChild<QDockWidget *>(QLatin1String(dock));
    if (!panel->isVisible())
        panel->toggleViewAction()->trigger();
}

void begin(Person &person)
{
    person.push(QStringLiteral("New scenario"));
}

void beginWith(Person &person, PaletteThing thing)
{
    begin(person);
    person.add(thing);
}

void contractOfKind(Person &person, const QString &kind)
{
    person.window.openExample(test::sample("seventeen-peer-case-3"));
    pick(person, QStringLiteral("C"));
    pick(person, QString::fromStdString(person.market().contracts.front().name));
    person.choose(QStringLiteral("terms"), kind);
    person.type(QStringLiteral("energy_cap"), QStringLiteral("12"));
}

/// An example with its result, and a panel that is about it.
void solvedWith(Person &person, const char *dock)
{
    person.window.openExample(test::sample("seventeen-peer-case-3"));
    const auto *solver = person.window.findChild<LiveSolver *>();
    if (!QTest::qWaitFor([solver] { return solver->shown() && !solver->isRunning(); }))
        throw std::runtime_error("not solved");
    auto *panel = person.window.findChild<QDockWidget *>(QLatin1String(dock));
    panel->show();
    panel->raise();
}

/// Modal or not.
void whenADialogIsSeen(const std::function<void(QDialog &)> &look)
{
    QTimer::singleShot(10, [look] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QDialog *>(widget);
            if (dialog && dialog->isVisible())
                return look(*dialog);
        }
        whenADialogIsSeen(look);
    });
}

struct Page {
    const char *name;
    std::function<void(Person &)> goTo;
};

const std::vector<Page> &pages()
{
    using Thing = PaletteThing;
    static const std::vector<Page> all{
        {"welcome page", [](Person &) {}},
        {"scenario", begin},
        {"main grid", [](Person &one) { beginWith(one, Thing::MainGrid); }},
        {"producer", [](Person &one) { beginWith(one, Thing::Producer); }},
        {"prosumer", [](Person &one) { beginWith(one, Thing::Prosumer); }},
        {"consumer", [](Person &one) { beginWith(one, Thing::Consumer); }},
        {"battery", [](Person &one) { beginWith(one, Thing::Battery); }},
        {"battery with a tendency",
         [](Person &one) {
             beginWith(one, Thing::Prosumer);
             one.push(QStringLiteral("Add battery"));
             one.choose(QStringLiteral("storage.operation"), QStringLiteral("Tendency"));
         }},
        {"flexible and shiftable demand",
         [](Person &one) {
             beginWith(one, Thing::Consumer);
             one.push(QStringLiteral("Add bid"));
             one.push(QStringLiteral("Add shiftable"));
         }},
        {"many peers",
         [](Person &one) {
             beginWith(one, Thing::Consumer);
             one.add(Thing::Producer);
             one.key(Qt::Key_A, Qt::ControlModifier);
         }},
        {"community", [](Person &one) { beginWith(one, Thing::Community); }},
        {"contract at a fixed price",
         [](Person &one) { contractOfKind(one, QStringLiteral("Fixed price")); }},
        {"contract with a factor",
         [](Person &one) { contractOfKind(one, QStringLiteral("Factor on the network fee")); }},
        {"contract that forbids trade",
         [](Person &one) { contractOfKind(one, QStringLiteral("May not trade")); }},
        {"table",
         [](Person &one) {
             one.window.openExample(test::sample("five-peer-case-2"));
             openPanel(one, "tableDock");
         }},
        {"history",
         [](Person &one) {
             beginWith(one, Thing::Consumer);
             openPanel(one, "historyDock");
         }},
        {"problems",
         [](Person &one) {
             beginWith(one, Thing::Consumer);
             one.type(QStringLiteral("load"), QStringLiteral("-5"));
         }},
        {"why", [](Person &one) { solvedWith(one, "whyDock"); }},
        {"what if", [](Person &one) { solvedWith(one, "whatIfDock"); }},
    };
    return all;
}

QKeySequence mnemonicOf(const QAction *action)
{
    return QKeySequence::mnemonic(action->text());
}

QList<QMenu *> menus(const Person &person)
{
    QList<QMenu *> found;
    for (const QAction *action : person.window.menuBar()->actions())
        found << action->menu();
    return found;
}

QSet<QAction *> inMenuBar(const Person &person)
{
    QSet<QAction *> found;
    for (const QMenu *menu : menus(person)) {
        for (QAction *action : menu->actions())
            found << action;
    }
    return found;
}

QString plain(const QAction *action)
{
    return action->text().remove(QLatin1Char('&'));
}

/// Gives a command of the menus, or presses a button that is seen.
void give(Person &person, const QString &text)
{
    for (QAction *action : person.window.findChildren<QAction *>()) {
        if (plain(action) == text)
            return action->trigger();
    }
    for (QAbstractButton *button : person.window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == text)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase() { test::liveIn(m_folder.path()); }
    void init() { QSettings().clear(); }
    void cleanup() { m_failed += QTest::currentTestFailed() ? 1 : 0; }

    void everyPageIsNamedAndReached_data();
    void everyPageIsNamedAndReached();
    void dialogsOfAProfileAreNamedAndReached();
    void everyChartIsNamedAndReached();
    void everyDialogIsNamedAndReached_data();
    void everyDialogIsNamedAndReached();
    void aMessageIsSpokenAndAnsweredByKeys();
    void menusHaveLettersOfTheirOwn();
    void noKeyIsGivenTwice();
    void whatAMouseFindsIsInTheMenusToo();
    void theMenuKeyIsAboutWhatIsSelected();
    void ampersandsInNamesAreNoLetters();
    void cleanupTestCase();

  private:
    QTemporaryDir m_folder;
    int m_widgets = 0;
    int m_charts = 0;
    int m_dialogs = 0;
    int m_failed = 0;
};

void TestAccessibility::everyPageIsNamedAndReached_data()
{
    QTest::addColumn<int>("page");
    for (std::size_t i = 0; i < pages().size(); ++i)
        QTest::newRow(pages()[i].name) << static_cast<int>(i);
}

void TestAccessibility::everyPageIsNamedAndReached()
{
    QFETCH(int, page);
    Person person;
    pages()[static_cast<std::size_t>(page)].goTo(person);
    QTest::qWait(0); // the page takes its size
    m_widgets += static_cast<int>(focusable(person.window).size());
    QVERIFY(reachedByTab(person.window).size() > 2);
    QCOMPARE(complaints(person.window).join(QLatin1Char('\n')), QString());
}

/// The profile editor over many days, and the dialogs that come out of it.
void TestAccessibility::dialogsOfAProfileAreNamedAndReached()
{
    Person person;
    beginWith(person, PaletteThing::Consumer);
    person.canvas().setFocus();
    person.key(Qt::Key_Escape);
    person.type(QStringLiteral("hours"), QStringLiteral("72"));
    pick(person, QString::fromStdString(person.market().peers.front().name));
    QStringList wrong;
    int seen = 0;
    const auto look = [&](QWidget &dialog) {
        m_widgets += static_cast<int>(focusable(dialog).size());
        wrong << complaints(dialog);
        ++seen;
        ++m_dialogs;
    };
    answerNext<ProfileEditor>([&](ProfileEditor &editor) {
        look(editor);
        for (const char *text : {"Typical shape…", "From CSV…"}) {
            for (QPushButton *button : editor.findChildren<QPushButton *>()) {
                if (button->text().remove(QLatin1Char('&')) == QString::fromUtf8(text))
                    QTest::mouseClick(button, Qt::LeftButton);
            }
            QWidget *inner = QApplication::activeModalWidget();
            if (inner && inner != &editor) {
                look(*inner);
                QTest::keyClick(inner, Qt::Key_Escape);
            }
        }
        editor.reject();
    });
    for (QToolButton *button : person.window.findChildren<QToolButton *>()) {
        if (button->isVisible() && spokenName(button) == QLatin1String("Load, hour by hour"))
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(seen, 3);
    QCOMPARE(wrong.join(QLatin1Char('\n')), QString());
}

void TestAccessibility::everyChartIsNamedAndReached()
{
    Person person;
    solvedWith(person, "resultsDock");
    auto &tabs = person.find<QTabBar>(QStringLiteral("resultTabs"));
    QVERIFY(tabs.count() > 8);
    QStringList wrong;
    for (int tab = 0; tab < tabs.count(); ++tab) {
        tabs.setFocus();
        QTest::keyClick(&tabs, Qt::Key_Right);
        QTest::qWait(0);
        m_widgets += static_cast<int>(focusable(person.window).size());
        ++m_charts;
        for (const QString &one : complaints(person.window))
            wrong << tabs.tabText(tabs.currentIndex()) + QStringLiteral(": ") + one;
    }
    QCOMPARE(wrong.join(QLatin1Char('\n')), QString());
}

void TestAccessibility::everyDialogIsNamedAndReached_data()
{
    QTest::addColumn<QString>("opener");
    for (const char *opener :
         {"Report…", "Export…", "Guide", "Find a command…", "Breakpoint curve…", "Sweep…"})
        QTest::newRow(opener) << QString::fromUtf8(opener);
}

void TestAccessibility::everyDialogIsNamedAndReached()
{
    QFETCH(QString, opener);
    Person person;
    solvedWith(person, "whatIfDock");
    QStringList wrong;
    bool isSeen = false;
    whenADialogIsSeen([&](QDialog &dialog) {
        isSeen = true;
        ++m_dialogs;
        m_widgets += static_cast<int>(focusable(dialog).size());
        wrong = complaints(dialog);
        dialog.reject();
    });
    give(person, opener);
    QTRY_VERIFY(isSeen);
    QCOMPARE(wrong.join(QLatin1Char('\n')), QString());
}

void TestAccessibility::aMessageIsSpokenAndAnsweredByKeys()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                           QStringLiteral("/autosave");
    QVERIFY(QDir().mkpath(folder));
    Scenario left;
    left.market = test::fivePeers();
    QVERIFY(saveScenario(left, (folder + QStringLiteral("/left.peergrid")).toStdString()));

    Person person;
    QVERIFY(!person.told().isEmpty());
    QCOMPARE(complaints(person.window).join(QLatin1Char('\n')), QString());
    QStringList spoken;
    for (QLabel *label : person.window.findChild<MessageBar *>()->findChildren<QLabel *>())
        spoken << spokenName(label);
    QVERIFY2(spoken.contains(person.told()), qPrintable(spoken.join(QLatin1Char('|'))));
    QSet<QKeySequence> letters;
    for (const QAction *title : person.window.menuBar()->actions())
        letters << mnemonicOf(title);
    for (QPushButton *answer :
         person.window.findChild<MessageBar *>()->findChildren<QPushButton *>()) {
        const QKeySequence letter = QKeySequence::mnemonic(answer->text());
        QVERIFY2(!letter.isEmpty() && !letters.contains(letter), qPrintable(answer->text()));
        letters << letter;
    }
    person.key(Qt::Key_R, Qt::AltModifier);
    QTRY_COMPARE(person.market().peers.size(), left.market.peers.size());
}

/// Alt and a letter open each menu; in a menu, no letter stands for two commands.
void TestAccessibility::menusHaveLettersOfTheirOwn()
{
    const Person person;
    QSet<QKeySequence> ofTheBar;
    for (const QAction *title : person.window.menuBar()->actions()) {
        const QKeySequence letter = mnemonicOf(title);
        QVERIFY2(!letter.isEmpty() && !ofTheBar.contains(letter), qPrintable(title->text()));
        ofTheBar << letter;
        QSet<QKeySequence> letters;
        for (const QAction *action : title->menu()->actions()) {
            const QKeySequence own = mnemonicOf(action);
            QVERIFY2(own.isEmpty() || !letters.contains(own), qPrintable(action->text()));
            letters << own;
        }
    }
}

void TestAccessibility::noKeyIsGivenTwice()
{
    const Person person;
    QMap<QKeySequence, QString> given;
    const auto give = [&](const QKeySequence &key, const QString &what) {
        if (key.isEmpty())
            return;
        QVERIFY2(!given.contains(key), qPrintable(key.toString() + QStringLiteral(": ") + what +
                                                  QStringLiteral(", ") + given[key]));
        given[key] = what;
    };
    for (const QAction *title : person.window.menuBar()->actions())
        give(mnemonicOf(title), title->text());
    for (const QAction *action : person.window.findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts())
            give(key, action->text());
    }
    for (const QShortcut *shortcut : person.window.findChildren<QShortcut *>())
        give(shortcut->key(), QStringLiteral("a shortcut"));
    QVERIFY(given.size() > 20);
}

/// What buttons of the toolbar and the canvas's context menu do can be had from the menu bar.
void TestAccessibility::whatAMouseFindsIsInTheMenusToo()
{
    Person person;
    beginWith(person, PaletteThing::Consumer);
    const QSet<QAction *> known = inMenuBar(person);
    QSet<QAction *> offered;
    for (const QToolBar *bar : person.window.findChildren<QToolBar *>()) {
        for (QAction *action : bar->actions())
            offered << action;
    }
    QVERIFY(offered.size() > 5);
    QContextMenuEvent press(QContextMenuEvent::Keyboard, QPoint(5, 5),
                            person.canvas().mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&person.canvas(), &press);
    auto *context = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(context);
    for (QAction *action : context->actions())
        offered << action;
    context->close();
    for (QAction *action : offered)
        QVERIFY2(action->isSeparator() || known.contains(action), qPrintable(plain(action)));
    m_widgets += static_cast<int>(known.size());
}

/// Not about what happens to lie where the menu opens.
void TestAccessibility::theMenuKeyIsAboutWhatIsSelected()
{
    Person person;
    beginWith(person, PaletteThing::Consumer); // at the centre
    person.add(PaletteThing::Producer);        // beside it, and selected
    const QPoint centre = person.canvas().rect().center();
    QContextMenuEvent press(QContextMenuEvent::Keyboard, centre,
                            person.canvas().mapToGlobal(centre));
    QApplication::sendEvent(&person.canvas(), &press);
    QVERIFY(QApplication::activePopupWidget());
    QApplication::activePopupWidget()->close();
    person.key(Qt::Key_Delete);
    QCOMPARE(person.market().peers.size(), std::size_t(1));
    QCOMPARE(person.market().peers.front().role.at(0), Role::Consumer);
}

void TestAccessibility::ampersandsInNamesAreNoLetters()
{
    Person person;
    beginWith(person, PaletteThing::Consumer);
    person.type(QStringLiteral("name"), QStringLiteral("R&D"));
    person.key(Qt::Key_Delete);
    const QList<QAction *> edits = menus(person).at(1)->actions();
    QVERIFY2(edits.front()->text().contains(QStringLiteral("R&&D")),
             qPrintable(edits.front()->text()));
}

void TestAccessibility::cleanupTestCase()
{
    test::report("R21", std::to_string(pages().size()) + " pages, " + std::to_string(m_charts) +
                            " charts and " + std::to_string(m_dialogs) + " dialogs, " +
                            std::to_string(m_widgets) +
                            " widgets and commands: names and keys are missing in " +
                            std::to_string(m_failed) + " tests");
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
