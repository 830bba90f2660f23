// SPDX-License-Identifier: GPL-3.0-or-later
// R6: the program is killed in the middle of edits, and started again.
#include "core/edits.h"
#include "core/scenariofile.h"
#include "tests/support/figures.h"
#include "tests/support/random.h"
#include "tests/ui/person.h"
#include "ui/messagebar.h"

#include <QDateTime>
#include <QProcess>
#include <QStandardPaths>

using namespace peergrid;
using test::Person;

namespace
{

const QString childMode = QStringLiteral("--edit-until-killed");

/// Someone at the window who never stops: types the number of the edit as a load, moves the peer,
/// and tells when each edit was done.
int editUntilKilled(const QString &home, const QString &file, std::uint64_t seed)
{
    constexpr std::size_t mostPause = 300; // ms
    test::liveIn(home);
    Person person;
    if (!person.window.openFile(file))
        return 1;
    person.canvas().setFocus();
    person.key(Qt::Key_Tab); // to the first peer
    test::Random random(seed);
    QTimer next;
    int edits = 0;
    QObject::connect(&next, &QTimer::timeout, [&] {
        person.type(QStringLiteral("load"), QString::number(++edits));
        person.key(edits % 2 ? Qt::Key_Right : Qt::Key_Down);
        std::printf("%d %lld\n", edits, QDateTime::currentMSecsSinceEpoch());
        std::fflush(stdout);
        next.start(static_cast<int>(random.below(mostPause)));
    });
    next.start(0);
    return QApplication::exec();
}

double loadIn(const Scenario &scenario)
{
    return scenario.market.peers.front().load.at(0);
}

/// A program that is going to be killed, with a home and a file of its own.
struct Victim {
    QTemporaryDir home;
    QString file = home.filePath(QStringLiteral("day.peergrid"));
    QByteArray before;
    QProcess program;
    qint64 killed = 0; ///< ms since the epoch

    explicit Victim(int seed)
    {
        Scenario scenario;
        scenario = edits::add(scenario, edits::newPeer(scenario.market, edits::Kind::Consumer), {});
        if (!saveScenario(scenario, file.toStdString()))
            qFatal("no file");
        before = bytes();
        program.start(QCoreApplication::applicationFilePath(),
                      {childMode, home.path(), file, QString::number(seed)});
    }
    ~Victim() { kill(); }
    void kill()
    {
        killed = QDateTime::currentMSecsSinceEpoch();
        program.kill();
        program.waitForFinished();
    }
    QByteArray bytes() const
    {
        QFile open(file);
        return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
    }
    /// The numbers of the edits and when they were done.
    std::map<int, qint64> told()
    {
        m_output += program.readAllStandardOutput();
        std::map<int, qint64> edits;
        for (const QByteArray &line : m_output.split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() == 2)
                edits[words[0].toInt()] = words[1].toLongLong();
        }
        return edits;
    }

  private:
    QByteArray m_output;
};

QString snapshotFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/autosave");
}

QStringList snapshots()
{
    return QDir(snapshotFolder()).entryList({QStringLiteral("*.peergrid")}, QDir::Files);
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void whatAKilledProgramHadIsRestored();
    void whatIsNotWantedIsDiscarded();

  private:
    void killLater(Victim &victim, int wait);
    void restart(Victim &victim);

    QTemporaryDir m_home;
    qint64 m_longest = 0; ///< ms of work that was lost
};

/// Settings stay where they are looked for first.
void TestRecovery::initTestCase()
{
    test::liveIn(m_home.path());
    QSettings().clear();
}

/// Kills a program some time after its first snapshot.
void TestRecovery::killLater(Victim &victim, int wait)
{
    test::liveIn(victim.home.path());
    QTRY_VERIFY_WITH_TIMEOUT(!snapshots().isEmpty(), 60'000);
    QTest::qWait(wait);
    victim.kill();
}

/// What the person sees who starts the program again, and takes the work back.
void TestRecovery::restart(Victim &victim)
{
    const std::map<int, qint64> told = victim.told();
    QVERIFY(!told.empty());
    QCOMPARE(victim.bytes(), victim.before);

    test::liveIn(victim.home.path());
    Person person;
    const QString offer = person.told();
    QVERIFY2(offer.contains(QStringLiteral("day.peergrid")) &&
                 offer.contains(QStringLiteral("can be restored")),
             qPrintable(offer));
    QVERIFY(person.push(QStringLiteral("Restore")));
    QCOMPARE(person.window.document().path(), victim.file);
    QVERIFY(person.window.isWindowModified());
    QCOMPARE(victim.bytes(), victim.before);

    const auto restored = static_cast<int>(loadIn(person.scenario()));
    QVERIFY(restored >= 1 && restored <= told.rbegin()->first + 1);
    const auto lost = told.upper_bound(restored);
    m_longest = std::max(m_longest, lost == told.end() ? 0 : victim.killed - lost->second);

    person.key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!person.window.isWindowModified());
    const auto saved = loadScenario(victim.file.toStdString());
    QVERIFY(saved);
    QCOMPARE(static_cast<int>(loadIn(*saved)), restored);
    QVERIFY(snapshots().isEmpty());
}

void TestRecovery::whatAKilledProgramHadIsRestored()
{
    constexpr int atOnce = 4; // they mostly wait for their snapshots
    const int kills = test::figure(atOnce, 100);
    const auto mostWait = static_cast<std::size_t>(test::figure(300, 6000)); // ms
    test::Random random(6);
    for (int done = 0; done < kills; done += atOnce) {
        std::vector<std::unique_ptr<Victim>> victims;
        for (int i = 0; i < atOnce; ++i)
            victims.push_back(std::make_unique<Victim>(done + i));
        for (const auto &victim : victims)
            killLater(*victim, static_cast<int>(random.below(mostWait)));
        for (const auto &victim : victims) {
            restart(*victim);
            if (QTest::currentTestFailed())
                return;
        }
    }
    test::report("R6", std::to_string(kills) +
                           " kills of the window while editing: each time the recovery was offered "
                           "and taken, the file untouched until saved; at most the last " +
                           std::to_string(m_longest) + " ms lost");
    if (kills > atOnce) // in the full figure alone: a busy machine may delay a few
        QVERIFY2(m_longest < 6000, qPrintable(QString::number(m_longest)));
}

void TestRecovery::whatIsNotWantedIsDiscarded()
{
    QTemporaryDir home;
    test::liveIn(home.path());
    QVERIFY(QDir().mkpath(snapshotFolder()));
    QVERIFY(saveScenario({}, (snapshotFolder() + QStringLiteral("/left.peergrid")).toStdString()));
    Person person;
    QVERIFY(person.push(QStringLiteral("Discard")));
    QVERIFY(person.told().isEmpty());
    QVERIFY(snapshots().isEmpty());
    const Person again;
    QVERIFY(again.window.findChild<MessageBar *>()->text().isEmpty());
}

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == childMode)
        return editUntilKilled(arguments.value(2), arguments.value(3),
                               arguments.value(4).toULongLong());
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recovery.moc"
