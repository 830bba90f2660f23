// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing.h"

#include <algorithm>
#include <utility>

namespace peergrid
{

namespace
{

template<class T, class TheId>
std::optional<std::size_t> positionOf(const std::vector<T> &objects, const TheId &id)
{
    const auto found =
        std::find_if(objects.begin(), objects.end(), [&](const T &o) { return o.id == id; });
    if (found == objects.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - objects.begin());
}

template<class T>
using Positions = std::unordered_map<decltype(T::id), std::size_t>;

template<class T>
Positions<T> positions(const std::vector<T> &objects)
{
    Positions<T> result;
    for (std::size_t i = 0; i < objects.size(); ++i)
        result.emplace(objects[i].id, i);
    return result;
}

bool ignoresCommunities(Design design)
{
    return design == Design::FullP2P || design == Design::GridOnly;
}

double feeOf(const Market &market, std::optional<std::size_t> community, std::size_t hour)
{
    return community ? market.communities[*community].managerFee.at(hour) : 0.0;
}

} // namespace

std::optional<std::size_t> indexOf(const Market &market, const PeerId &id)
{
    return positionOf(market.peers, id);
}

std::optional<std::size_t> indexOf(const Market &market, const CommunityId &id)
{
    return positionOf(market.communities, id);
}

std::optional<std::size_t> mainGrid(const Market &market)
{
    const auto found = std::find_if(market.peers.begin(), market.peers.end(),
                                    [](const Peer &peer) { return peer.isMainGrid; });
    if (found == market.peers.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - market.peers.begin());
}

bool maySell(const Peer &peer, std::size_t hour)
{
    return peer.role.at(hour) != Role::Consumer;
}

bool mayBuy(const Peer &peer, std::size_t hour)
{
    return peer.role.at(hour) != Role::Producer;
}

std::size_t PriceBook::PairHash::operator()(const Pair &pair) const
{
    const auto end = [](const End &e) { return e.index * 2 + (e.isPeer ? 1 : 0); };
    return end(pair.ends.seller) * 0x9e3779b97f4a7c15ULL + end(pair.ends.buyer);
}

PriceBook::PriceBook(const Market &market)
    : m_market(market)
    , m_mainGrid(peergrid::mainGrid(market))
{
    const auto isPeer = [](const ContractEnd &e) { return std::holds_alternative<PeerId>(e); };
    const bool areNamed =
        std::any_of(market.contracts.begin(), market.contracts.end(),
                    [&](const Contract &c) { return isPeer(c.seller) || isPeer(c.buyer); });
    const auto peers = areNamed ? positions(market.peers) : Positions<Peer>();
    const auto communities = positions(market.communities);
    m_communities.resize(market.peers.size());
    if (!ignoresCommunities(market.design)) {
        for (std::size_t n = 0; n < market.peers.size(); ++n) {
            if (const auto &community = market.peers[n].community)
                m_communities[n] = communities.at(*community);
        }
    }
    const auto end = [&](const ContractEnd &e) {
        if (const auto *peer = std::get_if<PeerId>(&e))
            return End{true, peers.at(*peer)};
        return End{false, communities.at(std::get<CommunityId>(e))};
    };
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        const Ends ends{end(market.contracts[k].seller), end(market.contracts[k].buyer)};
        m_ends.push_back(ends);
        m_between[{ends}].push_back(k);
    }
}

bool PriceBook::isInForce(std::size_t contract, std::size_t hour) const
{
    const auto &hours = m_market.contracts[contract].hours;
    if (!hours.empty() && std::none_of(hours.begin(), hours.end(),
                                       [&](const HourRange &r) { return r.contains(hour); }))
        return false;
    const auto &[seller, buyer] = m_ends[contract];
    if (ignoresCommunities(m_market.design))
        return seller.isPeer && buyer.isPeer;
    if (m_market.design != Design::Community)
        return true;
    // Across an edge only managers deal: a single member has no contract with an outsider.
    const auto behind = [&](const End &e) {
        return e.isPeer ? m_communities[e.index] : std::optional<std::size_t>(e.index);
    };
    const bool sellerIsMember = seller.isPeer && behind(seller);
    const bool buyerIsMember = buyer.isPeer && behind(buyer);
    return !(sellerIsMember || buyerIsMember) || behind(seller) == behind(buyer);
}

std::optional<std::size_t> PriceBook::contractBetween(End seller, End buyer, std::size_t hour) const
{
    const auto found = m_between.find({{seller, buyer}});
    if (found == m_between.end())
        return std::nullopt;
    for (const std::size_t contract : found->second) {
        if (isInForce(contract, hour))
            return contract;
    }
    return std::nullopt;
}

std::optional<std::size_t> PriceBook::rulingContract(std::size_t seller,
                                                     std::optional<std::size_t> buyer,
                                                     std::optional<std::size_t> buyerCommunity,
                                                     std::size_t hour) const
{
    if (m_ends.empty())
        return std::nullopt;
    const End sellerPeer{true, seller};
    const auto sellerCommunity = m_communities[seller];
    std::optional<std::size_t> found;
    if (buyer)
        found = contractBetween(sellerPeer, {true, *buyer}, hour);
    if (!found && buyerCommunity)
        found = contractBetween(sellerPeer, {false, *buyerCommunity}, hour);
    if (!found && sellerCommunity && buyer)
        found = contractBetween({false, *sellerCommunity}, {true, *buyer}, hour);
    if (!found && sellerCommunity && buyerCommunity)
        found = contractBetween({false, *sellerCommunity}, {false, *buyerCommunity}, hour);
    return found;
}

SalePrice PriceBook::price(std::size_t seller, std::optional<std::size_t> buyerCommunity,
                           std::optional<std::size_t> contract, std::size_t hour) const
{
    const Peer &peer = m_market.peers[seller];
    const auto sellerCommunity = m_communities[seller];
    const bool isInside = sellerCommunity && sellerCommunity == buyerCommunity;

    SalePrice sale;
    sale.contract = contract;
    double factor = isInside ? 0.0 : 1.0;
    sale.rule = isInside ? PriceRule::Inside : PriceRule::Outside;
    if (contract) {
        const ContractTerms &terms = m_market.contracts[*contract].terms;
        if (std::holds_alternative<NoTrade>(terms)) {
            sale.rule = PriceRule::NotAllowed;
            return sale;
        }
        if (const auto *fixed = std::get_if<FixedPrice>(&terms)) {
            sale.rule = PriceRule::FixedPrice;
            sale.price = fixed->price.at(hour);
            return sale;
        }
        sale.rule = PriceRule::NetworkFeeFactor;
        factor = std::get<NetworkFeeFactor>(terms).factor;
    }
    sale.network = factor * peer.networkFee.at(hour);
    if (!isInside) {
        sale.sellerManager = feeOf(m_market, sellerCommunity, hour);
        sale.buyerManager = feeOf(m_market, buyerCommunity, hour);
    }
    sale.price =
        peer.generation.cost.at(hour) + sale.network + sale.sellerManager + sale.buyerManager;
    return sale;
}

SalePrice PriceBook::sale(std::size_t seller, std::size_t buyer, std::size_t hour) const
{
    const Peer &from = m_market.peers[seller];
    const Peer &to = m_market.peers[buyer];
    if (seller == buyer || !maySell(from, hour))
        return {};
    if (to.isMainGrid) {
        if (!to.feedInTariff)
            return {};
        const auto contract = rulingContract(seller, buyer, m_communities[buyer], hour);
        if (contract && std::holds_alternative<NoTrade>(m_market.contracts[*contract].terms))
            return {PriceRule::NotAllowed, contract};
        return {PriceRule::FeedIn, std::nullopt, to.feedInTariff->at(hour)};
    }
    if (!mayBuy(to, hour) || (m_market.design == Design::GridOnly && !from.isMainGrid))
        return {};
    return price(seller, m_communities[buyer],
                 rulingContract(seller, buyer, m_communities[buyer], hour), hour);
}

SalePrice PriceBook::saleToUnnamed(std::size_t seller, std::optional<std::size_t> community,
                                   std::size_t hour) const
{
    const Peer &from = m_market.peers[seller];
    if (!maySell(from, hour) || (m_market.design == Design::GridOnly && !from.isMainGrid))
        return {};
    return price(seller, community, rulingContract(seller, std::nullopt, community, hour), hour);
}

} // namespace peergrid
