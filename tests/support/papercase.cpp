// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/papercase.h"

#include <fstream>
#include <map>
#include <stdexcept>

namespace peergrid::test
{

namespace
{

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells(const std::string &line)
{
    std::vector<std::string> result(1);
    bool isQuoted = false;
    for (const char c : line) {
        if (c == '"')
            isQuoted = !isQuoted;
        else if (c == ',' && !isQuoted)
            result.emplace_back();
        else if (c != '\r')
            result.back() += c;
    }
    return result;
}

std::vector<Row> readTable(const std::string &name)
{
    std::ifstream file(std::string(PEERGRID_SOURCE_DIR "/scenarios/tables/") + name);
    std::string line;
    if (!std::getline(file, line))
        throw std::runtime_error("no table " + name);
    const auto header = cells(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const auto values = cells(line);
        Row &row = rows.emplace_back();
        for (std::size_t i = 0; i < values.size(); ++i)
            row[header[i]] = values[i];
    }
    return rows;
}

Profile column(const std::vector<Row> &rows, const std::string &name)
{
    std::vector<double> values;
    for (const Row &row : rows)
        values.push_back(std::stod(row.at(name)));
    return Profile(values);
}

Role role(const std::string &letter)
{
    return letter == "G" ? Role::Producer : letter == "P" ? Role::Prosumer : Role::Consumer;
}

Peer peerOf(const Row &row)
{
    Peer peer;
    peer.id = PeerId(row.at("id"));
    peer.name = row.at("name");
    peer.role = role(row.at("role"));
    peer.isMainGrid = peer.name == "Main grid";
    peer.community = CommunityId(row.at("community"));
    peer.generation.minimum = std::stod(row.at("pmin_kw"));
    peer.generation.maximum = std::stod(row.at("pmax_kw"));
    peer.generation.cost = std::stod(row.at("generation_cost"));
    peer.networkFee = std::stod(row.at("distribution_cost"));
    peer.load = std::stod(row.at("load_kwh"));
    return peer;
}

Contract contractOf(const Row &row)
{
    Contract contract;
    contract.id = ContractId(row.at("contract"));
    contract.seller = CommunityId(row.at("seller_community"));
    contract.buyer = CommunityId(row.at("buyer_community"));
    contract.terms = NetworkFeeFactor{std::stod(row.at("distribution_factor"))};
    return contract;
}

void addStorage(Peer &peer, const Row &row, PaperSettings::Storage kind)
{
    const double capacity = std::stod(row.at("ess_capacity_kwh"));
    if (capacity <= 0.0 || kind == PaperSettings::Storage::None)
        return;
    Storage storage;
    storage.capacity = capacity;
    storage.power = std::stod(row.at("ess_power_kw"));
    if (kind == PaperSettings::Storage::Tendency) {
        storage.operation = Storage::Operation::Tendency;
        storage.tendency =
            column(readTable("ess-tendency-24h.csv"), "p" + peer.id.value + "_tendency_kwh");
    }
    peer.storage = storage;
}

void addCommunity(Market &market, const CommunityId &id)
{
    for (const Community &community : market.communities) {
        if (community.id == id)
            return;
    }
    market.communities.push_back({id, "Community " + id.value, 0.0});
}

} // namespace

Market paperMarket(const PaperSettings &settings)
{
    Market market;
    market.hours = settings.isHourly ? 24 : 1;
    market.design = settings.usesCommunities ? Design::Hybrid : Design::FullP2P;
    for (const Row &row : readTable(settings.peers)) {
        Peer &peer = market.peers.emplace_back(peerOf(row));
        addCommunity(market, *peer.community);
        addStorage(peer, row, settings.storage);
        if (settings.isHourly) {
            peer.load = column(readTable("load-curve-24h.csv"), "p" + peer.id.value);
            peer.generation.availability =
                column(readTable("availability-24h.csv"), "p" + peer.id.value);
        }
    }
    if (settings.usesContracts) {
        for (const Row &row : readTable("contracts.csv"))
            market.contracts.push_back(contractOf(row));
    }
    return market;
}

} // namespace peergrid::test
