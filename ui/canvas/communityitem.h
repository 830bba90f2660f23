// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QString>

#include "core/scenario.h"

namespace peergrid
{

/// What a community looks like; made of the scenario, so that the item needs none.
struct BoxLook {
    QString name;
    QString fee;     ///< of its manager
    QString members; ///< how many
    QString balance; ///< what it sells less what it buys, if there is a result
    QColor colour;
    QSizeF size;
    bool isCollapsed = false;

    friend bool operator==(const BoxLook &, const BoxLook &) = default;
};

/// A community on the canvas: a box that takes its members along, or one node if it is collapsed.
/// Its position is the top left corner. It is taken by its title or its edge; what lies inside
/// belongs to rubber bands.
class CommunityItem : public QGraphicsItem
{
  public:
    enum { Type = UserType + 2 };

    explicit CommunityItem(CommunityId id);

    int type() const override { return Type; }
    const CommunityId &id() const { return m_id; }
    void setLook(const BoxLook &look);

    /// Shows that what is dragged would become a member.
    void setInviting(bool isInviting);

    bool isCollapsed() const { return m_look.isCollapsed; }
    QSizeF size() const { return m_size; }
    QRectF box() const; ///< in the scene

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

  protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent *event) override;

  private:
    QRectF rect() const { return {QPointF(), m_size}; }
    QRectF handle() const;
    void paintCollapsed(QPainter &painter) const;
    void setSize(const QSizeF &size);

    CommunityId m_id;
    BoxLook m_look;
    QSizeF m_size;
    bool m_isInviting = false;
    bool m_isResizing = false;
};

} // namespace peergrid
