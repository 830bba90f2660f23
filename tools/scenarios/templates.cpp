// SPDX-License-Identifier: GPL-3.0-or-later
// Small markets to begin with: round numbers, typical days, nothing special.
#include "core/arrange.h"
#include "core/edits.h"
#include "core/typicalshapes.h"
#include "tools/scenarios/samples.h"

#include <cmath>

namespace peergrid::samples
{

namespace
{

/// A typical day, its hours rounded to what a person would type.
Profile day(Shape shape, double factor)
{
    std::vector<double> hours;
    for (const double value : typicalShape(shape).day)
        hours.push_back(std::round(value * factor * 100.0) / 100.0);
    return Profile(std::move(hours));
}

/// Adds peers to a market of one template.
struct Builder {
    Market market;

    Peer &add(edits::Kind kind, const char *name, const char *community = nullptr)
    {
        Peer peer = edits::newPeer(market, kind);
        peer.name = name;
        if (community)
            peer.community = CommunityId(community);
        market.peers.push_back(std::move(peer));
        return market.peers.back();
    }
    Peer &mainGrid()
    {
        Peer &grid = add(edits::Kind::MainGrid, "Main grid");
        grid.generation.cost = 0.25;
        grid.networkFee = 0.05;
        return grid;
    }
    /// `demand`: kWh a day.
    void consumer(const char *name, const char *community, double demand, Shape shape)
    {
        add(edits::Kind::Consumer, name, community).load = day(shape, demand);
    }
    /// `power`: kW of panels.
    Peer &roof(const char *name, const char *community, double demand, double power)
    {
        Peer &peer = add(edits::Kind::Prosumer, name, community);
        peer.load = day(Shape::Household, demand);
        peer.generation.maximum = power;
        peer.generation.availability = day(Shape::SummerSun, 1.0);
        peer.generation.cost = 0.06;
        peer.networkFee = 0.05;
        return peer;
    }
    void turbine(const char *name, const char *community, double power)
    {
        Peer &peer = add(edits::Kind::Producer, name, community);
        peer.generation.maximum = power;
        peer.generation.availability = day(Shape::Wind, 1.0);
        peer.generation.cost = 0.06;
        peer.networkFee = 0.05;
    }
    void community(const char *id, const char *name)
    {
        Community community;
        community.id = CommunityId(id);
        community.name = name;
        market.communities.push_back(std::move(community));
    }
};

Storage battery(double capacity)
{
    Storage storage;
    storage.capacity = capacity;
    storage.power = capacity / 2.0;
    storage.chargeEfficiency = 0.95;
    storage.dischargeEfficiency = 0.95;
    storage.operation = Storage::Operation::SelfConsumption;
    return storage;
}

Sample sample(const char *file, const char *name, const char *description, Market market)
{
    Scenario scenario;
    scenario.name = name;
    scenario.description = description;
    scenario.market = std::move(market);
    scenario.market.objective = Objective::LeastCost;
    scenario.layout = arrange(scenario.market);
    return {file, std::move(scenario)};
}

Sample house()
{
    Builder builder;
    builder.mainGrid().feedInTariff = 0.08;
    builder.roof("House", nullptr, 12.0, 8.0).storage = battery(10.0);
    return sample(
        "template-house.peergrid", "House and battery",
        "One house with a solar roof and a battery, and the main grid. To try tariffs and "
        "sizes on.",
        std::move(builder.market));
}

Sample community()
{
    Builder builder;
    builder.community("1", "Neighbourhood");
    builder.mainGrid();
    builder.roof("House 1", "1", 12.0, 8.0);
    builder.roof("House 2", "1", 9.0, 6.0).storage = battery(8.0);
    builder.consumer("House 3", "1", 10.0, Shape::Household);
    builder.consumer("House 4", "1", 14.0, Shape::Household);
    builder.consumer("Workshop", "1", 20.0, Shape::Office);
    return sample(
        "template-community.peergrid", "One community",
        "Two houses with solar roofs share with three neighbours. Inside the community no "
        "network fee is due.",
        std::move(builder.market));
}

Sample twoCommunities()
{
    Builder builder;
    builder.community("1", "Valley");
    builder.community("2", "Hill");
    builder.mainGrid();
    builder.roof("Mill", "1", 9.0, 12.0);
    builder.consumer("Bakery", "1", 30.0, Shape::Office);
    builder.consumer("Farm", "1", 16.0, Shape::Household);
    builder.turbine("Wind turbine", "2", 15.0);
    builder.consumer("School", "2", 25.0, Shape::Office);
    builder.consumer("Flats", "2", 40.0, Shape::Household);
    Contract contract = edits::newContract(builder.market, CommunityId("2"), CommunityId("1"));
    contract.name = "Wind for the valley";
    contract.terms = NetworkFeeFactor{0.2};
    builder.market.contracts.push_back(std::move(contract));
    return sample("template-two-communities.peergrid", "Two communities",
                  "Sun in the valley, wind on the hill, and a contract between the two that lowers "
                  "the network fee to a fifth.",
                  std::move(builder.market));
}

} // namespace

std::vector<Sample> templates()
{
    return {house(), community(), twoCommunities()};
}

} // namespace peergrid::samples
