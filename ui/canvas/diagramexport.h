// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/solved.h"

#include <QImage>
#include <QString>

#include <functional>

class QPagedPaintDevice;
class QPainter;

namespace peergrid
{

class Document;

/// The diagram of a scenario as a file, in light colours: PNG (`scale` pixels a canvas unit), SVG
/// or PDF by the file's ending. Fails with a sentence.
Result<void> exportDiagram(Document &document, const QString &path, double scale = 2.0);

/// A picture that is drawn where one wants it.
struct DiagramPicture {
    QSizeF size; ///< canvas units
    std::function<void(QPainter &, const QRectF &)> paint;
};

/// The scenario that was solved, with its trades of an hour, as vectors in light colours.
DiagramPicture diagramOf(const SolvedPtr &solved, std::size_t hour);

/// The diagram on a printer's page, as large as it fits.
void printDiagram(Document &document, QPagedPaintDevice &printer);

/// A picture of a scenario as small as this, for galleries.
QImage thumbnail(const QString &path, const QSize &pixels);

} // namespace peergrid
