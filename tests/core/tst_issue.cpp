// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/issue.h"

#include <QtTest>

using namespace peergrid;

class TestIssue : public QObject
{
    Q_OBJECT

  private slots:
    void isToldInOneSentence()
    {
        Issue issue;
        issue.file = "day.peergrid";
        issue.object = "peer 2 \"P2\"";
        issue.field = "load";
        issue.hour = 7;
        issue.found = "-3";
        issue.allowed = "a load is 0 or more";
        issue.remedy = "use generation for what the peer gives";
        issue.place = "/peers/1/load/6";
        QCOMPARE(QString::fromStdString(describe(issue)),
                 QString("day.peergrid: peer 2 \"P2\": load, hour 7: -3; a load is 0 or more; use "
                         "generation for what the peer gives (/peers/1/load/6)"));
    }

    void leavesOutWhatIsNotKnown()
    {
        Issue issue;
        issue.found = "nothing";
        QCOMPARE(QString::fromStdString(describe(issue)), QString("nothing"));
        QCOMPARE(QString::fromStdString(describe(Issues{issue, issue})),
                 QString("nothing\nnothing"));
    }

    void warningsAreNoErrors()
    {
        Issue issue;
        issue.severity = Issue::Severity::Warning;
        QVERIFY(!hasErrors({issue}));
        QVERIFY(hasErrors({issue, Issue{}}));
    }
};

QTEST_APPLESS_MAIN(TestIssue)
#include "tst_issue.moc"
