// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks.h"
#include "core/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace peergrid
{

namespace
{

template<class TheId>
using Places = std::unordered_map<TheId, std::size_t>;

template<class Object>
Spot spotOf(const Spot &list, std::string_view kind, std::size_t index, const Object &object)
{
    return {list, index, kind, object.id.value, object.name};
}

/// Where each id stands first. Ids that are empty or stand twice are issues.
template<class Object>
auto checkIds(Issues &issues, const Spot &list, std::string_view kind,
              const std::vector<Object> &objects)
{
    Places<decltype(Object::id)> places;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const Spot spot = spotOf(list, kind, i, objects[i]);
        const Spot id(spot, "id");
        if (objects[i].id.isEmpty()) {
            issues.push_back(issueAt(id, "\"\" is empty", "an id has at least one character",
                                     "give it an id of its own"));
            continue;
        }
        const auto [first, isNew] = places.emplace(objects[i].id, i);
        if (!isNew)
            issues.push_back(
                issueAt(id,
                        fmt::format("{} is also the id of {} number {}",
                                    inQuotes(objects[i].id.value), kind, first->second + 1),
                        "each id may stand once", "give one of the two another id"));
    }
    return places;
}

template<class TheId>
void checkReference(Issues &issues, const Spot &spot, std::string_view kind, const TheId &id,
                    const Places<TheId> &places)
{
    if (places.contains(id))
        return;
    issues.push_back(issueAt(spot, fmt::format("there is no {} {}", kind, inQuotes(id.value)),
                             fmt::format("the id of a {} of this scenario is allowed", kind),
                             fmt::format("correct the id, or add the {}", kind)));
}

void checkMainGrids(Issues &issues, const Spot &list, const std::vector<Peer> &peers)
{
    const auto isGrid = [](const Peer &peer) { return peer.isMainGrid; };
    const auto first = std::find_if(peers.begin(), peers.end(), isGrid);
    if (first == peers.end())
        return;
    for (auto next = std::find_if(first + 1, peers.end(), isGrid); next != peers.end();
         next = std::find_if(next + 1, peers.end(), isGrid)) {
        const auto index = static_cast<std::size_t>(next - peers.begin());
        const Spot spot = spotOf(list, "peer", index, *next);
        issues.push_back(
            issueAt(Spot(spot, "main_grid"),
                    fmt::format("a second main grid, beside peer {}", inQuotes(first->id.value)),
                    "one peer at most may be the main grid", "take the mark from one of them"));
    }
}

struct KnownIds {
    Places<PeerId> peers;
    Places<CommunityId> communities;
};

void checkEnd(Issues &issues, const Spot &spot, const ContractEnd &end, const KnownIds &known)
{
    if (const auto *peer = std::get_if<PeerId>(&end))
        checkReference(issues, Spot(spot, "peer"), "peer", *peer, known.peers);
    else
        checkReference(issues, Spot(spot, "community"), "community", std::get<CommunityId>(end),
                       known.communities);
}

void checkEnds(Issues &issues, const Spot &spot, const Contract &contract, const KnownIds &known)
{
    checkEnd(issues, Spot(spot, "seller"), contract.seller, known);
    const Spot buyer(spot, "buyer");
    checkEnd(issues, buyer, contract.buyer, known);
    const auto *peer = std::get_if<PeerId>(&contract.buyer);
    if (peer && contract.buyer == contract.seller)
        issues.push_back(issueAt(
            buyer, fmt::format("peer {} is also the seller", inQuotes(peer->value)),
            "a contract of a peer is with another peer or a community", "choose another buyer"));
}

struct Term {
    HourRange hours;
    std::size_t contract = 0;
};

/// Contracts between the same two ends that hold in the same hour: which of them would rule?
void checkOverlaps(Issues &issues, const Spot &list, const std::vector<Contract> &contracts,
                   std::vector<Term> terms)
{
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term &a, const Term &b) { return a.hours.first < b.hours.first; });
    Term latest = terms.front();
    std::set<std::size_t> reported;
    for (const Term &term : terms) {
        const std::size_t later = std::max(term.contract, latest.contract);
        const std::size_t earlier = std::min(term.contract, latest.contract);
        if (later != earlier && term.hours.first <= latest.hours.last &&
            reported.insert(later).second) {
            const Spot spot = spotOf(list, "contract", later, contracts[later]);
            Issue issue =
                issueAt(Spot(spot, "hours"),
                        fmt::format("contract {} holds between the same two in the same hour",
                                    inQuotes(contracts[earlier].id.value)),
                        "one contract between the same seller and buyer may hold in an hour",
                        "give the two contracts hours of their own, or remove one");
            issue.hour = static_cast<int>(term.hours.first + 1);
            issues.push_back(std::move(issue));
        }
        if (term.hours.last > latest.hours.last)
            latest = term;
    }
}

void checkContracts(Issues &issues, const Spot &list, const Market &market, const KnownIds &known)
{
    checkIds(issues, list, "contract", market.contracts);
    std::map<std::pair<ContractEnd, ContractEnd>, std::vector<Term>> byEnds;
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        const Contract &contract = market.contracts[k];
        checkEnds(issues, spotOf(list, "contract", k, contract), contract, known);
        auto &terms = byEnds[{contract.seller, contract.buyer}];
        for (const HourRange &hours : contract.hours)
            terms.push_back({hours, k});
        if (contract.hours.empty())
            terms.push_back({{0, market.hours}, k});
    }
    for (auto &[ends, terms] : byEnds)
        checkOverlaps(issues, list, market.contracts, std::move(terms));
}

} // namespace

Issues checkReferences(const Market &market)
{
    Issues issues;
    const Spot scenario;
    const Spot peers(scenario, "peers");
    const Spot communities(scenario, "communities");
    KnownIds known;
    known.peers = checkIds(issues, peers, "peer", market.peers);
    known.communities = checkIds(issues, communities, "community", market.communities);
    checkMainGrids(issues, peers, market.peers);
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (const auto &community = market.peers[n].community) {
            const Spot spot = spotOf(peers, "peer", n, market.peers[n]);
            checkReference(issues, Spot(spot, "community"), "community", *community,
                           known.communities);
        }
    }
    checkContracts(issues, Spot(scenario, "contracts"), market, known);
    return issues;
}

} // namespace peergrid
