// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/communityitem.h"

#include "ui/canvas/marketscene.h"
#include "ui/colours.h"

#include <QCursor>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double titleHeight = 30.0;
constexpr double grip = 7.0; ///< how near to its edge a box is taken
constexpr double handleSize = 14.0;
constexpr double cornerRadius = 8.0;
constexpr QSizeF collapsedSize(150.0, 64.0);
constexpr QSizeF leastSize(120.0, 80.0);

MarketScene *marketOf(const QGraphicsItem *item)
{
    return static_cast<MarketScene *>(item->scene());
}

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

/// A hue as text must be read on the canvas: Okabe–Ito's yellow and sky blue are too light.
QColor readable(const QColor &hue, const Colours &colours)
{
    if (colours.isDark)
        return hue.lightness() < 110 ? hue.lighter(165) : hue;
    return hue.lightness() > 70 ? QColor::fromHsl(hue.hslHue(), hue.hslSaturation(), 68) : hue;
}

} // namespace

CommunityItem::CommunityItem(CommunityId id)
    : m_id(std::move(id))
{
    setFlags(ItemIsSelectable | ItemIsMovable | ItemSendsGeometryChanges);
    setAcceptHoverEvents(true);
    setZValue(0.0);
}

void CommunityItem::setLook(const BoxLook &look)
{
    if (look == m_look && m_size == (look.isCollapsed ? collapsedSize : look.size))
        return;
    m_look = look;
    setSize(look.isCollapsed ? collapsedSize : look.size);
    update();
}

void CommunityItem::setSize(const QSizeF &size)
{
    prepareGeometryChange();
    m_size = size;
    update();
}

void CommunityItem::setInviting(bool isInviting)
{
    if (m_isInviting == isInviting)
        return;
    m_isInviting = isInviting;
    update();
}

QRectF CommunityItem::box() const
{
    return rect().translated(pos());
}

QRectF CommunityItem::handle() const
{
    if (m_look.isCollapsed)
        return {};
    return {m_size.width() - handleSize, m_size.height() - handleSize, handleSize, handleSize};
}

QRectF CommunityItem::boundingRect() const
{
    return rect().adjusted(-3.0, -3.0, 3.0, 3.0);
}

QPainterPath CommunityItem::shape() const
{
    QPainterPath path;
    path.addRect(rect().adjusted(-grip / 2.0, -grip / 2.0, grip / 2.0, grip / 2.0));
    if (m_look.isCollapsed)
        return path;
    QPainterPath inside;
    inside.addRect(rect().adjusted(grip, titleHeight, -grip, -grip));
    QPainterPath corner;
    corner.addRect(handle());
    return path - (inside - corner);
}

void CommunityItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Colours &colours = marketOf(this)->colours();
    const QColor hue = m_look.colour;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(
        faded(hue, m_isInviting ? colours.communityFill * 2.6 : colours.communityFill));
    QPen edge(faded(hue, 0.55), 1.5);
    if (isSelected() || m_isInviting)
        edge = QPen(isSelected() ? colours.accent : hue, 2.0,
                    m_isInviting ? Qt::DashLine : Qt::SolidLine);
    painter->setPen(edge);
    painter->drawRoundedRect(rect(), cornerRadius, cornerRadius);

    QFont font;
    font.setPixelSize(14);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(readable(hue, colours));
    if (m_look.isCollapsed) {
        paintCollapsed(*painter);
        return;
    }
    const QRectF title =
        QRectF(0.0, 0.0, m_size.width(), titleHeight).adjusted(14.0, 2.0, -14.0, 0);
    QFont small;
    small.setPixelSize(11);
    const QString told =
        m_look.balance.isEmpty() ? m_look.fee : m_look.fee + QStringLiteral(" · ") + m_look.balance;
    const double feeWidth = QFontMetricsF(small).horizontalAdvance(told) + 8.0;
    painter->drawText(
        title, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(font).elidedText(m_look.name, Qt::ElideRight, title.width() - feeWidth));
    painter->setFont(small);
    painter->drawText(title, Qt::AlignRight | Qt::AlignVCenter, told);
    if (isSelected()) {
        painter->setPen(QPen(colours.accent, 1.5));
        const QPointF corner = handle().bottomRight() - QPointF(4.0, 4.0);
        for (const double reach : {4.0, 8.0})
            painter->drawLine(corner - QPointF(reach, 0.0), corner - QPointF(0.0, reach));
    }
}

void CommunityItem::paintCollapsed(QPainter &painter) const
{
    const QRectF title = QRectF(0, 10, m_size.width(), 22).adjusted(12, 0, -12, 0);
    painter.drawText(title, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_look.name, Qt::ElideRight,
                                                      static_cast<int>(title.width())));
    QFont small;
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(marketOf(this)->colours().secondary);
    painter.drawText(title.translated(0, 22), Qt::AlignCenter,
                     m_look.balance.isEmpty() ? m_look.members : m_look.balance);
}

QVariant CommunityItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    MarketScene *market = marketOf(this);
    if (market && change == ItemPositionChange) {
        const QPointF to = market->snapped(value.toPointF());
        market->carryMembers(*this, to - pos());
        return to;
    }
    if (market && change == ItemPositionHasChanged)
        market->itemMoved(m_id);
    return QGraphicsItem::itemChange(change, value);
}

void CommunityItem::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    m_isResizing = event->button() == Qt::LeftButton && handle().contains(event->pos());
    QGraphicsItem::mousePressEvent(event);
}

void CommunityItem::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    if (!m_isResizing) {
        QGraphicsItem::mouseMoveEvent(event);
        return;
    }
    const QPointF corner = marketOf(this)->snapped(event->scenePos()) - pos();
    setSize(QSizeF(corner.x(), corner.y()).expandedTo(leastSize));
    marketOf(this)->itemMoved(m_id);
}

void CommunityItem::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    m_isResizing = false;
    QGraphicsItem::mouseReleaseEvent(event);
}

void CommunityItem::hoverMoveEvent(QGraphicsSceneHoverEvent *event)
{
    setCursor(handle().contains(event->pos()) ? Qt::SizeFDiagCursor : Qt::SizeAllCursor);
}

} // namespace peergrid
