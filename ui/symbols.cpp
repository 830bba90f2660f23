// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/symbols.h"

#include <QFile>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <utility>

namespace peergrid
{

namespace
{

/// Icons name the colours they want, "#accent"; a theme says what those are.
QByteArray coloured(const QString &name, const Colours &colours)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    const std::pair<const char *, QColor> names[] = {
        {"#maingrid", colours.mainGrid}, {"#producer", colours.producer},
        {"#prosumer", colours.prosumer}, {"#consumer", colours.consumer},
        {"#battery", colours.battery},   {"#accent", colours.accent},
        {"#warning", colours.warning},   {"#wrong", colours.wrong},
        {"#text", colours.text},         {"#ink", colours.ink},
    };
    for (const auto &[word, colour] : names)
        svg.replace(word, colour.name().toLatin1());
    return svg;
}

} // namespace

QString symbolOf(const Peer &peer, std::size_t hour)
{
    if (peer.isMainGrid)
        return QStringLiteral("maingrid");
    switch (peer.role.at(std::min(hour, peer.role.size() - 1))) {
    case Role::Producer:
        return QStringLiteral("producer");
    case Role::Prosumer:
        return QStringLiteral("prosumer");
    case Role::Consumer:
        break;
    }
    return QStringLiteral("consumer");
}

QString letterOf(const Peer &peer, std::size_t hour)
{
    if (peer.isMainGrid)
        return QStringLiteral("M");
    const QString symbol = symbolOf(peer, hour);
    return symbol == QLatin1String("producer")   ? QStringLiteral("G")
           : symbol == QLatin1String("prosumer") ? QStringLiteral("P")
                                                 : QStringLiteral("C");
}

QColor colourOf(const Peer &peer, std::size_t hour, const Colours &colours)
{
    const QString letter = letterOf(peer, hour);
    return letter == QLatin1String("M")   ? colours.mainGrid
           : letter == QLatin1String("G") ? colours.producer
           : letter == QLatin1String("P") ? colours.prosumer
                                          : colours.consumer;
}

void drawSymbol(QPainter &painter, const QString &name, const QRectF &where, const Colours &colours)
{
    QSvgRenderer(coloured(name, colours)).render(&painter, where);
}

QPixmap symbolPixmap(const QString &name, const QSize &pixels, const Colours &colours)
{
    const QString key = QStringLiteral("%1 %2x%3 %4")
                            .arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(colours.isDark);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawSymbol(painter, name, QRectF(QPointF(), QSizeF(pixels)), colours);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon symbolIcon(const QString &name, const Colours &colours)
{
    QIcon icon;
    for (const int size : {16, 20, 24, 32, 48, 64})
        icon.addPixmap(symbolPixmap(name, {size, size}, colours));
    return icon;
}

} // namespace peergrid
