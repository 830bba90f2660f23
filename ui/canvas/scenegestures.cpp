// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do on the canvas, and the one edit that each gesture ends in.
#include "ui/canvas/marketscene.h"

#include "core/pricing.h"
#include "ui/canvas/communityitem.h"
#include "ui/canvas/edgelayer.h"
#include "ui/canvas/peeritem.h"
#include "ui/canvas/points.h"
#include "ui/document.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QGraphicsSceneMouseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <cmath>

namespace peergrid
{

void MarketScene::setTool(Tool tool)
{
    if (tool == m_tool)
        return;
    m_tool = tool;
    m_seller.reset();
    m_edges->setDraft({});
    emit toolChanged(tool);
    emit hint(tool == Tool::Contract ? tr("Drag from the seller to the buyer; Esc to stop.")
                                     : QString());
}

void MarketScene::startContract()
{
    const ObjectIds &objects = m_selection.objects();
    if (objects.peers.size() == 1)
        beginContract(*objects.peers.begin());
    else if (objects.communities.size() == 1)
        beginContract(*objects.communities.begin());
    else
        setTool(Tool::Contract);
}

void MarketScene::beginContract(const ContractEnd &seller)
{
    setTool(Tool::Contract);
    m_seller = seller;
    emit hint(tr("%1 sells; click the buyer, or go there by Tab and press Enter. Esc to stop.")
                  .arg(nameOfEnd(m_document.scenario().market, seller)));
}

void MarketScene::finishContract(const ContractEnd &buyer)
{
    const ContractEnd seller = *m_seller;
    setTool(Tool::Select);
    if (buyer == seller)
        return;
    const Scenario &scenario = m_document.scenario();
    const Contract contract = edits::newContract(scenario.market, seller, buyer);
    m_document.apply(tr("Add contract"), edits::add(scenario, contract));
    m_selection.select({{}, {}, {contract.id}});
    emit m_selection.editRequested({});
}

QPointF MarketScene::snapped(const QPointF &point) const
{
    if (m_isShowing || QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier))
        return point;
    return {std::round(point.x() / grid) * grid, std::round(point.y() / grid) * grid};
}

std::optional<ContractEnd> MarketScene::endAt(const QPointF &point) const
{
    if (const auto peer = peerAt(point))
        return ContractEnd(*peer);
    if (const auto community = communityAt(point))
        return ContractEnd(*community);
    return {};
}

void MarketScene::addThing(PaletteThing thing, const QPointF &where)
{
    const Scenario &scenario = m_document.scenario();
    const Position position = positionOf(snapped(where));
    if (thing == PaletteThing::Battery) {
        addBattery(where);
        return;
    }
    if (thing == PaletteThing::Community) {
        const Community community = edits::newCommunity(scenario.market);
        CommunityLook look;
        look.topLeft = position;
        look.width = newBoxWidth;
        look.height = newBoxHeight;
        m_document.apply(tr("Add community"), edits::add(scenario, community, look));
        m_selection.select({{}, {community.id}, {}});
        return;
    }
    const auto kind = static_cast<edits::Kind>(thing); // in the same order
    if (kind == edits::Kind::MainGrid && mainGrid(scenario.market)) {
        emit hint(tr("There is a main grid already; a market has one at most."));
        return;
    }
    Peer peer = edits::newPeer(scenario.market, kind);
    peer.community = communityAt(where);
    const PeerId id = peer.id;
    m_document.apply(tr("Add %1").arg(kindWord(peer)),
                     edits::add(scenario, std::move(peer), position));
    m_selection.select({{id}, {}, {}});
}

void MarketScene::addBattery(const QPointF &where)
{
    std::set<PeerId> peers = m_selection.objects().peers;
    if (const auto peer = peerAt(where))
        peers = {*peer};
    std::set<PeerId> without;
    for (const Peer &peer : m_document.scenario().market.peers) {
        if (peers.contains(peer.id) && !peer.storage && !peer.isMainGrid)
            without.insert(peer.id);
    }
    if (without.empty()) {
        emit hint(peers.empty() ? tr("Drop a battery on a prosumer, producer or consumer.")
                                : tr("It has a battery already."));
        return;
    }
    m_document.apply(tr("Add battery"),
                     edits::changePeers(m_document.scenario(), without,
                                        [](Peer &peer) { peer.storage = edits::newStorage(); }));
    m_selection.select({without, {}, {}});
}

void MarketScene::carryMembers(const CommunityItem &community, const QPointF &by)
{
    if (m_isShowing)
        return;
    for (const Peer &peer : m_document.scenario().market.peers) {
        if (peer.community != community.id())
            continue;
        PeerItem *item = m_peers.at(peer.id);
        if (!item->isSelected()) {
            const QScopedValueRollback showing(m_isShowing, true);
            item->setPos(item->pos() + by);
        }
    }
}

void MarketScene::itemMoved(const ContractEnd &end)
{
    if (m_isShowing)
        return;
    m_isDragging = true;
    m_isPeerDragged = std::holds_alternative<PeerId>(end);
    m_content.reset();
    followMove(end);
    emit itemsMoved();
}

void MarketScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_tool == Tool::Contract && event->button() == Qt::LeftButton) {
        const auto end = endAt(event->scenePos());
        if (end && m_seller)
            finishContract(*end);
        else if (end)
            beginContract(*end);
        event->accept();
        return;
    }
    if (!peerAt(event->scenePos())) {
        if (const auto contract = contractAt(event->scenePos(), edgeReach)) {
            ObjectIds objects = event->modifiers().testFlag(Qt::ControlModifier)
                                    ? m_selection.objects()
                                    : ObjectIds();
            objects.contracts.insert(*contract);
            m_selection.select(objects);
            event->accept();
            return;
        }
        if (const Arrow *trade = tradeAt(event->scenePos(), edgeReach)) {
            emit tradeChosen(trade->seller, trade->buyer);
            event->accept();
            return;
        }
        if (!event->modifiers().testFlag(Qt::ControlModifier) &&
            !m_selection.objects().contracts.empty())
            m_selection.select(
                {m_selection.objects().peers, m_selection.objects().communities, {}});
    }
    QGraphicsScene::mousePressEvent(event);
}

void MarketScene::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_tool == Tool::Contract) {
        if (const auto from = m_seller ? anchorOf(*m_seller) : std::nullopt)
            m_edges->setDraft(QLineF(from->centre, event->scenePos()));
        return;
    }
    QGraphicsScene::mouseMoveEvent(event);
    if (m_isDragging)
        invite(event->scenePos());
}

void MarketScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_tool == Tool::Contract) {
        const auto end = endAt(event->scenePos());
        if (m_seller && end && *end != *m_seller)
            finishContract(*end);
        return;
    }
    QGraphicsScene::mouseReleaseEvent(event);
    if (m_isDragging)
        commitMoves();
}

void MarketScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event)
{
    const bool isOnSomething = peerAt(event->scenePos()) ||
                               contractAt(event->scenePos(), edgeReach) ||
                               !m_selection.objects().isEmpty();
    if (isOnSomething && event->button() == Qt::LeftButton)
        emit m_selection.editRequested({});
    event->accept();
}

void MarketScene::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        const bool isIdle = m_tool == Tool::Select && !m_isDragging;
        cancelGesture();
        if (isIdle) {
            m_selection.select({});
            event->ignore(); // the window may have a run to cancel
        }
    } else if (isEnter && m_seller) {
        const ObjectIds &objects = m_selection.objects();
        if (objects.peers.size() == 1)
            finishContract(*objects.peers.begin());
        else if (objects.communities.size() == 1)
            finishContract(*objects.communities.begin());
    } else if (isEnter && !m_selection.objects().isEmpty()) {
        emit m_selection.editRequested({});
    } else {
        QGraphicsScene::keyPressEvent(event);
    }
}

void MarketScene::cancelGesture()
{
    setTool(Tool::Select);
    if (!m_isDragging)
        return;
    m_isDragging = false;
    if (QGraphicsItem *grabber = mouseGrabberItem())
        grabber->ungrabMouse();
    invite({qInf(), qInf()});
    update(ScenarioDiff());
}

void MarketScene::invite(const QPointF &point)
{
    const auto target = m_isPeerDragged ? communityAt(point) : std::nullopt;
    for (const auto &[id, item] : m_communities)
        item->setInviting(target == id);
}

std::set<PeerId> MarketScene::displacedPeers() const
{
    std::set<PeerId> displaced;
    const auto &positions = m_document.scenario().layout.peers;
    for (const auto &[id, item] : m_peers) {
        const auto before = positions.find(id);
        if (before == positions.end() || pointOf(before->second) != item->pos())
            displaced.insert(id);
    }
    return displaced;
}

std::set<CommunityId> MarketScene::displacedCommunities() const
{
    std::set<CommunityId> displaced;
    const auto &looks = m_document.scenario().layout.communities;
    for (const auto &[id, item] : m_communities) {
        const auto look = looks.find(id);
        if (look == looks.end() || !look->second.topLeft ||
            pointOf(*look->second.topLeft) != item->pos() ||
            (!item->isCollapsed() &&
             item->size() != QSizeF(look->second.width, look->second.height)))
            displaced.insert(id);
    }
    return displaced;
}

Scenario MarketScene::withMoves(const std::set<PeerId> &peers,
                                const std::set<CommunityId> &communities) const
{
    std::map<PeerId, Position> positions;
    for (const PeerId &id : peers)
        positions[id] = positionOf(m_peers.at(id)->pos());
    Scenario next = edits::place(m_document.scenario(), positions);
    for (const CommunityId &id : communities) {
        const CommunityItem &item = *m_communities.at(id);
        CommunityLook look = next.layout.communities[id];
        look.topLeft = positionOf(item.pos());
        if (!item.isCollapsed()) {
            look.width = item.size().width();
            look.height = item.size().height();
        }
        next = edits::setLook(std::move(next), id, look);
    }
    return next;
}

std::map<PeerId, std::optional<CommunityId>>
MarketScene::newMemberships(const std::set<PeerId> &peers) const
{
    std::map<PeerId, std::optional<CommunityId>> memberships;
    for (const Peer &peer : m_document.scenario().market.peers) {
        if (!peers.contains(peer.id) || !m_peers.at(peer.id)->isSelected())
            continue; // carried by its community
        const auto community = communityAt(m_peers.at(peer.id)->pos());
        if (community != peer.community)
            memberships[peer.id] = community;
    }
    return memberships;
}

QString MarketScene::moveName(const std::set<PeerId> &peers,
                              const std::set<CommunityId> &communities,
                              const std::map<PeerId, std::optional<CommunityId>> &memberships) const
{
    const Market &market = m_document.scenario().market;
    if (!communities.empty())
        return tr("Move %1").arg(objectsText(market, {{}, communities, {}}));
    const QString who = objectsText(market, {peers, {}, {}});
    if (memberships.empty())
        return tr("Move %1").arg(who);
    const auto &to = memberships.begin()->second;
    return to ? tr("Move %1 into %2").arg(who, nameOfEnd(market, ContractEnd(*to)))
              : tr("Move %1 out of its community").arg(who);
}

void MarketScene::commitMoves()
{
    m_isDragging = false;
    invite({qInf(), qInf()});
    const auto peers = displacedPeers();
    const auto communities = displacedCommunities();
    if (peers.empty() && communities.empty())
        return;
    const auto memberships = newMemberships(peers);
    Scenario next = withMoves(peers, communities);
    for (const auto &[id, community] : memberships)
        next = edits::setCommunity(std::move(next), {id}, community);
    m_document.apply(moveName(peers, communities, memberships), std::move(next));
}

} // namespace peergrid
