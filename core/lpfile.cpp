// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lpfile.h"

#include "core/linearprogram.h"
#include "core/network.h"
#include "core/schedule.h"
#include "core/solve.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include <CoinError.hpp>
#include <CoinFinite.hpp>
#include <CoinLpIO.hpp>
#include <CoinMpsIO.hpp>
#include <CoinPackedMatrix.hpp>
#include <fmt/format.h>

namespace peergrid
{

namespace
{

std::string plain(std::string id)
{
    std::replace_if(
        id.begin(), id.end(), [](unsigned char c) { return !std::isalnum(c) || c >= 128; }, '_');
    return id;
}

/// Names of rows and columns: readable, made of letters, digits and `_`, each used once.
class Names
{
  public:
    Names(const Market &market, const Network &network)
        : m_market(market)
        , m_network(network)
    {
    }

    std::string of(const Node &node)
    {
        return once(fmt::format("{}_h{}", place(node), node.hour + 1));
    }

    std::string of(const Arc &arc)
    {
        std::string name = kindOf(arc);
        if (arc.kind == Arc::Kind::Import || arc.kind == Arc::Kind::Distribution)
            name += "_" + place(m_network.node(arc.from));
        else if (arc.kind != Arc::Kind::Unserved)
            name += "_" + peer(arc.peer);
        if (arc.to != noNode && arc.kind != Arc::Kind::OwnUse)
            name += "_" + place(m_network.node(arc.to));
        return once(fmt::format("{}_h{}", name, arc.hour + 1));
    }

    /// The name itself the first time, later with a number behind it.
    std::string once(std::string name)
    {
        if (m_used.insert(name).second)
            return name;
        for (int i = 2;; ++i) {
            std::string next = fmt::format("{}_{}", name, i);
            if (m_used.insert(next).second)
                return next;
        }
    }

  private:
    std::string peer(std::size_t n) const
    {
        return n < m_market.peers.size() ? plain(m_market.peers[n].id.value) : "all";
    }

    std::string community(std::size_t c) const
    {
        return c < m_market.communities.size() ? plain(m_market.communities[c].id.value) : "none";
    }

    std::string place(const Node &node) const
    {
        switch (node.kind) {
        case Node::Kind::Seller:
            return "seller_" + peer(node.index);
        case Node::Kind::Hub:
            return fmt::format("hub{}", node.index);
        case Node::Kind::Pool:
            return "pool_" + community(node.index);
        case Node::Kind::Unnamed:
            return "unnamed_" + community(node.index);
        case Node::Kind::Loads:
            return "loads_" + community(node.index);
        case Node::Kind::Buyer:
            return "buyer_" + peer(node.index);
        case Node::Kind::Cap:
            return "cap_" + plain(m_market.contracts[node.index].id.value);
        case Node::Kind::Charge:
            return "charge_" + peer(node.index);
        case Node::Kind::FinalCharge:
            return "finalcharge_" + peer(node.index);
        case Node::Kind::Shiftable:
            return fmt::format("shiftable{}_{}", node.part + 1, peer(node.index));
        }
        return "node";
    }

    static std::string kindOf(const Arc &arc)
    {
        switch (arc.kind) {
        case Arc::Kind::OwnUse:
            return "ownuse";
        case Arc::Kind::Sale:
            return "sale";
        case Arc::Kind::FeedIn:
            return "feedin";
        case Arc::Kind::Import:
            return "import";
        case Arc::Kind::Distribution:
            return "distribution";
        case Arc::Kind::Flexible:
            return fmt::format("flexible{}", arc.part + 1);
        case Arc::Kind::Shift:
            return "shift";
        case Arc::Kind::Charging:
            return "charging";
        case Arc::Kind::Discharging:
            return "discharging";
        case Arc::Kind::Carry:
            return "carry";
        case Arc::Kind::Unserved:
            return "unserved";
        case Arc::Kind::Surplus:
            return "surplus";
        }
        return "arc";
    }

    const Market &m_market;
    const Network &m_network;
    std::set<std::string> m_used;
};

/// $ that storage with a given operation adds to the objective: wear, less the generation cost of
/// what leaves the seller without having been generated.
double givenCost(const Market &market, const Network &network)
{
    std::set<std::size_t> hours;
    for (const Node &node : network.nodes)
        hours.insert(node.hour);
    double cost = 0.0;
    for (const Peer &peer : market.peers) {
        const auto schedule = givenSchedule(peer, market.hours);
        for (const std::size_t hour : hours) {
            if (!schedule.empty())
                cost += (peer.storage->wearCost - peer.generation.cost.at(hour)) *
                        schedule[hour].discharge;
        }
    }
    return cost;
}

void addGivenColumn(LinearProgram &program, double cost)
{
    program.cost.push_back(cost);
    program.lower.push_back(1.0);
    program.upper.push_back(1.0);
    program.start.push_back(program.start.back());
}

struct NameList {
    std::vector<std::string> names;
    std::vector<const char *> pointers() const
    {
        std::vector<const char *> result;
        for (const std::string &name : names)
            result.push_back(name.c_str());
        return result;
    }
};

CoinPackedMatrix matrixOf(const LinearProgram &program)
{
    return {true,
            static_cast<int>(program.rows()),
            static_cast<int>(program.columns()),
            static_cast<CoinBigIndex>(program.value.size()),
            program.value.data(),
            program.row.data(),
            program.start.data(),
            nullptr};
}

bool write(const LinearProgram &program, const NameList &rows, const NameList &columns,
           const std::filesystem::path &path)
{
    const CoinPackedMatrix matrix = matrixOf(program);
    if (path.extension() == ".mps") {
        CoinMpsIO file;
        file.messageHandler()->setLogLevel(0);
        file.setMpsData(matrix, COIN_DBL_MAX, program.lower.data(), program.upper.data(),
                        program.cost.data(), nullptr, program.rowLower.data(),
                        program.rowUpper.data(), columns.pointers().data(), rows.pointers().data());
        file.setProblemName("peergrid");
        return file.writeMps(path.c_str(), 0, 1) == 0;
    }
    CoinLpIO file;
    file.messageHandler()->setLogLevel(0);
    file.setLpDataWithoutRowAndColNames(matrix, program.lower.data(), program.upper.data(),
                                        program.cost.data(), nullptr, program.rowLower.data(),
                                        program.rowUpper.data());
    auto rowNames = rows.pointers();
    rowNames.push_back("objective");
    file.setLpDataRowAndColNames(rowNames.data(), columns.pointers().data());
    return file.writeLp(path.c_str(), 1e-12, 4, 15, true) == 0;
}

} // namespace

Result<void> writeLp(const Market &market, std::size_t hour, const std::filesystem::path &path)
{
    if (path.extension() != ".mps" && path.extension() != ".lp")
        return tl::unexpected(
            Issues{fileIssue(path.string(), "its name ends in neither .mps nor .lp",
                             "the ending chooses the format", "name the file so")});
    const auto network = programOf(market, hour);
    if (!network)
        return tl::unexpected(network.error());
    LinearProgram program = linearProgram(*network);
    Names names(market, *network);
    NameList rows;
    for (const Node &node : network->nodes)
        rows.names.push_back(names.of(node));
    NameList columns;
    for (const Arc &arc : network->arcs)
        columns.names.push_back(names.of(arc));
    columns.names.push_back(names.once("given"));
    addGivenColumn(program, givenCost(market, *network));
    bool isWritten = false;
    try {
        isWritten = write(program, rows, columns, path);
    } catch (const CoinError &) { // no such folder, no right to write
    }
    if (!isWritten)
        return tl::unexpected(Issues{fileIssue(path.string(), "it could not be written",
                                               "a folder that exists and may be written to",
                                               "choose another place")});
    return {};
}

} // namespace peergrid
