// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arrange.h"
#include "core/typicalshapes.h"
#include "tools/scenarios/dice.h"
#include "tools/scenarios/samples.h"

#include <fmt/format.h>

#include <array>

namespace peergrid::samples
{

namespace
{

const Day &household = typicalShape(Shape::Household).day;
const Day &office = typicalShape(Shape::Office).day;
const Day &nightHeater = typicalShape(Shape::NightHeater).day;
const Day &sun = typicalShape(Shape::SummerSun).day;

/// $/kWh: cheap at night, dear in the evening.
constexpr Day gridCost = {0.118, 0.116, 0.115, 0.115, 0.116, 0.121, 0.187, 0.203,
                          0.205, 0.194, 0.186, 0.182, 0.181, 0.183, 0.188, 0.196,
                          0.212, 0.248, 0.283, 0.291, 0.286, 0.251, 0.174, 0.122};

Profile profileOf(const Day &day)
{
    return Profile(std::vector<double>(day.begin(), day.end()));
}

/// A street and what stands in it.
struct Street {
    const char *id;
    const char *name;
    int houses;
    double managerFee;   ///< $/kWh
    double networkFee;   ///< $/kWh, of its first seller
    double sunnyRoofs;   ///< share of houses with panels
    double nightHeaters; ///< share of houses with night storage heating
};

constexpr std::array streets = {
    Street{"A", "Church Square", 14, 0.0040, 0.0310, 0.3, 0.2},
    Street{"B", "Mill Lane", 14, 0.0035, 0.0285, 0.4, 0.1},
    Street{"C", "Orchard Hill", 18, 0.0020, 0.0340, 0.7, 0.0},
    Street{"D", "Station Road", 17, 0.0050, 0.0295, 0.2, 0.3},
    Street{"E", "South Field", 18, 0.0025, 0.0365, 0.6, 0.0},
    Street{"F", "Workshop Yard", 8, 0.0060, 0.0270, 0.4, 0.2},
};

class Village
{
  public:
    Village();
    Scenario scenario() const;

  private:
    void addMainGrid();
    void addStreet(const Street &street);
    void addHouse(const Street &street, int number);
    void addPlants();
    void addWorkplaces();
    void addContract();

    Peer &add(const std::string &id, const std::string &name, const char *street, Role role);
    Profile load(const Day &shape, double energy);
    Profile addedLoads(const Profile &a, const Profile &b) const;
    void addPanels(Peer &peer, double power);
    void addBattery(Peer &peer);
    void addCar(Peer &peer);

    Dice m_dice{2024};
    Market m_market;
    int m_roofs = 0;
    int m_batteries = 0;
};

Village::Village()
{
    m_market.objective = Objective::LeastCost;
    addMainGrid();
    for (const Street &street : streets)
        addStreet(street);
    addPlants();
    addWorkplaces();
    addContract();
}

void Village::addMainGrid()
{
    Peer &grid = add("grid", "Main grid", nullptr, Role::Producer);
    grid.isMainGrid = true;
    grid.generation.maximum = 400.0;
    grid.generation.cost = profileOf(gridCost);
    grid.networkFee = 0.0415;
    grid.feedInTariff = 0.0385;
    grid.emissionFactor = 0.36;
}

void Village::addStreet(const Street &street)
{
    m_market.communities.push_back({CommunityId(street.id), street.name, street.managerFee});
    for (int number = 1; number <= street.houses; ++number)
        addHouse(street, number);
}

void Village::addHouse(const Street &street, int number)
{
    Peer &peer = add(fmt::format("{}{}", street.id, number),
                     fmt::format("{} {}", street.name, number), street.id, Role::Consumer);
    peer.load = load(household, m_dice.between(5.5, 14.0, 1));
    if (m_dice.happens(street.nightHeaters))
        peer.load = addedLoads(peer.load, load(nightHeater, m_dice.between(8.0, 16.0, 1)));
    if (m_dice.happens(street.sunnyRoofs)) {
        peer.networkFee = street.networkFee + 0.0001 * number;
        addPanels(peer, m_dice.between(2.5, 8.0, 1));
        if (m_dice.happens(0.5))
            addBattery(peer);
    }
    if (m_dice.happens(0.15))
        addCar(peer);
}

Peer &Village::add(const std::string &id, const std::string &name, const char *street, Role role)
{
    Peer peer;
    peer.id = PeerId(id);
    peer.name = name;
    peer.role = role;
    if (street)
        peer.community = CommunityId(street);
    m_market.peers.push_back(std::move(peer));
    return m_market.peers.back();
}

/// No two households switch on in step: each hour is a sixth above or below the shape.
Profile Village::load(const Day &shape, double energy)
{
    std::vector<double> values;
    for (const double share : shape) {
        const double middle = energy * share;
        values.push_back(m_dice.between(middle * 5.0 / 6.0, middle * 7.0 / 6.0, 2));
    }
    return Profile(std::move(values));
}

Profile Village::addedLoads(const Profile &a, const Profile &b) const
{
    std::vector<double> values;
    for (std::size_t hour = 0; hour < m_market.hours; ++hour)
        values.push_back(std::round((a.at(hour) + b.at(hour)) * 100.0) / 100.0);
    return Profile(std::move(values));
}

/// Panels make a prosumer. Every third roof faces east, every third west: an hour earlier or later
/// and a little less. Costs rise by a tick from roof to roof, so that no two offers are equal.
void Village::addPanels(Peer &peer, double power)
{
    const int facing = m_roofs % 3 - 1;
    std::vector<double> values;
    for (int hour = 0; hour < 24; ++hour) {
        const auto source = static_cast<std::size_t>((hour - facing + 24) % 24);
        const double share = sun[source] * (facing == 0 ? 1.0 : 0.92);
        values.push_back(std::round(share * 1000.0) / 1000.0);
    }
    peer.role = Role::Prosumer;
    peer.generation.maximum = power;
    peer.generation.availability = Profile(std::move(values));
    peer.generation.cost = std::round((0.0125 + 0.0003 * m_roofs) * 1e4) / 1e4;
    peer.emissionFactor = 0.045;
    ++m_roofs;
}

/// Two of three batteries run as household inverters do; the third is left to the market.
void Village::addBattery(Peer &peer)
{
    const bool isOptimised = m_batteries++ % 3 == 2;
    Storage storage;
    storage.capacity = m_dice.between(5.0, 13.0, 1);
    storage.power = m_dice.between(2.0, 4.5, 1);
    storage.chargeEfficiency = m_dice.between(0.93, 0.97, 3);
    storage.dischargeEfficiency = m_dice.between(0.93, 0.97, 3);
    storage.least = std::round(storage.capacity) / 10.0;
    storage.initial = std::round(storage.capacity * 3.0) / 10.0;
    storage.wearCost = m_dice.between(0.012, 0.024, 4);
    if (isOptimised)
        storage.endRule = Storage::EndRule::NoLowerThanInitial;
    storage.operation =
        isOptimised ? Storage::Operation::Optimised : Storage::Operation::SelfConsumption;
    peer.storage = storage;
}

/// Charged at home, between coming home and midnight or before leaving in the morning.
void Village::addCar(Peer &peer)
{
    const bool isEvening = m_dice.happens(0.5);
    ShiftableDemand car;
    car.energy = m_dice.between(5.0, 13.0, 1);
    car.power = 3.7;
    car.hours = isEvening ? HourRange{17, 23} : HourRange{0, 6};
    peer.shiftable.push_back(car);
}

void Village::addPlants()
{
    Peer &mill = add("mill", "Water mill", "B", Role::Producer);
    mill.generation.maximum = 14.0;
    mill.generation.cost = 0.0565;
    mill.networkFee = 0.0275;
    mill.emissionFactor = 0.011;

    Peer &biogas = add("biogas", "Biogas plant", "E", Role::Producer);
    biogas.generation.minimum = 3.0;
    biogas.generation.maximum = 15.0;
    biogas.generation.cost = 0.0945;
    biogas.networkFee = 0.0375;
    biogas.emissionFactor = 0.19;
}

void Village::addWorkplaces()
{
    Peer &school = add("school", "School", "A", Role::Consumer);
    school.networkFee = 0.0305;
    school.load = load(office, 118.0);
    addPanels(school, 32.0);

    Peer &shop = add("shop", "Village shop", "D", Role::Consumer);
    shop.load = load(office, 64.0);

    Peer &offices = add("offices", "Offices", "F", Role::Consumer);
    offices.load = load(office, 92.0);

    // Dries timber when power is cheap: 12 kW while it pays, as much again only for surplus.
    Peer &joinery = add("joinery", "Joinery", "F", Role::Consumer);
    joinery.networkFee = 0.0265;
    joinery.load = load(office, 140.0);
    addPanels(joinery, 45.0);
    Day shift{};
    for (std::size_t hour = 6; hour < 18; ++hour)
        shift[hour] = 12.0;
    joinery.bids.push_back({profileOf(shift), 0.142});
    joinery.bids.push_back({profileOf(shift), 0.0585});

    Peer &depot = add("depot", "Bus depot", "D", Role::Consumer);
    depot.load = load(office, 30.0);
    depot.shiftable.push_back({66.0, 22.0, {0, 5}});

    Peer &dairy = add("dairy", "Dairy", "C", Role::Consumer);
    dairy.load = load(household, 85.0);

    Peer &inn = add("inn", "Inn", "A", Role::Consumer);
    inn.load = load(household, 58.0);

    Peer &pool = add("pool", "Outdoor pool", "E", Role::Consumer);
    pool.load = load(office, 75.0);
    pool.shiftable.push_back({40.0, 10.0, {8, 19}});
}

void Village::addContract()
{
    Contract contract;
    contract.id = ContractId("mill-school");
    contract.name = "Mill power for the school";
    contract.seller = PeerId("mill");
    contract.buyer = PeerId("school");
    contract.terms = FixedPrice{0.0795};
    contract.energyCap = 6.0;
    contract.hours = {{7, 16}};
    m_market.contracts.push_back(contract);
}

Scenario Village::scenario() const
{
    Scenario scenario;
    scenario.name = "Village of 100";
    scenario.description =
        "A made-up village on a clear day in June: 100 peers in six communities with solar roofs, "
        "batteries, night heaters and electric cars, a water mill that sells to the school by "
        "contract, a joinery that dries timber when power is cheap, and a main grid whose price "
        "changes with the hour and that pays for surplus.";
    scenario.market = m_market;
    scenario.layout = arrange(m_market);
    return scenario;
}

} // namespace

Sample village()
{
    return {"village-100.peergrid", Village().scenario()};
}

} // namespace peergrid::samples
