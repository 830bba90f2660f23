// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"
#include "tests/cli/program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace peergrid;

namespace
{

/// A year of storage that is decided all together: nobody waits for this to end.
Scenario longYear()
{
    Scenario scenario;
    scenario.name = "Long year";
    Market &market = scenario.market;
    market.hours = maxHours;
    Peer grid;
    grid.id = PeerId("grid");
    grid.role = Role::Producer;
    grid.isMainGrid = true;
    grid.generation.maximum = 1e6;
    grid.generation.cost = 0.2;
    market.peers.push_back(grid);
    for (int i = 0; i < 8; ++i) {
        Peer peer;
        peer.id = PeerId("p" + std::to_string(i));
        peer.role = Role::Prosumer;
        std::vector<double> load;
        std::vector<double> sun;
        for (std::size_t hour = 0; hour < maxHours; ++hour) {
            load.push_back(static_cast<double>((hour * 7 + 3 * static_cast<std::size_t>(i)) % 11));
            sun.push_back(hour % 24 > 6 && hour % 24 < 19 ? 1.0 : 0.0);
        }
        peer.load = Profile(load);
        peer.generation.maximum = 12.0;
        peer.generation.availability = Profile(sun);
        peer.networkFee = 0.01 * i;
        peer.storage = Storage{};
        peer.storage->capacity = 20.0;
        peer.storage->power = 5.0;
        market.peers.push_back(peer);
    }
    return scenario;
}

/// Whether the process has a handler for SIGINT of its own.
bool catchesInterrupts(qint64 process)
{
    const QByteArray status = test::contents(QString("/proc/%1/status").arg(process));
    const qsizetype line = status.indexOf("SigCgt:\t") + 8;
    return status.mid(line, 16).toULongLong(nullptr, 16) & (1ULL << (SIGINT - 1));
}

} // namespace

class TestInterrupt : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void interruptCancels();
    void ofSeveralFilesNoneIsLeftOut();

  private:
    struct Interrupted {
        int code = 0;
        QByteArray out;
        QByteArray err;
    };
    static void interrupt(const QStringList &arguments, Interrupted &result);

    QTemporaryDir m_folder;
    QString m_file;
};

void TestInterrupt::initTestCase()
{
    if (!QFile::exists("/proc/self/status"))
        QSKIP("this system has no /proc to see signal handlers in");
    m_file = m_folder.filePath("year.peergrid");
    QVERIFY(saveScenario(longYear(), m_file.toStdString()));
}

/// Runs the program and interrupts it as soon as it would know.
void TestInterrupt::interrupt(const QStringList &arguments, Interrupted &result)
{
    QProcess process;
    process.start(PEERGRID_CLI, arguments);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(catchesInterrupts(process.processId()), 60000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    result = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestInterrupt::interruptCancels()
{
    Interrupted result;
    interrupt({"solve", m_file}, result);
    QCOMPARE(result.code, 4);
    QCOMPARE(result.out, QByteArray());
    QCOMPARE(result.err, QByteArray("Cancelled.\n"));
}

/// The array has a place for each, so that a program can still read it.
void TestInterrupt::ofSeveralFilesNoneIsLeftOut()
{
    Interrupted result;
    interrupt({"solve", "--format", "json", m_file, m_file, m_file}, result);
    QCOMPARE(result.code, 4);
    QCOMPARE(result.out, QByteArray("[null,null,null]\n"));
}

QTEST_APPLESS_MAIN(TestInterrupt)
#include "tst_interrupt.moc"
