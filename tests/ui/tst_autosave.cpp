// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"
#include "core/scenariofile.h"
#include "tests/support/figures.h"
#include "tests/support/fulldisk.h"
#include "ui/autosave.h"
#include "ui/document.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace peergrid;
using test::FullDisk;
using namespace std::chrono_literals;

namespace
{

const QString childMode = QStringLiteral("--edit-until-killed");
constexpr Autosave::Intervals never{1h, 1h};
constexpr rlim_t roomForTheLock = 100; ///< bytes

Scenario loadSet(Scenario scenario, double load)
{
    scenario.market.peers.front().load = load;
    return scenario;
}

Scenario onePeer()
{
    Scenario scenario;
    return edits::add(scenario, edits::newPeer(scenario.market, edits::Kind::Consumer), {});
}

double loadIn(const QString &path)
{
    const auto scenario = loadDraft(path.toStdString());
    return scenario ? scenario->market.peers.front().load.at(0) : -1.0;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the program does, as far as it matters here: open a file and edit it without end. Each edit
/// is told on standard output.
int editUntilKilled(const QString &path, const QString &folder)
{
    Document document;
    if (!document.open(path))
        return 1;
    const Autosave autosave(document, folder, {5ms, 20ms});
    int edits = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        document.apply(QStringLiteral("Edit"), loadSet(document.scenario(), ++edits));
        std::printf("%d\n", edits);
        std::fflush(stdout);
    });
    timer.start(2ms);
    return QCoreApplication::exec();
}

/// A document with a file of its own and a folder for its snapshots.
struct Desk {
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("day.peergrid"));
    QString snapshots = folder.filePath(QStringLiteral("state/autosave"));
    Document document;

    Desk()
    {
        document.reset(onePeer());
        if (!document.save(file))
            qFatal("no file");
    }
    void edit(double load)
    {
        document.apply(QStringLiteral("Edit"), loadSet(document.scenario(), load));
    }
    QStringList left() const { return QDir(snapshots).entryList(QDir::Files); }
    QString snapshot() const
    {
        const auto names = QDir(snapshots).entryList({QStringLiteral("*.peergrid")}, QDir::Files);
        return names.size() == 1 ? QDir(snapshots).filePath(names.front()) : QString();
    }
};

} // namespace

class TestAutosave : public QObject
{
    Q_OBJECT

  private slots:
    void nothingIsKeptWhileThereIsNothingToSave()
    {
        Desk desk;
        Autosave autosave(desk.document, desk.snapshots, never);
        autosave.snapshotNow();
        QVERIFY(desk.left().isEmpty());
    }

    void aSnapshotHoldsTheWorkAndNotTheUsersFile()
    {
        Desk desk;
        const QByteArray before = bytesOf(desk.file);
        Autosave autosave(desk.document, desk.snapshots, never);
        desk.edit(7.0);
        autosave.snapshotNow();
        QCOMPARE(loadIn(desk.snapshot()), 7.0);
        QCOMPARE(bytesOf(desk.file), before);
        const QString name = QFileInfo(desk.snapshot()).completeBaseName();
        const QString side = bytesOf(QDir(desk.snapshots).filePath(name + QStringLiteral(".json")));
        for (const QString &told : {desk.file, QSysInfo::machineHostName(),
                                    QString::number(QCoreApplication::applicationPid())})
            QVERIFY2(side.contains(told), qPrintable(side));
        QCOMPARE(desk.left().size(), 3); // with the lock
    }

    void itGoesWhenTheDocumentIsSaved()
    {
        Desk desk;
        Autosave autosave(desk.document, desk.snapshots, never);
        desk.edit(7.0);
        autosave.snapshotNow();
        QVERIFY(!desk.left().isEmpty());
        QVERIFY(desk.document.save(desk.file));
        QVERIFY(desk.left().isEmpty());
    }

    void itGoesWhenAllIsUndoneOrClosed()
    {
        Desk desk;
        {
            Autosave autosave(desk.document, desk.snapshots, never);
            desk.edit(7.0);
            autosave.snapshotNow();
            desk.document.undoStack().undo();
            QVERIFY(desk.left().isEmpty());
            desk.document.undoStack().redo();
            autosave.snapshotNow();
            QVERIFY(!desk.left().isEmpty());
        }
        QVERIFY(desk.left().isEmpty());
    }

    void itComesSoonAfterTheLastEdit()
    {
        Desk desk;
        const Autosave autosave(desk.document, desk.snapshots, {10ms, 1h});
        desk.edit(7.0);
        QVERIFY(desk.left().isEmpty());
        QTRY_COMPARE(loadIn(desk.snapshot()), 7.0);
        desk.edit(8.0);
        QTRY_COMPARE(loadIn(desk.snapshot()), 8.0);
    }

    void editsWithoutEndDoNotPutItOff()
    {
        Desk desk;
        const Autosave autosave(desk.document, desk.snapshots, {1h, 20ms});
        double load = 100.0;
        QTimer edits;
        connect(&edits, &QTimer::timeout, [&] { desk.edit(++load); });
        edits.start(1);
        QTRY_VERIFY(loadIn(desk.snapshot()) > 100.0);
    }

    void whatIsRestoredIsKeptAgain()
    {
        Desk desk;
        Autosave autosave(desk.document, desk.snapshots, {1ms, 1h});
        desk.document.recover(loadSet(onePeer(), 9.0), desk.file);
        QTRY_COMPARE(loadIn(desk.snapshot()), 9.0);
    }

    void workThatIsNotValidYetIsKeptToo()
    {
        Desk desk;
        Autosave autosave(desk.document, desk.snapshots, never);
        desk.edit(-3.0);
        autosave.snapshotNow();
        QVERIFY(!loadScenario(desk.snapshot().toStdString()));
        QCOMPARE(loadIn(desk.snapshot()), -3.0);
    }

    void aFullDiskIsToldOnce()
    {
        Desk desk;
        Autosave autosave(desk.document, desk.snapshots, never);
        QSignalSpy told(&autosave, &Autosave::failed);
        desk.edit(7.0);
        {
            const FullDisk full(roomForTheLock);
            autosave.snapshotNow();
            desk.edit(8.0);
            autosave.snapshotNow();
        }
        QCOMPARE(told.count(), 1);
        const QString sentence = told.front().front().toString();
        QVERIFY2(sentence.contains(QStringLiteral("disk")), qPrintable(sentence));
        autosave.snapshotNow();
        QCOMPARE(loadIn(desk.snapshot()), 8.0);
        const FullDisk full(roomForTheLock);
        autosave.snapshotNow();
        QCOMPARE(told.count(), 2);
        QCOMPARE(loadIn(desk.snapshot()), 8.0);
    }

    void aFolderThatCannotBeIsTold()
    {
        Desk desk;
        Autosave autosave(desk.document, desk.file + QStringLiteral("/autosave"), never);
        QSignalSpy told(&autosave, &Autosave::failed);
        desk.edit(7.0);
        autosave.snapshotNow();
        QCOMPARE(told.count(), 1);
    }

    void whatRunsIsNotOffered()
    {
        Desk desk;
        Autosave autosave(desk.document, desk.snapshots, never);
        desk.edit(7.0);
        autosave.snapshotNow();
        QVERIFY(recoverable(desk.snapshots).empty());
        QVERIFY(recoverable(desk.snapshots + QStringLiteral("/nowhere")).empty());
    }

    /// R6: a program that is killed in the middle of edits leaves the user's file as it was, and
    /// the work to within the last interval.
    void aKilledProgramLeavesItsWork()
    {
        const int kills = test::figure(5, 100);
        std::mt19937 random(6);
        for (int i = 0; i < kills; ++i) {
            Desk desk;
            const QByteArray before = bytesOf(desk.file);
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {childMode, desk.file, desk.snapshots});
            QTRY_VERIFY(!desk.snapshot().isEmpty());
            QVERIFY(recoverable(desk.snapshots).empty());
            QTest::qWait(static_cast<int>(random() % 50));
            child.kill();
            QVERIFY(child.waitForFinished());
            QCOMPARE(bytesOf(desk.file), before);

            const auto found = recoverable(desk.snapshots);
            QCOMPARE(found.size(), std::size_t(1));
            const double last =
                child.readAllStandardOutput().trimmed().split('\n').last().toDouble();
            const double kept = loadIn(found.front().snapshot);
            QVERIFY2(kept >= 1.0 && kept <= last + 1.0, qPrintable(QString::number(kept)));
            QVERIFY(found.front().path.isEmpty() || found.front().path == desk.file);
            discard(found.front());
            QVERIFY(recoverable(desk.snapshots).empty());
        }
        test::report("R6", std::to_string(kills) +
                               " kills while editing: the user's file untouched, "
                               "a recovery offered each time");
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == childMode)
        return editUntilKilled(arguments.value(2), arguments.value(3));
    TestAutosave test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_autosave.moc"
