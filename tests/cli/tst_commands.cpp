// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace peergrid;
using test::peergridCli;
using test::scenario;

class TestCommands : public QObject
{
    Q_OBJECT

  private slots:
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void badUsageIsToldOnStderr_data();
    void badUsageIsToldOnStderr();
    void tellsItsVersion();
    void schemaIsJson();
    void validateTellsAllProblemsOfAllFiles();
    void compareTellsWhatDiffersAndWhoGains();
    void compareOfTheSameFindsNothing();
    void tradesAddUp();
    void tradesAreTheSameInEveryFormat();
    void explainNamesThePriceRule();
    void explainFindsPeersByName();
    void unwritableOutputIsAnError();
};

void TestCommands::everyCommandHasHelp_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"solve", "validate", "compare", "trades", "explain", "sweep",
                                "export-lp", "import", "export", "schema"})
        QTest::newRow(command) << command;
}

void TestCommands::everyCommandHasHelp()
{
    QFETCH(QString, command);
    const auto all = peergridCli({"--help"});
    QCOMPARE(all.code, 0);
    QVERIFY(all.out.contains("\n  " + command.toUtf8() + ' '));
    QVERIFY(all.out.contains("Exit codes: 0 solved; 1 bad input; 2 bad usage; 3 "));
    const auto one = peergridCli({command, "--help"});
    QCOMPARE(one.code, 0);
    QCOMPARE(one.err, QByteArray());
    const QByteArray pages = test::contents(PEERGRID_SOURCE_DIR "/resources/help/command-line.md");
    QVERIFY2(pages.contains("\n## " + command.toUtf8() + "\n\n```text\n" + one.out + "```\n"),
             "resources/help/command-line.md shows another help than the program gives");
}

void TestCommands::badUsageIsToldOnStderr_data()
{
    const QString file = scenario("five-peer-case-1");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"dream"};
    QTest::newRow("no file") << QStringList{"solve"};
    QTest::newRow("unknown option") << QStringList{"solve", file, "--fast"};
    QTest::newRow("unknown format") << QStringList{"solve", file, "--format", "xml"};
    QTest::newRow("no threads") << QStringList{"solve", file, "--threads", "0"};
    QTest::newRow("one to compare") << QStringList{"compare", file};
    QTest::newRow("no hour") << QStringList{"trades", file};
    QTest::newRow("hour 2 of 1") << QStringList{"trades", file, "--hour", "2"};
    QTest::newRow("hour 0") << QStringList{"explain", file, "--hour", "0", "--peer", "2"};
    QTest::newRow("no such peer") << QStringList{"explain", file, "--hour", "1", "--peer", "P9"};
    QTest::newRow("neither lp nor mps")
        << QStringList{"export-lp", file, "--hour", "1", "--to", "day.txt"};
}

void TestCommands::badUsageIsToldOnStderr()
{
    QFETCH(QStringList, arguments);
    const auto answer = peergridCli(arguments);
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.out, QByteArray());
    QVERIFY(!answer.err.isEmpty());
}

void TestCommands::tellsItsVersion()
{
    const auto answer = peergridCli({"--version"});
    QCOMPARE(answer.code, 0);
    QVERIFY(QRegularExpression("^peergrid-cli \\d+\\.\\d+\\.\\d+\n$")
                .match(QString::fromUtf8(answer.out))
                .hasMatch());
}

void TestCommands::schemaIsJson()
{
    const auto answer = peergridCli({"schema"});
    QCOMPARE(answer.code, 0);
    const QJsonObject schema = QJsonDocument::fromJson(answer.out).object();
    QVERIFY(schema["$schema"].toString().startsWith("http"));
    QVERIFY(schema["properties"].toObject().contains("peers"));
}

void TestCommands::validateTellsAllProblemsOfAllFiles()
{
    QTemporaryDir folder;
    const QString bad = folder.filePath("bad.peergrid");
    QByteArray text = test::contents(scenario("five-peer-case-1"));
    text.replace("\"prosumer\"", "\"wizard\"");
    QVERIFY(test::write(bad, text));
    const QString good = scenario("five-peer-case-2");
    const QString missing = folder.filePath("missing.peergrid");

    const auto answer = peergridCli({"validate", bad, missing, good});
    QCOMPARE(answer.code, 1);
    QCOMPARE(answer.out, good.toUtf8() + ": ok\n");
    QCOMPARE(answer.err.count("wizard"), 2);
    QVERIFY2(answer.err.contains(bad.toUtf8() + ": "), answer.err);
    QVERIFY2(answer.err.contains("/peers/2/role"), answer.err);
    QVERIFY2(answer.err.contains(missing.toUtf8()), answer.err);
}

void TestCommands::compareTellsWhatDiffersAndWhoGains()
{
    const auto answer =
        peergridCli({"compare", scenario("five-peer-case-1"), scenario("five-peer-case-2")});
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.contains("design"), answer.out);
    QVERIFY2(answer.out.contains("31.936"), answer.out);
    QVERIFY2(answer.out.contains("28.456"), answer.out);
    QVERIFY2(answer.out.contains("-3.48\n"), answer.out);
    QVERIFY2(answer.out.contains("250 > 110"), answer.out); // generation of P3
    QVERIFY2(answer.out.contains("better off"), answer.out);
}

void TestCommands::compareOfTheSameFindsNothing()
{
    const QString file = scenario("seventeen-peer-case-3");
    const auto answer = peergridCli({"compare", file, file});
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.contains("Inputs: no difference"), answer.out);
    QVERIFY2(answer.out.contains("Peers: no difference"), answer.out);
    QVERIFY2(answer.out.contains("Nobody is better off.\nNobody is worse off.\n"), answer.out);
}

void TestCommands::tradesAddUp()
{
    const QString file = scenario("seventeen-peer-case-3");
    const auto answer = peergridCli({"trades", file, "--hour", "12", "--format", "json"});
    QCOMPARE(answer.code, 0);
    const QJsonObject result = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(result["hour"].toInt(), 12);
    QMap<QString, double> sold;
    for (const QJsonValue &value : result["trades"].toArray()) {
        const QJsonObject trade = value.toObject();
        QVERIFY(trade["seller"] != trade["buyer"]);
        QVERIFY(trade["energy"].toDouble() > 0.0);
        sold[trade["seller"].toString()] += trade["energy"].toDouble();
    }
    const auto solved = peergridCli({"solve", file, "--hours", "12", "--format", "json"});
    const QJsonObject peers = QJsonDocument::fromJson(solved.out)
                                  .object()["hours"]
                                  .toArray()[0]
                                  .toObject()["peers"]
                                  .toObject();
    for (const QString &id : peers.keys())
        QVERIFY(qAbs(peers[id].toObject()["sold"].toDouble() - sold[id]) < 1e-9);
}

void TestCommands::tradesAreTheSameInEveryFormat()
{
    const QString file = scenario("seventeen-peer-case-3");
    const QStringList trades = {"trades", file, "--hour", "20"};
    const auto json = peergridCli(trades + QStringList{"--format", "json"});
    const auto csv = peergridCli(trades + QStringList{"--format", "csv"});
    const auto table = peergridCli(trades);
    const qsizetype number = QJsonDocument::fromJson(json.out).object()["trades"].toArray().size();
    QVERIFY(number > 0);
    QCOMPARE(csv.out.count('\n'), number + 1);
    QVERIFY(csv.out.startsWith("hour,seller,buyer,energy_kwh,price_per_kwh,"));
    QCOMPARE(table.out.count('\n'), number + 1);
    QVERIFY2(table.out.contains("contract C"), table.out);
}

void TestCommands::explainNamesThePriceRule()
{
    const auto answer =
        peergridCli({"explain", scenario("seventeen-peer-case-3"), "--hour", "20", "--peer", "14"});
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.startsWith("P14 "), answer.out);
    QVERIFY2(answer.out.contains("Suppliers"), answer.out);
    QVERIFY2(answer.out.contains("P6"), answer.out);
    QVERIFY2(answer.out.contains("network-fee-factor"), answer.out);
}

void TestCommands::explainFindsPeersByName()
{
    const QString file = scenario("five-peer-case-1");
    const auto byName = peergridCli({"explain", file, "--hour", "1", "--peer", "Main grid"});
    QCOMPARE(byName.code, 0);
    QCOMPARE(byName.out, peergridCli({"explain", file, "--hour", "1", "--peer", "1"}).out);
}

void TestCommands::unwritableOutputIsAnError()
{
    if (!QFile::exists("/dev/full"))
        QSKIP("this system has no /dev/full");
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(PEERGRID_CLI, {"solve", scenario("five-peer-case-1")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("could not be written"));
}

QTEST_APPLESS_MAIN(TestCommands)
#include "tst_commands.moc"
