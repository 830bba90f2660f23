// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/marketscene.h"

#include "core/pricing.h"
#include "core/words.h"
#include "ui/canvas/communityitem.h"
#include "ui/canvas/edgelayer.h"
#include "ui/canvas/peeritem.h"
#include "ui/canvas/points.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QGraphicsSceneHelpEvent>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double peerReach = PeerItem::radius + 4.0;

/// Which problem is said at each peer: the first.
std::map<std::size_t, QString> problemsOfPeers(const Issues &issues)
{
    std::map<std::size_t, QString> problems;
    for (const Issue &issue : issues) {
        const auto place = peerIndexIn(issue.place);
        if (place && issue.severity == Issue::Severity::Error)
            problems.emplace(*place, QString::fromStdString(describe(issue)));
    }
    return problems;
}

} // namespace

MarketScene::MarketScene(Document &document, Selection &selection, QObject *parent)
    : QGraphicsScene(parent)
    , m_document(document)
    , m_selection(selection)
    , m_colours(&lightColours())
    , m_edges(new EdgeLayer)
{
    addItem(m_edges);
    connect(&document, &Document::changed, this, &MarketScene::update);
    connect(&selection, &Selection::changed, this, &MarketScene::showSelection);
    connect(&selection, &Selection::hourChanged, this, [this] {
        refreshLooks();
        refreshEdges(); // prices by hour
    });
    connect(this, &QGraphicsScene::selectionChanged, this, &MarketScene::takeSelection);
    update(diff(Scenario(), document.scenario()));
}

MarketScene::~MarketScene()
{
    // Items go one by one, and each tells of its deselection.
    disconnect(this, &QGraphicsScene::selectionChanged, this, &MarketScene::takeSelection);
}

void MarketScene::setColours(const Colours &colours)
{
    m_colours = &colours;
    setBackgroundBrush(colours.canvas);
    refreshLooks();
    for (QGraphicsItem *item : items())
        item->update();
}

QRectF MarketScene::content() const
{
    if (m_content)
        return *m_content;
    QRectF all;
    for (const auto &[id, item] : m_peers) {
        if (item->isVisible())
            all |= item->boundingRect().translated(item->pos());
    }
    for (const auto &[id, item] : m_communities)
        all |= item->boundingRect().translated(item->pos());
    m_content = all;
    return *m_content;
}

QRectF MarketScene::boundsOf(const ObjectIds &objects) const
{
    QRectF bounds;
    for (const PeerId &id : objects.peers) {
        const auto found = m_peers.find(id);
        if (found != m_peers.end() && found->second->isVisible())
            bounds |= found->second->sceneBoundingRect();
    }
    for (const CommunityId &id : objects.communities) {
        const auto found = m_communities.find(id);
        if (found != m_communities.end())
            bounds |= found->second->sceneBoundingRect();
    }
    return bounds;
}

std::optional<PeerId> MarketScene::peerAt(const QPointF &point) const
{
    for (QGraphicsItem *item : items(point)) {
        if (const auto *peer = qgraphicsitem_cast<PeerItem *>(item))
            return peer->id();
    }
    return {};
}

std::optional<ContractId> MarketScene::contractAt(const QPointF &point, double reach) const
{
    const Edge *edge = m_edges->edgeAt(point, reach);
    return edge ? std::optional(edge->contract) : std::nullopt;
}

std::optional<CommunityId> MarketScene::communityAt(const QPointF &point) const
{
    const CommunityItem *innermost = nullptr;
    for (const auto &[id, item] : m_communities) {
        if (!item->box().contains(point))
            continue;
        const auto area = [](const CommunityItem *box) {
            return box->size().width() * box->size().height();
        };
        if (!innermost || area(item) < area(innermost))
            innermost = item;
    }
    return innermost ? std::optional(innermost->id()) : std::nullopt;
}

void MarketScene::update(const ScenarioDiff &diff)
{
    const QScopedValueRollback showing(m_isShowing, true);
    updateCommunities(diff);
    updatePeers(diff);
    refreshLooks();
    m_content.reset();
    hideMembersOfCollapsed();
    refreshEdges();
    const QRectF all = content();
    setSceneRect(all.adjusted(-1500.0, -1500.0, 1500.0, 1500.0));
    m_selection.forget(diff.removed);
    emit itemsMoved();
}

void MarketScene::updatePeers(const ScenarioDiff &diff)
{
    for (const PeerId &id : diff.removed.peers) {
        delete m_peers[id];
        m_peers.erase(id);
    }
    const auto &positions = m_document.scenario().layout.peers;
    for (const Peer &peer : m_document.scenario().market.peers) {
        PeerItem *&item = m_peers[peer.id];
        if (!item) {
            item = new PeerItem(peer.id);
            addItem(item);
        }
        const auto position = positions.find(peer.id);
        if (position != positions.end())
            item->setPos(pointOf(position->second));
    }
}

void MarketScene::updateCommunities(const ScenarioDiff &diff)
{
    for (const CommunityId &id : diff.removed.communities) {
        delete m_communities[id];
        m_communities.erase(id);
    }
    const auto &looks = m_document.scenario().layout.communities;
    for (const Community &community : m_document.scenario().market.communities) {
        CommunityItem *&item = m_communities[community.id];
        if (!item) {
            item = new CommunityItem(community.id);
            addItem(item);
        }
        const auto look = looks.find(community.id);
        if (look != looks.end() && look->second.topLeft)
            item->setPos(pointOf(*look->second.topLeft));
    }
}

void MarketScene::refreshLooks()
{
    const Scenario &scenario = m_document.scenario();
    const Market &market = scenario.market;
    const auto problems = problemsOfPeers(m_document.issues());
    std::map<CommunityId, int> members;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        PeerLook look = lookOf(market.peers[n], m_selection.hour());
        const auto problem = problems.find(n);
        if (problem != problems.end())
            look.problem = problem->second;
        m_peers.at(market.peers[n].id)->setLook(look);
        if (market.peers[n].community)
            ++members[*market.peers[n].community];
    }
    for (std::size_t c = 0; c < market.communities.size(); ++c) {
        const Community &community = market.communities[c];
        BoxLook look;
        look.name = QString::fromStdString(nameOf(community));
        look.fee = feeText(community, scenario.currency, m_selection.hour());
        look.members = tr("%n peers", nullptr, members[community.id]);
        look.colour = m_colours->hues[c % m_colours->hues.size()];
        look.size = {newBoxWidth, newBoxHeight};
        const auto known = scenario.layout.communities.find(community.id);
        if (known != scenario.layout.communities.end()) {
            const CommunityLook &drawn = known->second;
            if (!drawn.colour.empty())
                look.colour = QColor(QString::fromStdString(drawn.colour));
            if (drawn.width > 0.0 && drawn.height > 0.0)
                look.size = {drawn.width, drawn.height};
            look.isCollapsed = drawn.isCollapsed;
        }
        m_communities.at(community.id)->setLook(look);
    }
}

void MarketScene::hideMembersOfCollapsed()
{
    for (const Peer &peer : m_document.scenario().market.peers) {
        const auto community =
            peer.community ? m_communities.find(*peer.community) : m_communities.end();
        m_peers.at(peer.id)->setVisible(community == m_communities.end() ||
                                        !community->second->isCollapsed());
    }
}

std::optional<Anchor> MarketScene::anchorOf(const ContractEnd &end) const
{
    const auto boxAnchor = [](const CommunityItem &item) {
        return Anchor{item.box().center(), item.size() + QSizeF(4.0, 4.0), false};
    };
    if (const auto *id = std::get_if<CommunityId>(&end)) {
        const auto found = m_communities.find(*id);
        return found == m_communities.end() ? std::nullopt
                                            : std::optional(boxAnchor(*found->second));
    }
    const auto found = m_peers.find(std::get<PeerId>(end));
    if (found == m_peers.end())
        return {};
    if (found->second->isVisible())
        return Anchor{found->second->pos(), QSizeF(2.0 * peerReach, 2.0 * peerReach), true};
    const auto community = communityAt(found->second->pos());
    return community ? anchorOf(*community) : std::nullopt;
}

void MarketScene::noteEdge(const ContractEnd &end, std::size_t edge)
{
    if (const auto *peer = std::get_if<PeerId>(&end))
        m_edgesOfPeers[*peer].push_back(edge);
    else
        m_edgesOfCommunities[std::get<CommunityId>(end)].push_back(edge);
}

void MarketScene::refreshEdges()
{
    const Scenario &scenario = m_document.scenario();
    m_edgesOfPeers.clear();
    m_edgesOfCommunities.clear();
    m_ends.clear();
    std::vector<Edge> edges;
    for (const Contract &contract : scenario.market.contracts) {
        const auto from = anchorOf(contract.seller);
        const auto to = anchorOf(contract.buyer);
        if (!from || !to || *from == *to)
            continue;
        noteEdge(contract.seller, edges.size());
        noteEdge(contract.buyer, edges.size());
        m_ends.emplace_back(contract.seller, contract.buyer);
        edges.push_back({contract.id, *from, *to,
                         contractLabel(contract, scenario.currency, m_selection.hour()),
                         std::holds_alternative<NoTrade>(contract.terms)});
    }
    std::vector<QRectF> obstacles;
    for (const auto &[id, item] : m_peers) {
        if (item->isVisible())
            obstacles.push_back(item->shape().boundingRect().translated(item->pos()));
    }
    m_edges->setEdges(std::move(edges), std::move(obstacles));
}

/// Draws the edges anew that end at what was moved; a community's members move with it.
void MarketScene::followMove(const ContractEnd &end)
{
    std::set<std::size_t> edges;
    const auto take = [&](const auto &places, const auto &id) {
        const auto found = places.find(id);
        if (found != places.end())
            edges.insert(found->second.begin(), found->second.end());
    };
    if (const auto *peer = std::get_if<PeerId>(&end)) {
        take(m_edgesOfPeers, *peer);
    } else {
        const CommunityId &community = std::get<CommunityId>(end);
        take(m_edgesOfCommunities, community);
        for (const Peer &member : m_document.scenario().market.peers) {
            if (member.community == community)
                take(m_edgesOfPeers, member.id);
        }
    }
    for (const std::size_t edge : edges) {
        const auto from = anchorOf(m_ends[edge].first);
        const auto to = anchorOf(m_ends[edge].second);
        if (from && to)
            m_edges->moveEnds(edge, *from, *to);
    }
}

void MarketScene::takeSelection()
{
    if (m_isShowing)
        return;
    ObjectIds objects;
    for (const QGraphicsItem *item : selectedItems()) {
        if (const auto *peer = qgraphicsitem_cast<const PeerItem *>(item))
            objects.peers.insert(peer->id());
        else if (const auto *community = qgraphicsitem_cast<const CommunityItem *>(item))
            objects.communities.insert(community->id());
    }
    m_selection.select(objects);
}

void MarketScene::showSelection()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const ObjectIds &objects = m_selection.objects();
    for (const auto &[id, item] : m_peers)
        item->setSelected(objects.peers.contains(id));
    for (const auto &[id, item] : m_communities)
        item->setSelected(objects.communities.contains(id));
    m_edges->setSelected(objects.contracts);
}

void MarketScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const Edge *edge =
        peerAt(event->scenePos()) ? nullptr : m_edges->edgeAt(event->scenePos(), edgeReach);
    const Scenario &scenario = m_document.scenario();
    const auto contract =
        std::find_if(scenario.market.contracts.begin(), scenario.market.contracts.end(),
                     [&](const Contract &one) { return edge && one.id == edge->contract; });
    if (contract != scenario.market.contracts.end())
        QToolTip::showText(event->screenPos(), contractSentence(scenario, *contract),
                           event->widget());
    else
        QGraphicsScene::helpEvent(event);
}

} // namespace peergrid
