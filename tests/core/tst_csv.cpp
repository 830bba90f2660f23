// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"

#include <QtTest>

#include <cmath>
#include <fstream>
#include <limits>

using namespace peergrid;
using namespace std::string_literals;

namespace
{

/// All cells, row by row, so that a test can say what a text means in one line.
std::string cells(const CsvTable &table)
{
    std::string all;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t column = 0; column < table.columns(); ++column)
            all += "[" + std::string(table.cell(row, column)) + "]";
        all += " ";
    }
    return all;
}

/// A number as the writer writes it.
std::string written(double value)
{
    CsvWriter writer;
    writer.add(value);
    return writer.text();
}

/// Fetches text, place and found of a data row.
void checkIsRefused()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, place);
    QFETCH(const std::string, found);
    const auto table = readCsv(text, "t.csv");
    QVERIFY(!table.has_value());
    const Issue &issue = table.error().front();
    QCOMPARE(issue.file, "t.csv"s);
    QCOMPARE(issue.place, place);
    QVERIFY2(issue.found.find(found) != std::string::npos, issue.found.c_str());
    QVERIFY(!issue.remedy.empty());
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

  private slots:
    void readsEveryDialect_data();
    void readsEveryDialect();
    void refusesWhatIsNotText_data();
    void refusesWhatIsNotText();
    void refusesWhatIsNoTable_data();
    void refusesWhatIsNoTable();
    void countsRowsAsASpreadsheetDoes();
    void readsNumbersWithAPoint();
    void saysWhatIsWrongWithANumber();
    void reportsEveryBadCellOfAColumn();
    void endsALongListOfProblems();
    void refusesAFileThatIsTooLarge();
    void writesWhatReadsBack();
    void writesShortNumbersThatReadBack();
    void loadsAFileAndSaysWhyNot();
};

void TestCsv::readsEveryDialect_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");

    const std::string two = "[1][x] [2][y] ";
    QTest::newRow("LF") << "a,b\n1,x\n2,y\n"s << two;
    QTest::newRow("no end of line at the end") << "a,b\n1,x\n2,y"s << two;
    QTest::newRow("CRLF") << "a,b\r\n1,x\r\n2,y\r\n"s << two;
    QTest::newRow("CR") << "a,b\r1,x\r2,y\r"s << two;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF"
                                        "a,b\n1,x\n2,y\n"s
                                     << two;
    QTest::newRow("byte order mark and quotes") << "\xEF\xBB\xBF"
                                                   "\"a\",b\n1,x\n2,y\n"s
                                                << two;
    QTest::newRow("semicolon") << "a;b\n1;x\n2;y\n"s << two;
    QTest::newRow("tab") << "a\tb\n1\tx\n2\ty\n"s << two;
    QTest::newRow("separator in a quoted header") << "\"a,b,c\";b\n1;x\n2;y\n"s << two;
    QTest::newRow("empty lines at the end") << "a,b\n1,x\n2,y\n\n\r\n\n"s << two;
    QTest::newRow("empty rows at the end") << "a,b\n1,x\n2,y\n,\n,\n"s << two;
    QTest::newRow("empty lines in between") << "\na,b\n\n1,x\n\n2,y\n"s << two;
    QTest::newRow("blanks around cells") << "a , b\n 1 ,\tx\n2,  y  \n"s << two;
    QTest::newRow("blanks around quotes") << "a,b\n \"1\" ,x\n2,\"y\"\n"s << two;
    QTest::newRow("blanks in quotes stay") << "a,b\n\" 1 \",x\n"s
                                           << "[ 1 ][x] "s;
    QTest::newRow("empty cells") << "a,b\n,x\n1,\n"s
                                 << "[][x] [1][] "s;
    QTest::newRow("empty quotes") << "a,b\n\"\",x\n"s
                                  << "[][x] "s;
    QTest::newRow("doubled quotes") << "a,b\n\"say \"\"1\"\"\",x\n"s
                                    << "[say \"1\"][x] "s;
    QTest::newRow("quoted separators") << "a,b\n\"1,2;3\",x\n"s
                                       << "[1,2;3][x] "s;
    QTest::newRow("quoted line breaks") << "a,b\n\"1\n2\r\n3\",x\n"s
                                        << "[1\n2\r\n3][x] "s;
    QTest::newRow("quote within text") << "a,b\n5\" pipe,x\n"s
                                       << "[5\" pipe][x] "s;
    QTest::newRow("one column") << "a\n1\n2\n"s
                                << "[1] [2] "s;
    QTest::newRow("one column with a gap") << "a\n1\n\n2\n\n"s
                                           << "[1] [] [2] "s;
    QTest::newRow("only a header") << "a,b\n"s
                                   << ""s;
    QTest::newRow("columns without a name") << "a,,\n1,2,3\n"s
                                            << "[1][2][3] "s;
    QTest::newRow("UTF-8") << "a,b\nñ€😀,x\n"s
                           << "[ñ€😀][x] "s;
}

void TestCsv::readsEveryDialect()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, expected);
    const auto table = readCsv(text, "t.csv");
    QVERIFY2(table.has_value(), table ? "" : describe(table.error()).c_str());
    QCOMPARE(cells(*table), expected);
    QVERIFY(table->column("a") || table->columns() == 2);
}

void TestCsv::refusesWhatIsNotText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("place");
    QTest::addColumn<std::string>("found");

    QTest::newRow("nothing") << ""s
                             << "row 1"s
                             << "empty"s;
    QTest::newRow("only a mark") << "\xEF\xBB\xBF"s
                                 << "row 1"s
                                 << "empty"s;
    QTest::newRow("only line ends") << "\n\r\n\n"s
                                    << "row 1"s
                                    << "empty"s;
    QTest::newRow("zero byte") << "a,b\n1,\0\n"s
                               << "row 2"s
                               << "not text"s;
    QTest::newRow("PNG") << "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s
                         << "row 3"s
                         << "not text"s;
    QTest::newRow("UTF-16 little-endian") << "\xFF\xFE"s + "a\0\n\0"s
                                          << "row 1, column 1"s
                                          << "UTF-16"s;
    QTest::newRow("UTF-16 big-endian") << "\xFE\xFF"s + "\0a\0\n"s
                                       << "row 1, column 1"s
                                       << "UTF-16"s;
    QTest::newRow("UTF-16 without mark") << "i\0d\0\n\0"s
                                         << "row 1, column 1"s
                                         << "UTF-16"s;
    QTest::newRow("UTF-16 big-endian without mark") << "\0i\0d\0\n"s
                                                    << "row 1, column 1"s
                                                    << "UTF-16"s;
    QTest::newRow("Latin-1") << "a,b\n1,x\n2,caf\xE9\n"s
                             << "row 3, column b"s
                             << "UTF-8"s;
    QTest::newRow("Latin-1 header") << "a,caf\xE9\n1,x\n"s
                                    << "row 1, column 2"s
                                    << "UTF-8"s;
    QTest::newRow("overlong UTF-8") << "a,b\n\xC0\xAF,x\n"s
                                    << "row 2, column a"s
                                    << "UTF-8"s;
    QTest::newRow("surrogate") << "a,b\n\xED\xA0\x80,x\n"s
                               << "row 2, column a"s
                               << "UTF-8"s;
    QTest::newRow("beyond Unicode") << "a,b\n\xF4\x90\x80\x80,x\n"s
                                    << "row 2, column a"s
                                    << "UTF-8"s;
    QTest::newRow("cut UTF-8") << "a,b\n1,\xE2\x82"s
                               << "row 2, column b"s
                               << "UTF-8"s;
}

void TestCsv::refusesWhatIsNotText()
{
    checkIsRefused();
}

void TestCsv::refusesWhatIsNoTable_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("place");
    QTest::addColumn<std::string>("found");

    QTest::newRow("unclosed quote") << "a,b\n1,x\n2,\"y\n3,z\n"s
                                    << "row 3, column b"s
                                    << "quote"s;
    QTest::newRow("unclosed quote in the header") << "a,\"b\n1,x\n"s
                                                  << "row 1, column 2"s
                                                  << "quote"s;
    QTest::newRow("text after a quote") << "a,b\n\"1\"2,x\n"s
                                        << "row 2, column a"s
                                        << "closing quote"s;
    QTest::newRow("too many cells") << "a,b\n1,x\n2,y,z\n"s
                                    << "row 3, column 3"s
                                    << "3 cells"s;
    QTest::newRow("decimal comma") << "a,b\n1,3,5\n"s
                                   << "row 2, column 3"s
                                   << "3 cells"s;
    QTest::newRow("too few cells") << "a,b,c\n1,x\n"s
                                   << "row 2, column c"s
                                   << "2 cells"s;
    QTest::newRow("double header") << "a,b,a\n1,x,2\n"s
                                   << "row 1, column a"s
                                   << "\"a\""s;
}

void TestCsv::refusesWhatIsNoTable()
{
    checkIsRefused();
}

void TestCsv::countsRowsAsASpreadsheetDoes()
{
    const auto table = readCsv("a,b\n\"1\n1\",x\n\n2,y\n", "t.csv");
    QCOMPARE(table->rowNumber(0), std::size_t(2));
    QCOMPARE(table->rowNumber(1), std::size_t(4)); // the empty line is row 3
}

void TestCsv::readsNumbersWithAPoint()
{
    const auto table = readCsv("n\n3.5\n-2\n+7\n1e3\n.5\n 4 \n", "t.csv");
    const auto numbers = table->numbers(0);
    QVERIFY(numbers.has_value());
    QCOMPARE(*numbers, (std::vector<double>{3.5, -2, 7, 1000, 0.5, 4}));
}

void TestCsv::saysWhatIsWrongWithANumber()
{
    const auto table = readCsv("n;m\n3,5;\nabc;1.234,5\nnan;inf\n1e999;5 kWh\n0x10;+-5\n", "t.csv");
    const auto wrong = [&](std::size_t row, std::size_t column) {
        const auto number = table->number(row, column);
        return number ? ""s : describe(number.error());
    };
    QCOMPARE(wrong(0, 0), "t.csv: n: \"3,5\" is not a number; write decimals with a point: 3.5, "
                          "not 3,5 (row 2, column n)"s);
    QCOMPARE(wrong(0, 1), "t.csv: m: the cell is empty; write the number, 0 if there is none "
                          "(row 2, column m)"s);
    QVERIFY(wrong(1, 1).find("decimals with a point") != std::string::npos);
    QVERIFY(wrong(1, 0).find("\"abc\" is not a number") != std::string::npos);
    QVERIFY(wrong(3, 0).find("beyond the numbers") != std::string::npos);
    for (const auto &[row, column] : {std::pair{2, 0}, {2, 1}, {3, 1}, {4, 0}, {4, 1}})
        QVERIFY(!wrong(std::size_t(row), std::size_t(column)).empty());
}

void TestCsv::reportsEveryBadCellOfAColumn()
{
    const auto table = readCsv("n\n1\nx\n2\ny\n", "t.csv");
    const auto numbers = table->numbers(0);
    QVERIFY(!numbers.has_value());
    QCOMPARE(numbers.error().size(), std::size_t(2));
    QCOMPARE(numbers.error()[0].place, "row 3, column n"s);
    QCOMPARE(numbers.error()[1].place, "row 5, column n"s);
}

void TestCsv::endsALongListOfProblems()
{
    std::string text = "a,b\n";
    for (int row = 0; row < 1000; ++row)
        text += "1,2,3\n";
    const auto table = readCsv(text, "t.csv");
    QVERIFY(!table.has_value());
    QVERIFY(table.error().size() < 100);
    QCOMPARE(table.error().back().found, "there are 950 more problems of this kind"s);
}

void TestCsv::refusesAFileThatIsTooLarge()
{
    const auto table = readCsv(std::string(maxCsvBytes + 1, '1'), "t.csv");
    QVERIFY(!table.has_value());
    QVERIFY(table.error()[0].found.find("256 MB") != std::string::npos);
}

void TestCsv::writesWhatReadsBack()
{
    const std::vector<std::string> texts = {
        "plain",      "",      "a,b",    "a;b", "a\tb",    "say \"hi\"", "two\nlines",
        "cr\rlf\r\n", " left", "right ", "\"",  "ñandú €", "3,5"};
    CsvWriter writer;
    writer.add("text");
    writer.add("after");
    writer.endRow();
    for (const std::string &text : texts) {
        writer.add(text);
        writer.add(1.0);
        writer.endRow();
    }
    const auto table = readCsv(writer.text(), "t.csv");
    QVERIFY2(table.has_value(), table ? "" : describe(table.error()).c_str());
    QCOMPARE(table->rows(), texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row)
        QCOMPARE(std::string(table->cell(row, 0)), texts[row]);
}

void TestCsv::writesShortNumbersThatReadBack()
{
    QCOMPARE(written(5000), "5000"s);
    QCOMPARE(written(1000000), "1000000"s);
    QCOMPARE(written(0.1), "0.1"s);
    QCOMPARE(written(0), "0"s);
    QCOMPARE(written(-2.5), "-2.5"s);
    QCOMPARE(written(-0.0), "0"s);
    for (const double value : {1.0 / 3.0, 1e-300, 1e22, 5e-324, 123456789.123456789, 1e15, 9.9e-6,
                               std::numeric_limits<double>::max(), std::nextafter(1.0, 2.0)}) {
        const auto table = readCsv("n\n" + written(value) + "\n", "t.csv");
        QCOMPARE(*table->number(0, 0), value);
    }
}

void TestCsv::loadsAFileAndSaysWhyNot()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("t.csv").toStdString();
    std::ofstream(path) << "a,b\n1,2\n";
    const auto table = loadCsv(path);
    QVERIFY(table.has_value());
    QCOMPARE(cells(*table), "[1][2] "s);
    QCOMPARE(table->file(), path.string());

    const auto missing = loadCsv(path.string() + "x");
    QVERIFY(describe(missing.error()).find("cannot be opened") != std::string::npos);
    const auto directory = loadCsv(folder.path().toStdString());
    QVERIFY(describe(directory.error()).find("folder") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
