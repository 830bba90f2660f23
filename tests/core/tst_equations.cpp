// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/equations.h"

#include <QtTest>

using namespace peergrid;

class TestEquations : public QObject
{
    Q_OBJECT

  private slots:
    void findsTheSolution()
    {
        std::vector<Equation> equations{{{0.0, 2.0}, 4.0}, {{3.0, 1.0}, 5.0}, {{3.0, 3.0}, 9.0}};
        QVERIFY(solveEquations(equations, 2));
        QCOMPARE(equations[0].right, 1.0);
        QCOMPARE(equations[1].right, 2.0);
    }

    void saysThatThereIsNone()
    {
        std::vector<Equation> tooFew{{{1.0, 2.0}, 4.0}};
        QVERIFY(!solveEquations(tooFew, 2));
        std::vector<Equation> dependent{{{1.0, 2.0}, 4.0}, {{2.0, 4.0}, 8.0}};
        QVERIFY(!solveEquations(dependent, 2));
    }

    void nothingIsSolvedByNothing()
    {
        std::vector<Equation> none;
        QVERIFY(solveEquations(none, 0));
    }
};

QTEST_APPLESS_MAIN(TestEquations)
#include "tst_equations.moc"
