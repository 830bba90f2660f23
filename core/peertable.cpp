// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/peertable.h"

#include "core/spot.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <unordered_map>

namespace peergrid
{

namespace
{

Role readRole(TableCells &cells, std::size_t row)
{
    const std::string text = cells.text(row, "role");
    if (text == "G" || text == "g")
        return Role::Producer;
    if (text == "P" || text == "p")
        return Role::Prosumer;
    if (text != "C" && text != "c" && cells.has("role"))
        cells.report(row, "role", text.empty() ? "the cell is empty" : inQuotes(text),
                     "G (producer), P (prosumer) or C (consumer)");
    return Role::Consumer;
}

bool isNamedMainGrid(const std::string &name)
{
    constexpr std::string_view expected = "main grid";
    return std::equal(
        name.begin(), name.end(), expected.begin(), expected.end(),
        [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
}

/// A column says which peer is the main grid; without it the name does.
bool readIsMainGrid(TableCells &cells, std::size_t row, const Peer &peer)
{
    if (cells.has("main_grid"))
        return cells.flag(row, "main_grid");
    return peer.role.at(0) == Role::Producer && isNamedMainGrid(peer.name);
}

/// The table gives no way to run the battery: it rests until a tendency says otherwise.
std::optional<Storage> readStorage(TableCells &cells, std::size_t row)
{
    const double capacity = cells.optionalNumber(row, "ess_capacity_kwh").value_or(0.0);
    const double power = cells.optionalNumber(row, "ess_power_kw").value_or(0.0);
    if (capacity == 0.0)
        return std::nullopt;
    Storage storage;
    storage.capacity = capacity;
    storage.power = power;
    storage.operation = Storage::Operation::Tendency;
    return storage;
}

Peer readPeer(TableCells &cells, std::size_t row)
{
    Peer peer;
    peer.id = PeerId(cells.text(row, "id"));
    peer.name = cells.text(row, "name");
    if (peer.name.empty())
        peer.name = peer.id.value;
    cells.setObject(objectLabel("peer", row, peer.id.value, peer.name));
    if (peer.id.isEmpty() && cells.has("id"))
        cells.report(row, "id", "the cell is empty", {}, "give every peer an id of its own");
    peer.role = readRole(cells, row);
    peer.isMainGrid = readIsMainGrid(cells, row, peer);
    if (const std::string community = cells.text(row, "community"); !community.empty())
        peer.community = CommunityId(community);
    peer.generation.minimum = cells.optionalNumber(row, "pmin_kw").value_or(0.0);
    peer.generation.maximum = cells.number(row, "pmax_kw");
    peer.generation.cost = cells.number(row, "generation_cost");
    peer.networkFee = cells.number(row, "distribution_cost");
    peer.load = cells.number(row, "load_kwh");
    peer.storage = readStorage(cells, row);
    return peer;
}

bool isNumber(const std::string &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

/// 2 before 10, numbers before other names.
bool comesBefore(const CommunityId &a, const CommunityId &b)
{
    const bool isNumberA = isNumber(a.value);
    if (isNumberA != isNumber(b.value))
        return isNumberA;
    if (!isNumberA)
        return a < b;
    const auto significant = [](const std::string &digits) {
        return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
    };
    const std::string x = significant(a.value);
    const std::string y = significant(b.value);
    if (x.size() != y.size())
        return x.size() < y.size();
    return x != y ? x < y : a < b;
}

} // namespace

std::vector<Peer> readPeers(TableCells &cells)
{
    cells.require({"id", "role", "pmax_kw", "generation_cost", "distribution_cost", "load_kwh"});
    const CsvTable &table = cells.table();
    if (table.rows() == 0) {
        Issue issue = table.issue("there are no peers");
        issue.place = "row 2";
        issue.remedy = "give one row for each peer";
        cells.report(issue);
    }
    std::vector<Peer> peers;
    std::unordered_map<PeerId, std::size_t> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        peers.push_back(readPeer(cells, row));
        const auto [first, isNew] = rows.emplace(peers.back().id, row);
        if (!isNew && !peers.back().id.isEmpty())
            cells.report(row, "id",
                         "the id " + inQuotes(peers.back().id.value) + " is also in row " +
                             std::to_string(table.rowNumber(first->second)),
                         {}, "give every peer an id of its own");
    }
    cells.setObject({});
    return peers;
}

std::vector<Community> communitiesOf(const std::vector<Peer> &peers)
{
    std::set<CommunityId, decltype(&comesBefore)> ids(&comesBefore);
    for (const Peer &peer : peers)
        if (peer.community)
            ids.insert(*peer.community);
    std::vector<Community> communities;
    for (const CommunityId &id : ids)
        communities.push_back({id, "Community " + id.value, 0.0});
    return communities;
}

} // namespace peergrid
