// SPDX-License-Identifier: GPL-3.0-or-later
// R7 in the window: what cannot be saved is kept, and the message bar says why.
#include "core/scenariofile.h"
#include "tests/support/figures.h"
#include "tests/support/fulldisk.h"
#include "tests/support/unprivileged.h"
#include "tests/ui/desk.h"
#include "ui/autosave.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace peergrid;
using test::answerNext;
using test::bytesOf;
using test::Desk;
using test::filesIn;
using test::FullDisk;
using test::Person;
using test::put;
namespace fs = std::filesystem;

namespace
{

bool s_hasOwnDisks = false;

/// What comes between; it lasts as long as what it returns.
using Hindrance = std::function<std::shared_ptr<void>(Desk &)>;

Hindrance fullAt(rlim_t bytes)
{
    return [bytes](Desk &) { return std::make_shared<FullDisk>(bytes); };
}

/// What may not be written belongs to somebody without the rights of the superuser.
Hindrance writeProtected(fs::path Desk::*what)
{
    return [what](Desk &desk) {
        for (const fs::path &path : {desk.outside, desk.folder, desk.file}) {
            if (::geteuid() == 0 && ::chown(path.c_str(), test::nobody, test::nobody) != 0)
                throw std::runtime_error("cannot give files away");
        }
        const fs::path path = desk.*what;
        fs::permissions(path, fs::perms::owner_write, fs::perm_options::remove);
        auto user = std::make_shared<test::Unprivileged>();
        return std::shared_ptr<void>(user.get(), [user, path](void *) mutable {
            user.reset();
            fs::permissions(path, fs::perms::owner_write, fs::perm_options::add);
        });
    };
}

/// Something else takes the place of the file.
Hindrance insteadOfTheFile(const std::function<void(const fs::path &)> &put)
{
    return [put](const Desk &desk) {
        fs::remove(desk.file);
        put(desk.file);
        return nullptr;
    };
}

struct BadSave {
    const char *name;
    const char *cause; ///< the message names it
    Hindrance hinder;
    bool needsOwnDisk = false;
};

const std::vector<BadSave> &badSaves()
{
    static const std::vector<BadSave> all{
        {"no byte free", "too large", fullAt(0)},
        {"a byte free", "too large", fullAt(1)},
        {"100 bytes free", "too large", fullAt(100)},
        {"1000 bytes free", "too large", fullAt(1000)},
        {"4096 bytes free", "too large", fullAt(4096)},
        {"room for the old file", "too large",
         [](Desk &desk) { return std::make_shared<FullDisk>(fs::file_size(desk.file)); }},
        {"full disk", "No space left",
         [](Desk &desk) {
             desk.disk->fill();
             return nullptr;
         },
         true},
        {"read-only disk", "Read-only",
         [](Desk &desk) {
             if (!desk.disk->makeReadOnly())
                 qFatal("not read-only");
             return nullptr;
         },
         true},
        {"write-protected file", "ermission denied", writeProtected(&Desk::file)},
        {"write-protected folder", "ermission denied", writeProtected(&Desk::folder)},
        {"missing folder", "No such file",
         [](Desk &desk) {
             fs::remove_all(desk.folder);
             return nullptr;
         }},
        {"a file in place of the folder", "Not a directory",
         [](Desk &desk) {
             fs::remove_all(desk.folder);
             put(desk.folder, "a file");
             return nullptr;
         }},
        {"folder", "not a regular file",
         insteadOfTheFile([](const fs::path &path) { fs::create_directory(path); })},
        {"named pipe", "not a regular file",
         insteadOfTheFile([](const fs::path &path) { ::mkfifo(path.c_str(), 0600); })},
        {"link to a device", "not a regular file",
         insteadOfTheFile([](const fs::path &path) { fs::create_symlink("/dev/full", path); })},
        {"link to a folder", "not a regular file",
         insteadOfTheFile([](const fs::path &path) { fs::create_symlink("..", path); })},
        {"link to itself", "ymbolic links",
         insteadOfTheFile([](const fs::path &path) { fs::create_symlink("day.peergrid", path); })},
        {"link into nowhere", "No such file",
         insteadOfTheFile([](const fs::path &path) { fs::create_symlink("none/a", path); })},
        {"link into /proc", "No such file",
         insteadOfTheFile([](const fs::path &path) { fs::create_symlink("/proc/a", path); })},
    };
    return all;
}

} // namespace

class TestBadSaves : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase() { test::liveIn(m_home.path()); }
    void init() { QSettings().clear(); }
    void cleanup() { m_failed += QTest::currentTestFailed() ? 1 : 0; }
    void cleanupTestCase();

    void whatCannotBeSavedIsKept_data();
    void whatCannotBeSavedIsKept();
    void aFirstSavingThatFails_data();
    void aFirstSavingThatFails();
    void aLinkStaysALink();
    void aWindowThatCannotSaveStaysOpen();
    void aDiagramThatCannotBeExportedIsTold();
    void aSnapshotThatCannotBeKeptIsTold();
    void aBackupThatCannotBeKeptIsTold();

  private:
    void verifyUntouched(Desk &desk, const std::string &cause);
    void verifySavedElsewhere(Desk &desk);

    QTemporaryDir m_home;
    int m_cases = 0;
    int m_failed = 0;
};

/// The document is as it was, and the message says why it is not saved.
void TestBadSaves::verifyUntouched(Desk &desk, const std::string &cause)
{
    const QString said = desk.person.told();
    QVERIFY2(said.contains(QString::fromStdString(desk.file.string())), qPrintable(said));
    QVERIFY2(said.contains(QString::fromStdString(cause)), qPrintable(said));
    const Document &document = desk.person.window.document();
    QCOMPARE(document.scenario(), desk.edited);
    QCOMPARE(document.path().toStdString(), desk.file.string());
    QVERIFY(document.isModified());
    QVERIFY(desk.person.window.isWindowModified());
}

void TestBadSaves::verifySavedElsewhere(Desk &desk)
{
    const fs::path elsewhere = desk.outside / "elsewhere.peergrid";
    desk.person.saveAs(QString::fromStdString(elsewhere.string()));
    QCOMPARE(loadScenario(elsewhere).value(), desk.edited);
    QVERIFY(!desk.person.window.isWindowModified());
}

void TestBadSaves::whatCannotBeSavedIsKept_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < badSaves().size(); ++i)
        QTest::newRow(badSaves()[i].name) << static_cast<int>(i);
}

void TestBadSaves::whatCannotBeSavedIsKept()
{
    QFETCH(int, row);
    const BadSave &bad = badSaves()[static_cast<std::size_t>(row)];
    if (bad.needsOwnDisk && !s_hasOwnDisks)
        QSKIP("this system lets nobody mount a disk");
    Desk desk(bad.needsOwnDisk);
    auto hindrance = bad.hinder(desk);
    const std::string before = bytesOf(desk.file);
    const QStringList files = filesIn(desk.folder);
    desk.save();
    const std::string after = bytesOf(desk.file);
    verifyUntouched(desk, bad.cause);
    QCOMPARE(after, before);
    QStringList left = filesIn(desk.folder); // nothing half written, and a backup only if whole
    if (left.removeOne(QStringLiteral("day.peergrid~")))
        QCOMPARE(bytesOf(desk.file.string() + "~"), before);
    QCOMPARE(left, files);
    hindrance.reset();
    verifySavedElsewhere(desk);
    ++m_cases;
}

void TestBadSaves::aFirstSavingThatFails_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("cause");
    QTest::newRow("missing folder") << "none/a.peergrid"
                                    << "No such file";
    QTest::newRow("through a file") << "work/day.peergrid/a.peergrid"
                                    << "Not a directory";
    QTest::newRow("/proc") << "/proc/a.peergrid"
                           << "No such file";
    QTest::newRow("device") << "device.peergrid"
                            << "not a regular file";
}

/// Typed into Save as, by someone whose work has no file yet.
void TestBadSaves::aFirstSavingThatFails()
{
    QFETCH(QString, path);
    QFETCH(QString, cause);
    Desk desk;
    fs::create_symlink("/dev/null", desk.outside / "device.peergrid");
    desk.person.window.openExample(test::sample("five-peer-case-2"));
    desk.person.key(Qt::Key_A, Qt::ControlModifier);
    desk.person.key(Qt::Key_D, Qt::ControlModifier);
    const Scenario before = desk.person.scenario();
    desk.saveOver(desk.outside / path.toStdString());
    const QString said = desk.person.told();
    QVERIFY2(said.contains(path) && said.contains(cause), qPrintable(said));
    QCOMPARE(desk.person.scenario(), before);
    QVERIFY(desk.person.window.isWindowModified());
    QVERIFY(desk.person.window.document().path().isEmpty());
    ++m_cases;
}

void TestBadSaves::aLinkStaysALink()
{
    Desk desk;
    const fs::path target = desk.outside / "target";
    const fs::path link = desk.folder / "link.peergrid";
    fs::create_symlink("../target", link);
    for (const bool isThere : {false, true}) {
        QCOMPARE(fs::exists(target), isThere);
        desk.person.key(Qt::Key_D, Qt::ControlModifier);
        if (isThere)
            desk.save();
        else
            desk.person.saveAs(QString::fromStdString(link.string()));
        QVERIFY(fs::is_symlink(link) && fs::is_regular_file(fs::symlink_status(target)));
        QCOMPARE(loadScenario(target).value(), desk.person.scenario());
        QVERIFY(!desk.person.window.isWindowModified());
        ++m_cases;
    }
}

void TestBadSaves::aWindowThatCannotSaveStaysOpen()
{
    Desk desk;
    const FullDisk full(100);
    answerNext<QMessageBox>([](QMessageBox &box) { box.button(QMessageBox::Save)->click(); });
    QVERIFY(!desk.person.window.close());
    verifyUntouched(desk, "too large");
    ++m_cases;
}

void TestBadSaves::aDiagramThatCannotBeExportedIsTold()
{
    Desk desk;
    const auto exportTo = [&](const fs::path &path) {
        Person::answerFileDialog(QString::fromStdString(path.string()));
        desk.person.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        return desk.person.told();
    };
    QString said = exportTo(desk.folder / "none/a.png");
    QVERIFY2(said.contains(QStringLiteral("none/a.png: ")) &&
                 said.contains(QStringLiteral("No such file")),
             qPrintable(said));
    for (const char *name : {"a.png", "a.svg", "a.pdf"}) {
        const FullDisk full(100);
        said = exportTo(desk.folder / name);
        QVERIFY2(said.contains(QLatin1String(name)) && said.contains(QStringLiteral("too large")),
                 qPrintable(said));
        QVERIFY(!fs::exists(desk.folder / name));
        ++m_cases;
    }
    QCOMPARE(desk.person.scenario(), desk.edited);
}

void TestBadSaves::aSnapshotThatCannotBeKeptIsTold()
{
    Desk desk;
    {
        const FullDisk full(100);
        desk.person.window.findChild<Autosave *>()->snapshotNow();
    }
    const QString said = desk.person.told();
    QVERIFY2(said.contains(QStringLiteral("too large")), qPrintable(said));
    verifySavedElsewhere(desk);
    ++m_cases;
}

void TestBadSaves::aBackupThatCannotBeKeptIsTold()
{
    Desk desk;
    fs::create_directory(desk.file.string() + "~");
    desk.save();
    const QString said = desk.person.told();
    QVERIFY2(said.contains(QStringLiteral("day.peergrid~")), qPrintable(said));
    QCOMPARE(loadScenario(desk.file).value(), desk.edited);
    QVERIFY(!desk.person.window.isWindowModified());
    ++m_cases;
}

void TestBadSaves::cleanupTestCase()
{
    test::report("R7", std::to_string(m_cases) + " cases of saving that fails, in the window: " +
                           std::to_string(m_failed) +
                           " tests find a file damaged, work lost or the cause not named");
}

int main(int argc, char **argv)
{
    s_hasOwnDisks = test::mayMountOwnDisks(); // before there are threads
    const QApplication app(argc, argv);
    TestBadSaves test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_badsaves.moc"
