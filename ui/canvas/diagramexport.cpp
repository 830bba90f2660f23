// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/diagramexport.h"

#include "core/safefile.h"
#include "ui/canvas/marketscene.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/selection.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double margin = 20.0;
constexpr double mostPixels = 16000.0; ///< an image's side; larger ones take gigabytes

/// A scene of its own: nothing selected, in light colours.
struct Diagram {
    explicit Diagram(Document &document)
        : scene(document, selection)
    {
        scene.setColours(lightColours());
        area = scene.content().adjusted(-margin, -margin, margin, margin);
    }

    Selection selection;
    MarketScene scene;
    QRectF area;
};

QByteArray png(Diagram &diagram, double scale)
{
    const double most = mostPixels / std::max(diagram.area.width(), diagram.area.height());
    const QSizeF size = diagram.area.size() * std::min(scale, most);
    QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(lightColours().canvas);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    diagram.scene.render(&painter, QRectF(QPointF(), size), diagram.area);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svg(Diagram &diagram, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    generator.setSize(diagram.area.size().toSize());
    generator.setViewBox(QRectF(QPointF(), diagram.area.size()));
    QPainter painter(&generator);
    diagram.scene.render(&painter, QRectF(QPointF(), diagram.area.size()), diagram.area);
    painter.end();
    return bytes;
}

QByteArray pdf(Diagram &diagram, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setResolution(144); // two dots a canvas unit of 1/72 inch
    writer.setPageSize(QPageSize(diagram.area.size(), QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    diagram.scene.render(&painter, QRectF(QPointF(), diagram.area.size() * 2.0), diagram.area);
    painter.end();
    return bytes;
}

} // namespace

Result<void> exportDiagram(Document &document, const QString &path, double scale)
{
    Diagram diagram(document);
    if (diagram.area.isEmpty())
        return tl::unexpected(Issues{fileIssue(path.toStdString(), "the diagram is empty",
                                               "at least one peer", "draw something first")});
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png"))
        bytes = png(diagram, scale);
    else if (ending == QLatin1String("svg"))
        bytes = svg(diagram, document.title());
    else if (ending == QLatin1String("pdf"))
        bytes = pdf(diagram, document.title());
    else
        return tl::unexpected(
            Issues{fileIssue(path.toStdString(), "its name ends in none of .png, .svg, .pdf",
                             "the ending chooses the format", "name it so")});
    return replaceFile(path.toStdString(),
                       {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void printDiagram(Document &document, QPagedPaintDevice &printer)
{
    Diagram diagram(document);
    QPainter painter(&printer);
    const QRectF page(painter.viewport());
    diagram.scene.render(&painter, page, diagram.area, Qt::KeepAspectRatio);
}

DiagramPicture diagramOf(const SolvedPtr &solved, std::size_t hour)
{
    /// As long as someone may paint it.
    struct Kept {
        Document document;
        std::optional<Diagram> diagram;
    };
    auto kept = std::make_shared<Kept>();
    Scenario scenario = *solved->scenario;
    scenario.market = *solved->market;
    kept->document.reset(std::move(scenario));
    Diagram &diagram = kept->diagram.emplace(kept->document);
    diagram.selection.setHour(hour);
    diagram.scene.show(solved, false);
    diagram.area = diagram.scene.contentWithEdges().adjusted(-margin, -margin, margin, margin);
    return {diagram.area.size(), [kept](QPainter &painter, const QRectF &where) {
                kept->diagram->scene.render(&painter, where, kept->diagram->area);
            }};
}

QImage thumbnail(const QString &path, const QSize &pixels)
{
    Document document;
    if (!document.open(path))
        return {};
    Diagram diagram(document);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF target(QPointF(), diagram.area.size().scaled(pixels, Qt::KeepAspectRatio));
    target.moveCenter(QRectF(QPointF(), pixels).center());
    diagram.scene.setBackgroundBrush(Qt::NoBrush);
    diagram.scene.render(&painter, target, diagram.area);
    return image;
}

} // namespace peergrid
