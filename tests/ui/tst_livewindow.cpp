// SPDX-License-Identifier: GPL-3.0-or-later
// The window solves while one draws, and says what it found.
#include "tests/ui/person.h"
#include "ui/canvas/marketscene.h"
#include "ui/livesolver.h"
#include "ui/panels/whypanel.h"

#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>

using namespace peergrid;
using test::Person;

namespace
{

struct Watcher : Person {
    LiveSolver &solver() { return *window.findChild<LiveSolver *>(); }
    MarketScene &scene() { return *window.findChild<MarketScene *>(); }
    void await() { QTRY_VERIFY(!solver().isRunning()); }
    QString status() { return window.statusBar()->findChild<QLabel *>()->text(); }
    QAction *action(const QString &text)
    {
        for (QAction *one : window.findChildren<QAction *>()) {
            if (one->text().remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
};

} // namespace

class TestLiveWindow : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        test::liveIn(m_home.path());
        QSettings().clear();
    }

    void anExampleIsSolvedWhenItIsOpened()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("five-peer-case-2"));
        watcher.await();
        QVERIFY(watcher.solver().shown());
        QCOMPARE(watcher.solver().shown()->summary.published, 28.456);
        QVERIFY2(watcher.status().contains(QStringLiteral("published 28.46 $ (minimised)")),
                 qPrintable(watcher.status()));
    }

    void anEditIsFollowed()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("five-peer-case-2"));
        watcher.await();
        const SolvedPtr before = watcher.solver().shown();
        watcher.window.selection().select({{PeerId("2")}, {}, {}});
        watcher.type(QStringLiteral("load"), QStringLiteral("150"));
        watcher.await();
        QVERIFY(watcher.solver().shown() != before);
        QVERIFY(!watcher.solver().isStale());
        const KeptHour hour = watcher.solver().shown()->outcome[0];
        QCOMPARE(hour->peers[1].bought, 150.0);
    }

    void movingThingsSolvesNothing()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("five-peer-case-2"));
        watcher.await();
        const SolvedPtr before = watcher.solver().shown();
        watcher.window.selection().select({{PeerId("2")}, {}, {}});
        watcher.key(Qt::Key_Right);
        QVERIFY(!watcher.solver().isRunning());
        QCOMPARE(watcher.solver().shown(), before);
        QVERIFY(!watcher.solver().isStale());
    }

    void switchedOffItWaitsForRun()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("five-peer-case-2"));
        watcher.await();
        watcher.action(QStringLiteral("Live"))->trigger();
        watcher.window.selection().select({{PeerId("2")}, {}, {}});
        watcher.type(QStringLiteral("load"), QStringLiteral("150"));
        QVERIFY(!watcher.solver().isRunning());
        QVERIFY(watcher.solver().isStale());
        QVERIFY2(watcher.status().contains(QStringLiteral("Out of date")),
                 qPrintable(watcher.status()));
        watcher.key(Qt::Key_F5);
        watcher.await();
        QVERIFY(!watcher.solver().isStale());
        watcher.action(QStringLiteral("Live"))->trigger();
    }

    void whatIsWrongIsNotSolved()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("five-peer-case-2"));
        watcher.await();
        const SolvedPtr before = watcher.solver().shown();
        watcher.window.selection().select({{PeerId("2")}, {}, {}});
        watcher.type(QStringLiteral("load"), QStringLiteral("-5"));
        QVERIFY(!watcher.solver().isRunning());
        QCOMPARE(watcher.solver().shown(), before); // stays, out of date
        QVERIFY(watcher.solver().isStale());
        QVERIFY2(watcher.status().contains(QStringLiteral("Problems 1")),
                 qPrintable(watcher.status()));
        watcher.key(Qt::Key_Z, Qt::ControlModifier);
        watcher.await();
        QVERIFY(!watcher.solver().isStale());
    }

    void nothingOfADocumentBeforeStays()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("five-peer-case-2"));
        watcher.await();
        watcher.key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(!watcher.solver().shown());
        QCOMPARE(watcher.status(), QStringLiteral("Empty"));
        // Nor what was asked for before and comes late.
        watcher.window.openExample(test::sample("village-100"));
        QVERIFY(watcher.solver().isRunning());
        watcher.window.openExample(test::sample("five-peer-case-1"));
        watcher.await();
        QCOMPARE(watcher.solver().shown()->market->peers.size(), std::size_t(5));
    }

    void aShortageIsSaid()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("island"));
        watcher.await();
        QVERIFY2(watcher.status().contains(QStringLiteral("hour 20 is off by 7.22 kWh")),
                 qPrintable(watcher.status()));
    }

    void escCancelsALongRun()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("village-100"));
        watcher.await();
        watcher.type(QStringLiteral("hours"), QStringLiteral("2000"));
        watcher.type(QStringLiteral("look_ahead"), QStringLiteral("24"));
        QVERIFY(watcher.solver().isRunning());
        QTRY_VERIFY(watcher.solver().shown()->hours() == 2000); // some hours are shown already
        watcher.key(Qt::Key_Escape);
        QTRY_VERIFY(!watcher.solver().isRunning());
        QVERIFY(watcher.solver().shown()->status == Outcome::Status::Cancelled);
        QVERIFY2(watcher.status().startsWith(QStringLiteral("Cancelled after")),
                 qPrintable(watcher.status()));
    }

    void aClickOnATradeAsksWhy()
    {
        Watcher watcher;
        watcher.window.openExample(test::sample("five-peer-case-2"));
        watcher.await();
        emit watcher.scene().tradeChosen(PeerId("5"), PeerId("2"));
        auto &why = *watcher.window.findChild<WhyPanel *>();
        QVERIFY(why.toPlainText().contains(QStringLiteral("P5 sells")));
        watcher.window.selection().select({{PeerId("1"), PeerId("2")}, {}, {}});
        QVERIFY(why.toPlainText().contains(QStringLiteral("Main grid sells nothing to P2")));
        watcher.window.selection().select({{PeerId("4")}, {}, {}});
        QVERIFY(why.toPlainText().contains(QStringLiteral("P4 (consumer)")));
    }

  private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestLiveWindow)
#include "tst_livewindow.moc"
