// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/flownetworks.h"

#include <map>

namespace peergrid::test
{

using Kind = Junction::Kind;

Peer producer(const std::string &id, double maximum, double cost, double networkFee)
{
    Peer peer;
    peer.id = PeerId(id);
    peer.name = "P" + id;
    peer.role = Role::Producer;
    peer.generation.maximum = maximum;
    peer.generation.cost = cost;
    peer.networkFee = networkFee;
    return peer;
}

Peer prosumer(const std::string &id, double maximum, double cost, double networkFee, double load)
{
    Peer peer = producer(id, maximum, cost, networkFee);
    peer.role = Role::Prosumer;
    peer.load = load;
    return peer;
}

Peer consumer(const std::string &id, double load)
{
    Peer peer = prosumer(id, 0.0, 0.0, 0.0, load);
    peer.role = Role::Consumer;
    return peer;
}

Flow flow(Junction from, Junction to, double energy, const SalePrice &price)
{
    return {from,
            to,
            energy,
            price.price,
            price.network,
            price.sellerManager,
            price.buyerManager,
            price.rule,
            price.contract};
}

Outcome fivePeersSolved(Design design)
{
    const bool inCommunities = design == Design::Hybrid;
    const std::size_t pool = inCommunities ? 2 : 3;
    const Junction hub{Kind::Hub, 0};
    const SalePrice outside3{PriceRule::Outside, {}, 0.0696, 0.0216};
    const SalePrice outside5{PriceRule::Outside, {}, 0.0754, 0.0254};
    const SalePrice inside5{PriceRule::Inside, {}, 0.05};
    const double sold3 = inCommunities ? 60 : 200;
    const double sold5 = inCommunities ? 180 : 40;

    HourOutcome hour;
    hour.status = HourOutcome::Status::Solved;
    hour.published = inCommunities ? 28.456 : 31.936;
    hour.leastCost = hour.published - 0.048 * sold3 - 0.05 * sold5;
    hour.peers.resize(5);
    hour.peers[1].bought = 140;
    hour.peers[2].generation = sold3 + 50;
    hour.peers[2].ownUse = 50;
    hour.peers[2].sold = sold3;
    hour.peers[3].bought = 100;
    hour.peers[4].generation = sold5 + 20;
    hour.peers[4].ownUse = 20;
    hour.peers[4].sold = sold5;
    const double margin = inCommunities ? 0.1176 : 0.1254; // 2·C_g + C_d of the marginal seller
    for (const std::size_t n : {1, 3})
        hour.peers[n].marginalPrice = {margin, margin};
    hour.flows = {flow({Kind::Seller, 2}, hub, sold3, outside3),
                  inCommunities ? flow({Kind::Seller, 4}, {Kind::Pool, pool}, sold5, inside5)
                                : flow({Kind::Seller, 4}, hub, sold5, outside5),
                  flow(hub, {Kind::Pool, pool}, inCommunities ? sold3 : sold3 + sold5, {}),
                  flow({Kind::Pool, pool}, {Kind::Buyer, 1}, 140, {}),
                  flow({Kind::Pool, pool}, {Kind::Buyer, 3}, 100, {})};
    return {Outcome::Status::Solved, {hour}};
}

namespace
{

class NetworkBuilder
{
  public:
    explicit NetworkBuilder(std::mt19937 &random)
        : m_random(random)
    {
    }

    Solved build()
    {
        makeMarket();
        m_hour.status = HourOutcome::Status::Solved;
        m_hour.peers.resize(m_market.peers.size());
        const PriceBook prices(m_market);
        for (std::size_t s = 1; s < m_market.peers.size(); ++s)
            sell(prices, s);
        for (std::size_t hub = 0; hub < 2; ++hub)
            shareOut(hub);
        for (std::size_t pool = 0; pool <= m_market.communities.size(); ++pool)
            deliver(pool);
        addBalances();
        return {m_market, {Outcome::Status::Solved, {m_hour}}};
    }

  private:
    double number(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_random()) / 4294967296.0;
    }
    std::size_t below(std::size_t count) { return m_random() % count; }

    void makeMarket()
    {
        const std::size_t communities = 2 + below(3);
        m_market.hours = 1;
        for (std::size_t c = 0; c < communities; ++c)
            m_market.communities.push_back(
                {CommunityId("c" + std::to_string(c)), "", number(0, 0.02)});
        m_market.peers.push_back(producer("grid", 1e6, 0.2, 0.05));
        m_market.peers[0].isMainGrid = true;
        m_market.peers[0].feedInTariff = 0.03;
        // Two buyers in every pool, so that all can be reached; the rest anywhere.
        for (std::size_t n = 0; n < 2 * (communities + 1) + below(12); ++n) {
            Peer peer = prosumer(std::to_string(n), 1e3, number(0, 0.1), number(0, 0.05), 0);
            peer.emissionFactor = number(0, 1);
            const std::size_t pool = n < 2 * (communities + 1) ? n / 2 : below(communities + 1);
            if (pool < communities)
                peer.community = m_market.communities[pool].id;
            m_market.peers.push_back(peer);
        }
        m_market.contracts = {
            contract(m_market.peers[1].id, m_market.peers[4].id, FixedPrice{0.07}),
            contract(m_market.peers[2].id, CommunityId("c1"), NetworkFeeFactor{0.3}),
        };
    }

    static Contract contract(ContractEnd seller, ContractEnd buyer, ContractTerms terms)
    {
        return {ContractId("k"), "", std::move(seller), std::move(buyer), std::move(terms), {}, {}};
    }

    void add(Junction from, Junction to, double energy, const SalePrice &price)
    {
        m_hour.flows.push_back(flow(from, to, energy, price));
        m_met[{to.kind, to.index}] += energy;
    }

    /// Peer 1 sells under its contract alone, peer 2 through a hub of its own, which does not
    /// reach the community it has a contract with; the others inside, through hub 0, to the grid.
    void sell(const PriceBook &prices, std::size_t s)
    {
        const Junction seller{Kind::Seller, s};
        if (s == 1)
            return add(seller, {Kind::Buyer, 4}, number(1, 50), prices.sale(1, 4, 0));
        if (s == 2)
            add(seller, {Kind::Pool, 1}, number(1, 50), prices.saleToUnnamed(2, 1, 0));
        const auto community = prices.communityOf(s);
        if (community && below(2))
            add(seller, {Kind::Pool, *community}, number(1, 50),
                prices.saleToUnnamed(s, community, 0));
        if (below(3)) {
            SalePrice outside = prices.saleToUnnamed(s, std::nullopt, 0);
            add(seller, {Kind::Hub, s == 2 ? 1u : 0u}, number(1, 50), outside);
        }
        if (below(4) == 0)
            add(seller, {Kind::Buyer, 0}, number(1, 50), prices.sale(s, 0, 0));
    }

    void shareOut(std::size_t hub)
    {
        std::vector<std::size_t> pools;
        for (std::size_t pool = 0; pool <= m_market.communities.size(); ++pool) {
            // Hub 1 is peer 2's: not to its own community 0, nor by contract to community 1.
            if (hub == 0 || pool > 1)
                pools.push_back(pool);
        }
        split({Kind::Hub, hub}, Kind::Pool, pools);
    }

    void deliver(std::size_t pool)
    {
        std::vector<std::size_t> members;
        for (std::size_t n = 1; n < m_market.peers.size(); ++n) {
            const auto &community = m_market.peers[n].community;
            const std::size_t home =
                community ? *indexOf(m_market, *community) : m_market.communities.size();
            if (home == pool)
                members.push_back(n);
        }
        Junction from{Kind::Pool, pool};
        if (below(2) && m_met[{Kind::Pool, pool}] > 0) {
            const Junction unnamed{Kind::Unnamed, pool};
            add(from, unnamed, m_met[{Kind::Pool, pool}], {});
            from = unnamed;
        }
        split(from, Kind::Buyer, members);
    }

    void split(Junction from, Kind kind, const std::vector<std::size_t> &receivers)
    {
        const double energy = m_met[{from.kind, from.index}];
        if (energy <= 0)
            return;
        std::vector<double> weights;
        double sum = 0;
        for (std::size_t i = 0; i < receivers.size(); ++i)
            sum += weights.emplace_back(number(0.1, 1));
        for (std::size_t i = 0; i < receivers.size(); ++i) {
            SalePrice fee;
            if (kind == Kind::Pool && receivers[i] < m_market.communities.size())
                fee.price = fee.buyerManager = m_market.communities[receivers[i]].managerFee.at(0);
            add(from, {kind, receivers[i]}, energy * weights[i] / sum, fee);
        }
    }

    void addBalances()
    {
        for (const Flow &f : m_hour.flows) {
            if (f.from.kind == Kind::Seller) {
                m_hour.peers[f.from.index].sold += f.energy;
                if (f.rule == PriceRule::FeedIn)
                    m_hour.peers[f.from.index].fedIn += f.energy;
            }
            if (f.to.kind == Kind::Buyer)
                m_hour.peers[f.to.index].bought += f.energy;
        }
        for (std::size_t n = 0; n < m_hour.peers.size(); ++n) {
            PeerHour &peer = m_hour.peers[n];
            peer.ownUse = n > 0 ? number(0, 20) : 0;
            peer.generation = peer.ownUse + peer.sold;
            m_market.peers[n].load = peer.ownUse + peer.bought;
        }
    }

    std::mt19937 &m_random;
    Market m_market;
    HourOutcome m_hour;
    std::map<std::pair<Kind, std::size_t>, double> m_met;
};

} // namespace

Solved randomNetwork(std::mt19937 &random)
{
    return NetworkBuilder(random).build();
}

} // namespace peergrid::test
