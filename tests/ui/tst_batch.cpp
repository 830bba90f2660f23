// SPDX-License-Identifier: GPL-3.0-or-later
// The real program on a machine without a display.
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace
{

struct Answer {
    int code = -1; ///< −1 if it crashed or did not end
    QString out;
    QString err;
};

Answer peergrid(const QStringList &arguments)
{
    QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        bare.remove(QString::fromLatin1(name));
    QProcess process;
    process.setProcessEnvironment(bare);
    process.start(QStringLiteral(PEERGRID_PROGRAM), arguments, QIODevice::ReadOnly);
    const bool isDone =
        process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit;
    return {isDone ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString scenario(const char *name)
{
    return QStringLiteral(PEERGRID_SOURCE_DIR "/scenarios/%1.peergrid")
        .arg(QString::fromLatin1(name));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestBatch : public QObject
{
    Q_OBJECT

  private slots:
    void init();
    void writesAReport();
    void writesAllCharts();
    void writesTheDiagram();
    void doesAllAtOnce();
    void shortageIsThree();
    void badInputIsOne();
    void badUsageIsTwo_data();
    void badUsageIsTwo();
    void helpNeedsNoDisplay();

  private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBatch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestBatch::writesAReport()
{
    const auto pdf = peergrid({"--report", path("a.pdf"), scenario("five-peer-case-2")});
    QCOMPARE(pdf.err, QString());
    QCOMPARE(pdf.code, 0);
    QCOMPARE(pdf.out, path("a.pdf") + '\n');
    QVERIFY(bytesOf(path("a.pdf")).startsWith("%PDF-"));

    const auto html = peergrid({"--report", path("a.html"), scenario("five-peer-case-2")});
    QCOMPARE(html.code, 0);
    QVERIFY(bytesOf(path("a.html")).contains("5 peers, case II"));
    QVERIFY(bytesOf(path("a.html")).contains("28.456 $ (minimised)"));
}

void TestBatch::writesAllCharts()
{
    const auto answer =
        peergrid({"--charts", path("new/charts"), scenario("seventeen-peer-case-3")});
    QCOMPARE(answer.err, QString());
    QCOMPARE(answer.code, 0);
    const QDir folder(path("new/charts"));
    for (const char *name : {"generation", "bought-and-sold", "storage", "prices"}) {
        const QString stem = folder.filePath(QString::fromLatin1(name));
        QVERIFY2(bytesOf(stem + ".pdf").startsWith("%PDF-"), name);
        QVERIFY2(bytesOf(stem + ".csv").count('\n') > 1, name);
        QVERIFY(answer.out.contains(stem + ".pdf\n"));
    }
    QCOMPARE(folder.entryList(QDir::Files).size(), answer.out.count('\n'));
    // All hours of those that run over time; of others the one with the largest load.
    QCOMPARE(bytesOf(folder.filePath("generation.csv")).count('\n'), 1 + 17 * 24);
    QCOMPARE(bytesOf(folder.filePath("bought-and-sold.csv")).count('\n'), 1 + 17);
    QCOMPARE(bytesOf(folder.filePath("bought-and-sold-by-hour.csv")).count('\n'), 1 + 17 * 24);
}

void TestBatch::writesTheDiagram()
{
    for (const char *name : {"d.png", "d.svg", "d.pdf"}) {
        const auto answer = peergrid({"--diagram", path(name), scenario("five-peer-case-2")});
        QCOMPARE(answer.err, QString());
        QCOMPARE(answer.code, 0);
    }
    QVERIFY(QImage(path("d.png")).width() > 300);
    QVERIFY(bytesOf(path("d.svg")).contains("<svg"));
    QVERIFY(bytesOf(path("d.pdf")).startsWith("%PDF-"));
}

void TestBatch::doesAllAtOnce()
{
    const auto answer = peergrid({"--report", path("r.html"), "--charts", path("charts"),
                                  "--diagram", path("d.svg"), scenario("five-peer-case-1")});
    QCOMPARE(answer.code, 0);
    QVERIFY(QFile::exists(path("r.html")) && QFile::exists(path("d.svg")));
    QVERIFY(QFile::exists(path("charts/generation.pdf")));
}

void TestBatch::shortageIsThree()
{
    const auto answer = peergrid({"--report", path("island.html"), scenario("island")});
    QCOMPARE(answer.code, 3);
    QVERIFY2(answer.err.contains("19:00–20:00: Harbour"), qPrintable(answer.err));
    QVERIFY(bytesOf(path("island.html")).contains("7.22 kWh"));
}

void TestBatch::badInputIsOne()
{
    const auto missing = peergrid({"--report", path("a.pdf"), path("none.peergrid")});
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("none.peergrid"), qPrintable(missing.err));
    QVERIFY(!QFile::exists(path("a.pdf")));

    const auto nowhere = peergrid({"--report", path("no/a.pdf"), scenario("five-peer-case-1")});
    QCOMPARE(nowhere.code, 1);
    QVERIFY2(nowhere.err.contains("no/a.pdf"), qPrintable(nowhere.err));

    QVERIFY(QFile(path("file")).open(QIODevice::WriteOnly));
    const auto inFile = peergrid({"--charts", path("file/charts"), scenario("five-peer-case-1")});
    QCOMPARE(inFile.code, 1);
    QVERIFY2(inFile.err.contains("cannot be made"), qPrintable(inFile.err));
}

void TestBatch::badUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    const QString file = scenario("five-peer-case-1");
    QTest::newRow("no scenario") << QStringList{"--report", "a.pdf"} << "name one scenario file";
    QTest::newRow("two") << QStringList{"--report", "a.pdf", file, file} << "2 are named";
    QTest::newRow("ending") << QStringList{"--report", "a.doc", file} << ".pdf or .html";
    QTest::newRow("no name") << QStringList{"--report", "", file} << ".pdf or .html";
    QTest::newRow("picture") << QStringList{"--diagram", "a.gif", file} << ".png, .svg or .pdf";
    QTest::newRow("folder") << QStringList{"--charts", "", file} << "name a folder";
    QTest::newRow("value") << QStringList{file, "--report"} << "--report";
    QTest::newRow("unknown") << QStringList{"--report", "a.pdf", "--paint", file} << "paint";
}

void TestBatch::badUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const auto answer = peergrid(arguments);
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains(sentence), qPrintable(answer.err));
    QCOMPARE(answer.out, QString());
}

void TestBatch::helpNeedsNoDisplay()
{
    const auto help = peergrid({"--help"});
    QCOMPARE(help.code, 0);
    for (const char *option : {"--report", "--charts", "--diagram"})
        QVERIFY(help.out.contains(QString::fromLatin1(option)));
    QCOMPARE(peergrid({"--version"}).code, 0);
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
