// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person.h"
#include "tests/ui/solvedcase.h"

#include "ui/canvas/diagramexport.h"
#include "ui/results/allcharts.h"
#include "ui/results/chart.h"
#include "ui/results/report.h"
#include "ui/results/reportdialog.h"
#include "ui/results/reportfacts.h"
#include "ui/results/reportpages.h"
#include "ui/wording.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QPaintEngine>
#include <QPainter>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextDocument>

using namespace peergrid;

namespace
{

ReportContent contentOf(const char *name)
{
    ReportContent content;
    content.solved = test::solvedCase(name);
    content.made = QDate(2024, 5, 17);
    const std::size_t hour = busiestHour(*content.solved);
    DiagramPicture diagram = diagramOf(content.solved, hour);
    content.diagram =
        ReportPicture{diagramCaption(*content.solved, hour), diagram.size, diagram.paint};
    return content;
}

/// What a person reads in a browser.
QString textOf(const QByteArray &html)
{
    QTextDocument document;
    document.setHtml(QString::fromUtf8(html));
    return document.toPlainText();
}

double printed(QString text)
{
    return text.replace(QChar(0x2212), QLatin1Char('-')).remove(QLatin1Char(',')).toDouble();
}

/// The number under a title, NaN if there is none.
double cell(const ReportTable &table, std::size_t row, const QString &title)
{
    for (std::size_t n = 0; n < table.columns.size(); ++n) {
        if (table.columns[n].title == title)
            return printed(table.rows[row][static_cast<qsizetype>(n)]);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A device that only notes the text drawn on it.
class TextCatcher : public QPaintDevice, private QPaintEngine
{
  public:
    TextCatcher()
        : QPaintEngine(QPaintEngine::AllFeatures)
    {
    }
    QString text;

    QPaintEngine *paintEngine() const override { return const_cast<TextCatcher *>(this); }

  private:
    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF &, const QTextItem &item) override
    {
        text += item.text() + QLatin1Char('\n');
    }
    Type type() const override { return User; }
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
        case PdmHeight:
            return 2000;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        default:
            return 1;
        }
    }
};

QString textDrawn(const ReportPages &pages, int page)
{
    TextCatcher catcher;
    QPainter painter(static_cast<QPaintDevice *>(&catcher));
    pages.paint(painter, page);
    painter.end();
    return catcher.text;
}

QImage imageOf(const ReportPages &pages, int page)
{
    QImage image(ReportPages::size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    pages.paint(painter, page);
    return image;
}

void tick(ReportDialog &dialog, const QString &list, const QString &title, bool isWanted)
{
    for (QListWidget *one : dialog.findChildren<QListWidget *>()) {
        if (one->accessibleName() != list)
            continue;
        const auto items = one->findItems(title, Qt::MatchExactly);
        QCOMPARE(items.size(), 1);
        items.front()->setCheckState(isWanted ? Qt::Checked : Qt::Unchecked);
    }
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void init();
    void tellsWhatWasSolved();
    void namesVersionAndHash();
    void tablesAddUpAsPrinted_data();
    void tablesAddUpAsPrinted();
    void aPeersBillIsTheCores();
    void namesTheShortage();
    void saysThatItIsOutOfDate();
    void picturesAreInTheFile();
    void strangeNamesAreText();
    void whatIsLeftOutIsNotThere();
    void onlyChartsWithSomethingToShow();
    void chartsShowAllHoursAndTheBusiestOne();
    void pdfHasPagesAndItsFonts();
    void everyPageIsDrawn();
    void everyWordIsOnAPage_data();
    void everyWordIsOnAPage();
    void headingsStayWithTheirText();
    void failuresLeaveTheOldFile();
    void dialogWritesWhatIsTicked();
    void dialogRemembersItsAnswers();
    void theWindowMakesOne();

  private:
    QTemporaryDir m_folder;
};

void TestReport::initTestCase()
{
    QVERIFY(m_folder.isValid());
    test::liveIn(m_folder.path());
}

void TestReport::init()
{
    QSettings().clear();
}

void TestReport::tellsWhatWasSolved()
{
    const QString text = textOf(htmlOf(contentOf("seventeen-peer-case-3")));
    const Scenario scenario = test::scenarioOf("seventeen-peer-case-3");
    QVERIFY(text.startsWith(QString::fromStdString(scenario.name)));
    for (const char *sentence :
         {"17 May 2024", "Hybrid", "Published (eq. 1)", "17 (consumer: ", "main grid: 1",
          "nothing that serves everyone costs less. Everything was served.", "24 of 24",
          "430.896284 $ (minimised)", "Self-sufficiency", "Jain’s index",
          "the hour with the largest load"})
        QVERIFY2(text.contains(QString::fromUtf8(sentence)), sentence);
    for (const Contract &contract : scenario.market.contracts)
        QVERIFY(text.contains(contractSentence(scenario, contract)));
}

void TestReport::namesVersionAndHash()
{
    const QString text = textOf(htmlOf(contentOf("five-peer-case-2")));
    const std::string file = writeScenario(test::scenarioOf("five-peer-case-2"));
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(file), QCryptographicHash::Sha256);
    QVERIFY(text.contains(QString::fromLatin1(hash.toHex())));
    QVERIFY(
        QRegularExpression(QStringLiteral("PeerGrid \\d+\\.\\d+\\.\\d+")).match(text).hasMatch());

    Scenario other = test::scenarioOf("five-peer-case-2");
    other.market.peers[1].load = 141.0;
    QVERIFY(scenarioHash(*test::solved(other)) != QString::fromLatin1(hash.toHex()));
}

void TestReport::tablesAddUpAsPrinted_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"five-peer-case-1", "seventeen-peer-case-3", "village-100", "island"})
        QTest::newRow(name) << QByteArray(name);
}

void TestReport::tablesAddUpAsPrinted()
{
    QFETCH(QByteArray, name);
    const SolvedPtr solved = test::solvedCase(name);
    QVERIFY(solved);
    for (const ReportTable &table : {billsTable(*solved), energyTable(*solved)}) {
        QCOMPARE(table.rows.size(), solved->market->peers.size() + 1);
        const std::size_t last = table.rows.size() - 1;
        for (std::size_t n = 1; n < table.columns.size(); ++n) {
            const QString &title = table.columns[n].title;
            double sum = 0.0;
            bool isWhole = true;
            for (std::size_t row = 0; row < last; ++row) {
                isWhole = isWhole && table.rows[row][static_cast<qsizetype>(n)] != QString("–");
                sum += cell(table, row, title);
            }
            if (isWhole)
                QVERIFY2(std::abs(sum - cell(table, last, title)) < 1e-7, qPrintable(title));
            else
                QCOMPARE(table.rows[last][static_cast<qsizetype>(n)], QString("–"));
        }
    }
    const ReportTable bills = billsTable(*solved);
    for (std::size_t row = 0; row < bills.rows.size(); ++row) {
        const double wear = cell(bills, row, QStringLiteral("Wear"));
        const double cost =
            cell(bills, row, QStringLiteral("Paid")) - cell(bills, row, QStringLiteral("Earned")) +
            cell(bills, row, QStringLiteral("Generation")) + (std::isnan(wear) ? 0.0 : wear);
        QVERIFY(std::abs(cost - cell(bills, row, QStringLiteral("Cost"))) < 1e-7);
    }
}

void TestReport::aPeersBillIsTheCores()
{
    const SolvedPtr solved = test::solvedCase("five-peer-case-2");
    const ReportTable bills = billsTable(*solved);
    for (std::size_t n = 0; n < solved->market->peers.size(); ++n) {
        const Figures &figures = solved->summary.peers[n];
        QVERIFY(std::abs(cell(bills, n, QStringLiteral("Paid")) - figures.bill.paid) <= 0.005001);
        QVERIFY(std::abs(cell(bills, n, QStringLiteral("Savings")) - *figures.savings) <= 0.005001);
    }
    const QString html = QString::fromUtf8(htmlOf(contentOf("five-peer-case-2")));
    QVERIFY(html.contains(QStringLiteral(">P2</td><td align=\"right\">7.69</td>")));
}

void TestReport::namesTheShortage()
{
    const ReportContent content = contentOf("island");
    const QString text = textOf(htmlOf(content));
    QVERIFY(text.contains(QStringLiteral("Hours in which not everything could be served: 1.")));
    QVERIFY(text.contains(QStringLiteral("19:00–20:00: Harbour, Fish factory")));
    QVERIFY(text.contains(QStringLiteral("7.22 kWh")));
    QVERIFY(!text.contains(QStringLiteral("Everything was served.")));
    QVERIFY(text.indexOf(QStringLiteral("7.22 kWh")) <
            text.indexOf(QStringLiteral("Key figures"))); // it comes before any number
}

void TestReport::saysThatItIsOutOfDate()
{
    ReportContent content = contentOf("five-peer-case-1");
    const QString sentence = QStringLiteral("The scenario has been changed since this run.");
    QVERIFY(!textOf(htmlOf(content)).contains(sentence));
    content.isStale = true;
    QVERIFY(textOf(htmlOf(content)).contains(sentence));
}

void TestReport::picturesAreInTheFile()
{
    const ReportContent content = contentOf("seventeen-peer-case-3");
    const QString html = QString::fromUtf8(htmlOf(content));
    const QRegularExpression image(QStringLiteral("<img src=\"([^\"]*)\""));
    int count = 0;
    for (auto matches = image.globalMatch(html); matches.hasNext(); ++count) {
        const QString source = matches.next().captured(1);
        const QString start = QStringLiteral("data:image/svg+xml;base64,");
        QVERIFY(source.startsWith(start));
        const QByteArray svg = QByteArray::fromBase64(source.mid(start.size()).toLatin1());
        QVERIFY(svg.startsWith("<?xml"));
        QVERIFY(svg.contains("<text"));
    }
    QVERIFY(count >= 5); // the diagram and four charts at least
    QCOMPARE(count, 1 + static_cast<int>(chartsOf(content).size()));
    QVERIFY(!html.contains(QStringLiteral("http")));
}

void TestReport::strangeNamesAreText()
{
    Scenario scenario = test::scenarioOf("five-peer-case-1");
    scenario.name = "<b>A & B</b>";
    scenario.market.peers[1].name = "<script>alert(1)</script>";
    ReportContent content;
    content.solved = test::solved(scenario);
    const QByteArray html = htmlOf(content);
    QVERIFY(!html.contains("<script>"));
    QVERIFY(textOf(html).contains(QStringLiteral("<script>alert(1)</script>")));
    QVERIFY(textOf(html).startsWith(QStringLiteral("<b>A & B</b>")));
}

void TestReport::whatIsLeftOutIsNotThere()
{
    ReportContent content = contentOf("seventeen-peer-case-3");
    for (const SectionName &section : reportSections())
        content.leftOut.insert(section.section);
    for (const ChartKind &kind : chartsOnPaper(24))
        content.chartsLeftOut += kind.name;
    const QByteArray empty = htmlOf(content);
    QVERIFY(!empty.contains("<h2>") && !empty.contains("<img") && !empty.contains("<table"));
    content.leftOut.erase(ReportSection::Bills);
    const QByteArray bills = htmlOf(content);
    QCOMPARE(bills.count("<h2>"), 1);
    QCOMPARE(bills.count("<table"), 1);
    content.chartsLeftOut.removeOne(QStringLiteral("prices"));
    QCOMPARE(htmlOf(content).count("<img"), 1);
}

void TestReport::onlyChartsWithSomethingToShow()
{
    const auto hasStorage = [](const char *name) {
        for (const ReportPicture &chart : chartsOf(contentOf(name))) {
            if (chart.title.startsWith(QStringLiteral("Storage")))
                return true;
        }
        return false;
    };
    QVERIFY(hasStorage("seventeen-peer-case-3"));
    QVERIFY(!hasStorage("five-peer-case-1"));
}

void TestReport::chartsShowAllHoursAndTheBusiestOne()
{
    Scenario scenario = test::scenarioOf("five-peer-case-1");
    scenario.market.hours = 72;
    std::vector<double> load(72, 100.0);
    load[50] = 150.0;
    scenario.market.peers[1].load = Profile(load);
    ReportContent content;
    content.solved = test::solved(scenario);
    QVERIFY(content.solved);
    QCOMPARE(busiestHour(*content.solved), std::size_t(50));
    bool isOfOneHour = false;
    QStringList ofAll;
    for (const ReportPicture &chart : chartsOf(content)) {
        isOfOneHour = isOfOneHour || chart.title.contains(QStringLiteral("day 3, 02:00–03:00"));
        if (chart.title.endsWith(QStringLiteral(" · all 72 hours")))
            ofAll += chart.title.section(QStringLiteral(" · "), 0, 0);
    }
    QVERIFY(isOfOneHour);
    QCOMPARE(ofAll, (QStringList{QStringLiteral("Bills"), QStringLiteral("Trade matrix"),
                                 QStringLiteral("Flows")}));

    Shown shown;
    shown.solved = content.solved;
    const std::unique_ptr<Chart> chart(allCharts().front().make());
    chart->show(shown);
    const std::size_t day = chart->table().rows.size();
    shown.isOnPaper = true;
    shown.hour = 50;
    chart->show(shown);
    QCOMPARE(chart->table().rows.size(), 3 * day);
}

void TestReport::pdfHasPagesAndItsFonts()
{
    const ReportPages pages(contentOf("seventeen-peer-case-3"));
    QVERIFY(pages.count() > 1);
    const QByteArray pdf = pages.pdf();
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    QCOMPARE(pdf.count("/Type /Page\n"), pages.count());
    QVERIFY(pdf.contains("/FontFile2") || pdf.contains("/FontFile3"));
    QVERIFY2(!pdf.contains("/Subtype /Image"), "a picture is not drawn as vectors");
}

void TestReport::everyPageIsDrawn()
{
    const ReportPages pages(contentOf("village-100"));
    for (int page = 0; page < pages.count(); ++page) {
        const QImage image = imageOf(pages, page);
        // Something stands in the upper half of the text, something in the margins.
        const auto isDrawn = [&](const QRect &part) {
            for (int y = part.top(); y < part.bottom(); ++y) {
                for (int x = part.left(); x < part.right(); ++x) {
                    if (qGray(image.pixel(x, y)) < 160)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(isDrawn({80, 95, 630, 460}));
        QVERIFY(isDrawn({80, 30, 630, 40}));
        QVERIFY(isDrawn({600, 1050, 120, 40}));
        QVERIFY(!isDrawn({0, 0, 70, image.height()})); // nothing runs into the margins
        QVERIFY(!isDrawn({image.width() - 70, 0, 70, image.height()}));
    }
}

void TestReport::everyWordIsOnAPage_data()
{
    tablesAddUpAsPrinted_data();
}

/// What is drawn on the pages is what the HTML says, and the text of the charts.
void TestReport::everyWordIsOnAPage()
{
    QFETCH(QByteArray, name);
    const ReportContent content = contentOf(name.constData());
    const ReportPages pages(content);
    QString drawn;
    for (int page = 0; page < pages.count(); ++page)
        drawn += textDrawn(pages, page);
    const QString text = textOf(htmlOf(content));
    std::map<QString, int> count;
    const QRegularExpression oneWord(QStringLiteral("[a-zA-Z0-9]+"));
    for (auto words = oneWord.globalMatch(text); words.hasNext();)
        ++count[words.next().captured()];
    QVERIFY(count.size() > 100);
    for (const auto &[word, times] : count)
        QVERIFY2(drawn.count(word) >= times, qPrintable(word));
    QVERIFY(drawn.contains(QStringLiteral("Marginal price"))); // of a chart's axis
}

void TestReport::headingsStayWithTheirText()
{
    // However much stands before it, a heading is never the last line of a page.
    Scenario scenario = test::scenarioOf("seventeen-peer-case-3");
    for (int lines = 0; lines < 40; lines += 4) {
        scenario.description.clear();
        for (int n = 0; n < lines; ++n)
            scenario.description += "One more line.\n";
        ReportContent content;
        content.solved = test::solved(scenario);
        const ReportPages pages(content);
        const auto parted = pages.partedHeadings();
        QVERIFY2(parted.isEmpty(), qPrintable(parted.join(QLatin1Char('\n'))));
    }
}

void TestReport::failuresLeaveTheOldFile()
{
    const ReportContent content = contentOf("five-peer-case-1");
    const auto wrong = writeReport(content, m_folder.filePath(QStringLiteral("report.docx")));
    QVERIFY(!wrong);
    QVERIFY(
        QString::fromStdString(describe(wrong.error())).contains(QStringLiteral(".pdf, .html")));
    const auto nowhere = writeReport(content, m_folder.filePath(QStringLiteral("no/where/r.pdf")));
    QVERIFY(!nowhere);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("report.docx"))));
}

void TestReport::dialogWritesWhatIsTicked()
{
    ReportDialog dialog(contentOf("seventeen-peer-case-3"), m_folder.path());
    dialog.show();
    const int all = dialog.pageCount();
    auto *preview = [&] {
        for (QLabel *label : dialog.findChildren<QLabel *>())
            if (label->accessibleName() == QStringLiteral("Preview"))
                return label;
        return static_cast<QLabel *>(nullptr);
    }();
    QVERIFY(preview && !preview->pixmap(Qt::ReturnByValue).isNull());
    const QImage before = preview->pixmap(Qt::ReturnByValue).toImage();
    for (const char *section : {"Bills", "Energy", "The market", "Key figures", "The scenario"})
        tick(dialog, QStringLiteral("Sections"), QString::fromLatin1(section), false);
    for (const char *chart : {"Storage", "Bills"})
        tick(dialog, QStringLiteral("Charts"), QString::fromLatin1(chart), false);
    QTRY_VERIFY(dialog.pageCount() < all);
    QVERIFY(preview->pixmap(Qt::ReturnByValue).toImage() != before);

    QSignalSpy saved(&dialog, &ReportDialog::saved);
    dialog.findChild<QComboBox *>()->setCurrentIndex(1);
    QVERIFY(dialog.saveTo(m_folder.filePath(QStringLiteral("ticked"))));
    const QString path = m_folder.filePath(QStringLiteral("ticked.html"));
    QCOMPARE(saved.value(0).value(0).toString(), path);
    const QString text = textOf(bytesOf(path));
    QVERIFY(text.contains(QStringLiteral("Communities")));
    QVERIFY(!text.contains(QStringLiteral("Bills")));
    QVERIFY(!text.contains(QStringLiteral("Storage ·")));
}

void TestReport::dialogRemembersItsAnswers()
{
    const ReportContent content = contentOf("five-peer-case-1");
    {
        ReportDialog dialog(content, m_folder.path());
        tick(dialog, QStringLiteral("Sections"), QStringLiteral("Energy"), false);
        tick(dialog, QStringLiteral("Charts"), QStringLiteral("Prices"), false);
        dialog.findChild<QComboBox *>()->setCurrentIndex(1);
        QVERIFY(!dialog.saveTo(m_folder.filePath(QStringLiteral("no/where/a.html"))));
        QVERIFY(dialog.saveTo(m_folder.filePath(QStringLiteral("a.html"))));
    }
    const ReportDialog again(content, m_folder.path());
    QCOMPARE(again.format(), QStringLiteral("html"));
    QCOMPARE(again.content().leftOut, std::set<ReportSection>{ReportSection::Energy});
    QCOMPARE(again.content().chartsLeftOut, QStringList{QStringLiteral("prices")});
}

void TestReport::theWindowMakesOne()
{
    test::Person person;
    QAction *report = nullptr;
    for (QAction *action : person.window.findChildren<QAction *>())
        if (action->text() == QStringLiteral("&Report…"))
            report = action;
    QVERIFY(report);
    QVERIFY(!report->isEnabled()); // nothing is solved
    person.window.openExample(test::sample("five-peer-case-2"));
    QTRY_VERIFY(report->isEnabled());
    QString title;
    const QString path = m_folder.filePath(QStringLiteral("window.pdf"));
    test::answerNext<ReportDialog>([&](ReportDialog &dialog) {
        title = dialog.windowTitle();
        dialog.saveTo(path);
        dialog.reject();
    });
    report->trigger();
    QCOMPARE(title, QStringLiteral("Report of 5 peers, case II: with communities"));
    QVERIFY(bytesOf(path).startsWith("%PDF-"));
}

QTEST_MAIN(TestReport)
#include "tst_report.moc"
