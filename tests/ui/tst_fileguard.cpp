// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup.h"
#include "core/safefile.h"
#include "ui/fileguard.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace peergrid;
using namespace std::chrono_literals;

namespace
{

const QString childMode = QStringLiteral("--hold");

/// Another program: has a file open until it is killed.
int hold(const QString &path)
{
    FileGuard guard;
    std::printf(guard.lock(path) ? "held\n" : "mine\n");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

/// Writes into the file itself, as other programs do.
void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Desk {
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("day.peergrid"));
    FileGuard guard{1ms};
    QSignalSpy changed{&guard, &FileGuard::changedOnDisk};
    QSignalSpy removed{&guard, &FileGuard::removedFromDisk};
    QProcess other;

    Desk() { put(file, "old"); }
    ~Desk()
    {
        other.kill();
        other.waitForFinished();
    }
    QString startOther()
    {
        other.start(QCoreApplication::applicationFilePath(), {childMode, file});
        other.waitForReadyRead();
        return QString::fromUtf8(other.readAllStandardOutput()).trimmed();
    }
};

} // namespace

class TestFileGuard : public QObject
{
    Q_OBJECT

  private slots:
    void theSecondIsToldWhoHasTheFile()
    {
        Desk desk;
        QCOMPARE(desk.startOther(), QStringLiteral("mine"));
        const auto holder = desk.guard.lock(desk.file);
        QVERIFY(holder);
        QCOMPARE(holder->process, desk.other.processId());
        QCOMPARE(holder->host, QSysInfo::machineHostName());
        QCOMPARE(holder->user, QFileInfo(desk.file).owner());
        put(desk.file, "new"); // it is watched all the same
        QTRY_COMPARE(desk.changed.count(), 1);
    }

    void theFirstKeepsIt()
    {
        Desk desk;
        QVERIFY(!desk.guard.lock(desk.file));
        QCOMPARE(desk.startOther(), QStringLiteral("held"));
        desk.guard.unlock();
        QCOMPARE(QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aDeadProgramHoldsNothing()
    {
        Desk desk;
        QCOMPARE(desk.startOther(), QStringLiteral("mine"));
        desk.other.kill();
        QVERIFY(desk.other.waitForFinished());
        QVERIFY(QFile::exists(desk.folder.filePath(QStringLiteral(".~lock.day.peergrid#"))));
        QVERIFY(!desk.guard.lock(desk.file));
    }

    void twoNamesOfAFileAreOneFile()
    {
        Desk desk;
        QTemporaryDir elsewhere;
        const QString link = elsewhere.filePath(QStringLiteral("link.peergrid"));
        QVERIFY(QFile::link(desk.file, link));
        QVERIFY(!desk.guard.lock(link));
        QCOMPARE(desk.startOther(), QStringLiteral("held"));
        put(desk.file, "new");
        QTRY_COMPARE(desk.changed.count(), 1);
    }

    void aFolderThatTakesNoLockIsNoHindrance()
    {
        Desk desk;
        QVERIFY(!desk.guard.lock(QStringLiteral("/proc/self/status")));
    }

    void othersWritingAreTold()
    {
        Desk desk;
        desk.guard.lock(desk.file);
        put(desk.file, "by somebody else");
        QTRY_COMPARE(desk.changed.count(), 1);
        put(desk.file, "and again");
        QTRY_COMPARE(desk.changed.count(), 2);
        QCOMPARE(desk.removed.count(), 0);
    }

    void othersReplacingAreTold()
    {
        Desk desk;
        desk.guard.lock(desk.file);
        for (int times = 1; times <= 3; ++times) {
            const std::string bytes = "replaced " + std::to_string(times);
            QVERIFY(replaceFile(desk.file.toStdString(), bytes));
            QTRY_COMPARE(desk.changed.count(), times);
        }
        QCOMPARE(desk.removed.count(), 0);
    }

    void ourOwnSavingIsNot()
    {
        Desk desk;
        desk.guard.lock(desk.file);
        QVERIFY(replaceFile(desk.file.toStdString(), "ours"));
        desk.guard.acceptOnDisk();
        QTest::qWait(50); // for the watcher to have its say
        QCOMPARE(desk.changed.count(), 0);
        put(desk.file, "theirs");
        QTRY_COMPARE(desk.changed.count(), 1);
    }

    void touchingIsNoChange()
    {
        Desk desk;
        desk.guard.lock(desk.file);
        put(desk.file, "old");
        QTest::qWait(50);
        desk.guard.check();
        QCOMPARE(desk.changed.count(), 0);
    }

    void removalIsToldAndReturn()
    {
        Desk desk;
        desk.guard.lock(desk.file);
        QVERIFY(QFile::rename(desk.file, desk.file + QStringLiteral(".away")));
        QTRY_COMPARE(desk.removed.count(), 1);
        QCOMPARE(desk.changed.count(), 0);
        put(desk.file, "back");
        QTRY_COMPARE(desk.changed.count(), 1);
        QVERIFY(QFile::remove(desk.file));
        QTRY_COMPARE(desk.removed.count(), 2);
    }

    void aFileThatIsNotThereYetMayCome()
    {
        Desk desk;
        desk.file = desk.folder.filePath(QStringLiteral("other.peergrid"));
        QVERIFY(!desk.guard.lock(desk.file));
        QVERIFY(replaceFile(desk.file.toStdString(), "ours"));
        desk.guard.acceptOnDisk();
        put(desk.file, "theirs");
        QTRY_COMPARE(desk.changed.count(), 1);
    }

    void onlyTheLastFileIsGuarded()
    {
        Desk desk;
        desk.guard.lock(desk.file);
        const QString next = desk.folder.filePath(QStringLiteral("next.peergrid"));
        put(next, "next");
        QVERIFY(!desk.guard.lock(next));
        QCOMPARE(desk.startOther(), QStringLiteral("mine"));
        put(desk.file, "no longer ours");
        QTest::qWait(50);
        QCOMPARE(desk.changed.count(), 0);
    }

    void aBackupHoldsTheFileBefore()
    {
        Desk desk;
        const QString backup = desk.file + QStringLiteral("~");
        QCOMPARE(QString::fromStdString(backupOf(desk.file.toStdString()).string()), backup);
        QVERIFY(QFile::setPermissions(desk.file, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(keepBackup(desk.file.toStdString()));
        QCOMPARE(bytesOf(backup), QByteArray("old"));
        QVERIFY(!QFile::permissions(backup).testAnyFlags(QFile::ReadGroup | QFile::ReadOther));
        put(desk.file, "newer");
        QVERIFY(keepBackup(desk.file.toStdString()));
        QCOMPARE(bytesOf(backup), QByteArray("newer"));
        QCOMPARE(bytesOf(desk.file), QByteArray("newer"));
    }

    void aBackupThatCannotBeIsTold()
    {
        Desk desk;
        const std::string file = desk.file.toStdString();
        QVERIFY(QDir().mkdir(desk.file + QStringLiteral("~")));
        QVERIFY(!keepBackup(file));
        QCOMPARE(bytesOf(desk.file), QByteArray("old"));
        QVERIFY(keepBackup(file + "-that-is-not-there"));
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == childMode)
        return hold(arguments.value(2));
    TestFileGuard test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fileguard.moc"
