// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/marketview.h"

#include "core/edits.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/palette.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double leastZoom = 0.05;
constexpr double mostZoom = 8.0;
constexpr double gridZoom = 0.5; ///< its dots are noise below
constexpr double fitMargin = 36.0;

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

/// The same event with Ctrl where Shift is held: both add to the selection.
QMouseEvent withShiftAsCtrl(const QMouseEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers();
    if (modifiers.testFlag(Qt::ShiftModifier))
        modifiers |= Qt::ControlModifier;
    return {event.type(),
            event.position(),
            event.scenePosition(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            modifiers,
            event.pointingDevice()};
}

} // namespace

MarketView::MarketView(MarketScene &scene, Document &document, Selection &selection,
                       QWidget *parent)
    : QGraphicsView(&scene, parent)
    , m_scene(scene)
    , m_document(document)
    , m_selection(selection)
    , m_minimap(new Minimap(*this, scene))
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("The market as a diagram; the outline lists the same objects"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    // Items set all they draw with, and leave a margin about it.
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setDragMode(RubberBandDrag);
    setAcceptDrops(true);
    setTransformationAnchor(AnchorViewCenter);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(SmartViewportUpdate);
    m_scene.setColours(coloursOf(palette()));
    connect(&scene, &MarketScene::itemsMoved, this, &MarketView::placeMinimap);
}

void MarketView::setZoom(double zoom)
{
    zoom = std::clamp(zoom, leastZoom, mostZoom);
    setTransform(QTransform::fromScale(zoom, zoom));
    placeMinimap();
    emit zoomChanged(zoom);
}

void MarketView::fit()
{
    fit(m_scene.content());
}

void MarketView::fitSelection()
{
    fit(m_scene.boundsOf(m_selection.objects()));
}

void MarketView::fit(const QRectF &area)
{
    if (area.isEmpty()) {
        setZoom(1.0);
        centerOn(0.0, 0.0);
        return;
    }
    const QRectF wanted = area.adjusted(-fitMargin, -fitMargin, fitMargin, fitMargin);
    const double across = viewport()->width() / wanted.width();
    const double along = viewport()->height() / wanted.height();
    setZoom(std::min({across, along, 1.6}));
    centerOn(area.center());
}

void MarketView::reveal(const ObjectIds &objects)
{
    const QRectF bounds = m_scene.boundsOf(objects);
    if (!bounds.isEmpty() && !mapToScene(viewport()->rect()).boundingRect().contains(bounds))
        centerOn(bounds.center());
}

void MarketView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        QScrollBar *bar = horizontalScrollBar();
        bar->setValue(bar->value() - event->angleDelta().y());
        return;
    }
    const QPointF pixel = event->position();
    const QPointF under = mapToScene(pixel.toPoint());
    setTransformationAnchor(NoAnchor);
    zoomBy(std::pow(1.0015, event->angleDelta().y()));
    const QPoint by = mapFromScene(under) - pixel.toPoint();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by.y());
    setTransformationAnchor(AnchorViewCenter);
    event->accept();
}

void MarketView::mousePressEvent(QMouseEvent *event)
{
    const bool isPan =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpaceDown);
    if (isPan) {
        m_panFrom = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    QMouseEvent changed = withShiftAsCtrl(*event);
    QGraphicsView::mousePressEvent(&changed);
}

bool MarketView::pan(QMouseEvent *event)
{
    if (!m_panFrom)
        return false;
    const QPoint by = event->pos() - *m_panFrom;
    m_panFrom = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
    return true;
}

void MarketView::mouseMoveEvent(QMouseEvent *event)
{
    if (!pan(event))
        QGraphicsView::mouseMoveEvent(event);
}

void MarketView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panFrom) {
        m_panFrom.reset();
        viewport()->unsetCursor();
        return;
    }
    QMouseEvent changed = withShiftAsCtrl(*event);
    QGraphicsView::mouseReleaseEvent(&changed);
}

/// The mouse asks about what it points at, the key about what is selected.
void MarketView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint where = event->pos();
    if (event->reason() == QContextMenuEvent::Mouse)
        selectAt(mapToScene(where));
    else if (const QRectF selected = m_scene.boundsOf(m_selection.objects()); !selected.isEmpty())
        where = mapFromScene(selected.center());
    emit menuRequested(viewport()->mapToGlobal(where));
}

void MarketView::selectAt(const QPointF &point)
{
    if (const auto peer = m_scene.peerAt(point)) {
        if (!m_selection.objects().peers.contains(*peer))
            m_selection.select({{*peer}, {}, {}});
    } else if (const auto contract = m_scene.contractAt(point, MarketScene::edgeReach)) {
        m_selection.select({{}, {}, {*contract}});
    } else if (const auto community = m_scene.communityAt(point)) {
        if (m_selection.objects().isEmpty())
            m_selection.select({{}, {*community}, {}});
    }
}

void MarketView::keyPressEvent(QKeyEvent *event)
{
    const double step =
        MarketScene::grid * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10.0 : 1.0);
    const bool isRepeated = event->isAutoRepeat();
    switch (event->key()) {
    case Qt::Key_Left:
        nudge(-step, 0.0, isRepeated);
        return;
    case Qt::Key_Right:
        nudge(step, 0.0, isRepeated);
        return;
    case Qt::Key_Up:
        nudge(0.0, -step, isRepeated);
        return;
    case Qt::Key_Down:
        nudge(0.0, step, isRepeated);
        return;
    case Qt::Key_Space:
        m_isSpaceDown = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void MarketView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceDown = false;
        viewport()->unsetCursor();
    }
    QGraphicsView::keyReleaseEvent(event);
}

/// A key that is held is one gesture, and one undo step.
void MarketView::nudge(double dx, double dy, bool isRepeated)
{
    if (!isRepeated)
        ++m_nudges;
    const ObjectIds &objects = m_selection.objects();
    if (objects.peers.empty() && objects.communities.empty())
        return;
    m_document.apply(tr("Move %1").arg(objectsText(m_document.scenario().market, objects)),
                     edits::move(m_document.scenario(), objects, {dx, dy}),
                     QStringLiteral("nudge %1").arg(m_nudges));
    reveal(objects);
}

/// Tab goes from peer to peer; past the last one it leaves the canvas.
bool MarketView::focusNextPrevChild(bool next)
{
    const auto &peers = m_document.scenario().market.peers;
    std::ptrdiff_t place = next ? -1 : static_cast<std::ptrdiff_t>(peers.size());
    for (std::size_t n = 0; n < peers.size(); ++n) {
        if (m_selection.objects().peers.contains(peers[n].id))
            place = static_cast<std::ptrdiff_t>(n);
    }
    place += next ? 1 : -1;
    if (!hasFocus() || place < 0 || place >= static_cast<std::ptrdiff_t>(peers.size()))
        return QGraphicsView::focusNextPrevChild(next);
    const ObjectIds objects{{peers[static_cast<std::size_t>(place)].id}, {}, {}};
    m_selection.select(objects);
    reveal(objects);
    return true;
}

void MarketView::dragEnterEvent(QDragEnterEvent *event)
{
    if (thingIn(event->mimeData()) || !droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MarketView::dragMoveEvent(QDragMoveEvent *event)
{
    if (thingIn(event->mimeData()) || !droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MarketView::dropEvent(QDropEvent *event)
{
    const QPointF where = mapToScene(event->position().toPoint());
    if (const auto thing = thingIn(event->mimeData()))
        m_scene.addThing(*thing, where);
    else
        emit fileDropped(droppedFile(event->mimeData()));
    event->acceptProposedAction();
    setFocus();
}

void MarketView::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Colours &colours = m_scene.colours();
    painter->fillRect(rect, colours.canvas);
    if (zoom() < gridZoom)
        return;
    constexpr double step = 2.0 * MarketScene::grid;
    QVector<QPointF> dots;
    for (double x = std::ceil(rect.left() / step) * step; x <= rect.right(); x += step) {
        for (double y = std::ceil(rect.top() / step) * step; y <= rect.bottom(); y += step)
            dots.emplace_back(x, y);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    QPen pen(colours.border, 1.5);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawPoints(dots.data(), static_cast<int>(dots.size()));
}

void MarketView::drawForeground(QPainter *painter, const QRectF &)
{
    const Market &market = m_document.scenario().market;
    if (!market.peers.empty() || !market.communities.empty())
        return;
    painter->save();
    painter->resetTransform();
    painter->setPen(m_scene.colours().secondary);
    QFont font;
    font.setPixelSize(15);
    painter->setFont(font);
    painter->drawText(viewport()->rect(), Qt::AlignCenter,
                      tr("Drag a main grid, producers, prosumers and consumers here.\n"
                         "Double-click in the palette adds at the centre."));
    painter->restore();
}

void MarketView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    placeMinimap();
}

/// The overview is there when not all is seen.
void MarketView::placeMinimap()
{
    m_minimap->move(width() - m_minimap->width() - 12, 12);
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    m_minimap->setVisible(width() > 480 && height() > 260 && !seen.contains(m_scene.content()));
    m_minimap->update();
}

void MarketView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    placeMinimap();
}

void MarketView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_scene.setColours(coloursOf(palette()));
}

} // namespace peergrid
