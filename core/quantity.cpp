// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quantity.h"

#include "core/csv.h"
#include "core/eachnumber.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace peergrid
{

namespace
{

constexpr std::string_view everyone = "*";

tl::unexpected<Issues> notMeant(const std::string &path, std::string found, std::string allowed,
                                std::string remedy)
{
    Issue issue;
    issue.object = path;
    issue.found = std::move(found);
    issue.allowed = std::move(allowed);
    issue.remedy = std::move(remedy);
    return tl::unexpected(Issues{issue});
}

struct Kind {
    MarketQuantity::Of of;
    std::string_view plural;
    std::string_view singular;
};

constexpr Kind kinds[] = {
    {MarketQuantity::Of::Peers, "peers", "peer"},
    {MarketQuantity::Of::Communities, "communities", "community"},
    {MarketQuantity::Of::Contracts, "contracts", "contract"},
};

const Kind &kindOf(MarketQuantity::Of of)
{
    return *std::find_if(std::begin(kinds), std::end(kinds),
                         [&](const Kind &kind) { return kind.of == of; });
}

/// Calls a function with the objects of a kind: with vector<Peer> &, …
template<class AnyMarket, class Function>
void withObjects(AnyMarket &market, MarketQuantity::Of of, Function function)
{
    if (of == MarketQuantity::Of::Peers)
        function(market.peers);
    else if (of == MarketQuantity::Of::Communities)
        function(market.communities);
    else
        function(market.contracts);
}

bool onlyConsumes(const Peer &peer)
{
    const auto roles = peer.role.values();
    return std::all_of(roles.begin(), roles.end(),
                       [](Role role) { return role == Role::Consumer; });
}

bool isIdle(const Peer &peer, const std::string &member)
{
    return !decides(peer, member);
}
bool isIdle(const Community &, const std::string &)
{
    return false;
}
bool isIdle(const Contract &, const std::string &)
{
    return false;
}

/// Calls function(object, number) wherever the quantity stands.
template<class Function>
void forEachPlace(Market &market, const MarketQuantity &quantity, Function function)
{
    withObjects(market, quantity.of, [&](auto &objects) {
        for (auto &object : objects) {
            if (quantity.id != everyone && object.id.value != quantity.id)
                continue;
            if (isIdle(object, quantity.member))
                continue;
            forEachNumber(object, [&](const std::string &name, auto &number) {
                if (name == quantity.member)
                    function(object, number);
            });
        }
    });
}

std::string listed(const std::vector<std::string> &names)
{
    constexpr std::size_t most = 20;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i ? ", " : "") + names[i];
    return text + (names.size() > most ? ", …" : "");
}

std::vector<std::string> idsOf(const Market &market, MarketQuantity::Of of)
{
    std::vector<std::string> ids;
    withObjects(market, of, [&](const auto &objects) {
        for (const auto &object : objects)
            ids.push_back(object.id.value);
    });
    return ids;
}

/// A market whose objects have everything an object may have.
Market withEverything()
{
    Market market;
    Peer &peer = market.peers.emplace_back();
    peer.role = Role::Prosumer;
    peer.bids.emplace_back();
    peer.shiftable.emplace_back();
    peer.storage.emplace();
    peer.feedInTariff = 0.0;
    peer.emissionFactor = 0.0;
    market.communities.emplace_back();
    Contract &fixed = market.contracts.emplace_back();
    fixed.terms = FixedPrice{};
    fixed.energyCap = 0.0;
    market.contracts.emplace_back().terms = NetworkFeeFactor{};
    return market;
}

/// The names of the quantities that objects of a kind have.
std::vector<std::string> memberNames(Market market, MarketQuantity::Of of)
{
    std::vector<std::string> names;
    withObjects(market, of, [&](auto &objects) {
        for (auto &object : objects) {
            forEachNumber(object, [&](const std::string &name, auto &) {
                if (std::find(names.begin(), names.end(), name) == names.end())
                    names.push_back(name);
            });
        }
    });
    return names;
}

/// The rest of a path after `ID.`, where the id may have points of its own; the longest counts.
std::string_view idOf(std::string_view rest, const std::vector<std::string> &ids)
{
    std::string_view found;
    for (const std::string &id : ids) {
        if (rest.size() > id.size() + 1 && rest.starts_with(id) && rest[id.size()] == '.' &&
            id.size() > found.size())
            found = id;
    }
    if (found.empty() && rest.starts_with("*.") && rest.size() > 2)
        return everyone;
    return found;
}

tl::unexpected<Issues> noSuchObject(const std::string &path, std::string_view rest,
                                    const Kind &kind, const std::vector<std::string> &ids)
{
    const std::string_view id = rest.substr(0, rest.find('.'));
    if (ids.empty())
        return notMeant(path, fmt::format("the scenario has no {}", kind.plural), {},
                        "vary something else");
    if (id == everyone || std::find(ids.begin(), ids.end(), id) != ids.end())
        return notMeant(path, "it ends before the quantity", {},
                        fmt::format("write {}.{}.QUANTITY", kind.plural, id));
    return notMeant(path, fmt::format("there is no {} {}", kind.singular, inQuotes(id)),
                    "the ids are " + listed(ids),
                    fmt::format("write one of them, or * for all {}", kind.plural));
}

/// Why nothing is meant by a quantity of a known kind and id.
tl::unexpected<Issues> nobodyHas(const Market &market, const MarketQuantity &quantity)
{
    const Kind &kind = kindOf(quantity.of);
    const auto known = memberNames(withEverything(), quantity.of);
    const auto inScenario = memberNames(market, quantity.of);
    const auto isIn = [&](const std::vector<std::string> &names) {
        return std::find(names.begin(), names.end(), quantity.member) != names.end();
    };
    if (!isIn(known) && !isIn(inScenario))
        return notMeant(
            quantity.path,
            fmt::format("{} is no number of a {}", inQuotes(quantity.member), kind.singular),
            "its numbers are " + listed(known), "write one of them");
    if (quantity.of == MarketQuantity::Of::Peers && quantity.member.starts_with("generation."))
        return notMeant(quantity.path, "who is a consumer in every hour generates nothing", {},
                        "vary it of a producer or a prosumer");
    const std::string who = quantity.id == everyone
                                ? fmt::format("no {}", kind.singular)
                                : fmt::format("{} {} does not", kind.singular, quantity.id);
    return notMeant(quantity.path, quantity.id == everyone ? who + " has it" : who + " have it", {},
                    "give it one in the scenario, or vary something else");
}

bool isZero(double number)
{
    return number == 0.0;
}
bool isZero(const Profile &profile)
{
    const auto values = profile.values();
    return std::all_of(values.begin(), values.end(), [](double value) { return value == 0.0; });
}

bool isOneNumber(double)
{
    return true;
}
bool isOneNumber(const Profile &profile)
{
    return profile.isConstant();
}

void setNumber(double &number, const Setting &setting)
{
    number = setting.isFactor ? number * setting.value : setting.value;
}
void setNumber(Profile &profile, const Setting &setting)
{
    if (!setting.isFactor)
        profile = setting.value;
    else if (profile.isConstant())
        profile = profile.at(0) * setting.value;
    else if (setting.value != 1.0) {
        std::vector<double> values(profile.values().begin(), profile.values().end());
        for (double &value : values)
            value *= setting.value;
        profile = Profile(std::move(values));
    }
}

} // namespace

bool decides(const Peer &peer, const std::string &member)
{
    return !member.starts_with("generation.") || !onlyConsumes(peer);
}

Result<MarketQuantity> quantityOf(const Market &market, const std::string &path)
{
    const std::string_view whole = path;
    const std::size_t point = whole.find('.');
    const auto *kind = std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind &known) {
        return known.plural == whole.substr(0, point);
    });
    if (kind == std::end(kinds) || point == std::string_view::npos)
        return notMeant(path, "this is no quantity of a market",
                        "it begins with peers.ID., communities.ID. or contracts.ID.",
                        "write for example peers.6.generation.cost");
    const std::string_view rest = whole.substr(point + 1);
    const auto ids = idsOf(market, kind->of);
    const std::string_view id = idOf(rest, ids);
    if (id.empty() || ids.empty())
        return noSuchObject(path, rest, *kind, ids);

    MarketQuantity quantity{path, kind->of, std::string(id),
                            std::string(rest.substr(id.size() + 1))};
    bool isThere = false;
    Market copy = market;
    forEachPlace(copy, quantity, [&](const auto &, const auto &) { isThere = true; });
    if (!isThere)
        return nobodyHas(market, quantity);
    return quantity;
}

Issues checkSettable(const Market &market, const MarketQuantity &quantity, bool isFactor)
{
    Issues issues;
    bool isZeroThroughout = true;
    Market copy = market;
    forEachPlace(copy, quantity, [&](const auto &object, const auto &number) {
        isZeroThroughout = isZeroThroughout && isZero(number);
        if (isFactor || isOneNumber(number) || !issues.empty())
            return;
        issues = notMeant(quantity.path,
                          fmt::format("{} {} has a value for each hour",
                                      kindOf(quantity.of).singular, object.id.value),
                          "one number would level them", "vary it by factors, as in x0.5:x1.5:11")
                     .value();
    });
    if (isFactor && isZeroThroughout)
        return notMeant(quantity.path, "it is 0, and stays 0 by any factor", {},
                        "vary it by numbers, without x")
            .value();
    return issues;
}

void set(Market &market, const MarketQuantity &quantity, const Setting &setting)
{
    forEachPlace(market, quantity, [&](const auto &, auto &number) { setNumber(number, setting); });
}

} // namespace peergrid
