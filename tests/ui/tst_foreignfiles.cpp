// SPDX-License-Identifier: GPL-3.0-or-later
// R7 in the window: what is no scenario is not opened, and the message bar says why.
#include "tests/support/figures.h"
#include "tests/ui/desk.h"

#include <sys/stat.h>

using namespace peergrid;
using test::bytesOf;
using test::Desk;
using test::filesIn;
using test::put;
namespace fs = std::filesystem;

namespace
{

struct Foreign {
    const char *name;
    const char *cause;
    std::function<void(const fs::path &)> put;
};

const std::vector<Foreign> &foreignFiles()
{
    const auto holding = [](const std::string &bytes) {
        return [bytes](const fs::path &path) { put(path, bytes); };
    };
    const auto linkTo = [](const std::string &target) {
        return [target](const fs::path &path) { fs::create_symlink(target, path); };
    };
    static const std::vector<Foreign> all{
        {"nothing there", "No such file", [](const fs::path &) {}},
        {"empty", "empty", holding("")},
        {"text", "JSON", holding("Dear diary,\n")},
        {"picture", "JSON",
         [](const fs::path &path) {
             fs::copy_file(PEERGRID_SOURCE_DIR "/resources/help/images/editor.png", path);
         }},
        {"list", "not an object", holding("[1, 2, 3]")},
        {"other format", "another format", holding(R"({"format": "recipe", "version": 1})")},
        {"newer version", "newer", holding(R"({"format": "peergrid-scenario", "version": 99})")},
        {"cut off", "JSON",
         [](const fs::path &path) {
             const std::string whole = bytesOf(test::sample("island").toStdString());
             put(path, whole.substr(0, whole.size() / 2));
         }},
        {"folder", "not a regular file", [](const fs::path &path) { fs::create_directory(path); }},
        {"named pipe", "not a regular file",
         [](const fs::path &path) { ::mkfifo(path.c_str(), 0600); }},
        {"device", "not a regular file", linkTo("/dev/zero")},
        {"file of the kernel", "empty", linkTo("/proc/self/status")},
        {"link to itself", "ymbolic links", linkTo("foreign.peergrid")},
    };
    return all;
}

} // namespace

class TestForeignFiles : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase() { test::liveIn(m_home.path()); }
    void init() { QSettings().clear(); }
    void cleanup() { m_failed += QTest::currentTestFailed() ? 1 : 0; }
    void cleanupTestCase();

    void aForeignFileIsNotOpened_data();
    void aForeignFileIsNotOpened();
    void aForeignFileChosenInTheDialog();
    void aPipeInPlaceOfTheFileHoldsNothingUp();

  private:
    QTemporaryDir m_home;
    int m_cases = 0;
    int m_failed = 0;
};

void TestForeignFiles::aForeignFileIsNotOpened_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < foreignFiles().size(); ++i)
        QTest::newRow(foreignFiles()[i].name) << static_cast<int>(i);
}

/// As from the command line or dropped on the canvas.
void TestForeignFiles::aForeignFileIsNotOpened()
{
    QFETCH(int, row);
    const Foreign &foreign = foreignFiles()[static_cast<std::size_t>(row)];
    Desk desk;
    const fs::path path = desk.folder / "foreign.peergrid";
    foreign.put(path);
    const QStringList files = filesIn(desk.folder);
    const QVariant recent = QSettings().value(QStringLiteral("recent"));
    QVERIFY(!desk.person.window.openFile(QString::fromStdString(path.string())));
    const QString said = desk.person.told();
    QVERIFY2(said.contains(QString::fromStdString(path.string())), qPrintable(said));
    QVERIFY2(said.contains(QString::fromUtf8(foreign.cause)), qPrintable(said));
    QCOMPARE(desk.person.scenario(), desk.edited);
    QCOMPARE(desk.person.window.document().path().toStdString(), desk.file.string());
    QVERIFY(desk.person.window.isWindowModified());
    QCOMPARE(filesIn(desk.folder), files); // the lock of its own file, too
    QCOMPARE(QSettings().value(QStringLiteral("recent")), recent);
    ++m_cases;
}

void TestForeignFiles::aForeignFileChosenInTheDialog()
{
    Desk desk;
    desk.save();
    const fs::path foreign = desk.folder / "notes.txt";
    put(foreign, "Dear diary,\n");
    desk.person.open(QString::fromStdString(foreign.string()));
    QVERIFY(desk.person.told().contains(QStringLiteral("notes.txt")));
    QCOMPARE(desk.person.scenario(), desk.edited);
    QCOMPARE(desk.person.window.document().path().toStdString(), desk.file.string());
    QCOMPARE(bytesOf(foreign), "Dear diary,\n");
    ++m_cases;
}

/// What has the file open looks at what takes its place.
void TestForeignFiles::aPipeInPlaceOfTheFileHoldsNothingUp()
{
    Desk desk;
    fs::remove(desk.file);
    QCOMPARE(::mkfifo(desk.file.c_str(), 0600), 0);
    QTRY_VERIFY(desk.person.told().contains(QStringLiteral("has changed on disk")));
    QCOMPARE(desk.person.scenario(), desk.edited);
    ++m_cases;
}

void TestForeignFiles::cleanupTestCase()
{
    test::report("R7", std::to_string(m_cases) + " files that are no scenarios, in the window: " +
                           std::to_string(m_failed) +
                           " tests find the document changed or the cause not named");
}

QTEST_MAIN(TestForeignFiles)
#include "tst_foreignfiles.moc"
