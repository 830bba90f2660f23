// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariojson.h"

#include "core/keywords.h"
#include "core/members.h"
#include "core/scenariofile.h"
#include "core/spot.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>

namespace peergrid
{

namespace
{

/// Unknown keys by owner, in their order.
class KeptKeys
{
  public:
    explicit KeptKeys(const std::vector<UnknownKey> &unknown)
    {
        for (const UnknownKey &key : unknown)
            m_byOwner[key.owner].push_back(&key);
    }

    bool has(const Spot &spot) const
    {
        return !m_byOwner.empty() && m_byOwner.contains(spot.owner());
    }

    /// Adds the keys that the object's owner had besides.
    void addTo(Json &object, const Spot &spot) const
    {
        if (m_byOwner.empty())
            return;
        const auto found = m_byOwner.find(spot.owner());
        if (found == m_byOwner.end())
            return;
        // Not by object[key]: that looks through all members for each.
        std::vector<Json::object_t::value_type> &members = object.get_ref<Json::object_t &>();
        std::unordered_set<std::string> names;
        for (const auto &[name, value] : members)
            names.insert(name);
        for (const UnknownKey *key : found->second) {
            Issues issues;
            auto value = parseJson(key->json, issues);
            if (value && names.insert(key->key).second)
                members.emplace_back(key->key, std::move(*value));
        }
    }

  private:
    std::unordered_map<std::string, std::vector<const UnknownKey *>> m_byOwner;
};

Json numberJson(double number)
{
    return std::isfinite(number) ? Json(number) : Json(nullptr);
}

class ValueWriter
{
  public:
    explicit ValueWriter(const KeptKeys &kept)
        : m_kept(kept)
    {
    }

    Json write(const Spot &, const std::string &text) const { return text; }
    Json write(const Spot &, bool value) const { return value; }
    Json write(const Spot &, std::size_t count) const { return count; }
    Json write(const Spot &, double number) const { return numberJson(number); }
    Json write(const Spot &, const HourRange &hours) const
    {
        return Json::array({hours.first + 1, hours.last + 1});
    }
    template<class Tag>
    Json write(const Spot &, const Id<Tag> &id) const
    {
        return id.value;
    }
    template<class Choice>
    requires std::is_enum_v<Choice> Json write(const Spot &, Choice choice)
    const { return wordFor(choice); }

    Json write(const Spot &spot, const Profile &profile) const
    {
        if (!profile.source())
            return writeHourly(spot, profile);
        Json json = Json::object();
        json["csv"] = profile.source()->file;
        json["column"] = profile.source()->column;
        m_kept.addTo(json, spot);
        return json;
    }
    Json write(const Spot &spot, const Hourly<Role> &role) const { return writeHourly(spot, role); }

    Json write(const Spot &spot, const ContractEnd &end) const
    {
        Json json = Json::object();
        if (const auto *peer = std::get_if<PeerId>(&end))
            json["peer"] = peer->value;
        else
            json["community"] = std::get<CommunityId>(end).value;
        m_kept.addTo(json, spot);
        return json;
    }

    template<class T>
    Json write(const Spot &spot, const std::optional<T> &value) const
    {
        return write(spot, value.value());
    }

    template<class T>
    Json write(const Spot &spot, const std::vector<T> &values) const
    {
        Json json = Json::array();
        for (std::size_t i = 0; i < values.size(); ++i)
            json.push_back(write(Spot(spot, i), values[i]));
        return json;
    }

    Json write(const Spot &spot, const Generation &generation) const
    {
        return writeWhole(spot, generation);
    }
    Json write(const Spot &spot, const Storage &storage) const { return writeWhole(spot, storage); }
    Json write(const Spot &spot, const FlexibleBid &bid) const { return writeWhole(spot, bid); }
    Json write(const Spot &spot, const ShiftableDemand &demand) const
    {
        return writeWhole(spot, demand);
    }

    /// Adds the members that visitMembers() lists.
    template<class T>
    void addMembers(Json &object, const Spot &spot, const T &source) const;

    bool hasKept(const Spot &spot) const { return m_kept.has(spot); }
    void addKept(Json &object, const Spot &spot) const { m_kept.addTo(object, spot); }

  private:
    template<class T>
    Json writeWhole(const Spot &spot, const T &source) const
    {
        Json object = Json::object();
        addMembers(object, spot, source);
        m_kept.addTo(object, spot);
        return object;
    }

    template<class T>
    Json writeHourly(const Spot &spot, const Hourly<T> &values) const
    {
        if (values.isConstant())
            return write(spot, values.at(0));
        Json json = Json::array();
        for (const T &value : values.values())
            json.push_back(write(spot, value));
        return json;
    }

    const KeptKeys &m_kept;
};

template<class T>
class MemberWriter
{
  public:
    MemberWriter(const ValueWriter &writer, Json &object, const Spot &spot, const T &source)
        : m_writer(writer)
        , m_object(object)
        , m_spot(spot)
        , m_source(source)
    {
    }

    template<class Value>
    void stated(std::string_view key, Value T::*field)
    {
        m_object[std::string(key)] = m_writer.write(Spot(m_spot, key), m_source.*field);
    }

    template<class Value>
    void required(std::string_view key, Value T::*field)
    {
        stated(key, field);
    }

    template<class Value>
    void member(std::string_view key, Value T::*field)
    {
        if (!(m_source.*field == m_default.*field) || hasKept<Value>(key))
            stated(key, field);
    }

    void hours(std::string_view firstKey, std::string_view lastKey, HourRange T::*field)
    {
        m_object[std::string(firstKey)] = (m_source.*field).first + 1;
        m_object[std::string(lastKey)] = (m_source.*field).last + 1;
    }

    void terms(ContractTerms T::*field)
    {
        const ContractTerms &terms = m_source.*field;
        if (const auto *fixed = std::get_if<FixedPrice>(&terms))
            m_object["fixed_price"] = m_writer.write(Spot(m_spot, "fixed_price"), fixed->price);
        else if (const auto *share = std::get_if<NetworkFeeFactor>(&terms))
            m_object["network_fee_factor"] = numberJson(share->factor);
        else
            m_object["no_trade"] = true;
    }

  private:
    /// Generation is an object always; one without known members may hold unknown ones.
    template<class Value>
    bool hasKept(std::string_view key) const
    {
        return std::is_same_v<Value, Generation> && m_writer.hasKept(Spot(m_spot, key));
    }

    const ValueWriter &m_writer;
    Json &m_object;
    const Spot &m_spot;
    const T &m_source;
    const T m_default{};
};

template<class T>
void ValueWriter::addMembers(Json &object, const Spot &spot, const T &source) const
{
    MemberWriter<T> writer(*this, object, spot, source);
    visitMembers(writer, Of<T>{});
}

void addPosition(Json &object, const PeerId &id, const Layout &layout)
{
    const auto found = layout.peers.find(id);
    if (found != layout.peers.end())
        object["position"] = {numberJson(found->second.x), numberJson(found->second.y)};
}

void addLook(Json &object, const CommunityId &id, const Layout &layout)
{
    const auto found = layout.communities.find(id);
    if (found == layout.communities.end())
        return;
    const CommunityLook &look = found->second;
    if (!look.colour.empty())
        object["colour"] = look.colour;
    if (look.topLeft)
        object["box"] = {numberJson(look.topLeft->x), numberJson(look.topLeft->y),
                         numberJson(look.width), numberJson(look.height)};
    if (look.isCollapsed)
        object["collapsed"] = true;
}

template<class T, class AddRest>
Json listJson(const ValueWriter &writer, const Spot &list, const std::vector<T> &items,
              AddRest addRest)
{
    Json json = Json::array();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Spot spot(list, i, "item", items[i].id.value, items[i].name);
        Json object = Json::object();
        writer.addMembers(object, spot, items[i]);
        addRest(object, items[i]);
        writer.addKept(object, spot);
        json.push_back(std::move(object));
    }
    return json;
}

} // namespace

Json scenarioJson(const Scenario &scenario)
{
    const KeptKeys kept(scenario.unknown);
    const ValueWriter writer(kept);
    const Spot spot;
    Json json = Json::object();
    json["format"] = scenarioFormat;
    json["version"] = scenarioFormatVersion;
    writer.addMembers(json, spot, scenario);
    writer.addMembers(json, spot, scenario.market);
    const Market &market = scenario.market;
    json["peers"] =
        listJson(writer, Spot(spot, "peers"), market.peers, [&](Json &object, const Peer &peer) {
            addPosition(object, peer.id, scenario.layout);
        });
    if (!market.communities.empty())
        json["communities"] = listJson(writer, Spot(spot, "communities"), market.communities,
                                       [&](Json &object, const Community &community) {
                                           addLook(object, community.id, scenario.layout);
                                       });
    if (!market.contracts.empty())
        json["contracts"] = listJson(writer, Spot(spot, "contracts"), market.contracts,
                                     [](Json &, const Contract &) {});
    kept.addTo(json, spot);
    return json;
}

std::string writeScenario(const Scenario &scenario)
{
    return layOut(scenarioJson(scenario));
}

} // namespace peergrid
