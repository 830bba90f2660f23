// SPDX-License-Identifier: GPL-3.0-or-later
// R19: a window that is worked in for long does not grow.
#include "core/freedmemory.h"
#include "tests/support/figures.h"
#include "tests/ui/person.h"
#include "ui/livesolver.h"
#include "ui/theme.h"

#include <QListWidget>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <limits>

#include <fmt/format.h>

#include <malloc.h>
#include <unistd.h>

using namespace peergrid;
using namespace std::chrono_literals;
using test::Person;

namespace
{

/// What the process has of the machine's memory, in bytes.
double resident()
{
    ::malloc_trim(0); // what is free is not grown
    std::ifstream statm("/proc/self/statm");
    double size = 0.0;
    double pages = 0.0;
    statm >> size >> pages;
    return pages * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

/// What the program has allocated and not freed, in bytes.
double allocated()
{
    return static_cast<double>(::mallinfo2().uordblks);
}

std::size_t openFiles()
{
    return static_cast<std::size_t>(
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size());
}

/// Qt's cache of pixmaps grows to its bound in any long run: here at the start.
void fillPixmapCache()
{
    constexpr int side = 16;                               // as most of those that come
    for (int i = 0; i < QPixmapCache::cacheLimit(); ++i) { // a kilobyte each
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::gray);
        QPixmapCache::insert(QStringLiteral("a name as long as those of pixmaps %1").arg(i),
                             pixmap);
    }
}

void draw(Person &person, int round)
{
    person.key(Qt::Key_N, Qt::ControlModifier);
    person.add(PaletteThing::Community);
    person.add(PaletteThing::Prosumer);
    person.type(QStringLiteral("load"), QString::number(1 + round % 50));
    person.choose(QStringLiteral("community"), QStringLiteral("Community 1"));
    person.add(PaletteThing::Consumer);
    person.type(QStringLiteral("name"), QStringLiteral("Mill"));
    person.key(Qt::Key_A, Qt::ControlModifier);
    person.key(Qt::Key_C, Qt::ControlModifier);
    person.key(Qt::Key_V, Qt::ControlModifier);
    person.key(Qt::Key_L, Qt::ControlModifier);
}

void undoAndRedoAll(Person &person)
{
    QUndoStack &stack = person.window.document().undoStack();
    while (stack.canUndo())
        person.key(Qt::Key_Z, Qt::ControlModifier);
    while (stack.canRedo())
        person.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
}

/// What someone does in an hour, in a second.
void work(Person &person, int round, const QDir &folder)
{
    const QString file = folder.filePath(QStringLiteral("mill.peergrid"));
    const QString diagram = folder.filePath(
        QStringLiteral("mill.") + QStringList{QStringLiteral("png"), QStringLiteral("svg"),
                                              QStringLiteral("pdf")}[round % 3]);
    for (const QString &old : {file, diagram})
        QFile::remove(old);
    draw(person, round);
    undoAndRedoAll(person);
    Person::answerFileDialog(diagram);
    person.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QFile::exists(diagram));
    person.saveAs(file);
    QVERIFY(!person.window.isWindowModified());
    const Scenario drawn = person.scenario();

    person.window.showWelcome();
    auto &gallery = person.find<QListWidget>(QStringLiteral("gallery"));
    QTest::mouseClick(gallery.viewport(), Qt::LeftButton, {},
                      gallery.visualItemRect(gallery.item(round % gallery.count())).center());
    QVERIFY(person.market().peers.size() > 4);
    QTest::qWait(0); // it is drawn
    person.open(file);
    QCOMPARE(person.scenario(), drawn);
    const auto *solver = person.window.findChild<LiveSolver *>();
    QTRY_VERIFY(!solver->isRunning() && solver->shown() && !solver->isStale());
    QTest::qWait(0);
}

} // namespace

class TestLongRun : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        test::liveIn(m_home.path());
        keepFreedMemory(); // as main() does
        applyTheme(Theme::Light, false);
    }
    void theWindowDoesNotGrow();
    void halfAnHourInTheWindow();

  private:
    QTemporaryDir m_home;
};

/// What is allocated says in a few rounds what the resident memory says in thousands. It is least
/// when nothing is under way, so the least of some rounds is compared with the least of as many.
void TestLongRun::theWindowDoesNotGrow()
{
    constexpr int rounds = 12;      // each example and each format has been seen
    constexpr double most = 2048.0; // bytes a round; a scenario has more
    QPixmapCache::setCacheLimit(0); // it is bounded, and emptied with time
    Person person;
    std::array<double, 3> least{}; // of the first rounds, which fill caches, and of those after
    std::size_t files = 0;
    for (double &here : least) {
        files = openFiles();
        here = std::numeric_limits<double>::infinity();
        for (int round = 0; round < rounds; ++round) {
            work(person, round, QDir(m_home.path()));
            if (QTest::currentTestFailed())
                return;
            here = std::min(here, allocated());
        }
    }
    const double growth = (least[2] - least[1]) / rounds;
    QVERIFY2(growth < most, qPrintable(QStringLiteral("%1 bytes a round").arg(growth)));
    QCOMPARE(openFiles(), files);
}

/// R19.
void TestLongRun::halfAnHourInTheWindow()
{
    const auto time = std::chrono::minutes(test::figure(0, 30));
    if (time == 0min)
        QSKIP("among the full figures");
    fillPixmapCache();
    Person person;
    std::vector<double> seen;
    const auto begin = std::chrono::steady_clock::now();
    for (int round = 0; std::chrono::steady_clock::now() - begin < time; ++round) {
        work(person, round, QDir(m_home.path()));
        if (QTest::currentTestFailed())
            return;
        seen.push_back(resident());
    }
    std::vector<double> most(10); // MB, of each tenth
    for (std::size_t i = 0; i < seen.size(); ++i) {
        double &here = most[most.size() * i / seen.size()];
        here = std::max(here, seen[i] / 1e6);
    }
    const double growth = 100.0 * (most.back() / most.front() - 1.0);
    test::report("R19", fmt::format("{} rounds of editing, undoing, exporting, saving and opening "
                                    "in {} minutes: {:+.1f} % memory after the first tenth ({:.1f} "
                                    "MB)",
                                    seen.size(), time.count(), growth, fmt::join(most, ", ")));
    QVERIFY(growth < 5.0);
}

QTEST_MAIN(TestLongRun)
#include "tst_longrun.moc"
