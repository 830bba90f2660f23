// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"

#include "core/eachprofile.h"
#include "core/pricing.h"

#include <algorithm>

namespace peergrid::edits
{

namespace
{

/// What the copied objects are called in the scenario they come into.
struct NewIds {
    std::map<PeerId, PeerId> peers;
    std::map<CommunityId, CommunityId> communities;
    std::map<ContractId, ContractId> contracts;

    /// None if the end is no object of the copy.
    std::optional<ContractEnd> of(const ContractEnd &end) const
    {
        if (const auto *peer = std::get_if<PeerId>(&end)) {
            const auto found = peers.find(*peer);
            return found == peers.end() ? std::nullopt : std::optional<ContractEnd>(found->second);
        }
        const auto found = communities.find(std::get<CommunityId>(end));
        return found == communities.end() ? std::nullopt
                                          : std::optional<ContractEnd>(found->second);
    }
};

/// Keeps an id that is free, else takes the next free number.
template<class Object>
auto namesFor(const std::vector<Object> &copies, const std::vector<Object> &there)
{
    using IdType = decltype(Object::id);
    std::set<IdType> taken;
    for (const Object &object : there)
        taken.insert(object.id);
    std::map<IdType, IdType> names;
    std::size_t number = 1;
    for (const Object &object : copies) {
        IdType id = object.id;
        while (taken.contains(id))
            id = IdType(std::to_string(number++));
        taken.insert(id);
        names.emplace(object.id, id);
    }
    return names;
}

template<class T>
Hourly<T> ofLength(const Hourly<T> &profile, std::size_t hours)
{
    if (profile.isConstant() || profile.size() == hours || profile.size() == 0)
        return profile;
    std::vector<T> values;
    values.reserve(hours);
    for (std::size_t t = 0; t < hours; ++t)
        values.push_back(profile.at(t % profile.size()));
    return Hourly<T>(std::move(values));
}

/// False if nothing of the range is left.
bool cut(HourRange &range, std::size_t hours)
{
    range.last = std::min(range.last, hours - 1);
    return range.first <= range.last;
}

} // namespace

Scenario copied(const Scenario &scenario, const ObjectIds &objects)
{
    ObjectIds kept = objects;
    for (const Peer &peer : scenario.market.peers) {
        if (peer.community && objects.communities.contains(*peer.community))
            kept.peers.insert(peer.id);
    }
    ObjectIds others;
    for (const Peer &peer : scenario.market.peers) {
        if (!kept.peers.contains(peer.id))
            others.peers.insert(peer.id);
    }
    for (const Community &community : scenario.market.communities) {
        if (!kept.communities.contains(community.id))
            others.communities.insert(community.id);
    }
    return remove(scenario, others);
}

Pasted paste(Scenario scenario, const Scenario &copy, Position by)
{
    const Market market = setHours(copy, scenario.market.hours).market;
    NewIds ids;
    ids.peers = namesFor(market.peers, scenario.market.peers);
    ids.communities = namesFor(market.communities, scenario.market.communities);
    ids.contracts = namesFor(market.contracts, scenario.market.contracts);
    bool hasMainGrid = mainGrid(scenario.market).has_value();
    ObjectIds added;
    for (Community community : market.communities) {
        const auto look = copy.layout.communities.find(community.id);
        community.id = ids.communities.at(community.id);
        added.communities.insert(community.id);
        if (look != copy.layout.communities.end())
            scenario.layout.communities[community.id] = look->second;
        scenario.market.communities.push_back(std::move(community));
    }
    for (Peer peer : market.peers) {
        const auto position = copy.layout.peers.find(peer.id);
        peer.id = ids.peers.at(peer.id);
        added.peers.insert(peer.id);
        if (position != copy.layout.peers.end())
            scenario.layout.peers[peer.id] = position->second;
        if (peer.community) {
            const auto found = ids.communities.find(*peer.community);
            peer.community =
                found == ids.communities.end() ? std::nullopt : std::optional(found->second);
        }
        if (peer.isMainGrid && hasMainGrid) {
            peer.isMainGrid = false;
            peer.feedInTariff.reset();
        }
        hasMainGrid |= peer.isMainGrid;
        scenario.market.peers.push_back(std::move(peer));
    }
    for (Contract contract : market.contracts) {
        const auto seller = ids.of(contract.seller);
        const auto buyer = ids.of(contract.buyer);
        if (!seller || !buyer)
            continue;
        contract.id = ids.contracts.at(contract.id);
        contract.seller = *seller;
        contract.buyer = *buyer;
        added.contracts.insert(contract.id);
        scenario.market.contracts.push_back(std::move(contract));
    }
    ObjectIds loose = added; // members move with their community
    for (const Peer &peer : scenario.market.peers) {
        if (peer.community && added.communities.contains(*peer.community))
            loose.peers.erase(peer.id);
    }
    return {move(std::move(scenario), loose, by), added};
}

Scenario setHours(Scenario scenario, std::size_t hours)
{
    Market &market = scenario.market;
    hours = std::clamp<std::size_t>(hours, 1, maxHours);
    market.hours = hours;
    forEachProfile(market, [&](Profile &profile) { profile = ofLength(profile, hours); });
    for (Peer &peer : market.peers) {
        peer.role = ofLength(peer.role, hours);
        std::erase_if(peer.shiftable,
                      [&](ShiftableDemand &demand) { return !cut(demand.hours, hours); });
    }
    std::erase_if(market.contracts, [&](Contract &contract) {
        const bool held = !contract.hours.empty();
        std::erase_if(contract.hours, [&](HourRange &range) { return !cut(range, hours); });
        return held && contract.hours.empty();
    });
    if (market.lookAhead)
        market.lookAhead = std::min(*market.lookAhead, hours);
    return scenario;
}

} // namespace peergrid::edits
