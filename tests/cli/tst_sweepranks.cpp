// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/sweeping.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <fmt/format.h>

using namespace peergrid;
using test::contents;
using test::daySweep;

namespace
{

QStringList onFour(const QStringList &arguments)
{
    return QStringList{"--oversubscribe", "-n", "4", PEERGRID_CLI} + arguments;
}

test::Answer mpirun(const QStringList &arguments)
{
    QProcess process;
    process.start("mpirun", onFour(arguments), QIODevice::ReadOnly);
    if (!process.waitForFinished(3600000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Goes on with a sweep as soon as nothing that was killed is left of the one before.
test::Answer resumed(const QStringList &arguments)
{
    for (;;) {
        const auto answer = mpirun(arguments);
        if (!answer.err.contains("is writing it just now"))
            return answer;
        QThread::msleep(200);
    }
}

} // namespace

/// The same sweep under mpirun: same bytes (R20).
class TestSweepRanks : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void ranksGiveTheSameBytes();
    void killedTwiceAndResumedGivesTheSameBytes();
    void aKilledRankEndsIt();
    void whatIsWrongIsToldOnce();
    void anExitCodeComesThrough();

  private:
    QTemporaryDir m_folder;
    QString m_whole = m_folder.filePath("whole.csv");
};

void TestSweepRanks::initTestCase()
{
    for (const char *variable : {"OMPI_ALLOW_RUN_AS_ROOT", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM",
                                 "OMPI_MCA_mpi_yield_when_idle"})
        qputenv(variable, "1");
    // Which containers seldom allow, and say so at length.
    qputenv("OMPI_MCA_btl_vader_single_copy_mechanism", "none");
    if (QStandardPaths::findExecutable("mpirun").isEmpty())
        QSKIP("mpirun is not installed");
    const auto answer = mpirun(daySweep(m_folder.filePath("no folder/a.csv")));
    if (answer.err.contains("built without MPI"))
        QSKIP("peergrid-cli was built without MPI");
    QCOMPARE(test::sweptDay(m_whole).code, 0);
}

void TestSweepRanks::ranksGiveTheSameBytes()
{
    const QString file = m_folder.filePath("ranks.csv");
    const auto answer = mpirun(daySweep(file));
    QVERIFY2(answer.code == 0, answer.err);
    QCOMPARE(answer.out.count("variants in"), 1);
    QVERIFY(contents(file) == contents(m_whole));
}

void TestSweepRanks::killedTwiceAndResumedGivesTheSameBytes()
{
    const QString file = m_folder.filePath("killed.csv");
    const QByteArray bytes = contents(m_whole);
    for (const double share : {0.2, 0.6}) {
        const auto at = static_cast<qint64>(share * static_cast<double>(bytes.size()));
        const QStringList resume = onFour(daySweep(file, {"--resume"}));
        do // until nothing that was killed before is left
            QThread::msleep(200);
        while (!test::killedAt("mpirun", resume, file, at) && contents(file).size() < at);
        QVERIFY(bytes.startsWith(contents(file)));
        QVERIFY(contents(file).size() < bytes.size());
    }
    const auto answer = resumed(daySweep(file, {"--resume"}));
    QVERIFY2(answer.code == 0, answer.err);
    QVERIFY(contents(file) == bytes);
    test::report("Sweep", fmt::format("{} variants under mpirun -n 4, killed twice and resumed: "
                                      "same bytes as one process",
                                      test::daySweepSize()));
}

void TestSweepRanks::aKilledRankEndsIt()
{
    const QString file = m_folder.filePath("rank.csv");
    QProcess process;
    process.start("mpirun", onFour(daySweep(file)), QIODevice::ReadOnly);
    QVERIFY(test::waitForBytes(process, file, 10000));
    QProcess children;
    children.start("pgrep", {"-P", QString::number(process.processId())});
    QVERIFY(children.waitForFinished());
    const auto ranks = children.readAllStandardOutput().split('\n');
    QVERIFY(ranks.size() >= 4);
    QCOMPARE(::kill(static_cast<pid_t>(ranks[3].toInt()), SIGKILL), 0);
    QVERIFY(process.waitForFinished(60000));
    QVERIFY(process.exitCode() != 0);
    QVERIFY(contents(m_whole).startsWith(contents(file)));
    const auto answer = resumed(daySweep(file, {"--resume"}));
    QVERIFY2(answer.code == 0, answer.err);
    QVERIFY(contents(file) == contents(m_whole));
}

void TestSweepRanks::whatIsWrongIsToldOnce()
{
    const QString file = m_folder.filePath("wrong.csv");
    const auto threads = mpirun(daySweep(file, {"--threads", "2"}));
    QCOMPARE(threads.code, 2);
    QCOMPARE(threads.err.count("--threads:"), 1);
    const auto none = mpirun(daySweep(file, {"--vary", "peers.99.load=x1"}));
    QCOMPARE(none.code, 2);
    QCOMPARE(none.err.count("there is no peer"), 1);
    QVERIFY(!QFile::exists(file));
}

void TestSweepRanks::anExitCodeComesThrough()
{
    const auto answer =
        mpirun({"sweep", test::scenario("island"), "--vary", "peers.*.load=x0.1:x1.9:19", "--to",
                m_folder.filePath("island.csv")});
    QVERIFY2(answer.code == 3, answer.err);
    QCOMPARE(contents(m_folder.filePath("island.csv")).count('\n'), 20);
}

QTEST_APPLESS_MAIN(TestSweepRanks)
#include "tst_sweepranks.moc"
