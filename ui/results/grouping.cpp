// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/grouping.h"

#include "core/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-9; ///< kWh that count as some
constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t mostSelectedBeside = 4; ///< selected peers kept out of the rest

QString tr(const char *text)
{
    return QCoreApplication::translate("Grouping", text);
}

QString nameOfRoles(Role role)
{
    switch (role) {
    case Role::Producer:
        return tr("Producers");
    case Role::Prosumer:
        return tr("Prosumers");
    case Role::Consumer:
        break;
    }
    return tr("Consumers");
}

SeriesLook lookOf(Role role)
{
    SeriesLook look;
    look.tint = role == Role::Producer   ? SeriesLook::Tint::Producer
                : role == Role::Prosumer ? SeriesLook::Tint::Prosumer
                                         : SeriesLook::Tint::Consumer;
    return look;
}

/// The peers to be shown one by one, by index.
std::set<std::size_t> shownPeers(const Market &market, const ObjectIds &selection,
                                 const std::vector<double> &energy, std::size_t most,
                                 std::size_t largest)
{
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (energy[n] > noticeable)
            order.push_back(n);
    }
    if (order.size() <= most)
        return {order.begin(), order.end()};
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return energy[a] > energy[b]; });
    std::set<std::size_t> shown(order.begin(),
                                order.begin() + static_cast<std::ptrdiff_t>(largest));
    std::size_t beside = 0;
    for (std::size_t i = largest; i < order.size() && beside < mostSelectedBeside; ++i) {
        if (isSelected(market.peers[order[i]], selection))
            beside += shown.insert(order[i]).second ? 1 : 0;
    }
    return shown;
}

std::vector<Group> peerGroups(const Market &market, const ObjectIds &selection,
                              const std::vector<double> &energy, std::size_t most,
                              std::size_t largest)
{
    const auto shown = shownPeers(market, selection, energy, most, largest);
    const auto looks = peerLooks(market);
    std::vector<Group> groups;
    std::size_t others = 0;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (!shown.contains(n)) {
            others += energy[n] > noticeable ? 1 : 0;
            continue;
        }
        Group group;
        group.name = QString::fromStdString(nameOf(market.peers[n]));
        group.objects.peers = {market.peers[n].id};
        group.look = looks[n];
        group.isSelected = isSelected(market.peers[n], selection);
        groups.push_back(std::move(group));
    }
    if (others > 0) {
        Group rest;
        rest.kind = Group::Kind::Rest;
        rest.name = tr("Other (%1)").arg(others);
        rest.look.tint = SeriesLook::Tint::Rest;
        groups.push_back(std::move(rest));
    }
    return groups;
}

Group emptyMainGridGroup()
{
    Group group;
    group.kind = Group::Kind::MainGrid;
    group.name = tr("Main grid");
    group.look.tint = SeriesLook::Tint::MainGrid;
    return group;
}

std::vector<Group> emptyRoleGroups()
{
    std::vector<Group> groups{emptyMainGridGroup()};
    for (const Role role : {Role::Producer, Role::Prosumer, Role::Consumer}) {
        Group group;
        group.kind = Group::Kind::Role;
        group.role = role;
        group.name = nameOfRoles(role);
        group.look = lookOf(role);
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<Group> emptyCommunityGroups(const Scenario &scenario)
{
    const auto looks = communityLooks(scenario);
    std::vector<Group> groups{emptyMainGridGroup()};
    for (std::size_t c = 0; c < scenario.market.communities.size(); ++c) {
        const Community &community = scenario.market.communities[c];
        Group group;
        group.kind = Group::Kind::Community;
        group.name = QString::fromStdString(nameOf(community));
        group.objects.communities = {community.id};
        group.look = looks[c];
        groups.push_back(std::move(group));
    }
    Group none;
    none.kind = Group::Kind::NoCommunity;
    none.name = tr("In no community");
    none.look.tint = SeriesLook::Tint::Rest;
    groups.push_back(std::move(none));
    return groups;
}

/// Fills in which peers a group is made of, and leaves out the empty ones.
std::vector<Group> filled(std::vector<Group> groups, const Market &market,
                          const ObjectIds &selection, const std::vector<double> &energy)
{
    const auto members = membersOf(groups, market);
    std::vector<bool> isUsed(groups.size(), false);
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (energy[n] <= noticeable)
            continue;
        for (const std::size_t g : members[n].values()) {
            isUsed[g] = true;
            if (groups[g].objects.communities.empty())
                groups[g].objects.peers.insert(market.peers[n].id);
            groups[g].isSelected |= isSelected(market.peers[n], selection);
        }
    }
    std::vector<Group> used;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (isUsed[g])
            used.push_back(std::move(groups[g]));
    }
    return used;
}

std::size_t placeOf(const std::vector<Group> &groups, Group::Kind kind)
{
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [kind](const Group &group) { return group.kind == kind; });
    return static_cast<std::size_t>(found - groups.begin());
}

Hourly<std::size_t> roleMembers(const std::vector<Group> &groups, const Peer &peer)
{
    std::vector<std::size_t> places;
    for (const Role role : peer.role.values()) {
        const auto found = std::find_if(groups.begin(), groups.end(), [role](const Group &group) {
            return group.kind == Group::Kind::Role && group.role == role;
        });
        places.push_back(static_cast<std::size_t>(found - groups.begin()));
    }
    return peer.role.isConstant() ? Hourly<std::size_t>(places[0])
                                  : Hourly<std::size_t>(std::move(places));
}

} // namespace

double demand(const Peer &peer, const PeerHour &result, std::size_t hour)
{
    return peer.load.at(hour) + result.flexible + result.shifted;
}

std::vector<double> totals(const Solved &solved, HourRange hours, const PeerFigure &figure)
{
    std::vector<double> energy(solved.market->peers.size(), 0.0);
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        const KeptHour hour = solved.outcome[t];
        for (std::size_t n = 0; n < hour->peers.size(); ++n)
            energy[n] += figure(hour->peers[n], n, t);
    }
    return energy;
}

std::vector<Group> groupsOf(const Solved &solved, Grouping grouping, const ObjectIds &selection,
                            const std::vector<double> &energy, std::size_t most,
                            std::size_t largest)
{
    const Market &market = *solved.market;
    switch (grouping) {
    case Grouping::Role:
        return filled(emptyRoleGroups(), market, selection, energy);
    case Grouping::Community:
        return filled(emptyCommunityGroups(*solved.scenario), market, selection, energy);
    case Grouping::Every:
        return peerGroups(market, selection, energy, market.peers.size(), 0);
    case Grouping::Largest:
        break;
    }
    return peerGroups(market, selection, energy, most, largest);
}

std::vector<Group> joined(std::vector<Group> groups, const std::vector<Group> &others)
{
    if (placeOf(groups, Group::Kind::Rest) < groups.size())
        return groups;
    for (const Group &other : others) {
        const bool isThere = std::any_of(groups.begin(), groups.end(), [&](const Group &group) {
            return group.kind == other.kind && group.role == other.role &&
                   (group.kind != Group::Kind::Peer || group.objects == other.objects) &&
                   group.objects.communities == other.objects.communities;
        });
        if (!isThere && other.kind != Group::Kind::Rest)
            groups.push_back(other);
    }
    return groups;
}

std::vector<Hourly<std::size_t>> membersOf(const std::vector<Group> &groups, const Market &market)
{
    std::map<PeerId, std::size_t> peers;
    std::map<CommunityId, std::size_t> communities;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].kind == Group::Kind::Peer)
            peers.emplace(*groups[g].objects.peers.begin(), g);
        else if (groups[g].kind == Group::Kind::Community)
            communities.emplace(*groups[g].objects.communities.begin(), g);
    }
    const std::size_t mainGrid = placeOf(groups, Group::Kind::MainGrid);
    const std::size_t alone = placeOf(groups, Group::Kind::NoCommunity);
    const bool isByRole = placeOf(groups, Group::Kind::Role) < groups.size();
    std::vector<Hourly<std::size_t>> members;
    for (const Peer &peer : market.peers) {
        const auto one = peers.find(peer.id);
        const auto community =
            peer.community ? communities.find(*peer.community) : communities.end();
        if (one != peers.end())
            members.emplace_back(one->second);
        else if (community != communities.end())
            members.emplace_back(community->second);
        else if (peer.isMainGrid && mainGrid < groups.size())
            members.emplace_back(mainGrid);
        else if (isByRole)
            members.push_back(roleMembers(groups, peer));
        else
            members.emplace_back(alone < groups.size() ? alone
                                                       : placeOf(groups, Group::Kind::Rest));
    }
    return members;
}

std::vector<std::vector<double>> sums(const Solved &solved, const std::vector<Group> &groups,
                                      HourRange hours, const PeerFigure &figure)
{
    const auto members = membersOf(groups, *solved.market);
    std::vector<std::vector<double>> sums(groups.size(),
                                          std::vector<double>(hours.size(), noValue));
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        if (!solved.has(t))
            continue;
        const KeptHour hour = solved.outcome[t];
        const std::size_t place = t - hours.first;
        for (auto &values : sums)
            values[place] = 0.0;
        for (std::size_t n = 0; n < members.size(); ++n) {
            const std::size_t group = members[n].at(t);
            if (group < groups.size())
                sums[group][place] += figure(hour->peers[n], n, t);
        }
    }
    return sums;
}

} // namespace peergrid
