// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rolesdata.h"

#include "core/words.h"
#include "ui/results/chartstyle.h"
#include "ui/symbols.h"

#include <QCoreApplication>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6; ///< kWh that count as some
constexpr std::size_t mostHoursAtOnce = 48;
constexpr std::size_t hoursOfDay = 24;

QString tr(const char *text)
{
    return QCoreApplication::translate("Roles", text);
}

} // namespace

RealisedRole realisedRole(const PeerHour &hour)
{
    if (std::max(hour.sold, hour.bought) > noticeable)
        return hour.sold >= hour.bought ? RealisedRole::Seller : RealisedRole::Buyer;
    if (hour.ownUse > noticeable)
        return RealisedRole::Own;
    return hour.unserved > noticeable ? RealisedRole::Unserved : RealisedRole::Idle;
}

QString nameOf(RealisedRole role)
{
    switch (role) {
    case RealisedRole::NoResult:
        break;
    case RealisedRole::Seller:
        return tr("sells");
    case RealisedRole::Own:
        return tr("serves itself");
    case RealisedRole::Buyer:
        return tr("buys");
    case RealisedRole::Idle:
        return tr("idle");
    case RealisedRole::Unserved:
        return tr("not served");
    }
    return tr("no result");
}

std::vector<RoleRow> roleRows(const Solved &solved, HourRange hours, const ObjectIds &selection)
{
    std::vector<RoleRow> rows;
    for (std::size_t n = 0; n < solved.market->peers.size(); ++n) {
        const Peer &peer = solved.market->peers[n];
        RoleRow row;
        row.id = peer.id;
        row.name = QString::fromStdString(nameOf(peer));
        row.isSelected = isSelected(peer, selection);
        rows.push_back(std::move(row));
    }
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        const KeptHour hour = solved.outcome[t];
        for (std::size_t n = 0; n < rows.size(); ++n) {
            rows[n].realised.push_back(solved.has(t) ? realisedRole(hour->peers[n])
                                                     : RealisedRole::NoResult);
            rows[n].declared += letterOf(solved.market->peers[n], t);
        }
    }
    return rows;
}

HourRange roleHours(const Solved &solved, std::size_t hour)
{
    if (solved.hours() <= mostHoursAtOnce)
        return {0, solved.hours() - 1};
    const std::size_t first = hour / hoursOfDay * hoursOfDay;
    return {first, std::min(first + hoursOfDay, solved.hours()) - 1};
}

DataTable rolesTable(const Solved &solved, HourRange hours)
{
    DataTable table;
    table.header = {tr("Hour"),          tr("Peer id"),       tr("Peer"),
                    tr("Declared role"), tr("In the result"), tr("Sold, kWh"),
                    tr("Bought, kWh"),   tr("Own use, kWh"),  tr("Unserved, kWh")};
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        const KeptHour hour = solved.outcome[t];
        for (std::size_t n = 0; n < hour->peers.size(); ++n) {
            const Peer &peer = solved.market->peers[n];
            const PeerHour &result = hour->peers[n];
            table.rows.push_back({static_cast<double>(t + 1), QString::fromStdString(peer.id.value),
                                  QString::fromStdString(nameOf(peer)), letterOf(peer, t),
                                  nameOf(realisedRole(result)), result.sold, result.bought,
                                  result.ownUse, result.unserved});
        }
    }
    return table;
}

} // namespace peergrid
