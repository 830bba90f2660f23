// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff.h"

#include <unordered_map>

namespace peergrid
{

namespace
{

template<class Object>
using IdOf = decltype(Object::id);

/// Files the objects of one kind under added, removed and changed.
template<class Object>
void compare(const std::vector<Object> &before, const std::vector<Object> &after,
             std::set<IdOf<Object>> ObjectIds::*kind, ScenarioDiff &diff)
{
    std::unordered_map<IdOf<Object>, std::size_t> places;
    for (std::size_t i = 0; i < before.size(); ++i)
        places.emplace(before[i].id, i);
    std::vector<bool> isKept(before.size(), false);
    std::size_t last = 0;
    for (const Object &object : after) {
        const auto found = places.find(object.id);
        if (found == places.end()) {
            (diff.added.*kind).insert(object.id);
            continue;
        }
        const std::size_t place = found->second;
        isKept[place] = true;
        if (!(before[place] == object))
            (diff.changed.*kind).insert(object.id);
        diff.isOrderChanged |= place < last;
        last = place;
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!isKept[i])
            (diff.removed.*kind).insert(before[i].id);
    }
}

/// Files what stands elsewhere on the canvas, of the objects that both scenarios have.
template<class Id, class Look>
void compareLooks(const std::map<Id, Look> &before, const std::map<Id, Look> &after,
                  const std::set<Id> &added, std::set<Id> &moved)
{
    for (const auto &[id, look] : after) {
        const auto found = before.find(id);
        if ((found == before.end() || !(found->second == look)) && !added.contains(id))
            moved.insert(id);
    }
    for (const auto &[id, look] : before) {
        if (!after.contains(id))
            moved.insert(id);
    }
}

} // namespace

bool ScenarioDiff::isEmpty() const
{
    return !touchesMarket() && moved.isEmpty() && !isScenarioChanged;
}

bool ScenarioDiff::touchesMarket() const
{
    return !added.isEmpty() || !removed.isEmpty() || !changed.isEmpty() || isOrderChanged ||
           isMarketChanged;
}

ScenarioDiff diff(const Scenario &before, const Scenario &after)
{
    ScenarioDiff diff;
    compare(before.market.peers, after.market.peers, &ObjectIds::peers, diff);
    compare(before.market.communities, after.market.communities, &ObjectIds::communities, diff);
    compare(before.market.contracts, after.market.contracts, &ObjectIds::contracts, diff);
    compareLooks(before.layout.peers, after.layout.peers, diff.added.peers, diff.moved.peers);
    compareLooks(before.layout.communities, after.layout.communities, diff.added.communities,
                 diff.moved.communities);
    for (const PeerId &id : diff.removed.peers)
        diff.moved.peers.erase(id);
    for (const CommunityId &id : diff.removed.communities)
        diff.moved.communities.erase(id);
    diff.isMarketChanged = before.market.hours != after.market.hours ||
                           before.market.design != after.market.design ||
                           before.market.objective != after.market.objective ||
                           before.market.lookAhead != after.market.lookAhead;
    diff.isScenarioChanged = before.name != after.name || before.description != after.description ||
                             before.currency != after.currency || before.unknown != after.unknown;
    return diff;
}

} // namespace peergrid
