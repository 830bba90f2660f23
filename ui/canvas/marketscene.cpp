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

#include <QScopedValueRollback>

#include <algorithm>

namespace peergrid
{

namespace
{

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

QRectF MarketScene::contentWithEdges() const
{
    return content() | m_edges->extent();
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
    const KeptHour hour = m_solved ? m_solved->outcome[m_selection.hour()] : KeptHour();
    const std::map<PeerId, const PeerHour *> results = resultsOfPeers(*hour);
    std::map<CommunityId, int> members;
    std::map<CommunityId, double> balances;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const auto result = results.find(market.peers[n].id);
        const PeerHour *found = result == results.end() ? nullptr : result->second;
        PeerLook look = lookOf(market.peers[n], m_selection.hour(), found);
        if (found && market.peers[n].community)
            balances[*market.peers[n].community] += found->sold - found->bought;
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
        look.members = tr("peers %1").arg(members[community.id]);
        if (const auto balance = balances.find(community.id); balance != balances.end())
            look.balance = balanceText(balance->second);
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

/// What the result that is shown says of each peer in the selected hour.
std::map<PeerId, const PeerHour *> MarketScene::resultsOfPeers(const HourOutcome &hour) const
{
    std::map<PeerId, const PeerHour *> results;
    for (std::size_t n = 0; n < hour.peers.size(); ++n)
        results[m_solved->market->peers[n].id] = &hour.peers[n];
    return results;
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
    if (m_solved)
        refreshEdges(); // its trades stand out
}

void MarketScene::show(const SolvedPtr &solved, bool isStale)
{
    if (m_solved == solved && m_isStale == isStale)
        return;
    if (m_solved != solved)
        m_mostEnergy = 0.0;
    m_solved = solved;
    m_isStale = isStale;
    refreshLooks();
    refreshEdges();
}

} // namespace peergrid
