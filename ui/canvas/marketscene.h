// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>

#include "core/diff.h"
#include "core/edits.h"
#include "ui/canvas/arrows.h"

#include <map>
#include <optional>
#include <variant>

namespace peergrid
{

class CommunityItem;
class Document;
class EdgeLayer;
class PeerItem;
class Selection;
struct Anchor;
struct Edge;
struct Colours;

/// What the palette offers.
enum class PaletteThing { MainGrid, Producer, Prosumer, Consumer, Community, Battery };

/// The document on a canvas. Gestures move items; when one ends, the scene makes one edit of it.
class MarketScene : public QGraphicsScene
{
    Q_OBJECT

  public:
    enum class Tool { Select, Contract };
    static constexpr double grid = 10.0;
    static constexpr double edgeReach = 6.0; ///< how near to an edge a click must be
    static constexpr double newBoxWidth = 300.0;
    static constexpr double newBoxHeight = 200.0;

    MarketScene(Document &document, Selection &selection, QObject *parent = nullptr);
    ~MarketScene() override;

    const Colours &colours() const { return *m_colours; }
    void setColours(const Colours &colours);

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    /// The next peer or community clicked, or chosen by Enter, buys from what is selected.
    void startContract();

    /// Adds at a place, as a drop there does. A battery goes to the peer there, or to the selected.
    void addThing(PaletteThing thing, const QPointF &where);

    /// Gives up the gesture in hand: everything back to where the document has it.
    void cancelGesture();

    /// On the grid, unless Alt is held.
    QPointF snapped(const QPointF &point) const;

    /// The peers and communities, without the empty space about them.
    QRectF content() const;
    /// With trades and contracts, which may bend around them.
    QRectF contentWithEdges() const;
    QRectF boundsOf(const ObjectIds &objects) const;
    std::optional<PeerId> peerAt(const QPointF &point) const;
    std::optional<ContractId> contractAt(const QPointF &point, double reach) const;
    /// The innermost community there.
    std::optional<CommunityId> communityAt(const QPointF &point) const;

    /// The trade there, of what is shown.
    const Arrow *tradeAt(const QPointF &point, double reach) const;

    /// Draws the trades, balances and charges of a result at the selected hour; pale if the market
    /// has changed since. None: what the scenario says.
    void show(const SolvedPtr &solved, bool isStale);

    // For the items.
    void carryMembers(const CommunityItem &community, const QPointF &by);
    void itemMoved(const ContractEnd &end);

  signals:
    void toolChanged(peergrid::MarketScene::Tool tool);
    /// Something to say about the gesture in hand; empty: nothing.
    void hint(const QString &sentence);
    void itemsMoved();
    /// Someone asks why this trade is.
    void tradeChosen(const peergrid::ContractEnd &seller, const peergrid::ContractEnd &buyer);

  protected:
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event) override;
    void helpEvent(QGraphicsSceneHelpEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

  private:
    void update(const ScenarioDiff &diff);
    void updatePeers(const ScenarioDiff &diff);
    void updateCommunities(const ScenarioDiff &diff);
    void refreshLooks();
    std::map<PeerId, const PeerHour *> resultsOfPeers(const HourOutcome &hour) const;
    void refreshEdges();
    std::vector<ContractEnd> endsOfTrades() const;
    void findArrows();
    void addEdge(std::vector<Edge> &edges, Edge edge, const ContractEnd &seller,
                 const ContractEnd &buyer);
    void addContracts(std::vector<Edge> &edges);
    void addTrades(std::vector<Edge> &edges);
    QString tradeSentence(const Arrow &arrow) const;
    void followMove(const ContractEnd &end);
    void noteEdge(const ContractEnd &end, std::size_t edge);
    void hideMembersOfCollapsed();
    void takeSelection();
    void showSelection();
    void commitMoves();
    std::set<PeerId> displacedPeers() const;
    std::set<CommunityId> displacedCommunities() const;
    Scenario withMoves(const std::set<PeerId> &peers,
                       const std::set<CommunityId> &communities) const;
    std::map<PeerId, std::optional<CommunityId>>
    newMemberships(const std::set<PeerId> &peers) const;
    QString moveName(const std::set<PeerId> &peers, const std::set<CommunityId> &communities,
                     const std::map<PeerId, std::optional<CommunityId>> &memberships) const;
    void invite(const QPointF &point);
    std::optional<ContractEnd> endAt(const QPointF &point) const;
    std::optional<Anchor> anchorOf(const ContractEnd &end) const;
    void beginContract(const ContractEnd &seller);
    void finishContract(const ContractEnd &buyer);
    void addBattery(const QPointF &where);

    Document &m_document;
    Selection &m_selection;
    const Colours *m_colours;
    std::map<PeerId, PeerItem *> m_peers;
    std::map<CommunityId, CommunityItem *> m_communities;
    EdgeLayer *m_edges;
    Tool m_tool = Tool::Select;
    std::optional<ContractEnd> m_seller;                       ///< of the contract in the making
    std::map<PeerId, std::vector<std::size_t>> m_edgesOfPeers; ///< by place in m_edges
    std::map<CommunityId, std::vector<std::size_t>> m_edgesOfCommunities;
    std::vector<std::pair<ContractEnd, ContractEnd>> m_ends; ///< of each edge
    SolvedPtr m_solved;                                      ///< that is shown; none: none
    bool m_isStale = false;                                  ///< the market has changed since
    std::vector<Arrow> m_arrows;                             ///< of the hour, the largest first
    double m_mostEnergy = 0.0; ///< kWh, the largest arrow of this result that was seen so far
    mutable std::optional<QRectF> m_content; ///< none: to be measured
    bool m_isShowing = false; ///< items follow the document or the selection, not a person
    bool m_isDragging = false;
    bool m_isPeerDragged = false; ///< what moved last is a peer
};

} // namespace peergrid
