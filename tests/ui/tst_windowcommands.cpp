// SPDX-License-Identifier: GPL-3.0-or-later
// What helps to find one's way: templates, the way back, commands by name, selections, recovery.
#include "core/scenariofile.h"
#include "tests/ui/person.h"
#include "ui/autosave.h"
#include "ui/commandfinder.h"
#include "ui/differencestable.h"
#include "ui/recoverydialog.h"

#include <QListWidget>

using namespace peergrid;
using test::answerNext;
using test::Person;

class TestWindowCommands : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        test::liveIn(m_home.path());
        QSettings().clear();
    }

    void aTemplateIsOneClickAway()
    {
        Person person;
        auto &starts = person.find<QListWidget>(QStringLiteral("starts"));
        QCOMPARE(starts.count(), 4);
        QTest::mouseClick(starts.viewport(), Qt::LeftButton, {},
                          starts.visualItemRect(starts.item(2)).center());
        QCOMPARE(person.market().communities.size(), std::size_t(1));
        QVERIFY(person.window.document().path().isEmpty());
        QVERIFY(!person.window.isWindowModified());
    }

    void anEmptyCanvasToo()
    {
        Person person;
        auto &starts = person.find<QListWidget>(QStringLiteral("starts"));
        QTest::mouseClick(starts.viewport(), Qt::LeftButton, {},
                          starts.visualItemRect(starts.item(0)).center());
        QVERIFY(person.market().peers.empty());
        QVERIFY(person.canvas().isVisible());
    }

    void theWelcomePageLeadsBack()
    {
        Person person;
        person.window.openExample(test::sample("five-peer-case-2"));
        const Scenario before = person.scenario();
        person.window.showWelcome();
        QVERIFY(!person.canvas().isVisible());
        QVERIFY(person.push(QStringLiteral("Back to 5 peers, case II: with communities")));
        QVERIFY(person.canvas().isVisible());
        QCOMPARE(person.scenario(), before);
    }

    void anyCommandIsFoundByAFewLetters()
    {
        Person person;
        person.window.openExample(test::sample("five-peer-case-2"));
        answerNext<CommandFinder>([](CommandFinder &finder) {
            auto *text = finder.findChild<QLineEdit *>();
            QTest::keyClicks(text, QStringLiteral("select all"));
            QTest::keyClick(text, Qt::Key_Return);
        });
        person.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(person.window.selection().objects().peers.size(), std::size_t(5));
    }

    void peersAreSelectedByRoleAndCommunity()
    {
        Person person;
        person.window.openExample(test::sample("five-peer-case-2"));
        const auto find = [&](const char *words) {
            answerNext<CommandFinder>([words](CommandFinder &finder) {
                auto *text = finder.findChild<QLineEdit *>();
                QTest::keyClicks(text, QString::fromLatin1(words));
                QTest::keyClick(text, Qt::Key_Return);
            });
            person.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
            return person.window.selection().objects().peers;
        };
        QCOMPARE(find("role consumers"), (std::set{PeerId("2"), PeerId("4")}));
        QCOMPARE(find("role prosumers"), (std::set{PeerId("3"), PeerId("5")}));
        QCOMPARE(find("by community Community 3"),
                 (std::set{PeerId("2"), PeerId("4"), PeerId("5")}));
    }

    void leftWorkIsComparedBeforeItIsRestored()
    {
        const QString file = m_home.filePath(QStringLiteral("day.peergrid"));
        Scenario saved = loadScenario(test::sample("five-peer-case-2").toStdString()).value();
        QVERIFY(saveScenario(saved, file.toStdString()).has_value());
        leaveBehind(file, 150.0);

        Person person;
        QVERIFY(person.told().contains(QStringLiteral("day.peergrid")));
        answerNext<RecoveryDialog>([](RecoveryDialog &dialog) {
            const auto *table = dialog.findChild<DifferencesTable *>();
            QCOMPARE(table->rowCount(), 1);
            QCOMPARE(table->item(0, 1)->text(), QStringLiteral("load"));
            QCOMPARE(table->item(0, 2)->text(), QStringLiteral("140"));
            QCOMPARE(table->item(0, 3)->text(), QStringLiteral("150"));
            dialog.accept();
        });
        QVERIFY(person.push(QStringLiteral("Compare…")));
        QCOMPARE(person.market().peers[1].load.at(0), 150.0);
        QVERIFY(person.window.isWindowModified());
    }

  private:
    /// A snapshot of a program that is no more, with another load of the second peer.
    static void leaveBehind(const QString &file, double load)
    {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                               QStringLiteral("/autosave");
        QDir().mkpath(folder);
        Scenario scenario = loadScenario(file.toStdString()).value();
        scenario.market.peers[1].load = load;
        const QString snapshot = folder + QStringLiteral("/left.peergrid");
        if (!saveScenario(scenario, snapshot.toStdString()))
            qFatal("no snapshot");
        QFile side(folder + QStringLiteral("/left.json"));
        if (!side.open(QIODevice::WriteOnly))
            qFatal("no side file");
        side.write(QStringLiteral(R"({"path": "%1", "time": "2026-01-01T00:00:00.000Z"})")
                       .arg(file)
                       .toUtf8());
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(TestWindowCommands)
#include "tst_windowcommands.moc"
