// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QString>

#include "core/outcome.h"
#include "core/scenario.h"

namespace peergrid
{

/// What a peer looks like in an hour; made of the scenario, so that the item needs none.
struct PeerLook {
    QString symbol;
    QString letter;
    QString name;
    QString amount;                    ///< what it may generate or needs: "150 kW", "−20 kWh";
                                       ///< with a result: what it sells less what it buys
    bool isShort = false;              ///< not all of its load is served
    std::optional<double> storedShare; ///< 0…1 of its battery; none without one
    QString problem;                   ///< sentence; empty if there is none

    friend bool operator==(const PeerLook &, const PeerLook &) = default;
};

/// As the scenario has it or, with a result of the hour, as that has it.
PeerLook lookOf(const Peer &peer, std::size_t hour, const PeerHour *result = nullptr);

/// "+92 kWh" for who sells more than it buys.
QString balanceText(double energy);

/// A peer on the canvas; its position is the centre of its symbol.
class PeerItem : public QGraphicsItem
{
  public:
    enum { Type = UserType + 1 };
    static constexpr double radius = 20.0; ///< of the symbol; edges end a little outside

    explicit PeerItem(PeerId id);

    int type() const override { return Type; }
    const PeerId &id() const { return m_id; }
    void setLook(const PeerLook &look);

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

  protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;

  private:
    void paintSymbol(QPainter &painter, bool isForScreen) const;
    void paintBadge(QPainter &painter) const;
    void paintBattery(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;

    PeerId m_id;
    PeerLook m_look;
};

} // namespace peergrid
