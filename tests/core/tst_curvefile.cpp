// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"
#include "core/curvefile.h"
#include "tests/support/fivepeers.h"

#include <QtTest>

using namespace peergrid;
using namespace peergrid::test;

class TestCurveFile : public QObject
{
    Q_OBJECT

  private slots:
    void aRowForEachBreakpoint();
    void aRowForEachSample();
    void offsetsHaveTheirUnit();
};

namespace
{

CurveRequest request(Shift::What what, Shift::By by)
{
    CurveRequest result;
    result.shifts = {{what, std::set{PeerId(what == Shift::What::Load ? "2" : "5")}, by, 0.0}};
    result.from = by == Shift::By::Factor ? 0.5 : -0.01;
    result.to = by == Shift::By::Factor ? 2.0 : 0.02;
    result.peer = PeerId("5");
    return result;
}

CsvTable tableOf(const CurveRequest &request, Curve &curve)
{
    curve = curveOf(fivePeers(), request).value();
    return readCsv(curveCsv(curve, request), "curve.csv").value();
}

} // namespace

void TestCurveFile::aRowForEachBreakpoint()
{
    Curve curve;
    const CsvTable table = tableOf(request(Shift::What::GenerationCost, Shift::By::Factor), curve);
    QCOMPARE(table.rows(), std::size_t(1));
    QCOMPARE(table.number(0, *table.column("factor")).value(), curve.breakpoints[0].at);
    QCOMPARE(table.cell(0, *table.column("hours")), std::string_view("1"));
    QCOMPARE(table.cell(0, *table.column("peer")), std::string_view("5"));
    QCOMPARE(table.number(0, *table.column("published")).value(),
             curve.pieces[0].published.at(curve.breakpoints[0].at));
    QCOMPARE(table.number(0, *table.column("sold_before_kwh")).value(), 180.0);
    QCOMPARE(table.number(0, *table.column("sold_after_kwh")).value(), 40.0);
}

void TestCurveFile::aRowForEachSample()
{
    Curve curve;
    const CsvTable table = tableOf(request(Shift::What::Load, Shift::By::Factor), curve);
    QCOMPARE(table.rows(), curve.pieces.size() + 1);
    QCOMPARE(table.number(0, 0).value(), 0.5);
    QCOMPARE(table.number(table.rows() - 1, 0).value(), 2.0);
    QCOMPARE(table.number(3, *table.column("least_cost")).value(),
             curve.pieces[2].leastCost.at(curve.pieces[2].to));
}

void TestCurveFile::offsetsHaveTheirUnit()
{
    Curve curve;
    QCOMPARE(tableOf(request(Shift::What::NetworkFee, Shift::By::Offset), curve).header(0),
             std::string("offset_per_kwh"));
    QCOMPARE(tableOf(request(Shift::What::Load, Shift::By::Offset), curve).header(0),
             std::string("offset_kwh"));
}

QTEST_APPLESS_MAIN(TestCurveFile)
#include "tst_curvefile.moc"
