// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/drawnview.h"

#include "ui/colours.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace peergrid
{

namespace
{

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

/// As a tool tip shows it: names may look like markup, and lines are not to be broken.
QString asTip(const QString &words)
{
    return QStringLiteral("<p style=\"white-space:pre\">%1</p>").arg(words.toHtmlEscaped());
}

} // namespace

DrawnView::DrawnView(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DrawnView::setLayOut(LayOut layOut)
{
    m_layOut = std::move(layOut);
    rebuild();
}

void DrawnView::rebuild()
{
    m_drawn = m_layOut ? m_layOut(QRectF(rect()), coloursOf(palette())) : nullptr;
    if (!m_isByKeys || !m_drawn || (m_spot && !m_drawn->has(*m_spot)))
        m_spot.reset(); // the pointer may be over another by now
    update();
}

void DrawnView::paintEvent(QPaintEvent *event)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(event->rect());
    if (m_drawn) {
        m_drawn->paint(painter);
        m_drawn->paintMarks(painter);
    }
    painter.setBrush(Qt::NoBrush);
    if (m_drawn && m_spot) {
        painter.setPen(QPen(m_isByKeys ? colours.accent : colours.text, m_isByKeys ? 2.0 : 1.2));
        painter.drawPath(m_drawn->spot(*m_spot).outline);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0);
    }
}

void DrawnView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    rebuild();
}

void DrawnView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

void DrawnView::goTo(std::optional<std::size_t> spot)
{
    if (spot == m_spot)
        return;
    m_spot = spot;
    setAccessibleDescription(spot ? m_drawn->spot(*spot).words : QString());
    update();
}

void DrawnView::mouseMoveEvent(QMouseEvent *event)
{
    const auto spot = m_drawn ? m_drawn->spotAt(event->position()) : std::nullopt;
    m_isByKeys = false;
    goTo(spot);
    if (!spot) {
        setCursor(Qt::ArrowCursor);
        return QToolTip::hideText();
    }
    const DrawnSpot under = m_drawn->spot(*spot);
    setCursor(under.hour || !under.objects.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QToolTip::showText(event->globalPosition().toPoint(), asTip(under.words), this);
}

void DrawnView::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void DrawnView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto spot = m_drawn ? m_drawn->spotAt(event->position()) : std::nullopt;
    if (event->button() == Qt::LeftButton && spot)
        choose(*spot);
}

void DrawnView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!m_isByKeys)
        goTo(std::nullopt);
}

void DrawnView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    const bool isByTab =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (!isByTab || m_spot || !m_drawn)
        return;
    m_isByKeys = true;
    goTo(m_drawn->beside(std::nullopt, Qt::Key_Down));
}

void DrawnView::keyPressEvent(QKeyEvent *event)
{
    if (m_drawn && isArrow(event->key())) {
        m_isByKeys = true;
        goTo(m_drawn->beside(m_spot, static_cast<Qt::Key>(event->key())));
        if (!m_spot)
            return;
        const DrawnSpot spot = m_drawn->spot(*m_spot);
        emit reached(spot.outline.boundingRect());
        const QPointF below = spot.outline.boundingRect().bottomLeft();
        QToolTip::showText(mapToGlobal(below.toPoint()), asTip(spot.words), this);
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                         event->key() == Qt::Key_Space;
    if (isEnter && m_spot)
        choose(*m_spot);
    else
        QWidget::keyPressEvent(event);
}

void DrawnView::choose(std::size_t number)
{
    const DrawnSpot spot = m_drawn->spot(number);
    if (spot.hour)
        emit hourChosen(*spot.hour);
    if (!spot.objects.isEmpty())
        emit objectChosen(spot.objects);
}

} // namespace peergrid
