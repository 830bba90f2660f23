// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plotview.h"

#include <QChart>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace peergrid
{

namespace
{

constexpr double reachPixels = 6.0; ///< of a line
constexpr double markerPixels = 1.4;
constexpr float hourOpacity = 0.10F;
constexpr int bigStep = 3;

} // namespace

PlotView::PlotView(QWidget *parent)
    : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    rebuild();
}

void PlotView::setDrawing(Drawing drawing)
{
    m_drawing = std::move(drawing);
    rebuild();
}

void PlotView::setMarker(std::optional<std::size_t> place)
{
    m_marker = place;
    viewport()->update();
}

void PlotView::rebuild()
{
    const Colours &colours = coloursOf(palette());
    setBackgroundBrush(colours.canvas);
    // Taking 1,000 series out of a chart lasts longer than building one.
    delete m_chart;
    m_chart = chartOf(m_drawing, colours, size()).release();
    scene()->addItem(m_chart);
    setSceneRect(QRectF(QPointF(), size()));
}

std::optional<PlotHit> PlotView::hitAt(const QPointF &pixel) const
{
    const PlotFrame where = frame();
    if (!where.area.contains(pixel) || m_drawing.plot.series.empty())
        return std::nullopt;
    return hitOf(m_drawing.plot, m_drawing.reaches, where.pointAt(pixel),
                 reachPixels * where.valuesPerPixel());
}

QPointF PlotView::pixelOf(double place, double value) const
{
    return frame().at(place, value);
}

QSize PlotView::sizeHint() const
{
    return {640, 260};
}

QSize PlotView::minimumSizeHint() const
{
    return {220, 120};
}

void PlotView::drawBackground(QPainter *painter, const QRectF &rect)
{
    QGraphicsView::drawBackground(painter, rect);
    const Colours &colours = coloursOf(palette());
    const PlotFrame where = frame();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isMarked()) {
        QColor colour = colours.accent;
        colour.setAlphaF(hourOpacity);
        const auto place = static_cast<double>(*m_marker);
        painter->fillRect(QRectF(QPointF(where.at(place, 0.0).x(), where.area.top()),
                                 QPointF(where.at(place + 1.0, 0.0).x(), where.area.bottom())),
                          colour);
    }
    if (m_drawing.plot.note.isEmpty())
        paintBelow(*painter, m_drawing, where, colours);
}

bool PlotView::isMarked() const
{
    return m_marker && *m_marker < m_drawing.plot.places();
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    const Colours &colours = coloursOf(palette());
    const PlotFrame where = frame();
    painter->setRenderHint(QPainter::Antialiasing);
    paintAbove(*painter, m_drawing, where, colours);
    if (isMarked()) {
        painter->setPen(QPen(colours.accent, markerPixels));
        const double x = where.at(static_cast<double>(*m_marker) + 0.5, 0.0).x();
        painter->drawLine(QPointF(x, where.area.top()), QPointF(x, where.area.bottom()));
    }
    if (hasFocus()) {
        painter->setPen(QPen(colours.accent, 1.0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0);
    }
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    const auto hit = hitAt(event->position());
    setCursor(hit ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hit)
        QToolTip::showText(event->globalPosition().toPoint(), hitText(m_drawing.plot, *hit), this);
    else
        QToolTip::hideText();
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto hit = hitAt(event->position()))
        emit clicked(*hit);
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers() & Qt::ShiftModifier ? bigStep : 1;
    if (event->key() == Qt::Key_Left)
        emit stepped(-step);
    else if (event->key() == Qt::Key_Right)
        emit stepped(step);
    else
        QGraphicsView::keyPressEvent(event);
}

void PlotView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_chart)
        rebuild();
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    // How many labels an axis has depends on its length.
    rebuild();
}

} // namespace peergrid
