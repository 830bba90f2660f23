// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"

#include "core/arrange.h"
#include "core/pricing.h"

#include <algorithm>

namespace peergrid::edits
{

namespace
{

constexpr double boxMargin =
    60.0;                         ///< canvas units between a peer's centre and its community's edge
constexpr double boxTitle = 30.0; ///< more at the top, for the name

/// The smallest whole number that no object of the kind has as its id.
template<class Object>
std::string freeId(const std::vector<Object> &objects)
{
    std::set<std::string> taken;
    for (const Object &object : objects)
        taken.insert(object.id.value);
    std::size_t number = 1;
    while (taken.contains(std::to_string(number)))
        ++number;
    return std::to_string(number);
}

bool endsAt(const ContractEnd &end, const ObjectIds &objects)
{
    if (const auto *peer = std::get_if<PeerId>(&end))
        return objects.peers.contains(*peer);
    return objects.communities.contains(std::get<CommunityId>(end));
}

template<class Object, class Ids>
void changeEach(std::vector<Object> &objects, const Ids &ids,
                const std::function<void(Object &)> &change)
{
    for (Object &object : objects) {
        if (!ids.contains(object.id))
            continue;
        const auto id = object.id;
        change(object);
        object.id = id; // renumber() does that, with all that refers to it
    }
}

/// `owner` is "peers/6" or goes on behind it.
bool belongsTo(const std::string &owner, const std::string &object)
{
    return owner == object || owner.starts_with(object + "/");
}

std::string escaped(const std::string &id)
{
    std::string text;
    for (const char c : id)
        text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return text;
}

Position operator+(const Position &a, const Position &b)
{
    return {a.x + b.x, a.y + b.y};
}

} // namespace

Peer newPeer(const Market &market, Kind kind)
{
    Peer peer;
    peer.id = PeerId(freeId(market.peers));
    peer.name = "P" + peer.id.value;
    peer.networkFee = 0.03;
    switch (kind) {
    case Kind::MainGrid:
        peer.name = "Main grid";
        peer.isMainGrid = true;
        peer.role = Role::Producer;
        peer.generation.maximum = 1000.0;
        peer.generation.cost = 0.1;
        break;
    case Kind::Producer:
        peer.role = Role::Producer;
        peer.generation.maximum = 100.0;
        peer.generation.cost = 0.05;
        break;
    case Kind::Prosumer:
        peer.role = Role::Prosumer;
        peer.generation.maximum = 50.0;
        peer.generation.cost = 0.04;
        peer.load = 20.0;
        break;
    case Kind::Consumer:
        peer.role = Role::Consumer;
        peer.networkFee = 0.0;
        peer.load = 20.0;
        break;
    }
    return peer;
}

Community newCommunity(const Market &market)
{
    Community community;
    community.id = CommunityId(freeId(market.communities));
    community.name = "Community " + community.id.value;
    return community;
}

Contract newContract(const Market &market, ContractEnd seller, ContractEnd buyer)
{
    Contract contract;
    contract.id = ContractId(freeId(market.contracts));
    contract.name = "Contract " + contract.id.value;
    contract.seller = std::move(seller);
    contract.buyer = std::move(buyer);
    contract.terms = NetworkFeeFactor{1.0};
    return contract;
}

Storage newStorage()
{
    Storage storage;
    storage.capacity = 40.0;
    storage.power = 10.0;
    storage.chargeEfficiency = 0.95;
    storage.dischargeEfficiency = 0.95;
    storage.initial = 20.0;
    storage.endRule = Storage::EndRule::NoLowerThanInitial;
    return storage;
}

Scenario add(Scenario scenario, Peer peer, Position position)
{
    scenario.layout.peers[peer.id] = position;
    scenario.market.peers.push_back(std::move(peer));
    return scenario;
}

Scenario add(Scenario scenario, Community community, CommunityLook look)
{
    if (look.colour.empty())
        look.colour = freeHue(scenario.layout);
    scenario.layout.communities[community.id] = std::move(look);
    scenario.market.communities.push_back(std::move(community));
    return scenario;
}

Scenario add(Scenario scenario, Contract contract)
{
    scenario.market.contracts.push_back(std::move(contract));
    return scenario;
}

Scenario remove(Scenario scenario, const ObjectIds &objects)
{
    Market &market = scenario.market;
    ObjectIds gone = objects;
    for (const Contract &contract : market.contracts) {
        if (endsAt(contract.seller, objects) || endsAt(contract.buyer, objects))
            gone.contracts.insert(contract.id);
    }
    std::erase_if(market.peers, [&](const Peer &peer) { return gone.peers.contains(peer.id); });
    std::erase_if(market.communities, [&](const Community &community) {
        return gone.communities.contains(community.id);
    });
    std::erase_if(market.contracts,
                  [&](const Contract &contract) { return gone.contracts.contains(contract.id); });
    for (Peer &peer : market.peers) {
        if (peer.community && gone.communities.contains(*peer.community))
            peer.community.reset();
    }
    const auto forget = [&](const std::string &object) {
        std::erase_if(scenario.unknown,
                      [&](const UnknownKey &key) { return belongsTo(key.owner, object); });
    };
    for (const PeerId &id : gone.peers) {
        scenario.layout.peers.erase(id);
        forget("peers/" + escaped(id.value));
    }
    for (const CommunityId &id : gone.communities) {
        scenario.layout.communities.erase(id);
        forget("communities/" + escaped(id.value));
    }
    for (const ContractId &id : gone.contracts)
        forget("contracts/" + escaped(id.value));
    return scenario;
}

Scenario changePeers(Scenario scenario, const std::set<PeerId> &peers,
                     const std::function<void(Peer &)> &change)
{
    changeEach(scenario.market.peers, peers, change);
    return scenario;
}

Scenario changeCommunities(Scenario scenario, const std::set<CommunityId> &communities,
                           const std::function<void(Community &)> &change)
{
    changeEach(scenario.market.communities, communities, change);
    return scenario;
}

Scenario changeContracts(Scenario scenario, const std::set<ContractId> &contracts,
                         const std::function<void(Contract &)> &change)
{
    changeEach(scenario.market.contracts, contracts, change);
    return scenario;
}

Scenario renumber(Scenario scenario, const PeerId &from, const PeerId &to)
{
    const auto place = indexOf(scenario.market, from);
    if (!place || to.isEmpty() || indexOf(scenario.market, to))
        return scenario;
    scenario.market.peers[*place].id = to;
    for (Contract &contract : scenario.market.contracts) {
        for (ContractEnd *end : {&contract.seller, &contract.buyer}) {
            if (*end == ContractEnd(from))
                *end = to;
        }
    }
    if (auto node = scenario.layout.peers.extract(from)) {
        node.key() = to;
        scenario.layout.peers.insert(std::move(node));
    }
    const std::string owner = "peers/" + escaped(from.value);
    for (UnknownKey &key : scenario.unknown) {
        if (belongsTo(key.owner, owner))
            key.owner.replace(0, owner.size(), "peers/" + escaped(to.value));
    }
    return scenario;
}

Scenario move(Scenario scenario, const ObjectIds &objects, Position by)
{
    for (const Peer &peer : scenario.market.peers) {
        const bool isTaken = peer.community && objects.communities.contains(*peer.community);
        const auto position = scenario.layout.peers.find(peer.id);
        if ((isTaken || objects.peers.contains(peer.id)) && position != scenario.layout.peers.end())
            position->second = position->second + by;
    }
    for (auto &[id, look] : scenario.layout.communities) {
        if (objects.communities.contains(id) && look.topLeft)
            look.topLeft = *look.topLeft + by;
    }
    return scenario;
}

Scenario place(Scenario scenario, const std::map<PeerId, Position> &positions)
{
    for (const auto &[id, position] : positions) {
        if (indexOf(scenario.market, id))
            scenario.layout.peers[id] = position;
    }
    return scenario;
}

Scenario setLook(Scenario scenario, const CommunityId &community, CommunityLook look)
{
    if (indexOf(scenario.market, community))
        scenario.layout.communities[community] = std::move(look);
    return scenario;
}

Scenario setCommunity(Scenario scenario, const std::set<PeerId> &peers,
                      std::optional<CommunityId> community)
{
    return changePeers(std::move(scenario), peers, [&](Peer &peer) { peer.community = community; });
}

Scenario group(Scenario scenario, const std::set<PeerId> &peers, Community community)
{
    CommunityLook look;
    std::optional<Position> least;
    Position most;
    for (const PeerId &id : peers) {
        const auto found = scenario.layout.peers.find(id);
        if (found == scenario.layout.peers.end())
            continue;
        const Position &at = found->second;
        if (!least)
            least = most = at;
        least = {std::min(least->x, at.x), std::min(least->y, at.y)};
        most = {std::max(most.x, at.x), std::max(most.y, at.y)};
    }
    if (least) {
        look.topLeft = Position{least->x - boxMargin, least->y - boxMargin - boxTitle};
        look.width = most.x - least->x + 2.0 * boxMargin;
        look.height = most.y - least->y + 2.0 * boxMargin + boxTitle;
    }
    const CommunityId id = community.id;
    return setCommunity(add(std::move(scenario), std::move(community), look), peers, id);
}

Scenario arrangeAnew(Scenario scenario)
{
    Layout layout = arrange(scenario.market);
    for (auto &[id, look] : layout.communities) {
        const auto before = scenario.layout.communities.find(id);
        if (before != scenario.layout.communities.end()) {
            look.isCollapsed = before->second.isCollapsed;
            if (!before->second.colour.empty())
                look.colour = before->second.colour;
        }
    }
    scenario.layout = std::move(layout);
    return scenario;
}

} // namespace peergrid::edits
