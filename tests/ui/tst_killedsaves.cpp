// SPDX-License-Identifier: GPL-3.0-or-later
// R5: a program that is killed while it saves leaves a whole file, of before or after.
#include "core/backup.h"
#include "core/scenariofile.h"
#include "tests/support/figures.h"
#include "tests/support/random.h"
#include "ui/document.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <optional>

using namespace peergrid;

namespace
{

const QString childMode = QStringLiteral("--save-until-killed");

/// Versions of one scenario, each told by its number from all others.
class Versions
{
  public:
    Versions()
    {
        const auto opened =
            m_document.open(QStringLiteral(PEERGRID_SOURCE_DIR "/scenarios/village-100.peergrid"));
        if (!opened)
            qFatal("no scenario");
    }

    Scenario version(int number) const
    {
        Scenario scenario = m_document.scenario();
        scenario.name = "version " + std::to_string(number);
        for (Peer &peer : scenario.market.peers)
            peer.load = number;
        return scenario;
    }

    /// Which version a file holds; none if it is not one of them to the last byte.
    std::optional<int> in(const QString &path) const
    {
        const auto read = loadScenario(path.toStdString());
        if (!read || read->market.peers.empty())
            return {};
        const auto number = static_cast<int>(read->market.peers.front().load.at(0));
        return *read == version(number) ? std::optional(number) : std::nullopt;
    }

  private:
    Document m_document;
};

void tell(const char *what, int number)
{
    std::printf("%s %d\n", what, number);
    std::fflush(stdout);
}

/// As the window saves, one version after the other, each with a backup.
int saveUntilKilled(const QString &path, int first)
{
    const Versions versions;
    Document document;
    document.reset(versions.version(first - 1));
    for (int number = first;; ++number) {
        document.apply(QStringLiteral("Edit"), versions.version(number));
        tell("begin", number);
        if (!keepBackup(path.toStdString()) || !document.save(path))
            return 1;
        tell("end", number);
    }
}

/// The last number a child told about something.
int lastTold(const QByteArray &told, const QByteArray &what, int before)
{
    const qsizetype at = told.lastIndexOf(what + ' ');
    const qsizetype end = told.indexOf('\n', at);
    return at < 0 || end < 0 ? before
                             : told.mid(at + what.size() + 1, end - at - what.size() - 1).toInt();
}

} // namespace

class TestKilledSaves : public QObject
{
    Q_OBJECT

  private slots:
    void aKillWhileSavingDamagesNoFile();
};

void TestKilledSaves::aKillWhileSavingDamagesNoFile()
{
    constexpr int mostWait = 25; // ms; some saves long
    const int kills = test::figure(20, 1000);
    test::Random random(5);
    const Versions versions;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("day.peergrid"));
    QVERIFY(saveScenario(versions.version(0), path.toStdString()));
    int damaged = 0;
    int midway = 0;
    int present = 0;
    for (int i = 0; i < kills; ++i) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {childMode, path, QString::number(present + 1)});
        QVERIFY(child.waitForReadyRead());
        QTest::qWait(static_cast<int>(random.below(mostWait)));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        const QByteArray told = child.readAllStandardOutput();
        const int ended = lastTold(told, "end", present);
        const int begun = lastTold(told, "begin", ended);
        midway += begun != ended ? 1 : 0;
        const auto found = versions.in(path);
        const auto kept = versions.in(path + QLatin1Char('~'));
        const bool isWhole = found && *found >= ended && *found <= begun;
        const bool isBackupWhole = !QFile::exists(path + QLatin1Char('~')) ||
                                   (kept && found && (*kept == *found || *kept == *found - 1));
        damaged += isWhole && isBackupWhole ? 0 : 1;
        present = found.value_or(begun);
        QDir rest(folder.path());
        for (const QString &name :
             rest.entryList({QStringLiteral(".peergrid-*.tmp")}, QDir::Files | QDir::Hidden))
            rest.remove(name);
    }
    test::report("R5", std::to_string(kills) + " kills while saving, " + std::to_string(midway) +
                           " of them between beginning and end of a save: " +
                           std::to_string(damaged) + " damaged files");
    QCOMPARE(damaged, 0);
    QVERIFY(midway > 0);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == childMode)
        return saveUntilKilled(arguments.value(2), arguments.value(3).toInt());
    TestKilledSaves test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedsaves.moc"
