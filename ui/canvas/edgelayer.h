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
    ContractId contract;
    Anchor from;
    Anchor to;
    QString label;
    bool isBan = false; ///< "may not trade"
};

/// All contracts in one item: thousands of items of their own would take seconds to paint.
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

    /// The edge within `reach` of a point, labels included.
    const Edge *edgeAt(const QPointF &point, double reach) const;

    QRectF boundingRect() const override { return m_bounds; }
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
    void paintCurve(QPainter &painter, const Curve &curve, const QColor &colour,
                    double width) const;
    void paintHead(QPainter &painter, const Curve &curve, const QColor &colour) const;
    void paintLabel(QPainter &painter, const Edge &edge, const Curve &curve,
                    const QColor &colour) const;

    std::vector<Edge> m_edges;
    std::vector<Curve> m_curves;
    std::vector<QRectF> m_obstacles; ///< none where there are too many edges to look for them
    std::set<ContractId> m_selected;
    std::optional<QLineF> m_draft;
    QRectF m_bounds;
};

} // namespace peergrid
