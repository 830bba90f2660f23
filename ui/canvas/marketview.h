// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>

#include "core/objectids.h"

namespace peergrid
{

class Document;
class MarketScene;
class Minimap;
class Selection;

/// Looks at the canvas: zoom, pan, rubber band, drops from the palette, and every gesture's keys.
class MarketView : public QGraphicsView
{
    Q_OBJECT

  public:
    MarketView(MarketScene &scene, Document &document, Selection &selection,
               QWidget *parent = nullptr);

    double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void zoomBy(double factor) { setZoom(zoom() * factor); }
    void fit();
    void fitSelection();
    /// Shows an object without zooming, if it is out of sight.
    void reveal(const ObjectIds &objects);

  signals:
    void zoomChanged(double zoom);
    /// A file was dropped on the canvas.
    void fileDropped(const QString &path);
    /// Someone wants the menu of what is selected, at a place on the screen.
    void menuRequested(const QPoint &where);

  protected:
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;

  private:
    void fit(const QRectF &area);
    void nudge(double dx, double dy, bool isRepeated);
    bool pan(QMouseEvent *event);
    void placeMinimap();
    void selectAt(const QPointF &point);

    MarketScene &m_scene;
    Document &m_document;
    Selection &m_selection;
    Minimap *m_minimap;
    std::optional<QPoint> m_panFrom;
    bool m_isSpaceDown = false;
    int m_nudges = 0; ///< tells one held arrow key from the next
};

} // namespace peergrid
