// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>

#include "ui/results/plotdrawing.h"

#include <optional>

namespace peergrid
{

/// A drawing on the screen: with the hour marked, a word on what is under the pointer, and clicks
/// and arrow keys that choose.
class PlotView : public QGraphicsView
{
    Q_OBJECT

  public:
    explicit PlotView(QWidget *parent = nullptr);

    void setDrawing(Drawing drawing);
    const Drawing &drawing() const { return m_drawing; }
    /// Marks the place of an hour; none: nothing to mark.
    void setMarker(std::optional<std::size_t> place);

    /// Another after every setDrawing(), the same as long as only the marker moves.
    const QChart *chart() const { return m_chart; }

    /// What a point of the view hits, and where a value of a place stands in it.
    std::optional<PlotHit> hitAt(const QPointF &pixel) const;
    QPointF pixelOf(double place, double value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void clicked(const peergrid::PlotHit &hit);
    void stepped(int hours); ///< Left, Right: an hour back or on

  protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

  private:
    void rebuild();
    PlotFrame frame() const { return frameOf(m_drawing, *m_chart); }
    bool isMarked() const;

    Drawing m_drawing;
    std::optional<std::size_t> m_marker;
    QChart *m_chart = nullptr;
};

} // namespace peergrid
