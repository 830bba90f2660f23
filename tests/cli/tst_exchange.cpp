// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace peergrid;
using test::peergridCli;
using test::scenario;

namespace
{

double published(const QString &file, const QStringList &options = {})
{
    const auto answer = peergridCli(QStringList{"solve", file, "--format", "json"} + options);
    return QJsonDocument::fromJson(answer.out)
        .object()["objective"]
        .toObject()["published"]
        .toDouble();
}

} // namespace

/// Scenarios and programs that come from and go to other programs.
class TestExchange : public QObject
{
    Q_OBJECT

  private slots:
    void tablesMakeTheSameMarket();
    void importTellsWhereATableIsWrong();
    void nothingIsReplacedUnlessForced();
    void otherSolversFindTheSameOptimum_data();
    void otherSolversFindTheSameOptimum();
};

void TestExchange::tablesMakeTheSameMarket()
{
    QTemporaryDir folder;
    const QString file = scenario("seventeen-peer-case-3");
    const auto exported = peergridCli({"export", file, "--to", folder.path()});
    QCOMPARE(exported.code, 0);
    const QString back = folder.filePath("back.peergrid");
    const auto imported = peergridCli(
        {"import", "--peers", folder.filePath("peers.csv"), "--load", folder.filePath("load.csv"),
         "--availability", folder.filePath("availability.csv"), "--tendency",
         folder.filePath("tendency.csv"), "--contracts", folder.filePath("contracts.csv"),
         "--design", "hybrid", "--to", back});
    QVERIFY2(imported.code == 0, imported.err);
    QVERIFY(qAbs(published(back) - 430.896284) < 1e-6);
    const auto compared = peergridCli({"compare", file, back});
    QVERIFY2(compared.out.contains("Inputs: no difference"), compared.out);
}

void TestExchange::importTellsWhereATableIsWrong()
{
    QTemporaryDir folder;
    const QString peers = folder.filePath("peers.csv");
    const QString target = folder.filePath("day.peergrid");
    QVERIFY(peergridCli({"export", scenario("five-peer-case-1"), "--to", folder.path()}).code == 0);
    QByteArray table = test::contents(peers);
    table.replace("140", "lots");
    QVERIFY(test::write(peers, table));
    const auto answer = peergridCli({"import", "--peers", peers, "--to", target});
    QCOMPARE(answer.code, 1);
    QVERIFY2(answer.err.contains(peers.toUtf8()), answer.err);
    QVERIFY2(answer.err.contains("row 3"), answer.err);
    QVERIFY2(answer.err.contains("load_kwh"), answer.err);
    QVERIFY2(answer.err.contains("lots"), answer.err);
    QVERIFY(!QFile::exists(target));
}

void TestExchange::nothingIsReplacedUnlessForced()
{
    QTemporaryDir folder;
    const QString file = scenario("five-peer-case-1");
    const QString mine = folder.filePath("mine.lp");
    const QString peers = folder.filePath("peers.csv");
    const QString day = folder.filePath("day.peergrid");
    for (const QString &path : {mine, peers, day})
        QVERIFY(test::write(path, "mine"));
    QTemporaryDir tables;
    QCOMPARE(peergridCli({"export", file, "--to", tables.path()}).code, 0);

    for (const QStringList &arguments :
         {QStringList{"export-lp", file, "--hour", "1", "--to", mine},
          QStringList{"export", file, "--to", folder.path()},
          QStringList{"import", "--peers", tables.filePath("peers.csv"), "--to", day}}) {
        const auto refused = peergridCli(arguments);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("--force"), refused.err);
    }
    for (const QString &path : {mine, peers, day})
        QCOMPARE(test::contents(path), QByteArray("mine"));
    QCOMPARE(peergridCli({"export-lp", file, "--hour", "1", "--to", mine, "--force"}).code, 0);
    QVERIFY(test::contents(mine) != "mine");
}

void TestExchange::otherSolversFindTheSameOptimum_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("hour");
    QTest::addColumn<QString>("format");
    for (const char *format : {"lp", "mps"}) {
        QTest::addRow("five peers, %s", format) << "five-peer-case-2"
                                                << "1" << format;
        QTest::addRow("hour 20, %s", format) << "seventeen-peer-case-3"
                                             << "20" << format;
    }
}

void TestExchange::otherSolversFindTheSameOptimum()
{
    QFETCH(QString, name);
    QFETCH(QString, hour);
    QFETCH(QString, format);
    const QString glpsol = QStandardPaths::findExecutable("glpsol");
    if (glpsol.isEmpty())
        QSKIP("glpsol is not installed");
    QTemporaryDir folder;
    const QString program = folder.filePath("hour." + format);
    const QString report = folder.filePath("report.txt");
    const auto written =
        peergridCli({"export-lp", scenario(name), "--hour", hour, "--to", program});
    QVERIFY2(written.code == 0, written.err);

    QProcess solver;
    solver.start(glpsol, {format == "lp" ? "--lp" : "--freemps", program, "-w", report});
    QVERIFY(solver.waitForFinished());
    QVERIFY2(solver.exitCode() == 0, solver.readAllStandardOutput());
    // The line "s bas ROWS COLUMNS PRIMAL DUAL OBJECTIVE" of glpsol's plain report.
    const auto line =
        QRegularExpression("^s bas \\d+ \\d+ f f (\\S+)$", QRegularExpression::MultilineOption)
            .match(QString::fromUtf8(test::contents(report)));
    QVERIFY2(line.hasMatch(), test::contents(report));
    const double expected = published(scenario(name), {"--hours", hour});
    QVERIFY2(qAbs(line.captured(1).toDouble() - expected) < 1e-6 * expected,
             qPrintable(line.captured(1)));
}

QTEST_APPLESS_MAIN(TestExchange)
#include "tst_exchange.moc"
