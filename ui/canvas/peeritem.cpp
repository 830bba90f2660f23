// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/peeritem.h"

#include "ui/canvas/marketscene.h"
#include "ui/colours.h"
#include "ui/symbols.h"

#include "core/schedule.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double labelZoom = 0.45;  ///< names are not read below
constexpr double symbolZoom = 0.22; ///< symbols are dots below
constexpr QRectF symbolRect(-PeerItem::radius, -PeerItem::radius, 2 * PeerItem::radius,
                            2 * PeerItem::radius);
constexpr QRectF batteryRect(PeerItem::radius + 5.0, -14.0, 11.0, 21.0);
constexpr double labelWidth = 112.0;
constexpr double noticeable = 1e-6; ///< kWh

QFont labelFont(int pixels, QFont::Weight weight)
{
    QFont font;
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

const Colours &coloursFor(const QGraphicsItem &item)
{
    return static_cast<const MarketScene *>(item.scene())->colours();
}

} // namespace

QString balanceText(double energy)
{
    const QString number = QString::fromStdString(rounded(std::abs(energy)));
    const QString sign = number == QLatin1String("0") ? QString()
                         : energy < 0.0               ? QStringLiteral("−")
                                                      : QStringLiteral("+");
    return QCoreApplication::translate("PeerItem", "%1 kWh").arg(sign + number);
}

PeerLook lookOf(const Peer &peer, std::size_t hour, const PeerHour *result)
{
    PeerLook look;
    look.symbol = symbolOf(peer, hour);
    look.letter = letterOf(peer, hour);
    look.name = QString::fromStdString(nameOf(peer));
    const double load = peer.load.at(std::min(hour, peer.load.size() - 1));
    const auto isLong = [&](const Profile &profile) {
        return profile.isConstant() || hour < profile.size();
    };
    const bool isWhole = isLong(peer.generation.maximum) && isLong(peer.generation.availability) &&
                         (peer.role.isConstant() || hour < peer.role.size());
    const double generation = isWhole ? availableGeneration(peer, hour) : 0.0;
    const auto number = [](double value) { return QString::fromStdString(rounded(value)); };
    if (look.letter == QLatin1String("C"))
        look.amount = QCoreApplication::translate("PeerItem", "%1 kWh")
                          .arg(load > 0.0 ? QStringLiteral("−") + number(load) : number(load));
    else
        look.amount = QCoreApplication::translate("PeerItem", "%1 kW").arg(number(generation));
    if (peer.storage && peer.storage->capacity > 0.0)
        look.storedShare = std::clamp((result ? result->stateOfCharge : peer.storage->initial) /
                                          peer.storage->capacity,
                                      0.0, 1.0);
    if (result && result->unserved > noticeable) {
        look.isShort = true;
        look.amount =
            QCoreApplication::translate("PeerItem", "%1 kWh missing").arg(number(result->unserved));
    } else if (result) {
        look.amount = balanceText(result->sold - result->bought);
    }
    return look;
}

PeerItem::PeerItem(PeerId id)
    : m_id(std::move(id))
{
    setFlags(ItemIsSelectable | ItemIsMovable | ItemSendsGeometryChanges);
    setZValue(2.0);
    setCursor(Qt::SizeAllCursor);
}

void PeerItem::setLook(const PeerLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    setToolTip(look.problem);
    update();
}

QRectF PeerItem::boundingRect() const
{
    return {-labelWidth / 2.0, -radius - 8.0, labelWidth, 2.0 * radius + 50.0};
}

QPainterPath PeerItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(-radius - 2.0, -radius - 2.0, 2.0 * radius + 4.0, 2.0 * radius + 38.0));
    return path;
}

void PeerItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const double zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const Colours &colours = coloursFor(*this);
    painter->setRenderHint(QPainter::Antialiasing);
    if (widget && zoom < symbolZoom) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_look.letter == QLatin1String("C")   ? colours.consumer
                          : m_look.letter == QLatin1String("P") ? colours.prosumer
                          : m_look.letter == QLatin1String("G") ? colours.producer
                                                                : colours.mainGrid);
        painter->drawRect(symbolRect);
        return;
    }
    if (isSelected())
        paintSelection(*painter);
    paintSymbol(*painter, widget != nullptr);
    if (m_look.storedShare)
        paintBattery(*painter);
    if (!widget || zoom >= labelZoom) {
        paintBadge(*painter);
        paintLabels(*painter);
    }
}

void PeerItem::paintSymbol(QPainter &painter, bool isForScreen) const
{
    const Colours &colours = coloursFor(*this);
    if (!isForScreen) {
        drawSymbol(painter, m_look.symbol, symbolRect, colours);
    } else {
        const double scale = painter.worldTransform().m11() * painter.device()->devicePixelRatio();
        const int pixels = std::clamp(qRound(2.0 * radius * scale), 4, 512);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QPixmap pixmap = symbolPixmap(m_look.symbol, {pixels, pixels}, colours);
        painter.drawPixmap(symbolRect, pixmap, QRectF(pixmap.rect()));
    }
}

/// The role's letter, or that something is wrong.
void PeerItem::paintBadge(QPainter &painter) const
{
    const Colours &colours = coloursFor(*this);
    const bool isRight = m_look.problem.isEmpty() && !m_look.isShort;
    const QRectF badge(-radius - 7.0, -radius - 5.0, 16.0, 16.0);
    painter.setPen(QPen(isRight ? colours.secondary : colours.wrong, 1.0));
    painter.setBrush(isRight ? colours.canvas : colours.wrong);
    painter.drawEllipse(badge);
    painter.setFont(labelFont(10, QFont::Bold));
    painter.setPen(isRight ? colours.text : colours.ink);
    painter.drawText(badge, Qt::AlignCenter, isRight ? m_look.letter : QStringLiteral("!"));
}

void PeerItem::paintBattery(QPainter &painter) const
{
    const Colours &colours = coloursFor(*this);
    painter.setPen(QPen(colours.battery, 1.4));
    painter.setBrush(colours.canvas);
    painter.drawRoundedRect(batteryRect, 2.0, 2.0);
    QRectF charge = batteryRect.adjusted(2.2, 2.2, -2.2, -2.2);
    charge.setTop(charge.bottom() - charge.height() * *m_look.storedShare);
    painter.fillRect(charge, colours.battery);
    painter.fillRect(QRectF(batteryRect.center().x() - 2.5, batteryRect.top() - 3.0, 5.0, 2.4),
                     colours.battery);
}

void PeerItem::paintLabels(QPainter &painter) const
{
    const Colours &colours = coloursFor(*this);
    const QRectF nameRect(-labelWidth / 2.0, radius + 3.0, labelWidth, 17.0);
    const QRectF amountRect = nameRect.translated(0.0, 16.0);
    const QFont font = labelFont(13, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(colours.text);
    painter.drawText(nameRect, Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(m_look.name, Qt::ElideRight, labelWidth));
    painter.setFont(labelFont(11, QFont::Normal));
    painter.setPen(m_look.isShort ? colours.wrong : colours.secondary);
    painter.drawText(amountRect, Qt::AlignCenter, m_look.amount);
}

void PeerItem::paintSelection(QPainter &painter) const
{
    const Colours &colours = coloursFor(*this);
    QColor halo = colours.accent;
    halo.setAlphaF(0.12F);
    painter.setBrush(halo);
    painter.setPen(QPen(colours.accent, 2.0, Qt::DashLine));
    painter.drawEllipse(QPointF(), radius + 6.5, radius + 6.5);
}

QVariant PeerItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    auto *market = static_cast<MarketScene *>(scene());
    if (market && change == ItemPositionChange)
        return market->snapped(value.toPointF());
    if (market && change == ItemPositionHasChanged)
        market->itemMoved(m_id);
    return QGraphicsItem::itemChange(change, value);
}

} // namespace peergrid
