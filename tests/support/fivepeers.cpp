// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fivepeers.h"

namespace peergrid::test
{

namespace
{

Peer peer(const char *id, Role role, const char *community, double load)
{
    Peer result;
    result.id = PeerId(id);
    result.name = std::string("P") + id;
    result.role = role;
    result.community = CommunityId(community);
    result.load = load;
    return result;
}

Peer seller(const char *id, Role role, const char *community, double load, double maximum,
            double cost, double fee)
{
    Peer result = peer(id, role, community, load);
    result.generation.maximum = maximum;
    result.generation.cost = cost;
    result.networkFee = fee;
    return result;
}

} // namespace

Market fivePeers(Design design, Objective objective)
{
    Market market;
    market.hours = 1;
    market.design = design;
    market.objective = objective;
    for (const char *id : {"1", "2", "3"}) {
        market.communities.emplace_back();
        market.communities.back().id = CommunityId(id);
    }
    market.peers = {seller("1", Role::Producer, "1", 0.0, 5000.0, 0.096, 0.01584),
                    peer("2", Role::Consumer, "3", 140.0),
                    seller("3", Role::Prosumer, "2", 50.0, 250.0, 0.048, 0.0216),
                    peer("4", Role::Consumer, "3", 100.0),
                    seller("5", Role::Prosumer, "3", 20.0, 200.0, 0.050, 0.0254)};
    market.peers[0].isMainGrid = true;
    return market;
}

Market relay()
{
    Market market = fivePeers();
    market.peers[4].generation = {};
    market.peers[4].load = 0.0;
    market.peers[2].networkFee = 0.5;
    market.peers[0].networkFee = 0.5;
    Storage storage;
    storage.capacity = 100.0;
    storage.power = 50.0;
    market.peers[4].storage = storage;
    Contract contract;
    contract.id = ContractId("A");
    contract.seller = PeerId("3");
    contract.buyer = PeerId("5");
    contract.terms = FixedPrice{0.0};
    market.contracts = {contract};
    return market;
}

} // namespace peergrid::test
