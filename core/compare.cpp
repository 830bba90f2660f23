// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare.h"

#include "core/eachprofile.h"
#include "core/scenariojson.h"
#include "core/spot.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace peergrid
{

namespace
{

template<class T>
void makeConstant(Hourly<T> &values)
{
    const auto all = values.values();
    if (all.empty())
        return;
    if (std::all_of(all.begin(), all.end(), [&](const T &value) { return value == all[0]; }))
        values = Hourly<T>(T(all[0]));
    else
        values = Hourly<T>(std::vector<T>(all.begin(), all.end()));
}

/// What is solved, in a form in which equal markets are equal: no names, no layout, no tables
/// beside, no profiles of equal values.
Json solvedJson(const Scenario &scenario)
{
    Scenario bare;
    bare.market = scenario.market;
    for (Peer &peer : bare.market.peers) {
        peer.name.clear();
        makeConstant(peer.role);
    }
    for (Community &community : bare.market.communities)
        community.name.clear();
    for (Contract &contract : bare.market.contracts)
        contract.name.clear();
    forEachProfile(bare.market, [](Profile &profile) { makeConstant(profile); });
    return scenarioJson(bare);
}

using Fields = std::vector<std::pair<std::string, std::string>>;

/// The fields of an object, each with its value as in the file.
void addFields(Fields &fields, const std::string &name, const Json &json)
{
    const bool isEnd = name == "seller" || name == "buyer";
    const bool holdsObjects = json.is_array() && !json.empty() && json[0].is_object();
    if ((json.is_object() && !isEnd) || holdsObjects) {
        std::size_t index = 0;
        for (const auto &[key, value] : json.items()) {
            if (json.is_array())
                addFields(fields, fmt::format("{}[{}]", name, index++), value);
            else
                addFields(fields, name.empty() ? key : fmt::format("{}.{}", name, key), value);
        }
    } else {
        fields.emplace_back(name, oneLine(json));
    }
}

Fields fieldsOf(const Json *object)
{
    Fields fields;
    if (!object)
        return fields;
    for (const auto &[key, value] : object->items()) {
        if (key != "peers" && key != "communities" && key != "contracts" && key != "id")
            addFields(fields, key, value);
    }
    return fields;
}

/// Both lists are in the order of the file, and so is what comes out.
void compareFields(std::vector<InputDifference> &differences, const std::string &object,
                   const Fields &before, const Fields &after)
{
    std::size_t next = 0;
    const auto tell = [&](const std::string &field, const std::string &was, const std::string &is) {
        if (was != is)
            differences.push_back({object, field, was, is});
    };
    for (const auto &[field, value] : after) {
        const auto found =
            std::find_if(before.begin(), before.end(),
                         [&name = field](const auto &other) { return other.first == name; });
        if (found == before.end()) {
            tell(field, "", value);
            continue;
        }
        for (const auto end = static_cast<std::size_t>(found - before.begin()); next < end; ++next)
            tell(before[next].first, before[next].second, "");
        tell(field, found->second, value);
        ++next;
    }
    for (; next < before.size(); ++next)
        tell(before[next].first, before[next].second, "");
}

/// The objects of one kind in a scenario by their ids, in the order of the file.
struct Objects {
    std::vector<std::string> ids;
    std::unordered_map<std::string, const Json *> byId;
    std::unordered_map<std::string, std::string> labels;

    const Json *find(const std::string &id) const
    {
        const auto found = byId.find(id);
        return found == byId.end() ? nullptr : found->second;
    }
};

template<class T>
Objects objectsOf(const Json &scenario, std::string_view list, std::string_view kind,
                  const std::vector<T> &items)
{
    Objects objects;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string &id = items[i].id.value;
        if (!objects.byId.emplace(id, &scenario.at(std::string(list))[i]).second)
            continue;
        objects.ids.push_back(id);
        objects.labels.emplace(id, objectLabel(kind, i, id, items[i].name));
    }
    return objects;
}

void compareObjects(std::vector<InputDifference> &differences, const Objects &before,
                    const Objects &after)
{
    for (const std::string &id : before.ids)
        compareFields(differences, before.labels.at(id), fieldsOf(before.find(id)),
                      fieldsOf(after.find(id)));
    for (const std::string &id : after.ids) {
        if (!before.find(id))
            compareFields(differences, after.labels.at(id), {}, fieldsOf(after.find(id)));
    }
}

std::string orderOf(const Objects &objects, const Objects &others)
{
    std::string order;
    for (const std::string &id : objects.ids) {
        if (others.find(id))
            order += (order.empty() ? "" : ", ") + id;
    }
    return order;
}

} // namespace

std::vector<InputDifference> inputDifferences(const Scenario &before, const Scenario &after)
{
    const Json beforeJson = solvedJson(before);
    const Json afterJson = solvedJson(after);
    std::vector<InputDifference> differences;
    compareFields(differences, "scenario", fieldsOf(&beforeJson), fieldsOf(&afterJson));

    const Objects peers = objectsOf(beforeJson, "peers", "peer", before.market.peers);
    const Objects newPeers = objectsOf(afterJson, "peers", "peer", after.market.peers);
    const std::string order = orderOf(peers, newPeers);
    const std::string newOrder = orderOf(newPeers, peers);
    if (order != newOrder)
        differences.push_back({"scenario", "order of peers", order, newOrder});
    compareObjects(differences, peers, newPeers);
    compareObjects(differences,
                   objectsOf(beforeJson, "communities", "community", before.market.communities),
                   objectsOf(afterJson, "communities", "community", after.market.communities));
    compareObjects(differences,
                   objectsOf(beforeJson, "contracts", "contract", before.market.contracts),
                   objectsOf(afterJson, "contracts", "contract", after.market.contracts));
    return differences;
}

} // namespace peergrid
