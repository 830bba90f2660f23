// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/sweeping.h"
#include "tests/support/fulldisk.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <fmt/format.h>
#include <sqlite3.h>

using namespace peergrid;
using test::contents;
using test::daySweep;
using test::peergridCli;
using test::scenario;

namespace
{

/// A few variants, solved in a moment.
QStringList smallSweep(const QString &target, const QStringList &options = {})
{
    return QStringList{"sweep",  scenario("five-peer-case-1"),
                       "--vary", "peers.5.generation.cost=0.04:0.06:3",
                       "--vary", "peers.*.load=x0.5,x1",
                       "--to",   target} +
           options;
}

QList<QByteArrayList> rowsOf(const QString &path)
{
    QList<QByteArrayList> rows;
    for (const QByteArray &line : contents(path).split('\n')) {
        if (!line.isEmpty())
            rows.append(line.split(','));
    }
    return rows;
}

/// All rows of the table `variants`, as text with all digits.
QByteArray tableOf(const QString &path)
{
    QByteArray text;
    sqlite3 *database = nullptr;
    if (sqlite3_open(path.toUtf8(), &database) == SQLITE_OK) {
        const auto addRow = [](void *to, int columns, char **cells, char **) {
            for (int i = 0; i < columns; ++i)
                static_cast<QByteArray *>(to)->append(cells[i] ? cells[i] : "NULL").append(',');
            static_cast<QByteArray *>(to)->append('\n');
            return 0;
        };
        sqlite3_exec(database, "SELECT * FROM variants ORDER BY variant", addRow, &text, nullptr);
    }
    sqlite3_close(database);
    return text;
}

} // namespace

class TestSweepFiles : public QObject
{
    Q_OBJECT

  private slots:
    void aRowAVariant();
    void aDatabaseHoldsTheSame();
    void peersHaveColumns();
    void oneAtATimeTheRestIsEmpty();
    void threadsGiveTheSameBytes();
    void killedTwiceAndResumedGivesTheSameBytes();
    void killedTwiceAndResumedGivesTheSameTable();
    void interruptedItKeepsWhatIsDone();
    void onAFullDiskItKeepsWhatIsDone();
    void whatIsMissingIsAdded();
    void nothingIsReplaced();
    void onlyItsOwnFileIsGoneOnWith();
    void whatCannotBeSolvedIsToldBefore();
    void notAllServedIsAnExitCode();
};

void TestSweepFiles::aRowAVariant()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("s.csv");
    const auto answer = peergridCli(smallSweep(file));
    QVERIFY2(answer.code == 0, answer.err);
    QCOMPARE(answer.out, "6 variants in " + file.toUtf8() + "\n");
    const auto rows = rowsOf(file);
    QCOMPARE(rows.size(), 7);
    QCOMPARE(rows[0].mid(0, 5), (QByteArrayList{"variant", "peers.5.generation.cost",
                                                "peers.*.load.factor", "status", "published"}));
    const QByteArrayList costs{"0.04", "0.05", "0.06"};
    for (int k = 0; k < 6; ++k)
        QCOMPARE(rows[k + 1].mid(0, 4), (QByteArrayList{QByteArray::number(k + 1), costs[k / 2],
                                                        k % 2 ? "1" : "0.5", "solved"}));
    // The scenario itself is variant 4.
    const auto solved = peergridCli({"solve", scenario("five-peer-case-1"), "--format", "json"});
    const auto objective = QJsonDocument::fromJson(solved.out).object()["objective"].toObject();
    QCOMPARE(rows[4][4].toDouble(), objective["published"].toDouble());
}

void TestSweepFiles::aDatabaseHoldsTheSame()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("s.csv");
    const QString database = folder.filePath("s.sqlite");
    QCOMPARE(peergridCli(smallSweep(file)).code, 0);
    QCOMPARE(peergridCli(smallSweep(database)).code, 0);
    const auto rows = rowsOf(file);
    const auto lines = tableOf(database).split('\n');
    QCOMPARE(lines.size(), rows.size()); // one less, and an empty end
    for (int k = 1; k < rows.size(); ++k) {
        const auto cells = lines[k - 1].split(',');
        for (int i = 0; i < rows[k].size(); ++i) {
            if (i == 3)
                QCOMPARE(cells[i], rows[k][i]);
            else if (rows[k][i].isEmpty())
                QCOMPARE(cells[i], QByteArray("NULL"));
            else
                QVERIFY(qAbs(cells[i].toDouble() - rows[k][i].toDouble()) <=
                        1e-14 * qAbs(rows[k][i].toDouble()));
        }
    }
}

void TestSweepFiles::peersHaveColumns()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("s.csv");
    QCOMPARE(peergridCli(smallSweep(file, {"--peers"})).code, 0);
    const auto rows = rowsOf(file);
    QVERIFY(rows[0].contains("peers.1.net"));
    QCOMPARE(rows[0].last(), QByteArray("peers.5.cost"));
    QCOMPARE(rows[1].size(), rows[0].size());
}

void TestSweepFiles::oneAtATimeTheRestIsEmpty()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("s.csv");
    QCOMPARE(peergridCli(smallSweep(file, {"--one-at-a-time"})).code, 0);
    const auto rows = rowsOf(file);
    QCOMPARE(rows.size(), 1 + 1 + 3 + 2);
    QCOMPARE(rows[1].mid(0, 4), (QByteArrayList{"1", "", "", "solved"}));
    QCOMPARE(rows[2].mid(0, 4), (QByteArrayList{"2", "0.04", "", "solved"}));
    QCOMPARE(rows[5].mid(0, 4), (QByteArrayList{"5", "", "0.5", "solved"}));
    const QByteArray whole = contents(file);
    QVERIFY(test::write(file, whole.left(whole.size() / 2)));
    QCOMPARE(peergridCli(smallSweep(file, {"--one-at-a-time", "--resume"})).code, 0);
    QCOMPARE(contents(file), whole);
    QCOMPARE(peergridCli(smallSweep(file, {"--resume"})).code, 1); // has as many rows
    QCOMPARE(peergridCli(smallSweep(file, {"--one-at-a-time", "--paired"})).code, 2);

    const QString database = folder.filePath("s.db");
    QCOMPARE(peergridCli(smallSweep(database, {"--one-at-a-time"})).code, 0);
    QVERIFY(tableOf(database).contains("\n5,NULL,0.5,solved,"));
}

void TestSweepFiles::threadsGiveTheSameBytes()
{
    QTemporaryDir folder;
    QCOMPARE(test::sweptDay(folder.filePath("1.csv"), {"--threads", "1"}).code, 0);
    QCOMPARE(test::sweptDay(folder.filePath("4.csv"), {"--threads", "4"}).code, 0);
    QVERIFY(contents(folder.filePath("1.csv")) == contents(folder.filePath("4.csv")));
}

void TestSweepFiles::killedTwiceAndResumedGivesTheSameBytes()
{
    QTemporaryDir folder;
    const QString whole = folder.filePath("whole.csv");
    const QString killed = folder.filePath("killed.csv");
    QCOMPARE(test::sweptDay(whole).code, 0);
    const QByteArray bytes = contents(whole);
    QCOMPARE(bytes.count('\n'), test::daySweepSize() + 1);
    const int times = test::figure(1, 3);
    for (int i = 0; i < times; ++i) {
        QFile::remove(killed);
        test::Random random(static_cast<std::uint64_t>(i));
        const double first = random.between(0.0, 0.5);
        for (const double share : {first, random.between(first, 0.9)}) {
            const auto at = static_cast<qint64>(share * static_cast<double>(bytes.size()));
            QVERIFY(test::killedAt(PEERGRID_CLI, daySweep(killed, {"--resume"}), killed, at));
            QVERIFY(bytes.startsWith(contents(killed)));
            QVERIFY(contents(killed).size() < bytes.size());
        }
        const auto answer = test::sweptDay(killed, {"--resume"});
        QVERIFY2(answer.code == 0, answer.err);
        QVERIFY2(answer.out.contains("of them from before"), answer.out);
        QVERIFY(contents(killed) == bytes);
    }
    test::report("Sweep", fmt::format("{} variants, killed twice and resumed, {} times: same bytes",
                                      test::daySweepSize(), times));
}

void TestSweepFiles::killedTwiceAndResumedGivesTheSameTable()
{
    QTemporaryDir folder;
    const QString whole = folder.filePath("whole.sqlite");
    const QString killed = folder.filePath("killed.sqlite");
    QCOMPARE(test::sweptDay(whole, {"--threads", "1"}).code, 0);
    const QByteArray rows = tableOf(whole);
    QCOMPARE(rows.count('\n'), test::daySweepSize());
    const QStringList resume = daySweep(killed, {"--resume", "--threads", "1"});
    for (const int share : {0, 25}) {
        const auto hasSo = [&] {
            return QFile::exists(killed) &&
                   tableOf(killed).count('\n') * 100 >= share * test::daySweepSize();
        };
        QVERIFY(test::killedWhen(hasSo, PEERGRID_CLI, resume));
        QVERIFY(rows.startsWith(tableOf(killed)));
        QVERIFY(hasSo());
        QVERIFY(tableOf(killed).size() < rows.size());
    }
    const auto answer = peergridCli(resume, 3600000);
    QVERIFY2(answer.code == 0, answer.err);
    QVERIFY(tableOf(killed) == rows);
}

void TestSweepFiles::interruptedItKeepsWhatIsDone()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("s.csv");
    QProcess process;
    process.start(PEERGRID_CLI, daySweep(file));
    QVERIFY(test::waitForBytes(process, file, 20000));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 4);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.startsWith("Cancelled with ") && said.contains("--resume"), said);
    const QByteArray kept = contents(file);
    QVERIFY(kept.size() >= 20000);
    QVERIFY(kept.endsWith('\n'));
    QVERIFY2(said.contains(QByteArray("with ") + QByteArray::number(kept.count('\n') - 1) + " of"),
             said);
    QCOMPARE(test::sweptDay(file, {"--resume"}).code, 0);
    QVERIFY(contents(file).startsWith(kept));
    QCOMPARE(contents(file).count('\n'), test::daySweepSize() + 1);
}

void TestSweepFiles::onAFullDiskItKeepsWhatIsDone()
{
    QTemporaryDir folder;
    for (const char *name : {"s.csv", "s.db"}) {
        const QString file = folder.filePath(name);
        test::Answer full;
        {
            const test::FullDisk limit(30000); // of the program, too
            full = test::sweptDay(file);
        }
        QCOMPARE(full.code, 1);
        QVERIFY2(full.err.startsWith(file.toUtf8()), full.err);
        QVERIFY2(full.err.contains("--resume"), full.err);
        QCOMPARE(test::sweptDay(file, {"--resume"}).code, 0);
    }
    const QString whole = folder.filePath("whole.csv");
    QCOMPARE(test::sweptDay(whole).code, 0);
    QVERIFY(contents(folder.filePath("s.csv")) == contents(whole));
    QCOMPARE(tableOf(folder.filePath("s.db")).count('\n'), test::daySweepSize());
}

void TestSweepFiles::whatIsMissingIsAdded()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("s.csv");
    QCOMPARE(peergridCli(smallSweep(file)).code, 0);
    const QByteArray whole = contents(file);
    for (qsizetype kept = 0; kept <= whole.size(); kept += 1 + whole.size() / 40) {
        QVERIFY(test::write(file, whole.left(kept)));
        const auto answer = peergridCli(smallSweep(file, {"--resume"}));
        QVERIFY2(answer.code == 0, answer.err);
        QVERIFY(contents(file) == whole);
    }
}

void TestSweepFiles::nothingIsReplaced()
{
    QTemporaryDir folder;
    for (const char *name : {"s.csv", "s.db"}) {
        const QString file = folder.filePath(name);
        QVERIFY(test::write(file, "mine"));
        for (const QStringList &options : {QStringList{}, QStringList{"--resume"}}) {
            const auto answer = peergridCli(smallSweep(file, options));
            QCOMPARE(answer.code, 1);
            QVERIFY2(answer.err.startsWith(file.toUtf8()), answer.err);
            QCOMPARE(contents(file), QByteArray("mine"));
        }
    }
    QCOMPARE(peergridCli(smallSweep(folder.filePath("s.txt"))).code, 2);
    const auto nowhere = peergridCli(smallSweep(folder.filePath("none/s.db")));
    QCOMPARE(nowhere.code, 1);
    QVERIFY2(nowhere.err.contains("s.db"), nowhere.err);
}

void TestSweepFiles::onlyItsOwnFileIsGoneOnWith()
{
    QTemporaryDir folder;
    for (const char *name : {"s.csv", "s.db"}) {
        const QString file = folder.filePath(name);
        QCOMPARE(peergridCli(smallSweep(file)).code, 0);
        const QByteArray before = contents(file);
        const auto other = peergridCli(smallSweep(file, {"--resume", "--vary", "peers.2.load=1"}));
        QCOMPARE(other.code, 1);
        QVERIFY2(other.err.contains("other variations"), other.err);
        QVERIFY(contents(file) == before);
    }
    const QString file = folder.filePath("s.csv");
    QByteArray text = contents(file);
    QVERIFY(test::write(file, text.replace("\n3,", "\n8,")));
    const auto mended = peergridCli(smallSweep(file, {"--resume"}));
    QCOMPARE(mended.code, 1);
    QVERIFY2(mended.err.contains("row 4"), mended.err);
    QVERIFY(contents(file) == text);

    // While one writes, another may not.
    const QString busy = folder.filePath("busy.csv");
    QProcess process;
    process.start(PEERGRID_CLI, daySweep(busy));
    QVERIFY(test::waitForBytes(process, busy, 2000));
    const auto second = test::sweptDay(busy, {"--resume"});
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains("is writing it just now"), second.err);
    QVERIFY(process.waitForFinished(600000));
    QCOMPARE(process.exitCode(), 0);
}

void TestSweepFiles::whatCannotBeSolvedIsToldBefore()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("s.csv");
    const auto sweep = [&](const QString &vary) {
        return peergridCli({"sweep", scenario("five-peer-case-1"), "--vary", vary, "--to", file});
    };
    const auto below = sweep("peers.5.generation.cost=0.1,-1");
    QCOMPARE(below.code, 1);
    QVERIFY2(below.err.startsWith("variant 2 (peers.5.generation.cost = -1): peer 5"), below.err);
    const auto unknown = sweep("peers.9.load=1");
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.startsWith("--vary: peers.9.load: there is no peer"), unknown.err);
    QVERIFY(!QFile::exists(file));
    QVERIFY(!QFile::exists(file + ".sweep"));
}

void TestSweepFiles::notAllServedIsAnExitCode()
{
    QTemporaryDir folder;
    for (const char *name : {"s.csv", "s.db"}) {
        const QStringList arguments{"sweep", scenario("island"),   "--vary", "peers.*.load=x1,x0.8",
                                    "--to",  folder.filePath(name)};
        const auto answer = peergridCli(arguments);
        QVERIFY2(answer.code == 3, answer.err);
        QCOMPARE(peergridCli(arguments + QStringList{"--resume"}).code, 3);
    }
    const auto rows = rowsOf(folder.filePath("s.csv"));
    QCOMPARE(rows[1][2], QByteArray("not-all-served"));
    QCOMPARE(rows[2][2], QByteArray("solved"));
}

QTEST_APPLESS_MAIN(TestSweepFiles)
#include "tst_sweepfiles.moc"
