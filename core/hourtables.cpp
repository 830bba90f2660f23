// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hourtables.h"

#include "core/spot.h"

#include <algorithm>
#include <unordered_set>

namespace peergrid
{

namespace
{

/// Peers are known by now to have ids.
std::string labelOf(const Peer &peer)
{
    return objectLabel("peer", 0, peer.id.value, peer.name);
}

Profile readColumn(TableCells &cells, std::size_t column)
{
    std::vector<double> values = cells.numbers(column);
    const auto differs = [&](double value) { return value != values.front(); };
    if (values.empty() || std::none_of(values.begin(), values.end(), differs))
        return values.empty() ? 0.0 : values.front();
    return Profile(std::move(values));
}

/// Extra columns do not matter, but p18 in a market of 17 peers is a slip.
void reportStrangers(TableCells &cells, const std::vector<Peer> &peers, const std::string &ending)
{
    std::unordered_set<std::string> known;
    for (const Peer &peer : peers)
        known.insert(hourlyColumn(peer) + ending);
    const CsvTable &table = cells.table();
    for (std::size_t column = 0; column < table.columns(); ++column) {
        const std::string &name = table.header(column);
        const std::size_t digits = name.find_first_not_of("0123456789", 1);
        const bool looksLikePeer = name.size() > 1 && name[0] == 'p' && digits != 1 &&
                                   name.substr(std::min(digits, name.size())) == ending;
        if (!looksLikePeer || known.contains(name))
            continue;
        Issue issue = table.issueAt(column, "no peer has this id");
        issue.remedy = "name columns p and the id of a peer: p3" + ending;
        cells.report(issue);
    }
}

} // namespace

std::size_t readHours(TableCells &cells)
{
    cells.require({"hour"});
    const CsvTable &table = cells.table();
    if (!cells.has("hour"))
        return 0;
    if (table.rows() == 0) {
        Issue issue = table.issue("there are no hours");
        issue.place = "row 2";
        issue.remedy = "give one row for each hour";
        cells.report(issue);
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string expected = std::to_string(row + 1);
        if (cells.text(row, "hour") != expected) {
            cells.report(row, "hour", inQuotes(cells.text(row, "hour")), "hour " + expected,
                         "give the hours 1, 2, 3 … in this order, each once");
            return 0;
        }
    }
    if (table.rows() > maxHours) {
        cells.report(maxHours, "hour", std::to_string(table.rows()) + " hours",
                     "at most " + std::to_string(maxHours));
        return 0;
    }
    return table.rows();
}

void readLoads(TableCells &cells, std::vector<Peer> &peers)
{
    reportStrangers(cells, peers, "");
    for (Peer &peer : peers) {
        cells.setObject(labelOf(peer));
        if (const auto column = cells.table().column(hourlyColumn(peer)))
            peer.load = readColumn(cells, *column);
        else if (peer.load.at(0) != 0.0)
            cells.require({hourlyColumn(peer).c_str()});
    }
    cells.setObject({});
}

void readAvailability(TableCells &cells, std::vector<Peer> &peers)
{
    reportStrangers(cells, peers, "");
    for (Peer &peer : peers) {
        cells.setObject(labelOf(peer));
        if (const auto column = cells.table().column(hourlyColumn(peer)))
            peer.generation.availability = readColumn(cells, *column);
    }
    cells.setObject({});
}

void readTendencies(TableCells &cells, std::vector<Peer> &peers)
{
    reportStrangers(cells, peers, "_tendency_kwh");
    for (Peer &peer : peers) {
        const auto column = cells.table().column(tendencyColumn(peer));
        if (!column)
            continue;
        cells.setObject(labelOf(peer));
        const Profile tendency = readColumn(cells, *column);
        if (peer.storage) {
            peer.storage->tendency = tendency;
        } else if (tendency != Profile(0.0)) {
            Issue issue = cells.table().issueAt(*column, "this peer has no storage");
            issue.remedy = "give it ess_capacity_kwh and ess_power_kw in the peer table";
            cells.report(issue);
        }
    }
    cells.setObject({});
}

std::string hourlyColumn(const Peer &peer)
{
    return 'p' + peer.id.value;
}

std::string tendencyColumn(const Peer &peer)
{
    return hourlyColumn(peer) + "_tendency_kwh";
}

} // namespace peergrid
