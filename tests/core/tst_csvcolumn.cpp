// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvcolumn.h"

#include <QtTest>

#include <QTemporaryDir>

#include <fstream>

using namespace peergrid;
using namespace std::string_literals;

namespace
{

using Values = std::vector<double>;

CsvTable tableOf(const std::string &text)
{
    return readCsv(text, "t.csv").value();
}

} // namespace

class TestCsvColumn : public QObject
{
    Q_OBJECT

  private slots:
    void readsNumbersAsPeopleWriteThem_data();
    void readsNumbersAsPeopleWriteThem();
    void tellsTheDecimalSignOfAColumn();
    void convertsTheUnit();
    void countsANumberInTheFirstRowAsAValue();
    void startsAtARow();
    void saysWhichCellIsNoNumber();
    void saysWhereTheValuesEnd();
    void passesOverTheHours();
    void takesTheSeparatorThatWasChosen();
};

void TestCsvColumn::readsNumbersAsPeopleWriteThem_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<double>("value"); // NaN: not a number
    const double none = qQNaN();
    QTest::newRow("point") << "1.5"s << 1.5;
    QTest::newRow("comma") << "1,5"s << 1.5;
    QTest::newRow("blanks") << " 2 "s << 2.0;
    QTest::newRow("plus") << "+3"s << 3.0;
    QTest::newRow("minus") << "-3"s << -3.0;
    QTest::newRow("printed minus") << "\u22123,5"s << -3.5;
    QTest::newRow("exponent") << "1e3"s << 1000.0;
    QTest::newRow("thousands") << "1.234,5"s << none;
    QTest::newRow("two commas") << "1,234,5"s << none;
    QTest::newRow("unit") << "1 kW"s << none;
    QTest::newRow("empty") << ""s << none;
    QTest::newRow("nan") << "nan"s << none;
    QTest::newRow("inf") << "inf"s << none;
    QTest::newRow("two signs") << "+-1"s << none;
}

void TestCsvColumn::readsNumbersAsPeopleWriteThem()
{
    QFETCH(const std::string, text);
    QFETCH(const double, value);
    const auto number = decimalNumber(text);
    QCOMPARE(number.has_value(), !qIsNaN(value));
    if (number)
        QCOMPARE(*number, value);
}

void TestCsvColumn::tellsTheDecimalSignOfAColumn()
{
    const CsvTable table = tableOf("load;cost\n1,5;1.5\n2;2\n");
    QCOMPARE(valuesOf(table, {0}, 2).value(), (Values{1.5, 2}));
    QCOMPARE(valuesOf(table, {1}, 2).value(), (Values{1.5, 2}));
    const CsvTable mixed = tableOf("load\n\"1,5\"\n1.234\n");
    QVERIFY(!valuesOf(mixed, {0}, 2)); // 1234, or 1.234? Better to ask
    QVERIFY(!valuesOf(table, {0, 0, DecimalSign::Point}, 2));
}

void TestCsvColumn::convertsTheUnit()
{
    QCOMPARE(valuesOf(tableOf("load_w\n1500\n300\n"), {0, 0, {}, 0.001}, 2).value(),
             (Values{1.5, 0.3}));
}

void TestCsvColumn::countsANumberInTheFirstRowAsAValue()
{
    const CsvTable table = tableOf("1\n2\n3\n");
    QCOMPARE(valuesIn(table, 0), 3U);
    QCOMPARE(valuesOf(table, {0}, 3).value(), (Values{1, 2, 3}));
}

void TestCsvColumn::startsAtARow()
{
    const CsvTable table = tableOf("load\n1\n2\n3\n4\n");
    QCOMPARE(valuesOf(table, {0, 1}, 2).value(), (Values{2, 3}));
    QVERIFY(!valuesOf(table, {0, 3}, 2));
    QVERIFY(!valuesOf(table, {0, 99}, 2));
}

void TestCsvColumn::saysWhichCellIsNoNumber()
{
    const auto values = valuesOf(tableOf("hour;load\n1;1,5\n2;much\n"), {1}, 2);
    QVERIFY(!values);
    QCOMPARE(values.error().place, "row 3, column load"s);
    QCOMPARE(values.error().found, "\"much\" is not a number"s);
    QVERIFY(!values.error().allowed.empty());
}

void TestCsvColumn::saysWhereTheValuesEnd()
{
    const auto values = valuesOf(tableOf("load\n1\n2\n"), {0}, 24);
    QVERIFY(!values);
    QCOMPARE(values.error().found, "the values end after 2 hours"s);
    QCOMPARE(values.error().place, "row 3, column load"s);
}

void TestCsvColumn::passesOverTheHours()
{
    QCOMPARE(likelyColumn(tableOf("hour,place,load\n1,here,5\n")), 2U);
    QCOMPARE(likelyColumn(tableOf("a,b\nx,y\n")), 0U);
}

void TestCsvColumn::takesTheSeparatorThatWasChosen()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("t.csv").toStdString();
    std::ofstream(path) << "load\n1,5\n2,5\n"; // by the header, a table of one column
    QVERIFY(!loadCsv(path, ','));
    const auto table = loadCsv(path, ';');
    QVERIFY(table.has_value());
    QCOMPARE(valuesOf(*table, {0}, 2).value(), (Values{1.5, 2.5}));
}

QTEST_GUILESS_MAIN(TestCsvColumn)
#include "tst_csvcolumn.moc"
