// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/minimap.h"

#include "ui/canvas/communityitem.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/canvas/peeritem.h"
#include "ui/colours.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr QSize mapSize(148, 92);
constexpr double margin = 8.0;

} // namespace

Minimap::Minimap(MarketView &view, MarketScene &scene)
    : QWidget(&view)
    , m_view(view)
    , m_scene(scene)
{
    setFixedSize(mapSize);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Overview; click to go there"));
}

QTransform Minimap::toMap() const
{
    QRectF all = m_scene.content();
    all |= m_view.mapToScene(m_view.viewport()->rect())
               .boundingRect()
               .intersected(all.adjusted(-300.0, -300.0, 300.0, 300.0));
    if (all.isEmpty())
        return {};
    const double scale =
        std::min((width() - 2.0 * margin) / all.width(), (height() - 2.0 * margin) / all.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale, scale);
    transform.translate(-all.center().x(), -all.center().y());
    return transform;
}

void Minimap::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = colours.panel;
    ground.setAlphaF(0.92F);
    painter.setPen(QPen(colours.border, 1.0));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    const QTransform transform = toMap();
    for (const QGraphicsItem *item : m_scene.items()) {
        if (const auto *community = qgraphicsitem_cast<const CommunityItem *>(item)) {
            painter.setPen(QPen(colours.secondary, 0.8));
            painter.setBrush(colours.border);
            painter.drawRoundedRect(transform.mapRect(community->box()), 2.0, 2.0);
        }
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.secondary);
    for (const QGraphicsItem *item : m_scene.items()) {
        if (item->type() == PeerItem::Type && item->isVisible())
            painter.drawEllipse(transform.map(item->pos()), 1.6, 1.6);
    }
    const QRectF seen = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    painter.setPen(QPen(colours.accent, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(transform.mapRect(seen).intersected(QRectF(rect()).adjusted(2, 2, -2, -2)));
}

void Minimap::goTo(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        m_view.centerOn(toMap().inverted().map(event->position()));
}

} // namespace peergrid
