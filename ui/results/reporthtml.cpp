// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/reporthtml.h"

#include "ui/results/reportfacts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr QSizeF largestDiagram(640.0, 500.0);

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString element(const char *name, const QString &html)
{
    return QStringLiteral("<%1>%2</%1>\n").arg(QLatin1String(name), html);
}

QString classed(const char *name, const char *kind, const QString &html)
{
    return QStringLiteral("<%1 class=\"%2\">%3</%1>\n")
        .arg(QLatin1String(name), QLatin1String(kind), html);
}

/// Letters of the longest word.
qsizetype longestWord(const QString &text)
{
    qsizetype longest = 0;
    for (const QString &word : text.split(QRegularExpression(QStringLiteral("[\\s-]"))))
        longest = std::max(longest, word.size());
    return longest;
}

/// What each column takes of the width, percent: QTextDocument alone would break words.
std::vector<int> widthsOf(const ReportTable &table)
{
    constexpr qsizetype gap = 2;
    constexpr qsizetype longestName = 20;
    std::vector<qsizetype> letters;
    qsizetype all = 0;
    for (std::size_t n = 0; n < table.columns.size(); ++n) {
        qsizetype most = longestWord(table.columns[n].title);
        for (const QStringList &row : table.rows)
            most = std::max(most, row[static_cast<qsizetype>(n)].size());
        letters.push_back((table.columns[n].isNumber ? most : std::min(most, longestName)) + gap);
        all += letters.back();
    }
    std::vector<int> widths;
    int left = 100;
    for (const qsizetype column : letters) {
        widths.push_back(static_cast<int>(100 * column / all));
        left -= widths.back();
    }
    widths.front() += left;
    return widths;
}

QString cells(const QStringList &texts, const ReportTable &table, const char *name)
{
    QString html;
    for (std::size_t n = 0; n < table.columns.size(); ++n)
        html += QStringLiteral("<%1 align=\"%2\">%3</%1>")
                    .arg(QLatin1String(name),
                         QLatin1String(table.columns[n].isNumber ? "right" : "left"),
                         escaped(texts[static_cast<qsizetype>(n)]));
    return html;
}

QString headHtml(const ReportTable &table)
{
    const std::vector<int> widths = widthsOf(table);
    QString html;
    for (std::size_t n = 0; n < table.columns.size(); ++n)
        html += QStringLiteral("<th width=\"%1%\" align=\"%2\">%3</th>")
                    .arg(widths[n])
                    .arg(QLatin1String(table.columns[n].isNumber ? "right" : "left"),
                         escaped(table.columns[n].title));
    return element("thead", element("tr", html));
}

QString tableHtml(const ReportTable &table)
{
    QString html = headHtml(table);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const bool isTotal = table.hasTotal && row + 1 == table.rows.size();
        html += classed("tr", isTotal ? "total" : "row",
                        cells(table.rows[row], table, isTotal ? "th" : "td"));
    }
    html = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">%1</table>\n")
               .arg(html);
    return table.note.isEmpty() ? html : html + classed("p", "note", escaped(table.note));
}

QString factsHtml(const std::vector<ReportFact> &facts)
{
    QString html;
    for (const ReportFact &fact : facts) {
        QString text = escaped(fact.text);
        if (fact.isCode)
            text = QStringLiteral("<span class=\"code\">%1</span>").arg(text);
        if (!fact.meaning.isEmpty())
            text += QStringLiteral("<br><span class=\"note\">%1</span>").arg(escaped(fact.meaning));
        html += classed("tr", "row",
                        QStringLiteral("<td width=\"27%\" class=\"name\">%1</td><td>%2</td>")
                            .arg(escaped(fact.name), text));
    }
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">%1</table>\n")
        .arg(html);
}

/// Value before meaning, so that the numbers stand in a column.
QString figuresHtml(const std::vector<ReportFact> &facts)
{
    QString html;
    for (const ReportFact &fact : facts)
        html += classed("tr", "row",
                        QStringLiteral("<td width=\"27%\" class=\"name\">%1</td>"
                                       "<td width=\"20%\" align=\"right\">%2</td>"
                                       "<td class=\"note\">%3</td>")
                            .arg(escaped(fact.name), escaped(fact.text), escaped(fact.meaning)));
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">%1</table>\n")
        .arg(html);
}

QString listHtml(const QStringList &sentences)
{
    QString html;
    for (const QString &sentence : sentences)
        html += element("li", escaped(sentence));
    return html.isEmpty() ? html : element("ul", html);
}

/// As large as the page has room for.
ReportPicture fitted(ReportPicture picture)
{
    picture.size.scale(largestDiagram, Qt::KeepAspectRatio);
    return picture;
}

/// Puts a report together, section after section.
class Writer
{
  public:
    explicit Writer(const ReportContent &content)
        : m_content(content)
        , m_solved(*content.solved)
    {
    }

    ReportHtml write()
    {
        addTitle();
        for (const SectionName &section : reportSections()) {
            if (m_content.has(section.section))
                add(section);
            if (section.section == ReportSection::Diagram)
                addCharts();
        }
        return std::move(m_report);
    }

  private:
    void addTitle()
    {
        m_report.body += element("h1", escaped(reportTitle(m_content)));
        m_report.body +=
            classed("p", "subtitle",
                    escaped(tr("Report of a local electricity market · %1")
                                .arg(QLocale().toString(m_content.made, QLocale::LongFormat))));
        const QString description = QString::fromStdString(m_solved.scenario->description);
        if (!description.trimmed().isEmpty())
            m_report.body += element("p", escaped(description.trimmed()));
        const QStringList warnings = warningSentences(m_content);
        if (!warnings.isEmpty())
            m_report.body += classed("p", "warning", escaped(warnings.join(QLatin1Char('\n'))));
    }

    void add(const SectionName &section)
    {
        const QString html = contentOf(section.section);
        if (!html.isEmpty())
            m_report.body += element("h2", escaped(headingOf(section))) + html;
    }

    QString headingOf(const SectionName &section) const
    {
        if (section.section == ReportSection::Bills)
            return tr("%1, %2").arg(section.title,
                                    QString::fromStdString(m_solved.scenario->currency));
        if (section.section == ReportSection::Energy)
            return tr("%1, %2").arg(section.title, QStringLiteral("kWh"));
        return section.title;
    }

    QString contentOf(ReportSection section)
    {
        switch (section) {
        case ReportSection::Summary:
            return factsHtml(scenarioFacts(m_solved)) + listHtml(contractSentences(m_solved));
        case ReportSection::Figures:
            return figuresHtml(figureFacts(m_content));
        case ReportSection::Diagram:
            if (!m_content.diagram)
                return {};
            return pictureHtml(fitted(*m_content.diagram), m_content.diagram->title);
        case ReportSection::Bills:
            return tableHtml(billsTable(m_solved));
        case ReportSection::Energy:
            return tableHtml(energyTable(m_solved));
        case ReportSection::Communities:
            if (m_solved.market->communities.empty())
                return {};
            return tableHtml(communitiesTable(m_solved));
        case ReportSection::Solver:
            break;
        }
        return listHtml(statusSentences(m_content)) + factsHtml(solverFacts(m_content));
    }

    void addCharts()
    {
        std::vector<ReportPicture> charts = chartsOf(m_content);
        if (charts.empty())
            return;
        m_report.body += element("h2", escaped(tr("Charts")));
        for (ReportPicture &chart : charts) {
            m_report.body += element("h3", escaped(chart.title));
            m_report.body += pictureHtml(std::move(chart));
        }
    }

    /// With what is said of it, in one paragraph that stays on one page.
    QString pictureHtml(ReportPicture picture, const QString &caption = {})
    {
        QString html = QStringLiteral("<img src=\"%1\" alt=\"%2\" width=\"%3\" height=\"%4\">")
                           .arg(pictureName(m_report.pictures.size()), escaped(picture.title))
                           .arg(qRound(picture.size.width()))
                           .arg(qRound(picture.size.height()));
        if (!caption.isEmpty())
            html += QStringLiteral("<br><span class=\"note\">%1</span>").arg(escaped(caption));
        m_report.pictures.push_back(std::move(picture));
        return classed("p", "picture", html);
    }

    const ReportContent &m_content;
    const Solved &m_solved;
    ReportHtml m_report;
};

const char *const browserStyle = R"(
body { font-family: "Inter", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-size: 14px;
       line-height: 1.45; color: #1f2933; background: #ffffff; margin: 0; }
main { max-width: 780px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 19px; margin: 40px 0 10px; break-after: avoid; }
h3 { font-size: 14px; margin: 22px 0 4px; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
td, th { padding: 5px 8px; border-bottom: 1px solid #e4e7eb; vertical-align: top; }
th { font-weight: 600; border-bottom: 1px solid #7b8794; }
tr.total th { border-top: 1px solid #7b8794; border-bottom: none; }
tr { break-inside: avoid; }
ul { padding-left: 20px; margin: 10px 0; }
img { max-width: 100%; width: 100%; height: auto; }
.picture { margin: 0; break-inside: avoid; }
.subtitle, .note, .name { color: #52606d; }
.note { font-size: 13px; }
.code { font-size: 12px; overflow-wrap: anywhere; }
.warning { background: #fdf0ed; border-left: 4px solid #c2410c; padding: 10px 14px; }
@page { size: A4; margin: 18mm; }
@media print { main { padding: 0; max-width: none; } body { font-size: 10.5pt; } }
)";

} // namespace

ReportHtml reportHtml(const ReportContent &content)
{
    return Writer(content).write();
}

QString pictureName(std::size_t index)
{
    return QStringLiteral("picture:%1").arg(index);
}

QString pageForBrowsers(const ReportContent &content, const QString &body)
{
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<meta name=\"generator\" content=\"PeerGrid %1\">\n"
                          "<title>")
               .arg(QStringLiteral(PEERGRID_VERSION)) +
           escaped(reportTitle(content)) + QStringLiteral("</title>\n<style>") +
           QString::fromLatin1(browserStyle) +
           QStringLiteral("</style>\n</head>\n<body>\n<main>\n") + body +
           QStringLiteral("</main>\n</body>\n</html>\n");
}

} // namespace peergrid
