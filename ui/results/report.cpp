// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/report.h"

#include "core/safefile.h"
#include "ui/colours.h"
#include "ui/results/allcharts.h"
#include "ui/results/chart.h"
#include "ui/results/chartexport.h"
#include "ui/results/grouping.h"
#include "ui/results/reporthtml.h"
#include "ui/results/reportpages.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPainter>

#include <memory>

namespace peergrid
{

namespace
{

constexpr QSizeF chartSize(640.0, 272.0); // three a page

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

} // namespace

std::vector<SectionName> reportSections()
{
    return {
        {ReportSection::Summary, QStringLiteral("summary"), tr("The scenario")},
        {ReportSection::Figures, QStringLiteral("figures"), tr("Key figures")},
        {ReportSection::Diagram, QStringLiteral("diagram"), tr("The market")},
        {ReportSection::Bills, QStringLiteral("bills"), tr("Bills")},
        {ReportSection::Energy, QStringLiteral("energy"), tr("Energy")},
        {ReportSection::Communities, QStringLiteral("communities"), tr("Communities")},
        {ReportSection::Solver, QStringLiteral("solver"), tr("How it was solved")},
    };
}

std::size_t busiestHour(const Solved &solved)
{
    std::size_t busiest = 0;
    double most = -1.0;
    for (std::size_t hour = 0; hour < solved.hours(); ++hour) {
        if (!solved.has(hour))
            continue;
        const KeptHour outcome = solved.outcome[hour];
        double load = 0.0;
        for (std::size_t n = 0; n < outcome->peers.size(); ++n)
            load += demand(solved.market->peers[n], outcome->peers[n], hour);
        if (load > most) {
            most = load;
            busiest = hour;
        }
    }
    return busiest;
}

QString diagramCaption(const Solved &solved, std::size_t hour)
{
    return solved.hours() == 1 ? tr("Arrows are what is sold, in kWh.")
                               : tr("Arrows are what is sold at %1, the hour with the largest "
                                    "load, in kWh.")
                                     .arg(hourText(hour, solved.hours()));
}

std::vector<ReportPicture> chartsOf(const ReportContent &content)
{
    Shown shown;
    shown.solved = content.solved;
    shown.ghost = content.ghost;
    shown.hour = busiestHour(*content.solved);
    shown.isOnPaper = true;
    std::vector<ReportPicture> pictures;
    for (const ChartKind &kind : chartsOnPaper(content.solved->hours())) {
        if (content.chartsLeftOut.contains(kind.name))
            continue;
        const std::shared_ptr<Chart> chart(kind.make());
        chart->show(shown);
        if (chart->isEmpty())
            continue;
        pictures.push_back(
            {chart->caption(), chartSize, [chart](QPainter &painter, const QRectF &where) {
                 chart->paintOn(painter, where, lightColours());
             }});
    }
    return pictures;
}

QByteArray htmlOf(const ReportContent &content)
{
    const ReportHtml report = reportHtml(content);
    QString body = report.body;
    for (std::size_t n = 0; n < report.pictures.size(); ++n) {
        const ReportPicture &picture = report.pictures[n];
        const QByteArray svg = svgOf(picture.title, picture.size, [&](QPainter &painter) {
            painter.setRenderHint(QPainter::Antialiasing);
            picture.paint(painter, QRectF(QPointF(), picture.size));
        });
        body.replace(QStringLiteral("src=\"%1\"").arg(pictureName(n)),
                     QStringLiteral("src=\"data:image/svg+xml;base64,%1\"")
                         .arg(QString::fromLatin1(svg.toBase64())));
    }
    return pageForBrowsers(content, body).toUtf8();
}

Result<void> writeReport(const ReportContent &content, const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("pdf"))
        bytes = ReportPages(content).pdf();
    else if (ending == QLatin1String("html"))
        bytes = htmlOf(content);
    else
        return tl::unexpected(
            Issues{fileIssue(path.toStdString(), "its name ends in none of .pdf, .html",
                             "the ending chooses the format", "name it so")});
    return replaceFile(path.toStdString(),
                       {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace peergrid
