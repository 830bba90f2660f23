// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arrange.h"
#include "tools/scenarios/samples.h"

namespace peergrid::samples
{

namespace
{

Peer consumer(const char *id, const char *name, const char *community, std::vector<double> load)
{
    Peer peer;
    peer.id = PeerId(id);
    peer.name = name;
    peer.community = CommunityId(community);
    peer.load = Profile(std::move(load));
    return peer;
}

Peer producer(const char *id, const char *name, const char *community, double power, double cost,
              double networkFee)
{
    Peer peer;
    peer.id = PeerId(id);
    peer.name = name;
    peer.role = Role::Producer;
    peer.community = CommunityId(community);
    peer.generation.maximum = power;
    peer.generation.cost = cost;
    peer.networkFee = networkFee;
    return peer;
}

void addSuppliers(Market &market)
{
    Peer diesel = producer("1", "Diesel station", "1", 52.0, 0.312, 0.0305);
    diesel.generation.minimum = 8.0;
    diesel.emissionFactor = 0.71;
    market.peers.push_back(diesel);

    // A breeze that falls asleep in the evening.
    Peer wind = producer("2", "Wind turbine", "2", 45.0, 0.0485, 0.0275);
    wind.generation.availability = Profile(std::vector<double>{
        0.62, 0.60, 0.57, 0.55, 0.52, 0.50, 0.47, 0.44, 0.42, 0.40, 0.43, 0.45,
        0.48, 0.52, 0.55, 0.53, 0.49, 0.44, 0.38, 0.25, 0.39, 0.46, 0.53, 0.58});
    wind.emissionFactor = 0.012;
    market.peers.push_back(wind);
}

void addConsumers(Market &market)
{
    market.peers.push_back(
        consumer("3", "Harbour", "1", {6,   5.5, 5.5, 6,   7.5, 9,  10,   10.5, 10, 9.5, 9,   9,
                                       9.5, 9,   9,   9.5, 10,  11, 12.5, 13.5, 13, 11,  8.5, 7}));
    market.peers.push_back(consumer("4", "Fish factory", "1",
                                    {9,    9,  9,    9,  10.5, 14, 18.5, 20, 20.5, 20.5, 20,  19.5,
                                     18.5, 19, 19.5, 19, 17.5, 15, 13,   12, 11,   10,   9.5, 9}));
    market.peers.push_back(
        consumer("5", "Hotel", "1", {5,  4.5, 4.5, 4.5, 5,  7,  9.5, 11,   10.5, 9,  8.5, 9.5,
                                     11, 9.5, 8.5, 9,   10, 12, 15,  17.5, 16,   13, 9.5, 7}));
    market.peers.push_back(consumer("6", "Upper village", "2",
                                    {7,  6,  5.5, 5.5,  6,    8,  12, 14.5, 12, 10, 9.5, 11,
                                     13, 11, 10,  10.5, 12.5, 16, 20, 23,   21, 17, 12,  9}));
    market.peers.push_back(
        consumer("7", "School", "2", {1,   1, 1,   1, 1,   1.5, 3,   6,   7, 7.5, 7.5, 7,
                                      5.5, 6, 5.5, 4, 2.5, 1.5, 1.5, 1.5, 1, 1,   1,   1}));
}

/// Panels on the roof and a battery that evens out the farm's own day.
void addFarm(Market &market)
{
    Peer farm = consumer("8", "Farm", "2", {2,   2, 2, 2,   3.5, 5, 4.5, 3.5, 3,   3, 3,   3.5,
                                            3.5, 3, 3, 3.5, 5,   6, 5.5, 4,   3.5, 3, 2.5, 2});
    farm.role = Role::Prosumer;
    farm.generation.maximum = 12.0;
    farm.generation.cost = 0.0395;
    farm.generation.availability = Profile(
        std::vector<double>{0,    0,    0,    0,    0,    0.03, 0.10, 0.21, 0.33, 0.44, 0.52, 0.57,
                            0.58, 0.55, 0.48, 0.39, 0.28, 0.16, 0.06, 0.01, 0,    0,    0,    0});
    farm.networkFee = 0.0255;
    farm.emissionFactor = 0.045;
    Storage storage;
    storage.capacity = 9.0;
    storage.power = 3.0;
    storage.chargeEfficiency = 0.95;
    storage.dischargeEfficiency = 0.95;
    storage.operation = Storage::Operation::SelfConsumption;
    farm.storage = storage;
    market.peers.push_back(farm);
}

} // namespace

Sample island()
{
    Scenario scenario;
    scenario.name = "Island";
    scenario.description =
        "A made-up island without a main grid: a diesel station, a wind turbine and a farm with a "
        "solar roof serve two communities. At hour 20 the wind drops while everyone cooks, and "
        "supply does not suffice; in every other hour it does.";
    Market &market = scenario.market;
    market.communities = {{CommunityId("1"), "Harbour", 0.004},
                          {CommunityId("2"), "Upper village", 0.003}};
    addSuppliers(market);
    addConsumers(market);
    addFarm(market);
    scenario.layout = arrange(market);
    return {"island.peergrid", std::move(scenario)};
}

} // namespace peergrid::samples
