// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safefile.h"
#include "tests/support/fulldisk.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

using namespace peergrid;
using test::FullDisk;
namespace fs = std::filesystem;

namespace
{

void put(const fs::path &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::size_t filesIn(const fs::path &folder)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

class TestSafeFile : public QObject
{
    Q_OBJECT

  private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("a.peergrid").toStdString();
    }

    void writesAndReadsAnyBytes();
    void keepsPermissions();
    void followsLinks();
    void refusesACircleOfLinks();
    void refusesWhatIsNoRegularFile_data();
    void refusesWhatIsNoRegularFile();
    void refusesAFileThatMayNotBeWritten();
    void leavesTheOldFileOnAFullDisk();
    void growsPartByPart();
    void whatIsNotFinishedLeavesTheOldFile();
    void namesTheMissingFolder();
    void doesNotTakeTheNameOfAnotherFile();

  private:
    void verifyRefused(const fs::path &path, const std::string &why);

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_path;
};

void TestSafeFile::verifyRefused(const fs::path &path, const std::string &why)
{
    const Result<void> saved = replaceFile(path, "new");
    QVERIFY(!saved);
    const Issue &issue = saved.error()[0];
    QCOMPARE(issue.file, path.string());
    QVERIFY2(issue.found.find(why) != std::string::npos, describe(issue).c_str());
    QVERIFY(!issue.allowed.empty() && !issue.remedy.empty());
}

void TestSafeFile::writesAndReadsAnyBytes()
{
    const std::string bytes("a\0\r\n\xff", 5);
    QVERIFY(replaceFile(m_path, bytes));
    QCOMPARE(readWholeFile(m_path).value(), bytes);
    QVERIFY(replaceFile(m_path, ""));
    QCOMPARE(readWholeFile(m_path).value(), "");
    QCOMPARE(filesIn(m_path.parent_path()), 1u);
}

void TestSafeFile::keepsPermissions()
{
    put(m_path, "old");
    fs::permissions(m_path, fs::perms(0640));
    QVERIFY(replaceFile(m_path, "new"));
    QVERIFY(fs::status(m_path).permissions() == fs::perms(0640));
}

void TestSafeFile::followsLinks()
{
    fs::create_directory(m_path.parent_path() / "below");
    const fs::path target = m_path.parent_path() / "below/target";
    const fs::path second = m_path.parent_path() / "second";
    fs::create_symlink("below/target", second);
    fs::create_symlink(second, m_path);
    for (const char *content : {"made", "replaced"}) {
        QVERIFY(replaceFile(m_path, content));
        QVERIFY(fs::is_symlink(m_path) && fs::is_symlink(second) && !fs::is_symlink(target));
        QCOMPARE(readWholeFile(target).value(), content);
    }
}

void TestSafeFile::refusesACircleOfLinks()
{
    fs::create_symlink("a.peergrid", m_path.parent_path() / "b");
    fs::create_symlink("b", m_path);
    verifyRefused(m_path, "ymbolic links");
}

void TestSafeFile::refusesWhatIsNoRegularFile_data()
{
    QTest::addColumn<int>("type");
    QTest::newRow("folder") << static_cast<int>(S_IFDIR);
    QTest::newRow("named pipe") << static_cast<int>(S_IFIFO);
    QTest::newRow("device") << static_cast<int>(S_IFCHR);
}

void TestSafeFile::refusesWhatIsNoRegularFile()
{
    QFETCH(int, type);
    if (type == S_IFDIR)
        fs::create_directory(m_path);
    else if (type == S_IFIFO)
        QCOMPARE(::mkfifo(m_path.c_str(), 0600), 0);
    else
        fs::create_symlink("/dev/null", m_path);
    verifyRefused(m_path, "not a regular file");
    const Result<std::string> read = readWholeFile(m_path);
    QVERIFY(!read);
    QVERIFY(read.error()[0].found.find("not a regular file") != std::string::npos);
}

void TestSafeFile::refusesAFileThatMayNotBeWritten()
{
    if (::geteuid() == 0)
        QSKIP("the superuser may write anything");
    put(m_path, "old");
    fs::permissions(m_path, fs::perms::owner_read);
    verifyRefused(m_path, "ermission denied");
    QCOMPARE(readWholeFile(m_path).value(), "old");
}

void TestSafeFile::leavesTheOldFileOnAFullDisk()
{
    put(m_path, "old");
    const std::string large(100'000, 'x');
    for (const rlim_t room : {0, 1, 4096, 99'999}) {
        const FullDisk disk(room);
        const Result<void> saved = replaceFile(m_path, large);
        QVERIFY(!saved);
        QVERIFY2(saved.error()[0].found.find("too large") != std::string::npos,
                 describe(saved.error()).c_str());
        QVERIFY(saved.error()[0].remedy.find("make room") != std::string::npos);
        QCOMPARE(readWholeFile(m_path).value(), "old");
        QCOMPARE(filesIn(m_path.parent_path()), 1u);
    }
    QVERIFY(replaceFile(m_path, large));
    QCOMPARE(readWholeFile(m_path).value(), large);
}

void TestSafeFile::growsPartByPart()
{
    put(m_path, "old");
    auto file = FileReplacement::begin(m_path);
    QVERIFY(file);
    for (const char *part : {"a", "", "bc"})
        QVERIFY(file->append(part));
    QCOMPARE(readWholeFile(m_path).value(), "old");
    QVERIFY(file->finish());
    QCOMPARE(readWholeFile(m_path).value(), "abc");
    QCOMPARE(filesIn(m_path.parent_path()), 1u);
}

void TestSafeFile::whatIsNotFinishedLeavesTheOldFile()
{
    put(m_path, "old");
    {
        auto file = FileReplacement::begin(m_path);
        QVERIFY(file && file->append("new"));
    }
    QCOMPARE(readWholeFile(m_path).value(), "old");
    QCOMPARE(filesIn(m_path.parent_path()), 1u);
}

void TestSafeFile::namesTheMissingFolder()
{
    verifyRefused(m_path.parent_path() / "none/a.peergrid", "No such file");
    verifyRefused("", "No such file");
}

void TestSafeFile::doesNotTakeTheNameOfAnotherFile()
{
    const fs::path other =
        m_path.parent_path() / (".peergrid-" + std::to_string(::getpid()) + "-0.tmp");
    put(other, "other");
    QVERIFY(replaceFile(m_path, "new"));
    QCOMPARE(readWholeFile(other).value(), "other");
    QCOMPARE(readWholeFile(m_path).value(), "new");
}

QTEST_APPLESS_MAIN(TestSafeFile)
#include "tst_safefile.moc"
