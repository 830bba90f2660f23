// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randommarket.h"

#include "tests/support/random.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace peergrid::test
{

namespace
{

class Maker
{
  public:
    Maker(std::uint64_t seed, const MarketKnobs &knobs)
        : m_random(seed)
        , m_knobs(knobs)
    {
    }

    Market market();

  private:
    double price();
    double energy(double most);
    Profile pricesOf();
    Profile energiesOf(double most);
    template<class Draw>
    Profile eachHour(Draw draw);

    Peer peer(std::size_t number);
    Peer mainGrid();
    Hourly<Role> role();
    Generation generation();
    std::vector<FlexibleBid> bids();
    Storage storage();
    void addGivenStorage(Peer &peer);
    Profile tendency(const Storage &storage, const Peer &peer);
    void addShiftable(Peer &peer);
    std::optional<CommunityId> someCommunity(double chance);
    ContractEnd someEnd(const Market &market);
    ContractTerms someTerms();
    void addContract(Market &market);

    Random m_random;
    const MarketKnobs &m_knobs;
};

/// Round prices are few, so that many are equal; about a fifth are zero.
double Maker::price()
{
    if (m_knobs.isRound)
        return 0.02 * static_cast<double>(m_random.below(5));
    return m_random.between(0.001, 0.2);
}

double Maker::energy(double most)
{
    if (m_knobs.isRound)
        return std::floor(m_random.between(0.0, most) / 5.0) * 5.0;
    return m_random.between(0.0, most);
}

template<class Draw>
Profile Maker::eachHour(Draw draw)
{
    std::vector<double> values;
    for (std::size_t t = 0; t < m_knobs.hours; ++t)
        values.push_back(draw(t));
    return Profile(values);
}

Profile Maker::pricesOf()
{
    if (m_knobs.hours == 1 || m_random.chance(0.7))
        return price();
    return eachHour([&](std::size_t) { return price(); });
}

Profile Maker::energiesOf(double most)
{
    if (m_knobs.hours == 1 || m_random.chance(0.2))
        return energy(most);
    return eachHour([&](std::size_t) { return energy(most); });
}

Hourly<Role> Maker::role()
{
    const auto draw = [this] {
        const std::size_t which = m_random.below(6);
        return which == 0 ? Role::Producer : which < 4 ? Role::Prosumer : Role::Consumer;
    };
    if (!m_knobs.hasChangingRoles || m_random.chance(0.5))
        return draw();
    std::vector<Role> roles(m_knobs.hours);
    for (Role &each : roles)
        each = draw();
    return Hourly<Role>(roles);
}

Generation Maker::generation()
{
    Generation generation;
    generation.maximum = energiesOf(m_knobs.isScarce ? 60.0 : 100.0);
    generation.cost = pricesOf();
    if (m_random.chance(0.4))
        generation.availability = eachHour([&](std::size_t) {
            return m_knobs.isRound ? 0.2 * static_cast<double>(m_random.below(6)) : m_random.unit();
        });
    if (m_knobs.hasMinimum && m_random.chance(0.4))
        generation.minimum = eachHour([&](std::size_t t) {
            return std::min(generation.maximum.at(t), energy(m_knobs.isScarce ? 40.0 : 15.0));
        });
    return generation;
}

std::vector<FlexibleBid> Maker::bids()
{
    std::vector<FlexibleBid> result(m_random.below(3));
    for (FlexibleBid &bid : result)
        bid = {energiesOf(20.0), pricesOf()};
    return result;
}

std::optional<CommunityId> Maker::someCommunity(double chance)
{
    if (m_knobs.communities == 0 || !m_random.chance(chance))
        return std::nullopt;
    return CommunityId(fmt::format("c{}", m_random.below(m_knobs.communities)));
}

Peer Maker::peer(std::size_t number)
{
    Peer peer;
    peer.id = PeerId(fmt::format("p{}", number));
    peer.name = fmt::format("Peer {}", number);
    peer.role = role();
    peer.community = someCommunity(0.85);
    peer.generation = generation();
    const bool isProducer = peer.role.isConstant() && peer.role.at(0) == Role::Producer;
    if (!isProducer)
        peer.load = energiesOf(40.0);
    else if (m_knobs.isScarce && m_random.chance(0.3))
        peer.load = energiesOf(20.0);
    peer.networkFee = pricesOf();
    if (m_knobs.hasBids && m_random.chance(0.4))
        peer.bids = bids();
    return peer;
}

Peer Maker::mainGrid()
{
    Peer peer;
    peer.id = PeerId("grid");
    peer.name = "Main grid";
    peer.role = Role::Producer;
    peer.isMainGrid = true;
    peer.community = someCommunity(0.3);
    peer.generation.maximum = m_knobs.isScarce ? energy(40.0) : 5000.0;
    peer.generation.cost = m_knobs.isRound ? 0.1 : m_random.between(0.1, 0.3);
    peer.networkFee = pricesOf();
    if (m_knobs.hasFeedIn)
        peer.feedInTariff = pricesOf();
    return peer;
}

Storage Maker::storage()
{
    Storage storage;
    storage.capacity = 10.0 + energy(50.0);
    storage.power = 5.0 + energy(20.0);
    if (!m_knobs.isRound || m_random.chance(0.5)) {
        storage.chargeEfficiency = m_random.between(0.8, 1.0);
        storage.dischargeEfficiency = m_random.between(0.8, 1.0);
    }
    if (m_random.chance(0.3))
        storage.least = 0.1 * storage.capacity;
    storage.initial = storage.least + 0.25 * static_cast<double>(m_random.below(3)) *
                                          (storage.capacity - storage.least);
    if (m_random.chance(0.3))
        storage.wearCost = 0.5 * price();
    if (m_random.chance(0.5))
        storage.endRule = Storage::EndRule::NoLowerThanInitial;
    return storage;
}

/// Stays within the limits; what consumers and producers cannot do in an hour they are not told.
Profile Maker::tendency(const Storage &storage, const Peer &peer)
{
    std::vector<double> values(m_knobs.hours);
    double state = storage.initial;
    for (std::size_t t = 0; t < m_knobs.hours; ++t) {
        const double room = 0.999 * (storage.capacity - state) / storage.chargeEfficiency;
        double there = 0.999 * (state - storage.least) * storage.dischargeEfficiency;
        if (peer.role.at(t) == Role::Consumer)
            there = std::min(there, peer.load.at(t));
        const bool mayCharge = peer.role.at(t) != Role::Producer;
        const std::size_t what = m_random.below(3);
        if (what == 0 && mayCharge)
            values[t] = m_random.unit() * std::min(storage.power, room);
        else if (what == 1)
            values[t] = -m_random.unit() * std::min(storage.power, there);
        state += values[t] > 0.0 ? values[t] * storage.chargeEfficiency
                                 : values[t] / storage.dischargeEfficiency;
    }
    return Profile(values);
}

void Maker::addGivenStorage(Peer &peer)
{
    Storage given = storage();
    given.endRule = Storage::EndRule::Free;
    given.operation = Storage::Operation::SelfConsumption;
    if (m_random.chance(0.5)) {
        given.operation = Storage::Operation::Tendency;
        given.tendency = tendency(given, peer);
    }
    peer.storage = given;
}

/// Who never buys could hardly serve it.
void Maker::addShiftable(Peer &peer)
{
    for (std::size_t t = 0; t < m_knobs.hours; ++t) {
        if (peer.role.at(t) == Role::Producer)
            return;
    }
    ShiftableDemand demand;
    const std::size_t a = m_random.below(m_knobs.hours);
    const std::size_t b = m_random.below(m_knobs.hours);
    demand.hours = {std::min(a, b), std::max(a, b)};
    demand.power = 5.0 + energy(10.0);
    const double most = demand.power * static_cast<double>(demand.hours.size());
    demand.energy = m_random.between(0.2, 0.9) * most;
    if (m_knobs.isRound)
        demand.energy = std::floor(demand.energy);
    peer.shiftable.push_back(demand);
}

ContractEnd Maker::someEnd(const Market &market)
{
    if (m_knobs.communities > 0 && m_random.chance(0.5))
        return market.communities[m_random.below(m_knobs.communities)].id;
    return market.peers[m_random.below(market.peers.size())].id;
}

ContractTerms Maker::someTerms()
{
    const std::size_t which = m_random.below(5);
    if (which == 0)
        return NoTrade{};
    if (which < 3)
        return FixedPrice{pricesOf()};
    return NetworkFeeFactor{m_knobs.isRound ? 0.5 * static_cast<double>(m_random.below(4))
                                            : m_random.between(0.0, 1.5)};
}

void Maker::addContract(Market &market)
{
    Contract contract;
    contract.id = ContractId(fmt::format("k{}", market.contracts.size()));
    contract.seller = someEnd(market);
    contract.buyer = someEnd(market);
    contract.terms = someTerms();
    if (m_knobs.hasCaps && !std::holds_alternative<NoTrade>(contract.terms) && m_random.chance(0.5))
        contract.energyCap = energiesOf(30.0);
    if (m_knobs.hours > 1 && m_random.chance(0.3))
        contract.hours = {{m_random.below(m_knobs.hours / 2),
                           m_knobs.hours / 2 + m_random.below(m_knobs.hours - m_knobs.hours / 2)}};
    const bool isDouble =
        std::any_of(market.contracts.begin(), market.contracts.end(), [&](const Contract &other) {
            return other.seller == contract.seller && other.buyer == contract.buyer;
        });
    const bool isWithItself =
        std::holds_alternative<PeerId>(contract.seller) && contract.seller == contract.buyer;
    if (!isDouble && !isWithItself)
        market.contracts.push_back(contract);
}

Market Maker::market()
{
    Market market;
    market.hours = m_knobs.hours;
    market.design = m_knobs.design;
    market.objective = m_knobs.objective;
    for (std::size_t k = 0; k < m_knobs.communities; ++k) {
        const Profile fee = m_knobs.hasFees ? Profile(0.25 * price()) : Profile(0.0);
        market.communities.push_back(
            {CommunityId(fmt::format("c{}", k)), fmt::format("Community {}", k), fee});
    }
    if (m_knobs.hasMainGrid)
        market.peers.push_back(mainGrid());
    while (market.peers.size() < m_knobs.peers)
        market.peers.push_back(peer(market.peers.size()));
    const std::size_t first = m_knobs.hasMainGrid ? 1 : 0;
    const auto somePeer = [&]() -> Peer & {
        return market.peers[first + m_random.below(market.peers.size() - first)];
    };
    for (std::size_t k = 0; k < m_knobs.givenStorages; ++k)
        addGivenStorage(somePeer());
    for (std::size_t k = 0; k < m_knobs.optimisedStorages; ++k)
        somePeer().storage = storage();
    for (std::size_t k = 0; k < m_knobs.shiftables; ++k)
        addShiftable(somePeer());
    for (std::size_t k = 0; k < m_knobs.contracts; ++k)
        addContract(market);
    return market;
}

} // namespace

Market randomMarket(std::uint64_t seed, const MarketKnobs &knobs)
{
    return Maker(seed, knobs).market();
}

MarketKnobs randomKnobs(std::uint64_t seed)
{
    Random random(seed ^ 0x6b6e6f6273ULL);
    MarketKnobs knobs;
    knobs.peers = 2 + random.below(14);
    knobs.communities = random.below(5);
    knobs.isRound = random.chance(0.5);
    knobs.isScarce = random.chance(0.2);
    knobs.hasMainGrid = random.chance(0.9);
    knobs.hasFees = random.chance(0.4);
    knobs.hasFeedIn = random.chance(0.4);
    knobs.hasMinimum = random.chance(0.3);
    knobs.hasBids = random.chance(0.3);
    knobs.contracts = random.chance(0.6) ? 1 + random.below(8) : 0;
    knobs.hasCaps = random.chance(0.5);
    knobs.design = random.chance(0.5) ? Design::Hybrid : static_cast<Design>(random.below(4));
    knobs.objective = random.chance(0.5) ? Objective::Published : Objective::LeastCost;
    return knobs;
}

MarketKnobs randomDayKnobs(std::uint64_t seed, std::size_t hours)
{
    Random random(seed ^ 0x646179ULL);
    MarketKnobs knobs = randomKnobs(seed);
    knobs.hours = hours;
    knobs.peers = 3 + random.below(5);
    knobs.contracts = std::min<std::size_t>(knobs.contracts, 3);
    knobs.isScarce = random.chance(0.1);
    knobs.hasChangingRoles = random.chance(0.2);
    knobs.givenStorages = random.below(2);
    knobs.optimisedStorages = 1 + random.below(2);
    knobs.shiftables = random.below(3);
    return knobs;
}

std::string briefly(const Market &market)
{
    std::string text =
        fmt::format("{} h, design {}, objective {}\n", market.hours,
                    static_cast<int>(market.design), static_cast<int>(market.objective));
    for (const Peer &peer : market.peers)
        text += fmt::format(
            "  {} role {} in {} P {}..{}*{} Cg {} Cd {} L {} bids {} ess {} shift {} fit {}\n",
            peer.id.value, static_cast<int>(peer.role.at(0)),
            peer.community ? peer.community->value : "-", peer.generation.minimum.at(0),
            peer.generation.maximum.at(0), peer.generation.availability.at(0),
            peer.generation.cost.at(0), peer.networkFee.at(0), peer.load.at(0), peer.bids.size(),
            peer.storage ? static_cast<int>(peer.storage->operation) : -1, peer.shiftable.size(),
            peer.feedInTariff ? peer.feedInTariff->at(0) : -1.0);
    for (const Contract &contract : market.contracts) {
        const auto end = [](const ContractEnd &e) {
            return std::visit([](const auto &id) { return id.value; }, e);
        };
        const auto *fixed = std::get_if<FixedPrice>(&contract.terms);
        const auto *factor = std::get_if<NetworkFeeFactor>(&contract.terms);
        text += fmt::format("  {} -> {}: {} cap {}\n", end(contract.seller), end(contract.buyer),
                            fixed    ? fmt::format("fixed {}", fixed->price.at(0))
                            : factor ? fmt::format("factor {}", factor->factor)
                                     : "no trade",
                            contract.energyCap ? contract.energyCap->at(0) : -1.0);
    }
    return text;
}

} // namespace peergrid::test
