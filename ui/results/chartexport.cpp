// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/chartexport.h"

#include "core/safefile.h"
#include "ui/results/chart.h"
#include "ui/results/chartstyle.h"
#include "ui/results/tablefiles.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QFontInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <memory>

namespace peergrid
{

namespace
{

constexpr double pixelsPerInch = 96.0;
constexpr double pointsPerInch = 72.0;
constexpr double millimetresPerInch = 25.4;
constexpr double millimetresPerMetre = 1000.0;
constexpr int pdfDotsPerInch = 576;         ///< six a pixel: what is rounded to dots is not seen
constexpr double mostImagePixels = 16000.0; ///< an image's side; larger ones take gigabytes
constexpr double captionHeight = 26.0;

const Colours &coloursOf(const PaperLook &look)
{
    return look.isDark ? darkColours() : lightColours();
}

/// Paints on a device that has so many dots a pixel of 1/96 inch.
void paintOn(QPainter &painter, const Chart &chart, const PaperLook &look, double dots)
{
    const Colours &colours = coloursOf(look);
    const double textScale = look.fontSize / pointsPerInch * pixelsPerInch / chartTextPixels;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(dots * textScale, dots * textScale);
    QRectF area(QPointF(), look.pixels() / textScale);
    painter.fillRect(area, colours.canvas);
    if (look.hasCaption) {
        QFont font = chartFont(chartTitlePixels);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colours.text);
        painter.drawText(QRectF(8.0, 4.0, area.width() - 16.0, captionHeight - 4.0),
                         Qt::AlignLeft | Qt::AlignVCenter, chart.caption());
        area.setTop(captionHeight);
    }
    chart.paintOn(painter, area, colours);
}

QByteArray bytesOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

tl::unexpected<Issues> failure(const QString &path, const char *found, const char *allowed,
                               const char *remedy)
{
    return tl::unexpected(Issues{fileIssue(path.toStdString(), found, allowed, remedy)});
}

/// Who has not our font shall take another one without serifs.
QByteArray withFallbackFont(QByteArray svg)
{
    const QFont font = chartFont();
    const QString family = QFontInfo(font).family();
    return svg.replace(QStringLiteral("font-family=\"%1\"").arg(font.family()).toUtf8(),
                       QStringLiteral("font-family=\"%1, sans-serif\"").arg(family).toUtf8());
}

/// The bytes of a file in the format its ending names.
Result<QByteArray> encoded(const Chart &chart, const QString &path, const PaperLook &look)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png"))
        return pngOf(chart, look);
    if (ending == QLatin1String("svg"))
        return svgOf(chart, look);
    if (ending == QLatin1String("pdf"))
        return pdfOf(chart, look);
    if (ending == QLatin1String("csv"))
        return csvOf(chart.table());
    if (ending == QLatin1String("xlsx"))
        return xlsxOf(chart.table(), chart.title());
    return failure(path, "its name ends in none of .png, .svg, .pdf, .csv, .xlsx",
                   "the ending chooses the format", "name it so");
}

} // namespace

QSizeF PaperLook::pixels() const
{
    return unit == Unit::Pixels ? size : size / millimetresPerInch * pixelsPerInch;
}

QImage imageOf(const Chart &chart, const PaperLook &look)
{
    const QSizeF pixels = look.pixels();
    const double most = mostImagePixels / std::max(pixels.width(), pixels.height());
    const double dots = std::min(look.scale, most);
    const QSize size = (pixels * dots).toSize().expandedTo({1, 1});
    QImage image(size, QImage::Format_RGB32);
    image.fill(coloursOf(look).canvas);
    const double dotsPerMetre = dots * pixelsPerInch / millimetresPerInch * millimetresPerMetre;
    QPainter painter(&image);
    paintOn(painter, chart, look, dots);
    painter.end();
    image.setDotsPerMeterX(qRound(dotsPerMetre));
    image.setDotsPerMeterY(qRound(dotsPerMetre));
    return image;
}

QByteArray pngOf(const Chart &chart, const PaperLook &look)
{
    return bytesOf(imageOf(chart, look));
}

QByteArray svgOf(const Chart &chart, const PaperLook &look)
{
    return svgOf(chart.caption(), look.pixels(),
                 [&](QPainter &painter) { paintOn(painter, chart, look, 1.0); });
}

QByteArray svgOf(const QString &title, const QSizeF &pixels,
                 const std::function<void(QPainter &)> &paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    generator.setResolution(static_cast<int>(pixelsPerInch));
    generator.setSize(pixels.toSize());
    generator.setViewBox(QRectF(QPointF(), pixels));
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return withFallbackFont(bytes);
}

QByteArray pdfOf(const Chart &chart, const PaperLook &look)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(chart.caption());
    writer.setResolution(pdfDotsPerInch);
    writer.setPageSize(QPageSize(look.pixels() / pixelsPerInch * pointsPerInch, QPageSize::Point,
                                 {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    paintOn(painter, chart, look, pdfDotsPerInch / pixelsPerInch);
    painter.end();
    return bytes;
}

Result<void> exportChart(const Chart &chart, const QString &path, const PaperLook &look)
{
    auto bytes = encoded(chart, path, look);
    if (!bytes) {
        for (Issue &issue : bytes.error())
            issue.file = path.toStdString();
        return tl::unexpected(bytes.error());
    }
    return replaceFile(path.toStdString(),
                       {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

void copyPicture(const Chart &chart, const PaperLook &look)
{
    auto data = std::make_unique<QMimeData>();
    data->setImageData(imageOf(chart, look));
    data->setData(QStringLiteral("image/svg+xml"), svgOf(chart, look));
    QGuiApplication::clipboard()->setMimeData(data.release());
}

void copyTable(const Chart &chart)
{
    QGuiApplication::clipboard()->setText(tabbedTextOf(chart.table()));
}

} // namespace peergrid
