// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/reportpages.h"

#include "ui/colours.h"
#include "ui/results/chartstyle.h"
#include "ui/results/reportfacts.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextTable>

namespace peergrid
{

namespace
{

constexpr double pixelsPerInch = 96.0;
constexpr double pixelsPerMillimetre = 96.0 / 25.4;
constexpr QSizeF pageMillimetres(210.0, 297.0);
constexpr QMarginsF marginMillimetres(20.0, 24.0, 20.0, 22.0);
constexpr double headLine = 15.0; ///< mm from the page's edge
constexpr double footLine = 12.0;
constexpr int pdfDotsPerInch = 576;  ///< six a pixel: what is rounded to dots is not seen
constexpr double leastBelow = 110.0; ///< pixels that a heading wants below it on its page

const char *const paperStyle = R"(
h1 { font-size: 26px; font-weight: 600; margin-top: 0px; margin-bottom: 2px; }
h2 { font-size: 17px; font-weight: 600; margin-top: 26px; margin-bottom: 8px; }
h3 { font-size: 13px; font-weight: 600; margin-top: 16px; margin-bottom: 2px; }
p { margin-top: 6px; margin-bottom: 6px; }
ul { margin-top: 8px; margin-bottom: 8px; }
table { border-collapse: collapse; border-style: none; }
td { border-bottom: 1px solid #e4e7eb; }
th { font-size: 11px; font-weight: 600; border-bottom: 1px solid #7b8794; }
.subtitle, .note, .name { color: #52606d; }
.note { font-size: 11px; }
.code { font-size: 10px; }
.picture { margin-top: 0px; margin-bottom: 0px; }
.warning { color: #9a2c06; background-color: #fdf0ed; }
)";

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QRectF textArea()
{
    return QRectF(QPointF(), pageMillimetres * pixelsPerMillimetre)
        .marginsRemoved(marginMillimetres * pixelsPerMillimetre);
}

} // namespace

/// Draws pictures as vectors where QTextDocument would draw images.
class ReportPages::Pictures : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

  public:
    explicit Pictures(const std::vector<ReportPicture> &pictures)
    {
        for (std::size_t n = 0; n < pictures.size(); ++n)
            m_pictures.insert(pictureName(n), &pictures[n]);
    }

    QSizeF intrinsicSize(QTextDocument *, int, const QTextFormat &format) override
    {
        const ReportPicture *picture = m_pictures.value(format.toImageFormat().name());
        return picture ? picture->size : QSizeF();
    }

    void drawObject(QPainter *painter, const QRectF &where, QTextDocument *, int,
                    const QTextFormat &format) override
    {
        const ReportPicture *picture = m_pictures.value(format.toImageFormat().name());
        // A picture may set a clip of its own, so one of the next page would show in the margin.
        if (!picture || !painter->clipBoundingRect().contains(where.center()))
            return;
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        picture->paint(*painter, where);
        painter->restore();
    }

  private:
    QHash<QString, const ReportPicture *> m_pictures;
};

ReportPages::ReportPages(const ReportContent &content)
    : m_title(reportTitle(content))
    , m_foot(tr("PeerGrid %1 · %2")
                 .arg(QStringLiteral(PEERGRID_VERSION),
                      QLocale().toString(content.made, QLocale::LongFormat)))
{
    ReportHtml report = reportHtml(content);
    m_pictures = std::move(report.pictures);
    m_drawing = std::make_unique<Pictures>(m_pictures);
    m_document.setDocumentMargin(0.0);
    m_document.setUseDesignMetrics(true);
    m_document.setDefaultFont(chartFont());
    m_document.setDefaultStyleSheet(QString::fromLatin1(paperStyle));
    m_document.documentLayout()->registerHandler(QTextFormat::ImageObject, m_drawing.get());
    m_document.setHtml(report.body);
    m_document.setPageSize(textArea().size());
    keepHeadingsWithTheirText();
}

ReportPages::~ReportPages() = default;

QSizeF ReportPages::size()
{
    return pageMillimetres * pixelsPerMillimetre;
}

/// Whether what a heading stands above begins, or as one line ends, on another page.
bool ReportPages::isParted(const QTextBlock &heading) const
{
    QTextBlock text = heading.next();
    while (text.isValid() && text.blockFormat().headingLevel() > 0)
        text = text.next();
    if (!text.isValid())
        return false;
    const QAbstractTextDocumentLayout *layout = m_document.documentLayout();
    const double height = m_document.pageSize().height();
    const double start = layout->blockBoundingRect(heading).top();
    const double end = layout->blockBoundingRect(text).bottom();
    return std::floor(start / height) != std::floor((end - 1.0) / height);
}

/// A heading that would stand alone at the end of a page goes to the next.
void ReportPages::keepHeadingsWithTheirText()
{
    const QAbstractTextDocumentLayout *layout = m_document.documentLayout();
    const QSizeF page = m_document.pageSize();
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        const double start = std::fmod(layout->blockBoundingRect(block).top(), page.height());
        if (start + leastBelow < page.height() && !isParted(block))
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
        // Qt lays out only what changed, and leaves what comes after the break where it was.
        m_document.setPageSize({});
        m_document.setPageSize(page);
    }
}

QStringList ReportPages::partedHeadings() const
{
    QStringList parted;
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && isParted(block))
            parted += block.text();
    }
    return parted;
}

void ReportPages::paint(QPainter &painter, int page) const
{
    const QRectF area = textArea();
    paintMargins(painter, page);
    painter.save();
    painter.translate(area.left(), area.top() - page * area.height());
    const QRectF part(0.0, page * area.height(), area.width(), area.height());
    painter.setClipRect(part);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = part;
    context.palette.setColor(QPalette::Text, lightColours().text);
    m_document.documentLayout()->draw(&painter, context);
    painter.restore();
}

void ReportPages::paintMargins(QPainter &painter, int page) const
{
    const QRectF area = textArea();
    const QFont font = chartFont();
    const double line = QFontMetricsF(font).height();
    const QRectF head(area.left(), headLine * pixelsPerMillimetre - line, area.width(), line);
    const QRectF foot(area.left(), size().height() - footLine * pixelsPerMillimetre - line,
                      area.width(), line);
    painter.save();
    painter.setFont(font);
    painter.setPen(lightColours().secondary);
    painter.drawText(head, Qt::AlignLeft,
                     QFontMetricsF(font).elidedText(m_title, Qt::ElideRight, area.width()));
    painter.drawText(foot, Qt::AlignLeft, m_foot);
    painter.drawText(foot, Qt::AlignRight, tr("%1 / %2").arg(page + 1).arg(count()));
    painter.setPen(gridPen(lightColours()));
    painter.drawLine(QPointF(head.left(), head.bottom() + 4.0),
                     QPointF(head.right(), head.bottom() + 4.0));
    painter.restore();
}

QByteArray ReportPages::pdf() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(m_title);
    writer.setCreator(tr("PeerGrid %1").arg(QStringLiteral(PEERGRID_VERSION)));
    writer.setResolution(pdfDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(pdfDotsPerInch / pixelsPerInch, pdfDotsPerInch / pixelsPerInch);
    for (int page = 0; page < count(); ++page) {
        if (page > 0)
            writer.newPage();
        paint(painter, page);
    }
    painter.end();
    return bytes;
}

} // namespace peergrid

#include "reportpages.moc"
