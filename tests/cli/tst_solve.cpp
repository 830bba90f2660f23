// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/figures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace peergrid;
using test::peergridCli;
using test::scenario;

namespace
{

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

double published(const QJsonObject &result)
{
    return result["objective"].toObject()["published"].toDouble();
}

} // namespace

class TestSolve : public QObject
{
    Q_OBJECT

  private slots:
    void tellsTheObjectiveOfThePapersCases_data();
    void tellsTheObjectiveOfThePapersCases();
    void tableLinesUpNamesOfAnyScript();
    void tableTellsWhoGains();
    void jsonHoldsEveryHourAndPeer();
    void csvHasARowForEachHourAndPeer();
    void hoursCountFromOne();
    void refusesHoursThatAreNotThere_data();
    void refusesHoursThatAreNotThere();
    void designAndObjectiveReplaceTheScenarios();
    void severalFilesMakeOneArray();
    void severalFilesAsCsvNeedAFolder();
    void resultsInAFolderLeaveOtherFilesAlone();
    void saysWhatCannotBeServed();
    void answersAreTheSameEveryTime();
};

void TestSolve::tellsTheObjectiveOfThePapersCases_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("objective");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("5 I") << "five-peer-case-1" << 31.936 << QByteArray("31.936 ");
    QTest::newRow("5 II") << "five-peer-case-2" << 28.456 << QByteArray("28.456 ");
    QTest::newRow("17 I") << "seventeen-peer-case-1" << 49.9738 << QByteArray("49.9738 ");
    QTest::newRow("17 II") << "seventeen-peer-case-2" << 38.7098 << QByteArray("38.7098 ");
    QTest::newRow("17 III") << "seventeen-peer-case-3" << 430.896284 << QByteArray("430.896284 ");
}

void TestSolve::tellsTheObjectiveOfThePapersCases()
{
    QFETCH(QString, name);
    QFETCH(double, objective);
    QFETCH(QByteArray, shown);

    const auto table = peergridCli({"solve", scenario(name)});
    QCOMPARE(table.code, 0);
    QCOMPARE(table.err, QByteArray());
    QVERIFY2(table.out.contains("published   " + shown), table.out);

    const auto json = peergridCli({"solve", scenario(name), "--format", "json"});
    QCOMPARE(json.code, 0);
    const QJsonObject result = object(json.out);
    QCOMPARE(result["status"].toString(), QString("solved"));
    QVERIFY(qAbs(published(result) - objective) < 1e-6 * objective);
    QVERIFY(result["objective"].toObject()["least_cost"].toDouble() < objective);
}

void TestSolve::tableLinesUpNamesOfAnyScript()
{
    QTemporaryDir folder;
    QByteArray text = test::contents(scenario("five-peer-case-1"));
    QVERIFY(text.contains("\"P3\""));
    text.replace("\"P2\"", "\"Café Ω\"").replace("\"P3\"", "\"東京 3\"");
    const QString file = folder.filePath("names.peergrid");
    QVERIFY(test::write(file, text));

    const QString out = QString::fromUtf8(peergridCli({"solve", file}).out);
    const auto column = [&out](const QString &name) {
        const qsizetype start = out.indexOf("\n  " + name) + 3;
        const QString line = out.mid(start, out.indexOf('\n', start) - start);
        qsizetype at = name.size();
        while (at < line.size() && line[at] == ' ')
            ++at;
        while (at < line.size() && line[at] != ' ') // numbers end in the same column
            ++at;
        return at + (name.startsWith("東") ? 2 : 0); // two characters, each two columns wide
    };
    QCOMPARE(column("Café Ω"), column("P4"));
    QCOMPARE(column("東京 3"), column("P4"));
}

void TestSolve::tableTellsWhoGains()
{
    const auto answer = peergridCli({"solve", scenario("five-peer-case-2")});
    QVERIFY2(answer.out.contains(" better off"), answer.out);
    QVERIFY2(answer.out.contains(" worse off"), answer.out);
}

void TestSolve::jsonHoldsEveryHourAndPeer()
{
    const auto answer =
        peergridCli({"solve", scenario("seventeen-peer-case-3"), "--format", "json"});
    const QJsonObject result = object(answer.out);
    const QJsonArray hours = result["hours"].toArray();
    QCOMPARE(hours.size(), 24);
    const QJsonObject hour20 = hours[19].toObject();
    QCOMPARE(hour20["hour"].toInt(), 20);
    QVERIFY(qAbs(published(hour20) - 23.65448) < 1e-6);
    const QJsonObject peers = hour20["peers"].toObject();
    QCOMPARE(peers.size(), 17);
    const QJsonObject peer6 = peers["6"].toObject();
    QVERIFY(qAbs(peer6["generation"].toDouble() - 150.0) < 1e-6);
    QVERIFY(qAbs(peer6["discharge"].toDouble() - 20.0) < 1e-6);
    for (const char *key : {"bought", "sold", "own_use", "charge", "state_of_charge", "unserved"})
        QVERIFY2(peer6[key].isDouble(), key);
    QCOMPARE(peer6["marginal_price"].toArray().size(), 2);
    const QJsonObject bill = result["bills"].toObject()["6"].toObject();
    for (const char *key : {"paid", "earned", "fees", "net", "savings"})
        QVERIFY2(bill[key].isDouble(), key);
    QVERIFY(result["totals"].isObject());
}

void TestSolve::csvHasARowForEachHourAndPeer()
{
    const auto answer =
        peergridCli({"solve", scenario("seventeen-peer-case-3"), "--format", "csv"});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out.count('\n'), 1 + 24 * 17);
    QVERIFY(answer.out.startsWith("hour,"));
}

void TestSolve::hoursCountFromOne()
{
    const QString file = scenario("seventeen-peer-case-3");
    const auto answer = peergridCli({"solve", file, "--hours", "20-21", "--format", "json"});
    QCOMPARE(answer.code, 0);
    const QJsonObject result = object(answer.out);
    QCOMPARE(result["hours"].toArray().first().toObject()["hour"].toInt(), 20);
    QVERIFY(qAbs(published(result) - (23.65448 + 23.47456)) < 1e-6);
    const auto one = peergridCli({"solve", file, "--hours", "20", "--format", "json"});
    QVERIFY(qAbs(published(object(one.out)) - 23.65448) < 1e-6);
}

void TestSolve::refusesHoursThatAreNotThere_data()
{
    QTest::addColumn<QString>("hours");
    for (const char *hours : {"0-3", "20-25", "7-3", "a-b", "", "3-", "1.5"})
        QTest::newRow(*hours ? hours : "nothing") << hours;
}

void TestSolve::refusesHoursThatAreNotThere()
{
    QFETCH(QString, hours);
    const auto answer = peergridCli({"solve", scenario("seventeen-peer-case-3"), "--hours", hours});
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.out, QByteArray());
    QVERIFY2(answer.err.contains("hour"), answer.err);
}

void TestSolve::designAndObjectiveReplaceTheScenarios()
{
    const QString file = scenario("five-peer-case-2");
    const auto p2p = peergridCli({"solve", file, "--design", "full-p2p", "--format", "json"});
    QVERIFY(qAbs(published(object(p2p.out)) - 31.936) < 1e-9);
    const auto cheapest = peergridCli({"solve", file, "--objective", "least-cost"});
    const qsizetype line = cheapest.out.indexOf("least cost");
    QVERIFY(cheapest.out.indexOf("(minimised)", line) > line);
    QCOMPARE(peergridCli({"solve", file, "--design", "anarchy"}).code, 2);
}

void TestSolve::severalFilesMakeOneArray()
{
    QTemporaryDir folder;
    const QString broken = folder.filePath("broken.peergrid");
    QVERIFY(test::write(broken, "{"));
    const auto answer = peergridCli({"solve", scenario("five-peer-case-1"), broken,
                                     scenario("five-peer-case-2"), "--format", "json"});
    QCOMPARE(answer.code, 1);
    QVERIFY2(answer.err.contains(broken.toUtf8()), answer.err);
    const QJsonArray results = QJsonDocument::fromJson(answer.out).array();
    QCOMPARE(results.size(), 3);
    QVERIFY(qAbs(published(results[0].toObject()) - 31.936) < 1e-9);
    QVERIFY(results[1].isNull());
    QVERIFY(qAbs(published(results[2].toObject()) - 28.456) < 1e-9);
}

void TestSolve::severalFilesAsCsvNeedAFolder()
{
    const auto answer = peergridCli(
        {"solve", scenario("five-peer-case-1"), scenario("five-peer-case-2"), "--format", "csv"});
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains("--out"), answer.err);
}

void TestSolve::resultsInAFolderLeaveOtherFilesAlone()
{
    QTemporaryDir folder;
    const QString mine = folder.filePath("five-peer-case-1.csv");
    QVERIFY(test::write(mine, "mine"));
    const auto answer =
        peergridCli({"solve", scenario("five-peer-case-1"), scenario("five-peer-case-2"),
                     "--format", "csv", "--out", folder.path()});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out, QByteArray());
    QCOMPARE(test::contents(mine), QByteArray("mine"));
    const QStringList expected = {"five-peer-case-1.csv", "five-peer-case-1.result.csv",
                                  "five-peer-case-2.result.csv"};
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), expected);
    QCOMPARE(test::contents(folder.filePath("five-peer-case-2.result.csv")).count('\n'), 6);
}

void TestSolve::saysWhatCannotBeServed()
{
    const auto answer = peergridCli({"solve", scenario("island")});
    QCOMPARE(answer.code, 3);
    QVERIFY2(answer.out.contains("Not everything could be served\n  Hour "), answer.out);
    const auto json = peergridCli({"solve", scenario("island"), "--format", "json"});
    QCOMPARE(json.code, 3);
    QCOMPARE(object(json.out)["status"].toString(), QString("not-all-served"));
}

void TestSolve::answersAreTheSameEveryTime()
{
    const int runs = test::figure(2, 50);
    int answers = 0;
    for (const char *name : {"seventeen-peer-case-3", "village-100", "island"}) {
        const QStringList solve = {"solve", scenario(name), "--format", "json"};
        const QByteArray first = peergridCli(solve).out;
        QVERIFY(!first.isEmpty());
        for (int run = 0; run < runs; ++run, ++answers)
            QCOMPARE(peergridCli(solve + QStringList{"--threads", run % 2 ? "4" : "1"}).out, first);
    }
    test::report("R20", QString("%1 runs of the command line, 1 and 4 threads: all answers equal")
                            .arg(answers)
                            .toStdString());
}

QTEST_APPLESS_MAIN(TestSolve)
#include "tst_solve.moc"
