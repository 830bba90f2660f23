// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"

#include <QByteArray>
#include <QImage>
#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;

namespace peergrid
{

class Chart;

/// What a chart looks like on paper.
struct PaperLook {
    enum class Unit { Millimetres, Pixels };

    QSizeF size{160.0, 90.0};
    Unit unit = Unit::Millimetres;
    double scale = 2.0;    ///< dots of an image a pixel of 1/96 inch, 1…4
    double fontSize = 9.0; ///< points
    bool hasCaption = true;
    bool isDark = false;

    friend bool operator==(const PaperLook &, const PaperLook &) = default;

    QSizeF pixels() const; ///< of 1/96 inch
};

/// The chart as an image; knows its size in millimetres.
QImage imageOf(const Chart &chart, const PaperLook &look);
QByteArray pngOf(const Chart &chart, const PaperLook &look);
QByteArray svgOf(const Chart &chart, const PaperLook &look);
QByteArray pdfOf(const Chart &chart, const PaperLook &look);

/// Any picture as SVG, so many pixels of 1/96 inch large.
QByteArray svgOf(const QString &title, const QSizeF &pixels,
                 const std::function<void(QPainter &)> &paint);

/// Writes the chart or the numbers behind it: PNG, SVG, PDF, CSV or XLSX by the file's ending. What
/// was there before stays as it is if that fails.
Result<void> exportChart(const Chart &chart, const QString &path, const PaperLook &look);

/// Image and vectors onto the clipboard.
void copyPicture(const Chart &chart, const PaperLook &look);
/// The numbers as tab-separated text, which spreadsheets take in.
void copyTable(const Chart &chart);

} // namespace peergrid
