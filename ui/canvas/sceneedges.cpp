// SPDX-License-Identifier: GPL-3.0-or-later
// What runs between the things on the canvas: contracts, and the trades of the hour.
#include "ui/canvas/marketscene.h"

#include "core/explainwords.h"
#include "core/pricing.h"
#include "core/words.h"
#include "ui/canvas/communityitem.h"
#include "ui/canvas/edgelayer.h"
#include "ui/canvas/peeritem.h"
#include "ui/document.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QGraphicsSceneHelpEvent>
#include <QToolTip>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double peerReach = PeerItem::radius + 4.0;
constexpr std::size_t mostPeers = 40;   ///< of which each trades for itself; else communities do
constexpr std::size_t mostArrows = 400; ///< the largest are drawn
constexpr std::size_t mostLabels = 40;
constexpr double thinnest = 1.2; ///< of an arrow, its width
constexpr double broadest = 7.0;

bool touches(const ContractEnd &end, const ObjectIds &objects)
{
    const auto *peer = std::get_if<PeerId>(&end);
    return peer ? objects.peers.contains(*peer)
                : objects.communities.contains(std::get<CommunityId>(end));
}

} // namespace

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

/// What stands on the canvas for each peer of the result: itself or, where it is not seen or there
/// are too many, its community.
std::vector<ContractEnd> MarketScene::endsOfTrades() const
{
    const Market &market = *m_solved->market;
    const bool isBig = market.peers.size() > mostPeers;
    std::vector<ContractEnd> ends;
    for (const Peer &peer : market.peers) {
        const bool isChosen = m_selection.objects().peers.contains(peer.id);
        const auto item = m_peers.find(peer.id);
        const bool isSeen = item == m_peers.end() || item->second->isVisible();
        if (peer.community && m_communities.contains(*peer.community) &&
            (!isSeen || (isBig && !isChosen)))
            ends.emplace_back(*peer.community);
        else
            ends.emplace_back(peer.id);
    }
    return ends;
}

/// The trades of the hour, the largest first.
void MarketScene::findArrows()
{
    m_arrows.clear();
    if (!m_solved)
        return;
    m_arrows = arrowsOf(*m_solved, m_selection.hour(), endsOfTrades());
    std::stable_sort(m_arrows.begin(), m_arrows.end(),
                     [](const Arrow &a, const Arrow &b) { return a.energy > b.energy; });
    if (m_arrows.size() > mostArrows)
        m_arrows.resize(mostArrows);
}

void MarketScene::addEdge(std::vector<Edge> &edges, Edge edge, const ContractEnd &seller,
                          const ContractEnd &buyer)
{
    const auto from = anchorOf(seller);
    const auto to = anchorOf(buyer);
    if (!from || !to || *from == *to)
        return;
    edge.from = *from;
    edge.to = *to;
    noteEdge(seller, edges.size());
    noteEdge(buyer, edges.size());
    m_ends.emplace_back(seller, buyer);
    edges.push_back(std::move(edge));
}

void MarketScene::addContracts(std::vector<Edge> &edges)
{
    const Scenario &scenario = m_document.scenario();
    for (const Contract &contract : scenario.market.contracts) {
        Edge edge;
        edge.kind = std::holds_alternative<NoTrade>(contract.terms) ? Edge::Kind::Ban
                                                                    : Edge::Kind::Contract;
        edge.label = contractLabel(contract, scenario.currency, m_selection.hour());
        edge.contract = contract.id;
        addEdge(edges, std::move(edge), contract.seller, contract.buyer);
    }
}

/// Width follows energy, on one scale for all hours; what does not end at the selection stands
/// back.
void MarketScene::addTrades(std::vector<Edge> &edges)
{
    ObjectIds chosen = m_selection.objects();
    if (m_solved) {
        for (const Peer &peer : m_solved->market->peers) { // members go with their community
            if (peer.community && chosen.communities.contains(*peer.community))
                chosen.peers.insert(peer.id);
        }
    }
    const bool isAnyChosen = !chosen.peers.empty() || !chosen.communities.empty();
    for (const Arrow &arrow : m_arrows) {
        m_mostEnergy = std::max(m_mostEnergy, arrow.energy);
        Edge edge;
        edge.kind = Edge::Kind::Trade;
        const bool isChosen =
            !isAnyChosen || touches(arrow.seller, chosen) || touches(arrow.buyer, chosen);
        edge.isPale = m_isStale || !isChosen;
        edge.width = thinnest + (broadest - thinnest) * arrow.energy / m_mostEnergy;
        if (!edge.isPale && (isAnyChosen || m_arrows.size() <= mostLabels))
            edge.label = tr("%1 kWh").arg(QString::fromStdString(rounded(arrow.energy)));
        addEdge(edges, std::move(edge), arrow.seller, arrow.buyer);
    }
}

void MarketScene::refreshEdges()
{
    m_edgesOfPeers.clear();
    m_edgesOfCommunities.clear();
    m_ends.clear();
    findArrows();
    std::vector<Edge> edges;
    addContracts(edges);
    addTrades(edges);
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

std::optional<ContractId> MarketScene::contractAt(const QPointF &point, double reach) const
{
    const auto place = m_edges->edgeAt(point, reach);
    if (!place || m_edges->edge(*place).kind == Edge::Kind::Trade)
        return {};
    return m_edges->edge(*place).contract;
}

const Arrow *MarketScene::tradeAt(const QPointF &point, double reach) const
{
    const auto place = m_edges->edgeAt(point, reach);
    if (!place || m_edges->edge(*place).kind != Edge::Kind::Trade)
        return nullptr;
    const auto found = std::find_if(m_arrows.begin(), m_arrows.end(), [&](const Arrow &arrow) {
        return m_ends[*place] == std::pair(arrow.seller, arrow.buyer);
    });
    return found == m_arrows.end() ? nullptr : &*found;
}

/// Energy, price and the rule that gave it.
QString MarketScene::tradeSentence(const Arrow &arrow) const
{
    const Market &market = *m_solved->market;
    QString sentence =
        tr("%1 sells %2 kWh to %3 at %4 %5/kWh")
            .arg(nameOfEnd(market, arrow.seller), QString::fromStdString(rounded(arrow.energy)),
                 nameOfEnd(market, arrow.buyer), QString::fromStdString(rounded(arrow.meanPrice())),
                 QString::fromStdString(m_solved->scenario->currency));
    if (arrow.price)
        sentence +=
            QStringLiteral(": ") + QString::fromStdString(priceInWords(market, *arrow.price));
    return sentence;
}

void MarketScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const QPointF point = event->scenePos();
    const auto contractId = peerAt(point) ? std::nullopt : contractAt(point, edgeReach);
    const Arrow *trade = peerAt(point) ? nullptr : tradeAt(point, edgeReach);
    const Scenario &scenario = m_document.scenario();
    const auto contract =
        std::find_if(scenario.market.contracts.begin(), scenario.market.contracts.end(),
                     [&](const Contract &one) { return contractId == one.id; });
    if (contract != scenario.market.contracts.end())
        QToolTip::showText(event->screenPos(), contractSentence(scenario, *contract),
                           event->widget());
    else if (trade)
        QToolTip::showText(event->screenPos(), tradeSentence(*trade), event->widget());
    else
        QGraphicsScene::helpEvent(event);
}

} // namespace peergrid
