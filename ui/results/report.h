// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/solved.h"

#include <QDate>
#include <QSizeF>
#include <QStringList>

#include <functional>
#include <optional>
#include <set>
#include <vector>

class QPainter;
class QRectF;

namespace peergrid
{

/// Drawn where and as large as one wants it, as vectors.
struct ReportPicture {
    QString title;
    QSizeF size; ///< pixels of 1/96 inch, as it is best seen
    std::function<void(QPainter &, const QRectF &)> paint;
};

enum class ReportSection { Summary, Figures, Diagram, Bills, Energy, Communities, Solver };

/// In the order of the report; the charts come after the diagram.
struct SectionName {
    ReportSection section;
    QString name;  ///< in settings: "bills"
    QString title; ///< as it stands in the report
};
std::vector<SectionName> reportSections();

/// What goes into a report.
struct ReportContent {
    SolvedPtr solved;
    SolvedPtr ghost;                      ///< what it is compared with, if anything
    bool isStale = false;                 ///< the scenario has changed since
    std::optional<ReportPicture> diagram; ///< drawn by who knows the canvas
    QDate made;
    std::set<ReportSection> leftOut;
    QStringList chartsLeftOut; ///< ChartKind::name

    bool has(ReportSection section) const { return !leftOut.contains(section); }
};

/// The hour with the largest load of those that are solved: what the diagram and bars of one hour
/// show on paper.
std::size_t busiestHour(const Solved &solved);

/// What stands above the diagram of a run: which hour's trades it shows.
QString diagramCaption(const Solved &solved, std::size_t hour);

/// The charts that are wanted and have something to show, light, all hours at once.
std::vector<ReportPicture> chartsOf(const ReportContent &content);

/// One page for a browser, with everything in it.
QByteArray htmlOf(const ReportContent &content);

/// Writes it as PDF or HTML, by the file's ending. What was there before stays if that fails.
Result<void> writeReport(const ReportContent &content, const QString &path);

} // namespace peergrid
