// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/objectids.h"
#include "core/scenario.h"

#include <functional>

/// Every change a person makes to a scenario, as a function from the scenario before to the one
/// after. Ids that the scenario does not have are passed over.
namespace peergrid::edits
{

enum class Kind { MainGrid, Producer, Prosumer, Consumer };

/// A peer as the palette offers it: a free id, a name, values to start from. No position.
Peer newPeer(const Market &market, Kind kind);
Community newCommunity(const Market &market);
/// Everything but its ends; price of the sale as without a contract.
Contract newContract(const Market &market, ContractEnd seller, ContractEnd buyer);
Storage newStorage();

Scenario add(Scenario scenario, Peer peer, Position position);
/// A look without a colour gets one that no other community has, and keeps it.
Scenario add(Scenario scenario, Community community, CommunityLook look);
Scenario add(Scenario scenario, Contract contract);

/// Deletes objects, the contracts that end at them, and what the canvas knows of them. Members of a
/// deleted community stay, in none.
Scenario remove(Scenario scenario, const ObjectIds &objects);

Scenario changePeers(Scenario scenario, const std::set<PeerId> &peers,
                     const std::function<void(Peer &)> &change);
Scenario changeCommunities(Scenario scenario, const std::set<CommunityId> &communities,
                           const std::function<void(Community &)> &change);
Scenario changeContracts(Scenario scenario, const std::set<ContractId> &contracts,
                         const std::function<void(Contract &)> &change);

/// Gives a peer another id, in contracts and on the canvas too. Nothing if the id is taken or
/// empty.
Scenario renumber(Scenario scenario, const PeerId &from, const PeerId &to);

/// Moves peers; communities take their members along.
Scenario move(Scenario scenario, const ObjectIds &objects, Position by);
Scenario place(Scenario scenario, const std::map<PeerId, Position> &positions);
Scenario setLook(Scenario scenario, const CommunityId &community, CommunityLook look);

/// Makes peers members of a community, or of none.
Scenario setCommunity(Scenario scenario, const std::set<PeerId> &peers,
                      std::optional<CommunityId> community);

/// The community drawn around peers, which become its members.
Scenario group(Scenario scenario, const std::set<PeerId> &peers, Community community);

enum class Edge { Left, HorizontalCentre, Right, Top, VerticalCentre, Bottom };
Scenario align(Scenario scenario, const std::set<PeerId> &peers, Edge edge);

enum class Axis { Horizontal, Vertical };
/// Equal distances between neighbours; the outermost stay.
Scenario distribute(Scenario scenario, const std::set<PeerId> &peers, Axis axis);

/// The layout that arrange() gives, colours kept.
Scenario arrangeAnew(Scenario scenario);

/// Objects as a scenario of their own, for the clipboard: members of copied communities come along,
/// and contracts between what is copied.
Scenario copied(const Scenario &scenario, const ObjectIds &objects);

struct Pasted {
    Scenario scenario;
    ObjectIds objects; ///< what is new in it
};
/// Puts a copy in, with new ids and moved. Contracts with an end that is not in the copy stay out;
/// a second main grid becomes a producer; profiles take the scenario's hours, repeating from the
/// start or cut.
Pasted paste(Scenario scenario, const Scenario &copy, Position by);

/// As many hours: profiles repeat from the start or are cut, hours of contracts and shiftable
/// demands are cut.
Scenario setHours(Scenario scenario, std::size_t hours);

} // namespace peergrid::edits
