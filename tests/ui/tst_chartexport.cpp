// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/solvedcase.h"

#include "core/csv.h"
#include "ui/colours.h"
#include "ui/results/exportdialog.h"
#include "ui/results/plotchart.h"
#include "ui/results/tablefiles.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <zlib.h>

#include <bit>
#include <limits>
#include <map>
#include <set>

using namespace peergrid;

namespace
{

constexpr std::size_t noon = 11;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint32 numberAt(const QByteArray &bytes, qsizetype at, int size)
{
    quint32 number = 0;
    for (int i = size - 1; i >= 0; --i)
        number = number << 8 | static_cast<quint8>(bytes[at + i]);
    return number;
}

QByteArray inflated(const QByteArray &packed, quint32 size)
{
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    QByteArray from = packed;
    z_stream stream = {};
    inflateInit2(&stream, -MAX_WBITS); // a zip has no header of zlib's
    stream.next_in = reinterpret_cast<Bytef *>(from.data());
    stream.avail_in = static_cast<uInt>(from.size());
    stream.next_out = reinterpret_cast<Bytef *>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const int end = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return end == Z_STREAM_END ? bytes : QByteArray();
}

/// The files of a zip by name, found by its directory.
std::map<QString, QByteArray> unzipped(const QByteArray &zip)
{
    std::map<QString, QByteArray> files;
    const auto end = zip.lastIndexOf("PK\x05\x06");
    if (end < 0)
        return files;
    qsizetype entry = numberAt(zip, end + 16, 4);
    for (quint32 left = numberAt(zip, end + 10, 2); left > 0; --left) {
        const auto nameSize = numberAt(zip, entry + 28, 2);
        const QString name = QString::fromUtf8(zip.mid(entry + 46, nameSize));
        const qsizetype local = numberAt(zip, entry + 42, 4);
        const qsizetype data =
            local + 30 + numberAt(zip, local + 26, 2) + numberAt(zip, local + 28, 2);
        const QByteArray packed = zip.mid(data, numberAt(zip, entry + 20, 4));
        const bool isPacked = numberAt(zip, entry + 10, 2) == 8;
        files[name] = isPacked ? inflated(packed, numberAt(zip, entry + 24, 4)) : packed;
        entry += 46 + nameSize + numberAt(zip, entry + 30, 2) + numberAt(zip, entry + 32, 2);
    }
    return files;
}

/// The text of every element of a name, in order.
QStringList textsOf(const QByteArray &xml, QLatin1String element)
{
    QStringList texts;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == element)
            texts += reader.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    return texts;
}

/// The cells of a sheet, "A1" → its value; strings are looked up.
std::map<QString, QString> cellsOf(const std::map<QString, QByteArray> &book)
{
    const QStringList strings =
        textsOf(book.at(QStringLiteral("xl/sharedStrings.xml")), QLatin1String("si"));
    std::map<QString, QString> cells;
    QXmlStreamReader reader(book.at(QStringLiteral("xl/worksheets/sheet1.xml")));
    QString place;
    bool isString = false;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == QLatin1String("c")) {
            place = reader.attributes().value(QLatin1String("r")).toString();
            isString = reader.attributes().value(QLatin1String("t")) == QLatin1String("s");
        } else if (reader.name() == QLatin1String("v")) {
            const QString value = reader.readElementText();
            cells[place] = isString ? strings.value(value.toInt()) : value;
        }
    }
    return cells;
}

} // namespace

class TestChartExport : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void init();
    void imagesHaveTheSizeAskedFor_data();
    void imagesHaveTheSizeAskedFor();
    void imagesAreLightUnlessAskedOtherwise();
    void largerTextIsLarger();
    void svgHoldsItsTextInRealSize();
    void pdfHasOnePageAndItsFonts();
    void csvReadsBackToTheSameBits();
    void csvQuotesAndLeavesGaps();
    void xlsxHoldsNumbersAsNumbers();
    void clipboardTakesPictureAndTable();
    void failuresLeaveTheOldFile();
    void everyChartWritesEveryFormat();
    void dialogRemembersItsAnswers();
    void dialogPreviewsWhatItWrites();
    void dialogConvertsItsUnits();
    void dialogSaysWhyItFailed();

  private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    SolvedPtr m_solved;
    std::unique_ptr<PlotChart> m_chart;
    QTemporaryDir m_folder;
};

void TestChartExport::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("peergrid-test-chartexport"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    m_solved = test::solvedCase("seventeen-peer-case-3");
    QVERIFY(m_solved);
}

void TestChartExport::init()
{
    QSettings().clear();
    m_chart = std::make_unique<PlotChart>(generationKind());
    m_chart->show({m_solved, {}, false, false, {}, noon});
}

void TestChartExport::imagesHaveTheSizeAskedFor_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("dots");
    const int mm = static_cast<int>(PaperLook::Unit::Millimetres);
    const int px = static_cast<int>(PaperLook::Unit::Pixels);
    QTest::newRow("mm") << QSizeF(127.0, 76.2) << mm << 1.0 << QSize(480, 288);
    QTest::newRow("mm, 4×") << QSizeF(127.0, 76.2) << mm << 4.0 << QSize(1920, 1152);
    QTest::newRow("px, 2×") << QSizeF(640, 320) << px << 2.0 << QSize(1280, 640);
}

void TestChartExport::imagesHaveTheSizeAskedFor()
{
    QFETCH(QSizeF, size);
    QFETCH(int, unit);
    QFETCH(double, scale);
    QFETCH(QSize, dots);
    PaperLook look;
    look.size = size;
    look.unit = static_cast<PaperLook::Unit>(unit);
    look.scale = scale;
    QVERIFY(exportChart(*m_chart, file("size.png"), look));
    const QImage image(file("size.png"));
    QCOMPARE(image.size(), dots);
    const double metres = image.width() / static_cast<double>(image.dotsPerMeterX());
    const double wanted =
        look.unit == PaperLook::Unit::Pixels ? size.width() / 96.0 * 0.0254 : size.width() / 1e3;
    QVERIFY(std::abs(metres - wanted) < 0.0005);
}

void TestChartExport::imagesAreLightUnlessAskedOtherwise()
{
    QApplication::setPalette(paletteOf(darkColours())); // as on a dark screen
    PaperLook look;
    QVERIFY(imageOf(*m_chart, look).pixelColor(2, 2) == lightColours().canvas);
    look.isDark = true;
    QVERIFY(imageOf(*m_chart, look).pixelColor(2, 2) == darkColours().canvas);
    QApplication::setPalette(paletteOf(lightColours()));
}

void TestChartExport::largerTextIsLarger()
{
    PaperLook look;
    const auto textSizes = [&] {
        std::set<double> sizes;
        const QString svg = QString::fromUtf8(svgOf(*m_chart, look));
        static const QRegularExpression scaled(
            QStringLiteral("matrix\\(([0-9.]+),0,0,[^>]*>\\s*<text[^>]*font-size=\"([0-9.]+)\""));
        auto match = scaled.globalMatch(svg);
        while (match.hasNext()) {
            const auto found = match.next();
            sizes.insert(found.captured(1).toDouble() * found.captured(2).toDouble());
        }
        return sizes;
    };
    const std::set<double> usual = textSizes();
    QVERIFY(usual.contains(12.0)); // 9 pt
    look.fontSize = 18.0;
    const std::set<double> large = textSizes();
    QVERIFY(large.contains(24.0));
    QVERIFY(!large.contains(12.0));
}

void TestChartExport::svgHoldsItsTextInRealSize()
{
    PaperLook look;
    look.size = {640, 360};
    look.unit = PaperLook::Unit::Pixels;
    QVERIFY(exportChart(*m_chart, file("chart.svg"), look));
    const QByteArray svg = bytesOf(file("chart.svg"));
    const QStringList texts = textsOf(svg, QLatin1String("text"));
    for (const char *word : {"P6", "Total load", "Energy generated (kWh)", "Hour of day", "12:00",
                             "300", "Generation"})
        QVERIFY2(texts.contains(QString::fromLatin1(word)), word);
    static const QRegularExpression size(QStringLiteral("<text[^>]*font-size=\"([^\"]*)\""));
    auto match = size.globalMatch(QString::fromUtf8(svg));
    int found = 0;
    while (match.hasNext()) {
        const double pixels = match.next().captured(1).toDouble();
        QVERIFY(pixels == 12.0 || pixels == 15.0); // points would make 9 of them
        ++found;
    }
    QVERIFY(found >= texts.size());
    QVERIFY(svg.contains("sans-serif"));
    QXmlStreamReader reader(svg);
    QVERIFY(reader.readNextStartElement());
    QCOMPARE(reader.attributes().value(QLatin1String("viewBox")).toString(),
             QStringLiteral("0 0 640 360"));
}

void TestChartExport::pdfHasOnePageAndItsFonts()
{
    PaperLook look;
    look.size = {160.0, 90.0};
    QVERIFY(exportChart(*m_chart, file("chart.pdf"), look));
    const QByteArray pdf = bytesOf(file("chart.pdf"));
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/Count 1"));
    QVERIFY(pdf.contains("/FontFile2")); // embedded, so that it looks the same everywhere
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
    const auto match = box.match(QString::fromLatin1(pdf));
    QVERIFY(match.hasMatch());
    QVERIFY(std::abs(match.captured(1).toDouble() - 160.0 / 25.4 * 72.0) < 1.0);
    QVERIFY(std::abs(match.captured(2).toDouble() - 90.0 / 25.4 * 72.0) < 1.0);
}

void TestChartExport::csvReadsBackToTheSameBits()
{
    PlotChart prices(priceKind());
    prices.show({m_solved, {}, false, false, {}, noon});
    const DataTable table = prices.table();
    QVERIFY(exportChart(prices, file("prices.csv"), {}));
    const auto read = loadCsv(file("prices.csv").toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(read->rows(), table.rows.size());
    QCOMPARE(read->columns(), table.header.size());
    QCOMPARE(read->header(4), std::string("Marginal price low, $/kWh"));
    std::size_t numbers = 0;
    for (std::size_t row = 0; row < read->rows(); ++row) {
        for (std::size_t column = 0; column < read->columns(); ++column) {
            const DataTable::Cell &cell = table.rows[row][column];
            if (!cell.isNumber) {
                QCOMPARE(read->cell(row, column), cell.text.toStdString());
            } else if (std::isnan(cell.number)) {
                QVERIFY(read->cell(row, column).empty());
            } else {
                const auto number = read->number(row, column);
                QVERIFY(number.has_value());
                QCOMPARE(std::bit_cast<quint64>(*number), std::bit_cast<quint64>(cell.number));
                ++numbers;
            }
        }
    }
    QVERIFY(numbers > 1000);
}

void TestChartExport::csvQuotesAndLeavesGaps()
{
    DataTable table;
    table.header = {QStringLiteral("Peer"), QStringLiteral("Load, kWh")};
    table.rows = {{QStringLiteral("Mill, \"old\""), 0.1},
                  {QStringLiteral("Two\nlines"), std::numeric_limits<double>::quiet_NaN()}};
    QCOMPARE(csvOf(table),
             QByteArray("Peer,\"Load, kWh\"\n\"Mill, \"\"old\"\"\",0.1\n\"Two\nlines\",\n"));
    QLocale::setDefault(QLocale(QLocale::Spanish)); // files do not follow the screen
    QVERIFY(csvOf(table).contains(",0.1\n"));
    QVERIFY(tabbedTextOf(table).contains(QStringLiteral("\t0,1\n")));
    QLocale::setDefault(QLocale::c());
}

void TestChartExport::xlsxHoldsNumbersAsNumbers()
{
    QVERIFY(exportChart(*m_chart, file("chart.xlsx"), {}));
    const auto book = unzipped(bytesOf(file("chart.xlsx")));
    QVERIFY(book.at(QStringLiteral("xl/workbook.xml")).contains("name=\"Generation\""));
    const auto cells = cellsOf(book);
    const DataTable table = m_chart->table();
    QCOMPARE(cells.size(), table.header.size() * (table.rows.size() + 1));
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        const QChar letter(static_cast<char16_t>(u'A' + column));
        QCOMPARE(cells.at(letter + QStringLiteral("1")), table.header[column]);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const DataTable::Cell &cell = table.rows[row][column];
            const QString &written = cells.at(letter + QString::number(row + 2));
            if (cell.isNumber)
                QVERIFY(std::abs(written.toDouble() - cell.number) <= 1e-15 * cell.number);
            else
                QCOMPARE(written, cell.text);
        }
    }
    // Names that a sheet may not have, and cells without value.
    DataTable odd;
    odd.header = {QStringLiteral("A")};
    odd.rows = {{std::numeric_limits<double>::infinity()}, {1.5}};
    const auto bytes = xlsxOf(odd, QStringLiteral("[Bought/sold]: a name longer than any sheet's"));
    QVERIFY(bytes.has_value());
    const auto oddCells = cellsOf(unzipped(*bytes));
    QVERIFY(!oddCells.contains(QStringLiteral("A2")));
    QCOMPARE(oddCells.at(QStringLiteral("A3")), QStringLiteral("1.5"));
}

void TestChartExport::clipboardTakesPictureAndTable()
{
    PaperLook look;
    copyPicture(*m_chart, look);
    const QMimeData *held = QApplication::clipboard()->mimeData();
    QVERIFY(held->hasImage());
    QCOMPARE(held->imageData().value<QImage>().size(), imageOf(*m_chart, look).size());
    QVERIFY(held->hasFormat(QStringLiteral("image/svg+xml")));
    copyTable(*m_chart);
    const QStringList lines =
        QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + 24 * 17);
    QCOMPARE(lines[0].split(QLatin1Char('\t')).last(), QStringLiteral("Generation, kWh"));
}

void TestChartExport::failuresLeaveTheOldFile()
{
    const auto isRefused = [&](const QString &path, const char *word) {
        const auto done = exportChart(*m_chart, path, {});
        return !done && describe(done.error()).find(word) != std::string::npos;
    };
    QVERIFY(isRefused(file("no/folder/chart.png"), "make the folder first"));
    QVERIFY(isRefused(file("chart.gif"), ".png, .svg, .pdf"));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("folder.pdf")));
    QVERIFY(isRefused(file("folder.pdf"), "not a regular file"));
    QFile old(file("old.xlsx"));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("what was there") > 0);
    old.close();
    QVERIFY(qputenv("TMPDIR", "/proc")); // a workbook is made in a temporary file
    QVERIFY(isRefused(file("old.xlsx"), "could not be made"));
    qunsetenv("TMPDIR");
    QCOMPARE(bytesOf(file("old.xlsx")), QByteArray("what was there"));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral(".peergrid*")}, QDir::Hidden).size(),
             0);
}

void TestChartExport::everyChartWritesEveryFormat()
{
    for (const auto &kind : {generationKind, tradedKind, storageKind, priceKind}) {
        PlotChart chart(kind());
        chart.show({m_solved, {}, false, false, {}, noon});
        for (const char *ending : {"png", "svg", "pdf", "csv", "xlsx"}) {
            const QString path = file("all.") + QString::fromLatin1(ending);
            QFile::remove(path);
            QVERIFY(exportChart(chart, path, {}));
            QVERIFY(QFileInfo(path).size() > 400);
        }
    }
}

void TestChartExport::dialogRemembersItsAnswers()
{
    {
        ExportDialog dialog(*m_chart, m_folder.path());
        QCOMPARE(dialog.look(), PaperLook());
        QCOMPARE(dialog.format(), QStringLiteral("png"));
        auto *format = dialog.findChild<QComboBox *>();
        format->setCurrentIndex(format->findData(QStringLiteral("pdf")));
        for (auto *number : dialog.findChildren<QDoubleSpinBox *>()) {
            if (number->accessibleName() == QStringLiteral("Width"))
                number->setValue(120.0);
            if (number->accessibleName() == QStringLiteral("Font size"))
                number->setValue(11.0);
        }
        QSignalSpy saved(&dialog, &ExportDialog::saved);
        QVERIFY(dialog.saveTo(file("kept")));
        QCOMPARE(saved[0][0].toString(), file("kept.pdf"));
        QVERIFY(bytesOf(file("kept.pdf")).startsWith("%PDF-"));
    }
    const ExportDialog again(*m_chart, QString());
    QCOMPARE(again.format(), QStringLiteral("pdf"));
    QCOMPARE(again.look().size, QSizeF(120.0, 90.0));
    QCOMPARE(again.look().fontSize, 11.0);
}

void TestChartExport::dialogPreviewsWhatItWrites()
{
    ExportDialog dialog(*m_chart, m_folder.path());
    dialog.show();
    QLabel *picture = nullptr;
    for (auto *label : dialog.findChildren<QLabel *>()) {
        if (label->accessibleName() == QStringLiteral("Preview"))
            picture = label;
    }
    QVERIFY(picture && picture->isVisible());
    const QImage before = picture->pixmap().toImage();
    QVERIFY(before.pixelColor(2, 2) == lightColours().canvas);
    for (auto *box : dialog.findChildren<QCheckBox *>())
        box->click();
    QVERIFY(picture->pixmap().toImage().pixelColor(2, 2) == darkColours().canvas);
    auto *format = dialog.findChild<QComboBox *>();
    format->setCurrentIndex(format->findData(QStringLiteral("csv")));
    QVERIFY(!picture->isVisible());
    const auto *table = dialog.findChild<QPlainTextEdit *>();
    QVERIFY(table->isVisible());
    QVERIFY(table->toPlainText().startsWith(QStringLiteral("Hour\tPeer id")));
}

void TestChartExport::dialogConvertsItsUnits()
{
    ExportDialog dialog(*m_chart, m_folder.path());
    const QSizeF pixels = dialog.look().pixels();
    for (auto *chooser : dialog.findChildren<QComboBox *>()) {
        const int px = chooser->findText(QStringLiteral("px"));
        if (px >= 0)
            chooser->setCurrentIndex(px);
    }
    QCOMPARE(dialog.look().unit, PaperLook::Unit::Pixels);
    QVERIFY(std::abs(dialog.look().pixels().width() - pixels.width()) < 0.1);
    QVERIFY(std::abs(dialog.look().pixels().height() - pixels.height()) < 0.1);
}

void TestChartExport::dialogSaysWhyItFailed()
{
    ExportDialog dialog(*m_chart, m_folder.path());
    dialog.show();
    QVERIFY(!dialog.saveTo(file("no/folder/chart.png")));
    QLabel *problem = nullptr;
    for (auto *label : dialog.findChildren<QLabel *>()) {
        if (label->accessibleName() == QStringLiteral("Why it was not saved"))
            problem = label;
    }
    QVERIFY(problem && problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("make the folder first")));
    QVERIFY(dialog.saveTo(file("chart.png")));
    QVERIFY(!problem->isVisible());
}

QTEST_MAIN(TestChartExport)
#include "tst_chartexport.moc"
