// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/report.h"

namespace peergrid
{

/// A report as HTML of the kind that both browsers and QTextDocument understand. Where a picture
/// stands, its `src` is pictureName() of its place.
struct ReportHtml {
    QString body;
    std::vector<ReportPicture> pictures;
};

ReportHtml reportHtml(const ReportContent &content);

QString pictureName(std::size_t index);

/// The body in a whole page, with the looks for screen and printer.
QString pageForBrowsers(const ReportContent &content, const QString &body);

} // namespace peergrid
