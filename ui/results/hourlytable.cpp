// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/hourlytable.h"

#include "core/words.h"

#include <QCoreApplication>

#include <map>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("HourlyTable", text);
}

} // namespace

DataTable hourlyTable(const Solved &solved, HourRange hours,
                      const std::vector<FigureColumn> &columns,
                      const std::function<bool(const Peer &)> &isIn)
{
    const Market &market = *solved.market;
    std::map<CommunityId, QString> communities;
    for (const Community &community : market.communities)
        communities.emplace(community.id, QString::fromStdString(nameOf(community)));
    DataTable table;
    table.header = {tr("Hour"), tr("Peer id"), tr("Peer"), tr("Community")};
    for (const FigureColumn &column : columns)
        table.header.push_back(column.header);
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        const KeptHour hour = solved.outcome[t];
        for (std::size_t n = 0; n < hour->peers.size(); ++n) {
            const Peer &peer = market.peers[n];
            if (isIn && !isIn(peer))
                continue;
            std::vector<DataTable::Cell> row{
                static_cast<double>(t + 1), QString::fromStdString(peer.id.value),
                QString::fromStdString(nameOf(peer)),
                peer.community ? communities[*peer.community] : QString()};
            for (const FigureColumn &column : columns)
                row.emplace_back(column.figure(hour->peers[n], n, t));
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

} // namespace peergrid
