// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/reporthtml.h"

#include <QTextBlock>
#include <QTextDocument>

namespace peergrid
{

/// A report laid out on A4 pages, each with the scenario's name and its number.
class ReportPages
{
  public:
    explicit ReportPages(const ReportContent &content);
    ~ReportPages();

    int count() const { return m_document.pageCount(); }
    static QSizeF size(); ///< of a page, pixels of 1/96 inch

    /// A page, counted from 0, as vectors; the painter has a pixel of 1/96 inch for a unit.
    void paint(QPainter &painter, int page) const;

    QByteArray pdf() const;

    /// Headings that stand alone at the end of a page, which should be none.
    QStringList partedHeadings() const;

  private:
    class Pictures;

    bool isParted(const QTextBlock &heading) const;
    void keepHeadingsWithTheirText();
    void paintMargins(QPainter &painter, int page) const;

    QString m_title;
    QString m_foot;
    std::vector<ReportPicture> m_pictures;
    std::unique_ptr<Pictures> m_drawing;
    QTextDocument m_document;
};

} // namespace peergrid
