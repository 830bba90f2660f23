// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keptoutcome.h"
#include "core/scenariofile.h"
#include "core/solve.h"
#include "tests/support/fulldisk.h"
#include "tests/support/random.h"
#include "tests/support/wholeoutcome.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <limits>

#include <malloc.h>
#include <unistd.h>

using namespace peergrid;

namespace
{

constexpr std::size_t noMemory = 0;

/// A day on which some hours cannot serve everyone, so that all there is of an hour is in use.
Outcome islandDay()
{
    return solve(loadScenario(PEERGRID_SOURCE_DIR "/scenarios/island.peergrid")->market).value();
}

HourOutcome someHour(std::uint64_t seed, std::size_t peers, std::size_t flows)
{
    test::Random random(seed);
    HourOutcome hour;
    hour.status = HourOutcome::Status::Solved;
    hour.published = random.unit();
    hour.leastCost = random.unit();
    hour.unproved = random.unit();
    hour.peers.resize(peers);
    for (PeerHour &peer : hour.peers) {
        peer.bought = random.unit();
        peer.marginalPrice = {-std::numeric_limits<double>::infinity(), random.unit()};
    }
    hour.flows.resize(flows);
    for (Flow &flow : hour.flows) {
        flow.from = {Junction::Kind::Seller, random.below(peers)};
        flow.energy = random.unit();
        if (random.chance(0.5))
            flow.contract = random.below(9);
    }
    return hour;
}

KeptOutcome kept(const std::vector<HourOutcome> &hours, std::size_t memory)
{
    KeptOutcome outcome(hours.size(), memory);
    for (std::size_t t = 0; t < hours.size(); ++t)
        outcome.keep(t, HourOutcome(hours[t]));
    return outcome;
}

/// Open files of this process that have no name any more.
std::vector<int> namelessFiles()
{
    std::vector<int> files;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        const std::string target = std::filesystem::read_symlink(entry.path(), gone).string();
        if (target.find("/peergrid-") != std::string::npos && target.ends_with(" (deleted)"))
            files.push_back(std::stoi(entry.path().filename().string()));
    }
    return files;
}

/// The folder that files without a name are made in.
class TemporaryFolder
{
  public:
    explicit TemporaryFolder(const QByteArray &path)
        : m_before(qgetenv("TMPDIR"))
        , m_wasSet(qEnvironmentVariableIsSet("TMPDIR"))
    {
        qputenv("TMPDIR", path);
    }
    ~TemporaryFolder() { m_wasSet ? qputenv("TMPDIR", m_before) : qunsetenv("TMPDIR"); }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  private:
    QByteArray m_before;
    bool m_wasSet;
};

} // namespace

class TestKeptOutcome : public QObject
{
    Q_OBJECT

  private slots:
    void givesBackWhatItWasGiven_data()
    {
        QTest::addColumn<qulonglong>("memory");
        QTest::newRow("from memory") << qulonglong(KeptOutcome::usualMemory);
        QTest::newRow("the first hours from memory") << qulonglong(20'000);
        QTest::newRow("from the disk") << qulonglong(noMemory);
    }

    void givesBackWhatItWasGiven()
    {
        QFETCH(qulonglong, memory);
        Outcome day = islandDay();
        QVERIFY(std::any_of(day.hours.begin(), day.hours.end(),
                            [](const HourOutcome &hour) { return !hour.shortfalls.empty(); }));
        for (std::uint64_t seed = 1; seed <= 20; ++seed)
            day.hours.push_back(someHour(seed, seed * 7 % 40 + 1, seed * 11 % 30));
        QVERIFY(test::allHours(kept(day.hours, memory)) == day.hours);
    }

    void whatMemoryDoesNotHoldGoesToTheDisk()
    {
        const std::vector<HourOutcome> hours(10, someHour(1, 100, 50));
        QVERIFY(namelessFiles().empty());
        {
            const KeptOutcome all = kept(hours, KeptOutcome::usualMemory);
            QVERIFY(namelessFiles().empty());
            const KeptOutcome some = kept(hours, 40'000);
            QCOMPARE(namelessFiles().size(), std::size_t(1));
        }
        QVERIFY(namelessFiles().empty()); // gone with the last that reads it
    }

    /// Hours of 100 peers, about 17 kB each.
    void memoryDoesNotGrowWithTheHours()
    {
        constexpr std::size_t hours = 2000;
        constexpr std::size_t inMemory = 1 << 20;
        const std::size_t before = mallinfo2().uordblks;
        if (before == 0)
            QSKIP("The allocator of this build does not say what is in use.");
        KeptOutcome outcome(hours, inMemory);
        for (std::size_t t = 0; t < hours; ++t)
            outcome.keep(t, someHour(t, 100, 50));
        const std::size_t grown = mallinfo2().uordblks - before;
        QVERIFY2(grown < inMemory + 100 * hours, qPrintable(QString::number(grown)));
        const KeptHour last = outcome[hours - 1];
        QVERIFY(*last == someHour(hours - 1, 100, 50));
    }

    void copiesShareWhatIsKept()
    {
        KeptOutcome outcome(3, noMemory);
        outcome.keep(0, someHour(1, 5, 5));
        const KeptOutcome soFar = outcome;
        outcome.keep(1, someHour(2, 5, 5));
        QVERIFY(soFar.has(0) && !soFar.has(1));
        const KeptHour first = soFar[0];
        QVERIFY(*first == someHour(1, 5, 5));
        QCOMPARE(namelessFiles().size(), std::size_t(1));
    }

    void anHourThatIsNotSolvedHasNoPeers()
    {
        const KeptOutcome outcome(2);
        for (const std::size_t t : {std::size_t(1), std::size_t(2)}) {
            QVERIFY(!outcome.has(t));
            const KeptHour hour = outcome[t];
            QVERIFY(*hour == HourOutcome());
        }
        QVERIFY(KeptOutcome().empty() && !outcome.empty());
    }

    void onAFullDiskItStaysInMemory()
    {
        const std::vector<HourOutcome> hours(10, someHour(1, 100, 50));
        const test::FullDisk disk(30'000);
        QVERIFY(test::allHours(kept(hours, noMemory)) == hours);
    }

    void leavesNothingInTheFolderForTemporaryFiles()
    {
        const QTemporaryDir folder;
        const TemporaryFolder asked(folder.path().toUtf8());
        const KeptOutcome outcome = kept({someHour(1, 5, 5)}, noMemory);
        QCOMPARE(namelessFiles().size(), std::size_t(1));
        QVERIFY(QFileInfo(QStringLiteral("/proc/self/fd/%1").arg(namelessFiles().front()))
                    .symLinkTarget()
                    .startsWith(folder.path()));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void withoutThatFolderItTakesAnother()
    {
        const TemporaryFolder asked("/there/is/no/such/folder");
        const std::vector<HourOutcome> hours{someHour(1, 5, 5)};
        QVERIFY(test::allHours(kept(hours, noMemory)) == hours);
        QCOMPARE(namelessFiles().size(), std::size_t(0));
    }

    void aDiskThatLosesItIsSaid()
    {
        const KeptOutcome outcome = kept({someHour(1, 5, 5)}, noMemory);
        QCOMPARE(::ftruncate(namelessFiles().front(), 10), 0);
        QVERIFY_THROWS_EXCEPTION(std::system_error, outcome[0]);
    }
};

QTEST_APPLESS_MAIN(TestKeptOutcome)
#include "tst_keptoutcome.moc"
