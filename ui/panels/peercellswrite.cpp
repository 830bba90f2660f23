// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"
#include "core/pricing.h"
#include "core/words.h"
#include "ui/panels/celltext.h"
#include "ui/panels/peerfields.h"

#include <QCoreApplication>

#include <algorithm>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("PeerCells", text);
}

Complaint writeId(Scenario &scenario, std::size_t peer, const QString &text)
{
    const PeerId before = scenario.market.peers[peer].id;
    const PeerId id(text.toStdString());
    if (id.isEmpty())
        return tr("every peer needs an id");
    if (indexOf(scenario.market, id))
        return tr("another peer has the id %1").arg(quoted(text));
    scenario = edits::renumber(std::move(scenario), before, id);
    return {};
}

/// The letters of table files say nothing of the main grid, the words of the interface do.
Complaint writeRole(Peer &peer, const QString &text)
{
    constexpr qsizetype mainGrid = 3; // behind the roles
    const auto letter = QStringList{"G", "P", "C"}.indexOf(text.toUpper());
    const QStringList words = roleWords();
    const auto word = std::find_if(words.begin(), words.end(), [&](const QString &one) {
        return one.compare(text, Qt::CaseInsensitive) == 0;
    });
    const auto role = letter >= 0 ? letter : word != words.end() ? word - words.begin() : -1;
    if (role < 0)
        return tr("%1 is not a role; write G (producer), P (prosumer), C (consumer) or main grid")
            .arg(quoted(text));
    peer.isMainGrid = role == mainGrid || (letter >= 0 && peer.isMainGrid);
    peer.role = role == mainGrid ? Role::Producer : static_cast<Role>(role);
    if (!peer.isMainGrid)
        peer.feedInTariff.reset(); // only a main grid has one
    return {};
}

Complaint writeCommunity(const Market &market, Peer &peer, const QString &text)
{
    const std::string wanted = text.toStdString();
    const auto is = [&](auto &&textOf) {
        return std::find_if(market.communities.begin(), market.communities.end(),
                            [&](const Community &one) { return textOf(one) == wanted; });
    };
    auto found = is([](const Community &one) { return one.id.value; });
    if (found == market.communities.end())
        found = is([](const Community &one) { return nameOf(one); });
    if (found == market.communities.end())
        return tr("there is no community %1").arg(quoted(text));
    peer.community = found->id;
    return {};
}

Complaint writeStorage(Peer &peer, PeerColumn column, double value)
{
    if (!peer.storage && value == 0.0)
        return {};
    if (column != PeerColumn::Capacity) {
        if (!peer.storage)
            return tr("there is no battery; write its capacity first");
        (*peer.storage).*storageMember(column) = value;
        return {};
    }
    if (value == 0.0) {
        peer.storage.reset();
        return {};
    }
    if (!peer.storage) {
        peer.storage = edits::newStorage();
        peer.storage->initial = 0.0;
    }
    peer.storage->capacity = value;
    return {};
}

Complaint writeNumber(Peer &peer, PeerColumn column, const QString &text)
{
    const auto value = numberIn(text);
    if (!value)
        return value.error();
    if (storageMember(column))
        return writeStorage(peer, column, *value);
    if (Profile *profile = profileOf(peer, column))
        *profile = *value;
    else
        peer.emissionFactor = *value;
    return {};
}

} // namespace

Complaint write(Scenario &scenario, std::size_t index, PeerColumn column, const QString &text)
{
    Peer &peer = scenario.market.peers[index];
    QString line = text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' ')).remove(QLatin1Char('\r'));
    line = line.trimmed();
    if (line == exactText(scenario, peer, column))
        return {};
    if (isHourly(peer, column))
        return tr("there are values by hour, which one cell does not replace; clear it with Del "
                  "first, or edit the values");
    if (column == PeerColumn::Id)
        return writeId(scenario, index, line);
    if (column == PeerColumn::Role)
        return writeRole(peer, line);
    if (column == PeerColumn::Name)
        peer.name = line.toStdString();
    else if (line.isEmpty())
        clear(peer, column);
    else if (column == PeerColumn::Community)
        return writeCommunity(scenario.market, peer, line);
    else
        return writeNumber(peer, column, line);
    return {};
}

void clear(Peer &peer, PeerColumn column)
{
    if (Profile *profile = profileOf(peer, column))
        *profile = column == PeerColumn::Availability ? 1.0 : 0.0;
    else if (column == PeerColumn::Capacity)
        peer.storage.reset();
    else if (storageMember(column) && peer.storage)
        (*peer.storage).*storageMember(column) = 0.0;
    else if (column == PeerColumn::Name)
        peer.name.clear();
    else if (column == PeerColumn::Community)
        peer.community.reset();
    else if (column == PeerColumn::Emission)
        peer.emissionFactor.reset();
}

} // namespace peergrid
