// SPDX-License-Identifier: GPL-3.0-or-later
// R20: the window and the command line give the same answer, to the last digit.
#include "core/outcomefile.h"
#include "tests/support/wholeoutcome.h"
#include "tests/ui/person.h"
#include "ui/livesolver.h"

#include <QProcess>

using namespace peergrid;
using test::Person;

namespace
{

/// What the window found, as the command line would print it.
std::string seenInTheWindow(Person &person)
{
    const auto *solver = person.window.findChild<LiveSolver *>();
    if (!QTest::qWaitFor(
            [solver] { return solver->shown() && !solver->isRunning() && !solver->isStale(); },
            60000))
        return {};
    const Solved &solved = *solver->shown();
    return outcomeJson(*solved.market, test::wholeOutcome(solved), solved.summary,
                       {0, solved.hours() - 1});
}

std::string printed(const QString &file)
{
    QProcess process;
    process.start(QStringLiteral(PEERGRID_CLI),
                  {QStringLiteral("solve"), file, QStringLiteral("--format"),
                   QStringLiteral("json"), QStringLiteral("--threads"), QStringLiteral("1")},
                  QIODevice::ReadOnly);
    return process.waitForFinished(60000) ? process.readAllStandardOutput().toStdString()
                                          : std::string();
}

} // namespace

class TestSameAnswer : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase() { test::liveIn(m_home.path()); }
    void ofAnExample_data();
    void ofAnExample();
    void ofWhatWasDrawn();

  private:
    QTemporaryDir m_home;
};

void TestSameAnswer::ofAnExample_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(PEERGRID_SOURCE_DIR "/scenarios"));
    for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("*.peergrid")}))
        QTest::newRow(qPrintable(file.baseName())) << file.filePath();
}

void TestSameAnswer::ofAnExample()
{
    QFETCH(QString, file);
    Person person;
    person.window.openExample(file);
    const std::string seen = seenInTheWindow(person);
    QVERIFY(!seen.empty());
    QVERIFY(seen == printed(file));
}

/// What is edited by hand, solved hour by hour under way, and saved.
void TestSameAnswer::ofWhatWasDrawn()
{
    const QString file = m_home.filePath(QStringLiteral("drawn.peergrid"));
    Person person;
    person.window.openExample(test::sample("seventeen-peer-case-3"));
    const std::string before = seenInTheWindow(person);
    person.window.selection().select({{PeerId("2")}, {}, {}});
    person.type(QStringLiteral("load"), QStringLiteral("15.7"));
    const std::string seen = seenInTheWindow(person);
    QVERIFY(seen != before);
    person.saveAs(file);
    QVERIFY(seen == printed(file));
}

QTEST_MAIN(TestSameAnswer)
#include "tst_sameanswer.moc"
