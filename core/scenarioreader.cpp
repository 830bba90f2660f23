// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenarioreader.h"

#include "core/csv.h"
#include "core/members.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace peergrid
{

namespace
{

template<class T>
bool readValue(Reading &reading, const Json &json, const Spot &spot, Id<T> &id)
{
    return readValue(reading, json, spot, id.value);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, ContractEnd &end);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Generation &generation);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Storage &storage);
bool readValue(Reading &reading, const Json &json, const Spot &spot, FlexibleBid &bid);
bool readValue(Reading &reading, const Json &json, const Spot &spot, ShiftableDemand &demand);

/// Something that may be left out.
template<class T>
bool readValue(Reading &reading, const Json &json, const Spot &spot, std::optional<T> &value)
{
    return readValue(reading, json, spot, value.emplace());
}

bool isList(Reading &reading, const Json &json, const Spot &spot)
{
    if (json.is_array())
        return true;
    reading.report(spot, issueAt(spot, "this is not a list", "a list in brackets, […], is allowed",
                                 "put the items in brackets, also if there is only one"));
    return false;
}

template<class T>
bool readValue(Reading &reading, const Json &json, const Spot &spot, std::vector<T> &values)
{
    if (!isList(reading, json, spot))
        return false;
    values.resize(json.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        readValue(reading, json[i], Spot(spot, i), values[i]);
    return true;
}

/// Reads the members of an object of the market as visitMembers() lists them.
template<class T>
class MemberReader
{
  public:
    MemberReader(ObjectReader &object, T &target)
        : m_object(object)
        , m_target(target)
    {
    }

    template<class Value>
    void member(std::string_view key, Value T::*field)
    {
        if (const Json *json = m_object.find(key))
            readValue(m_object.reading(), *json, Spot(m_object.spot(), key), m_target.*field);
    }

    template<class Value>
    void stated(std::string_view key, Value T::*field)
    {
        member(key, field);
    }

    template<class Value>
    void required(std::string_view key, Value T::*field)
    {
        if (const Json *json = m_object.require(key))
            readValue(m_object.reading(), *json, Spot(m_object.spot(), key), m_target.*field);
        else
            forget(m_target.*field);
    }

    void hours(std::string_view firstKey, std::string_view lastKey, HourRange T::*field)
    {
        HourRange &range = m_target.*field;
        const bool isFirstRead = hour(firstKey, range.first);
        if (hour(lastKey, range.last) && isFirstRead)
            return;
        range = {1, 0}; // no range of hours: nothing is judged by it
        m_object.reading().unread.insert(Spot(m_object.spot(), lastKey).place());
    }

    void terms(ContractTerms T::*field);

  private:
    bool hour(std::string_view key, std::size_t &value)
    {
        std::size_t counted = 0;
        const Json *json = m_object.require(key);
        if (!json || !readValue(m_object.reading(), *json, Spot(m_object.spot(), key), counted))
            return false;
        value = counted - 1;
        return true;
    }

    /// As readValue() leaves what it cannot read.
    static void forget(double &number) { number = std::numeric_limits<double>::quiet_NaN(); }
    static void forget(Profile &profile) { profile = std::numeric_limits<double>::quiet_NaN(); }
    template<class Value>
    static void forget(Value &)
    {
    }

    ObjectReader &m_object;
    T &m_target;
};

template<class T>
void readMembers(ObjectReader &object, T &target)
{
    MemberReader<T> reader(object, target);
    visitMembers(reader, Of<T>{});
}

template<class T>
bool readObject(Reading &reading, const Json &json, const Spot &spot, T &target)
{
    ObjectReader object(reading, json, spot);
    if (object.isObject())
        readMembers(object, target);
    return object.isObject();
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Generation &generation)
{
    return readObject(reading, json, spot, generation);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Storage &storage)
{
    return readObject(reading, json, spot, storage);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, FlexibleBid &bid)
{
    return readObject(reading, json, spot, bid);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, ShiftableDemand &demand)
{
    return readObject(reading, json, spot, demand);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, ContractEnd &end)
{
    ObjectReader object(reading, json, spot);
    if (!object.isObject())
        return false;
    const Json *peer = object.find("peer");
    const Json *community = object.find("community");
    if ((peer == nullptr) == (community == nullptr)) {
        reading.report(
            spot,
            issueAt(spot, peer ? "both a peer and a community" : "neither a peer nor a community",
                    "either {\"peer\": \"id\"} or {\"community\": \"id\"} is "
                    "allowed",
                    "write one of the two"));
        return false;
    }
    if (peer)
        return readValue(reading, *peer, Spot(spot, "peer"), end.emplace<PeerId>());
    return readValue(reading, *community, Spot(spot, "community"), end.emplace<CommunityId>());
}

template<class T>
void MemberReader<T>::terms(ContractTerms T::*field)
{
    const std::array<std::string_view, 3> keys{"fixed_price", "network_fee_factor", "no_trade"};
    std::array<const Json *, 3> found{};
    std::transform(keys.begin(), keys.end(), found.begin(),
                   [&](std::string_view key) { return m_object.find(key); });
    const auto count =
        found.size() - static_cast<std::size_t>(std::count(found.begin(), found.end(), nullptr));
    Reading &reading = m_object.reading();
    const Spot &spot = m_object.spot();
    if (count != 1) {
        reading.issues.push_back(
            issueAt(spot, fmt::format("the contract has {} of the three terms", count),
                    "one of fixed_price, network_fee_factor, no_trade is allowed",
                    "keep or add one of the three"));
        return;
    }
    ContractTerms &terms = m_target.*field;
    if (found[0])
        readValue(reading, *found[0], Spot(spot, keys[0]), terms.emplace<FixedPrice>().price);
    if (found[1])
        readValue(reading, *found[1], Spot(spot, keys[1]),
                  terms.emplace<NetworkFeeFactor>().factor);
    if (!found[2])
        return;
    terms = NoTrade{};
    const Spot here(spot, keys[2]);
    bool isNoTrade = true;
    if (readValue(reading, *found[2], here, isNoTrade) && !isNoTrade)
        reading.report(here, issueAt(here, "false is no term", "true is allowed",
                                     "write true, or another term in its place"));
}

std::string_view textMember(const Json &json, std::string_view key)
{
    if (json.is_object()) {
        for (const auto &[name, value] : json.get_ref<const Json::object_t &>()) {
            if (name == key && value.is_string())
                return value.template get_ref<const std::string &>();
        }
    }
    return {};
}

bool isColour(const std::string &text)
{
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

void readPosition(ObjectReader &object, const PeerId &id, Layout &layout)
{
    const Json *json = object.find("position");
    std::vector<double> place;
    if (json && readNumbers(object.reading(), *json, Spot(object.spot(), "position"), 2, place))
        layout.peers.emplace(id, Position{place[0], place[1]});
}

void readLook(ObjectReader &object, const CommunityId &id, Layout &layout)
{
    Reading &reading = object.reading();
    CommunityLook look;
    if (const Json *json = object.find("colour")) {
        const Spot spot(object.spot(), "colour");
        if (readValue(reading, *json, spot, look.colour) && !isColour(look.colour))
            reading.report(spot, issueAt(spot, inQuotes(look.colour) + " is not a colour",
                                         "\"#rrggbb\" with two hexadecimal digits each is allowed",
                                         "write a colour such as \"#0072b2\", or leave it out"));
    }
    std::vector<double> box;
    const Spot boxSpot(object.spot(), "box");
    const Json *json = object.find("box");
    if (json && readNumbers(reading, *json, boxSpot, 4, box)) {
        look.topLeft = Position{box[0], box[1]};
        look.width = box[2];
        look.height = box[3];
        if (look.width < 0.0 || look.height < 0.0)
            reading.report(boxSpot, issueAt(boxSpot, oneLine(*json) + " has a negative size",
                                            "[x, y, width, height] with sizes from 0 is allowed",
                                            "write a size of 0 or more"));
    }
    if (const Json *collapsed = object.find("collapsed"))
        readValue(reading, *collapsed, Spot(object.spot(), "collapsed"), look.isCollapsed);
    if (look != CommunityLook{})
        layout.communities.emplace(id, std::move(look));
}

/// The list of a scenario under a key; each item stays at its index, whatever is wrong with it.
template<class T, class ReadRest>
void readItems(ObjectReader &scenario, std::string_view key, std::string_view kind,
               std::vector<T> &items, ReadRest readRest)
{
    const Json *json = scenario.find(key);
    const Spot list(scenario.spot(), key);
    if (!json || !isList(scenario.reading(), *json, list))
        return;
    items.resize(json->size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Json &item = (*json)[i];
        const Spot spot(list, i, kind, textMember(item, "id"), textMember(item, "name"));
        ObjectReader object(scenario.reading(), item, spot);
        if (!object.isObject())
            continue;
        readMembers(object, items[i]);
        readRest(object, items[i]);
    }
}

} // namespace

Scenario readScenarioObject(Reading &reading, const Json &json)
{
    Scenario scenario;
    const Spot spot;
    {
        ObjectReader object(reading, json, spot);
        object.find("format");
        object.find("version");
        readMembers(object, scenario);
        readMembers(object, scenario.market);
        readItems(object, "peers", "peer", scenario.market.peers,
                  [&](ObjectReader &peer, const Peer &read) {
                      readPosition(peer, read.id, scenario.layout);
                  });
        readItems(object, "communities", "community", scenario.market.communities,
                  [&](ObjectReader &community, const Community &read) {
                      readLook(community, read.id, scenario.layout);
                  });
        readItems(object, "contracts", "contract", scenario.market.contracts,
                  [](ObjectReader &, const Contract &) {});
    }
    return scenario;
}

} // namespace peergrid
