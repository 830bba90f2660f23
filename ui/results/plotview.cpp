// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plotview.h"

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
    : QChartView(parent)
{
    setFrameShape(QFrame::NoFrame);
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
    QChart *old = chart();
    setChart(chartOf(m_drawing, colours, size()).release());
    delete old;
    m_builtFor = size();
}

std::optional<PlotHit> PlotView::hitAt(const QPointF &pixel) const
{
    const PlotFrame frame = frameOf(m_drawing, *chart());
    if (!frame.area.contains(pixel) || m_drawing.plot.series.empty())
        return std::nullopt;
    return hitOf(m_drawing.plot, m_drawing.reaches, frame.pointAt(pixel),
                 reachPixels * frame.valuesPerPixel());
}

QPointF PlotView::pixelOf(double place, double value) const
{
    return frameOf(m_drawing, *chart()).at(place, value);
}

QSize PlotView::sizeHint() const
{
    return {640, 260};
}

QSize PlotView::minimumSizeHint() const
{
    return {220, 120};
}

void PlotView::paintMarker(QPainter &painter, const PlotFrame &frame) const
{
    if (!m_marker || *m_marker >= m_drawing.plot.places())
        return;
    const auto place = static_cast<double>(*m_marker);
    QColor colour = coloursOf(palette()).accent;
    painter.setPen(QPen(colour, markerPixels));
    const double x = frame.at(place + 0.5, 0.0).x();
    painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()));
    colour.setAlphaF(hourOpacity);
    painter.fillRect(QRectF(QPointF(frame.at(place, 0.0).x(), frame.area.top()),
                            QPointF(frame.at(place + 1.0, 0.0).x(), frame.area.bottom())),
                     colour);
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    const Colours &colours = coloursOf(palette());
    const PlotFrame frame = frameOf(m_drawing, *chart());
    painter->setRenderHint(QPainter::Antialiasing);
    paintAbove(*painter, m_drawing, frame, colours);
    if (m_drawing.plot.isHourly())
        paintMarker(*painter, frame);
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
        QChartView::keyPressEvent(event);
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && chart())
        rebuild();
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    // How many labels an axis has depends on its length.
    if (m_builtFor.width() != width() && chart())
        rebuild();
}

} // namespace peergrid
