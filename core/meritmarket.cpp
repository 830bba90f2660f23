// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meritmarket.h"

#include <algorithm>
#include <numeric>

namespace peergrid
{

namespace
{

class Survey
{
  public:
    Survey(const Network &network, std::span<const std::size_t> arcs,
           std::span<const std::size_t> nodes)
        : m_network(network)
        , m_arcs(arcs)
        , m_nodes(nodes)
    {
        m_market.poolOf.assign(network.nodes.size(), 0);
        m_sellerAt.assign(network.nodes.size(), 0);
    }

    MeritMarket run()
    {
        findPools();
        findSellers();
        for (const std::size_t j : m_arcs)
            readArc(j);
        sortSellers();
        makeOffers();
        return std::move(m_market);
    }

  private:
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }

    /// A pool's parts follow it along arcs of distribution; a buyer without one is a pool of its
    /// own, which nothing but own use reaches.
    void findPools()
    {
        m_market.pools.emplace_back();
        std::vector<bool> isPart(m_network.nodes.size(), false);
        for (const std::size_t j : m_arcs) {
            if (m_network.arcs[j].kind == Arc::Kind::Distribution)
                isPart[at(m_network.arcs[j].to)] = true;
        }
        for (const std::size_t i : m_nodes) {
            const Node &node = m_network.nodes[i];
            const bool isDemand = node.isShared() || node.kind == Node::Kind::Buyer;
            if (isDemand && !isPart[i]) {
                m_market.poolOf[i] = m_market.pools.size();
                m_market.pools.emplace_back();
            }
        }
        for (const std::size_t j : m_arcs) { // in the order in which the parts were added
            const Arc &arc = m_network.arcs[j];
            if (arc.kind == Arc::Kind::Distribution)
                m_market.poolOf[at(arc.to)] = m_market.poolOf[at(arc.from)];
        }
        for (const std::size_t i : m_nodes) {
            const Node &node = m_network.nodes[i];
            if (node.isShared() || node.kind == Node::Kind::Buyer)
                m_market.pools[m_market.poolOf[i]].demand -= node.upper;
        }
    }

    void findSellers()
    {
        for (const std::size_t i : m_nodes) {
            const Node &node = m_network.nodes[i];
            if (node.kind != Node::Kind::Seller)
                continue;
            m_sellerAt[i] = m_market.sellers.size();
            MeritSeller &seller = m_market.sellers.emplace_back();
            seller.node = static_cast<int>(i);
            seller.least = std::max(0.0, node.lower);
            seller.capacity = node.upper;
        }
    }

    void readArc(std::size_t j)
    {
        const Arc &arc = m_network.arcs[j];
        const auto isCheaper = [&](std::size_t other) {
            return other == noArc || arc.cost < m_network.arcs[other].cost;
        };
        if (arc.kind == Arc::Kind::Import) {
            MeritPool &pool = m_market.pools[m_market.poolOf[at(arc.to)]];
            pool.fee = std::min(pool.fee, arc.cost);
            return;
        }
        if (arc.from == noNode || m_network.node(arc.from).kind != Node::Kind::Seller)
            return;
        MeritSeller &seller = m_market.sellers[m_sellerAt[at(arc.from)]];
        if (arc.kind == Arc::Kind::OwnUse)
            seller.ownUse = j;
        else if (arc.kind == Arc::Kind::FeedIn)
            seller.feedIn = j;
        else if (arc.kind == Arc::Kind::Sale && m_network.node(arc.to).kind == Node::Kind::Hub)
            seller.outside = j;
        else if (arc.kind == Arc::Kind::Sale && !arc.crossesEdge && isCheaper(seller.inside))
            seller.inside = j;
    }

    std::size_t poolOf(const MeritSeller &seller) const
    {
        if (seller.inside != noArc)
            return m_market.poolOf[at(m_network.arcs[seller.inside].to)];
        if (seller.ownUse != noArc)
            return m_market.poolOf[at(m_network.arcs[seller.ownUse].to)];
        return 0;
    }

    void sortSellers()
    {
        for (MeritSeller &seller : m_market.sellers) {
            if (seller.feedIn != noArc)
                seller.elsewhere = std::max(0.0, -m_network.arcs[seller.feedIn].cost);
            if (seller.outside != noArc)
                seller.threshold = m_network.arcs[seller.outside].cost + seller.elsewhere;
            giveOwnUse(seller);
        }
        std::stable_sort(m_market.sellers.begin(), m_market.sellers.end(),
                         [this](const MeritSeller &one, const MeritSeller &other) {
                             return poolOf(one) < poolOf(other);
                         });
        m_market.pools.emplace_back();
        std::size_t next = 0;
        for (std::size_t pool = 0; pool < m_market.pools.size(); ++pool) {
            m_market.pools[pool].firstSeller = next;
            while (next < m_market.sellers.size() && poolOf(m_market.sellers[next]) == pool)
                ++next;
        }
    }

    /// The pool that a seller's own use serves, where nobody else may: not the one it sells in.
    bool hasOwnPool(const MeritSeller &seller) const
    {
        return seller.inside != noArc && seller.ownUse != noArc &&
               m_market.poolOf[at(m_network.arcs[seller.ownUse].to)] != poolOf(seller);
    }

    /// What it uses itself whatever the prices: for a load that nobody else may serve; what charges
    /// its storage, or is discharged to its load.
    void giveOwnUse(MeritSeller &seller)
    {
        if (seller.ownUse == noArc)
            return;
        const Arc &arc = m_network.arcs[seller.ownUse];
        MeritPool &home = m_market.pools[m_market.poolOf[at(arc.to)]];
        seller.given = std::min(seller.capacity, hasOwnPool(seller) ? home.demand : arc.lower);
        seller.capacity -= seller.given;
        seller.least = std::max(0.0, seller.least - seller.given);
        home.demand = std::max(0.0, home.demand - seller.given);
    }

    void addOffer(std::size_t seller, std::size_t arc)
    {
        const MeritSeller &of = m_market.sellers[seller];
        if (arc == noArc || (arc == of.ownUse && hasOwnPool(of)))
            return;
        const Arc &to = m_network.arcs[arc];
        const double outside = of.outside == noArc ? 0.0 : m_network.arcs[of.outside].cost;
        MeritOffer offer{seller, arc, of.capacity, to.cost + of.elsewhere, to.cost - outside};
        if (to.kind == Arc::Kind::OwnUse)
            offer.most = std::min(to.upper, -m_network.node(to.to).upper) - of.given;
        m_market.byPrice.push_back(offer);
    }

    void makeOffers()
    {
        auto &offers = m_market.byPrice;
        for (std::size_t pool = 0; pool + 1 < m_market.pools.size(); ++pool) {
            m_market.pools[pool].firstOffer = offers.size();
            const std::size_t end = m_market.pools[pool + 1].firstSeller;
            for (std::size_t s = m_market.pools[pool].firstSeller; s < end; ++s) {
                const MeritSeller &seller = m_market.sellers[s];
                addOffer(s, seller.ownUse);
                addOffer(s, seller.inside);
            }
        }
        m_market.pools.back().firstOffer = offers.size();
        m_market.byDiscount = offers;
        for (std::size_t pool = 0; pool + 1 < m_market.pools.size(); ++pool) {
            const auto first = static_cast<std::ptrdiff_t>(m_market.pools[pool].firstOffer);
            const auto end = static_cast<std::ptrdiff_t>(m_market.pools[pool + 1].firstOffer);
            std::stable_sort(offers.begin() + first, offers.begin() + end,
                             [](const MeritOffer &one, const MeritOffer &other) {
                                 return one.price < other.price;
                             });
            std::stable_sort(m_market.byDiscount.begin() + first, m_market.byDiscount.begin() + end,
                             [](const MeritOffer &one, const MeritOffer &other) {
                                 return one.discount < other.discount;
                             });
        }
    }

    const Network &m_network;
    std::span<const std::size_t> m_arcs;
    std::span<const std::size_t> m_nodes;
    std::vector<std::size_t> m_sellerAt; ///< by node, before they are sorted
    MeritMarket m_market;
};

} // namespace

MeritMarket meritMarket(const Network &network, std::span<const std::size_t> arcs,
                        std::span<const std::size_t> nodes)
{
    return Survey(network, arcs, nodes).run();
}

} // namespace peergrid
