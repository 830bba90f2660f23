// SPDX-License-Identifier: GPL-3.0-or-later
// Two results side by side: the figures, and what the window makes of them.
#include "tests/ui/person.h"
#include "tests/ui/solvedcase.h"
#include "ui/comparison.h"
#include "ui/livesolver.h"
#include "ui/results/comparechart.h"
#include "ui/results/comparedata.h"
#include "ui/results/resultspanel.h"

#include <QListWidget>
#include <QTableWidget>
#include <QToolBar>
#include <QToolButton>

using namespace peergrid;
using test::Person;

class TestComparison : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        test::liveIn(m_home.path());
        QSettings().clear();
    }

    /// The paper's figure: communities save 11.264 $.
    void figuresAreThoseOfBothRuns()
    {
        const SolvedPtr here = test::solvedCase("seventeen-peer-case-2");
        const SolvedPtr other = test::solvedCase("seventeen-peer-case-1");
        const auto figures = comparedFigures(*here, *other);
        QVERIFY(qAbs(*figures[0].here - 38.7098) < 1e-9);
        QVERIFY(qAbs(*figures[0].other - 49.9738) < 1e-9);
        QVERIFY(qAbs(*figures[0].difference() + 11.264) < 1e-9);
    }

    void peersAreMatchedByTheirIds()
    {
        const SolvedPtr here = test::solvedCase("seventeen-peer-case-2");
        Scenario fewer = test::scenarioOf("seventeen-peer-case-1");
        std::swap(fewer.market.peers[3], fewer.market.peers[4]);
        fewer.market.peers[16].id = PeerId("new");
        const SolvedPtr other = test::solved(fewer);
        const auto peers = comparedPeers(*here, *other);
        QCOMPARE(peers.size(), std::size_t(18));
        for (const ComparedPeer &peer : peers) {
            const auto in = [&](const Solved &run) -> std::optional<double> {
                const auto index = indexOf(*run.market, peer.id);
                if (!index)
                    return {};
                return run.summary.peers[*index].bill.cost();
            };
            QCOMPARE(peer.here, in(*here));
            QCOMPARE(peer.other, in(*other));
        }
        QVERIFY(!peers.back().here && peers.back().other);
    }

    void whoIsWorseOffThanAloneIsKnown()
    {
        const SolvedPtr here = test::solvedCase("seventeen-peer-case-3");
        const auto peers = comparedPeers(*here, *here);
        std::size_t worse = 0;
        for (const ComparedPeer &peer : peers)
            worse += peer.isWorseOffThanAlone() ? 1 : 0;
        const Summary &summary = here->summary;
        const bool isGridCounted = peers[0].isWorseOffThanAlone();
        QCOMPARE(worse, summary.worseOff.size() + (isGridCounted ? 1 : 0));
    }

    void caseOneAgainstCaseTwoIsTwoClicks()
    {
        Person person;
        auto &gallery = person.find<QListWidget>(QStringLiteral("gallery"));
        QTest::mouseClick(gallery.viewport(), Qt::LeftButton, {},
                          gallery.visualItemRect(gallery.item(3)).center());
        click(person);
        auto &comparison = *person.window.findChild<Comparison *>();
        QTRY_VERIFY(comparison.result());
        QTRY_VERIFY(!person.window.findChild<LiveSolver *>()->isRunning());
        QVERIFY(qAbs(comparison.result()->summary.published - 49.9738) < 1e-9);
        person.window.findChild<ResultsPanel *>()->setCurrent(QStringLiteral("Compare"));
        auto *chart = person.window.findChild<CompareChart *>();
        QVERIFY(chart);
        const auto *figures = chart->findChild<QTableWidget *>(QStringLiteral("comparedFigures"));
        QCOMPARE(figures->item(0, 1)->text(), QStringLiteral("38.71"));
        QCOMPARE(figures->item(0, 2)->text(), QStringLiteral("49.97"));
        QVERIFY(figures->item(0, 3)->text().contains(QStringLiteral("11.26")));
        click(person); // and ends it
        QVERIFY(!comparison.result());
    }

    void anotherDesignFollowsTheDocument()
    {
        Person person;
        person.window.openExample(test::sample("five-peer-case-2"));
        auto &comparison = *person.window.findChild<Comparison *>();
        comparison.set(Design::FullP2P);
        QTRY_VERIFY(comparison.result());
        QCOMPARE(comparison.result()->summary.published, 31.936);
        person.window.selection().select({{PeerId("2")}, {}, {}});
        person.type(QStringLiteral("load"), QStringLiteral("0"));
        QTRY_VERIFY(comparison.result()->market->peers[1].load.at(0) == 0.0);
        person.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(comparison.result()->summary.published, 31.936);
        // Another document is compared with nothing.
        person.window.openExample(test::sample("island"));
        QVERIFY(!comparison.result());
    }

    void aFileThatCannotBeReadIsSaid()
    {
        Person person;
        person.window.openExample(test::sample("five-peer-case-2"));
        person.window.findChild<Comparison *>()->set(
            m_home.filePath(QStringLiteral("none.peergrid")));
        QVERIFY(person.told().contains(QStringLiteral("none.peergrid")));
    }

  private:
    /// The button in the tool bar, by the pointer.
    static void click(Person &person)
    {
        for (QToolButton *button :
             person.window.findChild<QToolBar *>()->findChildren<QToolButton *>()) {
            if (button->text().contains(QStringLiteral("mpare: ")))
                QTest::mouseClick(button, Qt::LeftButton, {}, {10, button->height() / 2});
        }
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
