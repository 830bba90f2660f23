// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pairprice.h"

#include <algorithm>

namespace peergrid::test
{

namespace
{

struct Pair {
    const Peer &seller;
    const Peer &buyer;
};

bool usesCommunities(const Market &market)
{
    return market.design == Design::Hybrid || market.design == Design::Community;
}

bool isMemberEnd(const Market &market, const ContractEnd &end, const Peer &peer)
{
    const auto *community = std::get_if<CommunityId>(&end);
    return community && usesCommunities(market) && peer.community == *community;
}

bool isPeerEnd(const ContractEnd &end, const Peer &peer)
{
    const auto *id = std::get_if<PeerId>(&end);
    return id && *id == peer.id;
}

bool holdsIn(const Contract &contract, std::size_t hour)
{
    return contract.hours.empty() ||
           std::any_of(contract.hours.begin(), contract.hours.end(),
                       [&](const HourRange &r) { return r.first <= hour && hour <= r.last; });
}

/// In the `community` design only managers deal across the edge: what a single member agreed with
/// an outsider does not count.
bool isOvertakenByManagers(const Market &market, const Contract &contract, const Pair &pair)
{
    if (market.design != Design::Community || pair.seller.community == pair.buyer.community)
        return false;
    const bool sellerAlone = std::holds_alternative<PeerId>(contract.seller);
    const bool buyerAlone = std::holds_alternative<PeerId>(contract.buyer);
    return (sellerAlone && pair.seller.community) || (buyerAlone && pair.buyer.community);
}

/// 4 peer–peer, 3 peer–community, 2 community–peer, 1 community–community, 0 not about this pair.
int particularity(const Market &market, const Contract &contract, const Pair &pair)
{
    const bool fromPeer = isPeerEnd(contract.seller, pair.seller);
    const bool toPeer = isPeerEnd(contract.buyer, pair.buyer);
    if (!fromPeer && !isMemberEnd(market, contract.seller, pair.seller))
        return 0;
    if (!toPeer && !isMemberEnd(market, contract.buyer, pair.buyer))
        return 0;
    if (isOvertakenByManagers(market, contract, pair))
        return 0;
    return 1 + (fromPeer ? 2 : 0) + (toPeer ? 1 : 0);
}

std::optional<std::size_t> ruling(const Market &market, const Pair &pair, std::size_t hour)
{
    std::optional<std::size_t> best;
    int highest = 0;
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        const int rank = particularity(market, market.contracts[k], pair);
        if (rank > highest && holdsIn(market.contracts[k], hour)) {
            highest = rank;
            best = k;
        }
    }
    return best;
}

double managerFee(const Market &market, const Peer &peer, std::size_t hour)
{
    for (const Community &community : market.communities) {
        if (peer.community == community.id)
            return community.managerFee.at(hour);
    }
    return 0.0;
}

double defaultOrFactorPrice(const Market &market, const Pair &pair, std::optional<double> factor,
                            std::size_t hour)
{
    const double cost = pair.seller.generation.cost.at(hour);
    const double fee = pair.seller.networkFee.at(hour);
    if (!usesCommunities(market))
        return cost + factor.value_or(1.0) * fee;
    if (pair.seller.community && pair.seller.community == pair.buyer.community)
        return cost + factor.value_or(0.0) * fee;
    return cost + factor.value_or(1.0) * fee + managerFee(market, pair.seller, hour) +
           managerFee(market, pair.buyer, hour);
}

bool mayDeal(const Market &market, const Pair &pair, std::size_t hour)
{
    if (pair.seller.role.at(hour) == Role::Consumer)
        return false;
    if (pair.buyer.isMainGrid)
        return pair.buyer.feedInTariff.has_value();
    if (pair.buyer.role.at(hour) == Role::Producer)
        return false;
    return market.design != Design::GridOnly || pair.seller.isMainGrid;
}

} // namespace

std::optional<PairPrice> pairPrice(const Market &market, std::size_t seller, std::size_t buyer,
                                   std::size_t hour)
{
    const Pair pair{market.peers[seller], market.peers[buyer]};
    if (seller == buyer || !mayDeal(market, pair, hour))
        return std::nullopt;
    const auto contract = ruling(market, pair, hour);
    const ContractTerms *terms = contract ? &market.contracts[*contract].terms : nullptr;
    if (terms && std::holds_alternative<NoTrade>(*terms))
        return std::nullopt;
    if (pair.buyer.isMainGrid)
        return PairPrice{pair.buyer.feedInTariff->at(hour), true, std::nullopt};
    if (!terms)
        return PairPrice{defaultOrFactorPrice(market, pair, std::nullopt, hour), false, contract};
    if (const auto *fixed = std::get_if<FixedPrice>(terms))
        return PairPrice{fixed->price.at(hour), false, contract};
    const double factor = std::get<NetworkFeeFactor>(*terms).factor;
    return PairPrice{defaultOrFactorPrice(market, pair, factor, hour), false, contract};
}

std::optional<std::size_t> communityOf(const Market &market, std::size_t peer)
{
    if (!usesCommunities(market))
        return std::nullopt;
    for (std::size_t k = 0; k < market.communities.size(); ++k) {
        if (market.peers[peer].community == market.communities[k].id)
            return k;
    }
    return std::nullopt;
}

} // namespace peergrid::test
