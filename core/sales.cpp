// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales.h"

#include <algorithm>
#include <map>
#include <set>

namespace peergrid
{

namespace
{

class HourSales
{
  public:
    HourSales(Network &network, const PreparedMarket &prepared, const ContractsInForce &contracts,
              std::size_t hour, const HourNodes &nodes)
        : m_network(network)
        , m_prepared(prepared)
        , m_market(prepared.market)
        , m_contracts(contracts)
        , m_hour(hour)
        , m_nodes(nodes)
    {
    }

    void build()
    {
        for (std::size_t s = 0; s < m_market.peers.size(); ++s) {
            if (m_nodes.seller[s] != noNode && maySell(m_market.peers[s], m_hour))
                addSeller(s);
        }
        for (const auto &[barred, hub] : m_hubs)
            addImports(hub, barred);
        closeCapsOfOneArc();
    }

  private:
    using Barred = std::set<int>; ///< cells a seller must not reach by the default way

    std::size_t poolCount() const { return m_market.communities.size() + 1; }

    std::optional<std::size_t> communityOfPool(std::size_t pool) const
    {
        return pool + 1 < poolCount() ? std::optional<std::size_t>(pool) : std::nullopt;
    }

    /// Each buyer's node counts the peers that no contract names once, and each named peer.
    template<class Visit>
    void forEachCell(std::size_t pool, Visit visit) const
    {
        const auto &cells = m_nodes.cells[pool];
        if (cells.unnamed != noNode)
            visit(cells.unnamed);
        for (const int named : cells.named)
            visit(named);
    }

    SalePrice priceAt(std::size_t seller, int cell, std::size_t pool) const
    {
        const Node &node = m_network.node(cell);
        if (node.kind == Node::Kind::Buyer)
            return m_prepared.book.sale(seller, node.index, m_hour);
        return m_prepared.book.saleToUnnamed(seller, communityOfPool(pool), m_hour);
    }

    /// The cells, with their pools, on which a contract of the seller may have a say.
    std::map<int, std::size_t> contractCells(std::size_t seller) const
    {
        std::map<int, std::size_t> found;
        const auto visit = [&](const std::vector<std::size_t> &contracts) {
            for (const std::size_t k : contracts) {
                const PriceBook::End &buyer = m_prepared.book.buyerOf(k);
                if (!buyer.isPeer) {
                    forEachCell(buyer.index, [&](int cell) { found.emplace(cell, buyer.index); });
                } else if (isNamedBuyer(buyer.index)) {
                    found.emplace(m_nodes.home[buyer.index], poolOf(buyer.index));
                }
            }
        };
        if (const auto own = m_contracts.byPeer.find(seller); own != m_contracts.byPeer.end())
            visit(own->second);
        if (const auto community = m_prepared.book.communityOf(seller)) {
            const auto of = m_contracts.byCommunity.find(*community);
            if (of != m_contracts.byCommunity.end())
                visit(of->second);
        }
        found.erase(m_nodes.home[seller]);
        return found;
    }

    bool isNamedBuyer(std::size_t peer) const
    {
        const auto &named = m_nodes.cells[poolOf(peer)].named;
        return std::find(named.begin(), named.end(), m_nodes.home[peer]) != named.end();
    }

    std::size_t poolOf(std::size_t peer) const
    {
        return m_prepared.book.communityOf(peer).value_or(poolCount() - 1);
    }

    void addSeller(std::size_t seller)
    {
        const std::size_t home = poolOf(seller);
        const auto community = communityOfPool(home);
        const SalePrice outside = m_prepared.book.saleToUnnamed(seller, std::nullopt, m_hour);
        if (!outside.isAllowed())
            return;
        SalePrice inside;
        inside.rule = PriceRule::Inside;
        inside.price = m_market.peers[seller].generation.cost.at(m_hour);

        Barred barred;
        for (const auto &[cell, pool] : contractCells(seller)) {
            const SalePrice contract = priceAt(seller, cell, pool);
            const bool isInside = community && pool == home;
            const double byDefault = isInside ? inside.price : outside.price + importFee(pool);
            if (addContractSale(seller, cell, contract, isInside, byDefault))
                barred.insert(cell);
        }
        if (community)
            addInside(seller, home, inside, barred);
        addSale(seller, hubFor(barred), outside, true);
    }

    /// Adds the sale that a contract rules. True if the seller must not reach the cell otherwise.
    bool addContractSale(std::size_t seller, int cell, const SalePrice &sale, bool isInside,
                         double byDefault)
    {
        if (!sale.contract)
            return false;
        if (!sale.isAllowed())
            return true;
        addSale(seller, cell, sale, !isInside);
        const auto &cap = m_market.contracts[*sale.contract].energyCap;
        if (cap)
            m_network.arcs.back().cap = capNode(*sale.contract, cap->at(m_hour));
        return cap || sale.price >= byDefault;
    }

    int capNode(std::size_t contract, double cap)
    {
        const auto [found, isNew] = m_caps.emplace(contract, noNode);
        if (isNew)
            found->second = m_network.add({Node::Kind::Cap, m_hour, contract, 0, 0.0, cap});
        return found->second;
    }

    void addInside(std::size_t seller, std::size_t pool, const SalePrice &inside,
                   const Barred &barred)
    {
        bool isBarredInside = false;
        forEachCell(pool, [&](int cell) { isBarredInside |= barred.contains(cell); });
        if (!isBarredInside) {
            if (m_nodes.cells[pool].pool != noNode)
                addSale(seller, m_nodes.cells[pool].pool, inside, false);
            return;
        }
        forEachCell(pool, [&](int cell) {
            const bool isItself =
                cell == m_nodes.home[seller] && m_network.node(cell).kind == Node::Kind::Buyer;
            if (!barred.contains(cell) && !isItself)
                addSale(seller, cell, inside, false);
        });
    }

    void addSale(std::size_t seller, int to, const SalePrice &sale, bool crossesEdge)
    {
        Arc &arc = m_network.connect(Arc::Kind::Sale, m_hour, seller, m_nodes.seller[seller], to);
        arc.cost = sale.price;
        if (m_market.objective == Objective::Published)
            arc.cost += m_market.peers[seller].generation.cost.at(m_hour);
        arc.crossesEdge = crossesEdge;
        arc.sale = sale;
    }

    int hubFor(const Barred &barred)
    {
        const auto [found, isNew] = m_hubs.emplace(barred, noNode);
        if (isNew)
            found->second = m_network.add({Node::Kind::Hub, m_hour, m_hubs.size() - 1});
        return found->second;
    }

    double importFee(std::size_t pool) const
    {
        const auto community = communityOfPool(pool);
        return community ? m_market.communities[*community].managerFee.at(m_hour) : 0.0;
    }

    void addImports(int hub, const Barred &barred)
    {
        for (std::size_t pool = 0; pool < poolCount(); ++pool) {
            bool isBarred = false;
            forEachCell(pool, [&](int cell) { isBarred |= barred.contains(cell); });
            if (!isBarred) {
                if (m_nodes.cells[pool].pool != noNode)
                    addImport(hub, m_nodes.cells[pool].pool, pool);
                continue;
            }
            forEachCell(pool, [&](int cell) {
                if (!barred.contains(cell))
                    addImport(hub, cell, pool);
            });
        }
    }

    void addImport(int hub, int to, std::size_t pool)
    {
        Arc &arc = m_network.connect(Arc::Kind::Import, m_hour, pool, hub, to);
        arc.cost = importFee(pool);
        arc.sale.price = arc.cost;
        arc.sale.buyerManager = arc.cost;
    }

    /// A cap on one arc alone is that arc's upper bound.
    void closeCapsOfOneArc()
    {
        std::map<int, std::vector<std::size_t>> arcs;
        for (std::size_t j = m_firstArc; j < m_network.arcs.size(); ++j) {
            if (m_network.arcs[j].cap != noNode)
                arcs[m_network.arcs[j].cap].push_back(j);
        }
        for (const auto &[cap, of] : arcs) {
            if (of.size() > 1)
                continue;
            Arc &arc = m_network.arcs[of.front()];
            arc.upper = m_network.node(cap).upper;
            arc.cap = noNode;
        }
    }

    Network &m_network;
    const PreparedMarket &m_prepared;
    const Market &m_market;
    const ContractsInForce &m_contracts;
    std::size_t m_hour;
    const HourNodes &m_nodes;
    std::size_t m_firstArc = m_network.arcs.size();
    std::map<Barred, int> m_hubs;
    std::map<std::size_t, int> m_caps;
};

} // namespace

ContractsInForce::ContractsInForce(const PreparedMarket &prepared, std::size_t hour)
{
    for (std::size_t k = 0; k < prepared.market.contracts.size(); ++k) {
        if (!prepared.book.isInForce(k, hour))
            continue;
        const PriceBook::End &seller = prepared.book.sellerOf(k);
        (seller.isPeer ? byPeer : byCommunity)[seller.index].push_back(k);
    }
}

std::vector<bool> namedBuyers(const PreparedMarket &prepared, const ContractsInForce &contracts,
                              std::size_t hour)
{
    const Market &market = prepared.market;
    const PriceBook &book = prepared.book;
    std::vector<bool> named(market.peers.size(), false);
    const auto name = [&](std::size_t peer) {
        named[peer] = mayBuy(market.peers[peer], hour) && !market.peers[peer].isMainGrid;
    };
    for (const auto &[seller, of] : contracts.byPeer) {
        for (const std::size_t k : of) {
            const PriceBook::End &buyer = book.buyerOf(k);
            if (buyer.isPeer)
                name(buyer.index);
            else if (book.communityOf(seller) == buyer.index)
                name(seller);
        }
    }
    for (const auto &[community, of] : contracts.byCommunity) {
        for (const std::size_t k : of) {
            const PriceBook::End &buyer = book.buyerOf(k);
            if (buyer.isPeer)
                name(buyer.index);
            for (std::size_t n = 0; !buyer.isPeer && buyer.index == community && n < named.size();
                 ++n) {
                if (book.communityOf(n) == community)
                    name(n);
            }
        }
    }
    return named;
}

void addSales(Network &network, const PreparedMarket &prepared, const ContractsInForce &contracts,
              std::size_t hour, const HourNodes &nodes)
{
    HourSales(network, prepared, contracts, hour, nodes).build();
}

} // namespace peergrid
