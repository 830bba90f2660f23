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
    setAttribute(Qt::WA_OpaquePaintEvent); // or all below it is drawn again, too
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Overview; click to go there"));
    connect(&scene, &MarketScene::itemsMoved, this, [this] { m_diagram = {}; });
}

QTransform Minimap::toMap() const
{
    const QRectF all = m_scene.content();
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

void Minimap::drawDiagram()
{
    const Colours &colours = coloursOf(palette());
    m_diagram = QPixmap(size() * devicePixelRatio());
    m_diagram.setDevicePixelRatio(devicePixelRatio());
    m_diagram.fill(colours.canvas);
    QPainter painter(&m_diagram);
    painter.setPen(QPen(colours.border, 1.0));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QGraphicsItem *item : m_scene.items()) {
        if (const auto *community = qgraphicsitem_cast<const CommunityItem *>(item)) {
            painter.setPen(QPen(colours.secondary, 0.8));
            painter.setBrush(colours.border);
            painter.drawRoundedRect(m_toMap.mapRect(community->box()), 2.0, 2.0);
        }
    }
    for (const QGraphicsItem *item : m_scene.items()) {
        if (item->type() == PeerItem::Type && item->isVisible())
            painter.fillRect(QRectF(m_toMap.map(item->pos()) - QPointF(1.0, 1.0), QSizeF(2.0, 2.0)),
                             colours.secondary);
    }
}

void Minimap::paintEvent(QPaintEvent *)
{
    const QTransform transform = toMap();
    if (m_diagram.isNull() || transform != m_toMap ||
        m_diagram.devicePixelRatio() != devicePixelRatio()) {
        m_toMap = transform;
        drawDiagram();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_diagram);
    const QRectF seen = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    painter.setPen(QPen(coloursOf(palette()).accent, 1.4));
    painter.drawRect(m_toMap.mapRect(seen).intersected(QRectF(rect()).adjusted(2, 2, -2, -2)));
}

void Minimap::goTo(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        m_view.centerOn(toMap().inverted().map(event->position()));
}

} // namespace peergrid
