// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/polish.h"

#include <QtTest>

#include <limits>

using namespace peergrid;

namespace
{

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Two sellers (at most 0.3 and 10) and a demand of 0.7: row 0 and 1 sellers, row 2 the demand.
LinearProgram program()
{
    LinearProgram result;
    result.rowLower = {0.0, 0.0, -0.7};
    result.rowUpper = {0.3, 10.0, -0.7};
    result.cost = {1.0, 2.0};
    result.lower = {0.0, 0.0};
    result.upper = {infinity, infinity};
    result.row = {0, 2, 1, 2};
    result.value = {1.0, -1.0, 1.0, -1.0};
    result.start = {0, 2, 4};
    return result;
}

} // namespace

class TestPolish : public QObject
{
    Q_OBJECT

  private slots:
    void theSolversPathLeavesNoTrace()
    {
        const Flows a = polished(program(), {0.3 + 1e-12, 0.4 - 1e-12}, 1.0);
        const Flows b = polished(program(), {0.3 - 3e-11, 0.4 + 2e-11}, 1.0);
        QCOMPARE(a.columns, b.columns);
        QCOMPARE(a.rows, b.rows);
        QCOMPARE(a.columns, (std::vector<double>{0.3, 0.7 - 0.3}));
        QCOMPARE(a.rows, (std::vector<double>{0.3, 0.7 - 0.3, -0.7}));
    }

    /// As in a storage with losses that is charged from what it discharges to.
    void aRingIsSolvedAtOnce()
    {
        LinearProgram ring;
        ring.rowLower = ring.rowUpper = {2.0, -1.1};
        ring.cost = {1.0, 1.0};
        ring.lower = {0.0, 0.0};
        ring.upper = {infinity, infinity};
        ring.row = {0, 1, 0, 1};
        ring.value = {1.0, 0.9, 0.5, -1.0};
        ring.start = {0, 2, 4};
        const Flows a = polished(ring, {1.0 + 1e-12, 2.0 - 3e-12}, 1.0);
        const Flows b = polished(ring, {1.0 - 2e-12, 2.0 + 1e-12}, 1.0);
        QCOMPARE(a.columns, b.columns);
        QVERIFY(std::abs(a.columns[0] - 1.0) < 1e-15 && std::abs(a.columns[1] - 2.0) < 1e-15);
    }

    void whatCannotBeMadeConsistentStaysAsItWas()
    {
        const Flows flows = polished(program(), {0.2, 0.4}, 1.0); // misses the demand
        QCOMPARE(flows.columns, (std::vector<double>{0.2, 0.4}));
    }
};

QTEST_APPLESS_MAIN(TestPolish)
#include "tst_polish.moc"
