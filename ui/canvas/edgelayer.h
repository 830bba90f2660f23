// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

#include "core/ids.h"

#include <optional>
#include <set>
#include <vector>

namespace peergrid
{

/// One end of an edge: a circle or a box in the scene.
struct Anchor {
    QPointF centre;
    QSizeF size; ///< half of it is the reach across and along
    bool isRound = true;

    friend bool operator==(const Anchor &, const Anchor &) = default;
};

struct Edge {
    enum class Kind {
        Contract,
        Ban,   ///< a contract that says "may not trade"
        Trade, ///< energy that is sold
    };
    Kind kind = Kind::Contract;
    Anchor from;
    Anchor to;
    QString label;
    double width = 1.6;    ///< of the line
    bool isPale = false;   ///< stands back behind others
    ContractId contract{}; ///< of what is no trade
};

/// All contracts and trades in one item: thousands of items of their own would take seconds to
/// paint.
class EdgeLayer : public QGraphicsItem
{
  public:
    EdgeLayer();

    /// Curves and labels keep clear of the obstacles where they can.
    void setEdges(std::vector<Edge> edges, std::vector<QRectF> obstacles);
    /// The ends of one edge, by its place, have moved: draws that one anew, no other.
    void moveEnds(std::size_t edge, const Anchor &from, const Anchor &to);
    void setSelected(std::set<ContractId> contracts);
    /// A line that follows the mouse while a contract is drawn.
    void setDraft(const std::optional<QLineF> &draft);

    /// The place of the edge within `reach` of a point, labels included.
    std::optional<std::size_t> edgeAt(const QPointF &point, double reach) const;
    const Edge &edge(std::size_t place) const { return m_edges[place]; }

    QRectF boundingRect() const override { return m_bounds; }
    /// The edges alone, without the room that boundingRect() leaves for moves.
    QRectF extent() const;
    QPainterPath shape() const override { return {}; } ///< the scene asks edgeAt()
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

  private:
    /// What is drawn of an edge.
    struct Curve {
        QPointF from;
        QPointF bend; ///< control point of the quadratic curve
        QPointF to;
        QRectF bounds;
        QRectF label; ///< empty: none

        QPointF at(double t) const;
    };
    /// How the edge at a place is drawn, its label clear of those of other edges.
    Curve drawn(std::size_t place) const;
    static Curve curveOf(const Edge &edge, double bending);
    Curve clearCurve(const Edge &edge) const;
    void placeLabel(std::size_t place, Curve &curve) const;
    bool isFree(const QRectF &label, std::size_t place) const;
    void paintPlain(QPainter &painter, const std::vector<std::size_t> &seen) const;
    void paintCurves(QPainter &painter, const std::vector<std::size_t> &seen, bool isLegible) const;
    void paintCurve(QPainter &painter, std::size_t place) const;
    void paintHead(QPainter &painter, const Curve &curve, double width) const;
    QColor colourOf(std::size_t place) const;
    void paintLabel(QPainter &painter, std::size_t place) const;

    std::vector<Edge> m_edges;
    std::vector<Curve> m_curves;
    std::vector<QRectF> m_obstacles; ///< none where there are too many edges to look for them
    std::set<ContractId> m_selected;
    std::optional<QLineF> m_draft;
    QRectF m_bounds;
};

} // namespace peergrid
