// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomscenario.h"

#include "core/csv.h"
#include "core/eachprofile.h"
#include "core/spot.h"
#include "core/validate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <set>

namespace peergrid::test
{

namespace
{

/// Throws that follow from the seed on every machine: the standard's distributions do not.
class Dice
{
  public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    std::size_t below(std::size_t count) { return m_engine() % count; }
    bool chance(std::size_t oneIn) { return below(oneIn) == 0; }
    double fraction() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }

    template<class T, std::size_t count>
    const T &pick(const std::array<T, count> &choices)
    {
        return choices[below(count)];
    }

  private:
    std::mt19937_64 m_engine;
};

std::string randomText(Dice &dice)
{
    static const std::array<std::string, 14> pieces{
        "P",  " ",     "a/b",          "~", "\"", "\\",       "\n",
        "\t", "Größe", "\u65e5\u672c", "🔌", "0",  "\x01\x7f", "</script>"};
    std::string text;
    for (std::size_t i = dice.below(5); i > 0; --i)
        text += dice.pick(pieces);
    return text;
}

/// Numbers as people write them, and others: tiny, of all digits, at the ends of the range.
double number(Dice &dice, double most)
{
    switch (dice.below(8)) {
    case 0:
        return 0.0;
    case 1:
        return most;
    case 2:
        return std::min(most, std::numeric_limits<double>::denorm_min() *
                                  static_cast<double>(dice.below(9)));
    case 3:
        return std::min(most, std::ldexp(dice.fraction(), -static_cast<int>(dice.below(1000))));
    case 4:
        return std::min(most, static_cast<double>(dice.below(1000)));
    case 5:
        return std::min(most, static_cast<double>(dice.below(100000)) / 1000.0);
    default:
        return most * dice.fraction();
    }
}

class ScenarioMaker
{
  public:
    explicit ScenarioMaker(std::uint64_t seed)
        : m_dice(seed)
    {
    }

    Scenario make()
    {
        m_hours = m_dice.chance(20) ? maxHours : 1 + m_dice.below(26);
        const std::size_t peers = m_hours == maxHours ? 1 : m_dice.below(5);
        makeHead();
        for (std::size_t i = m_dice.below(4); i > 0; --i)
            addCommunity();
        for (std::size_t i = 0; i < peers; ++i)
            addPeer();
        if (!m_scenario.market.peers.empty() && m_dice.chance(2))
            makeMainGrid(m_scenario.market.peers[m_dice.below(peers)]);
        addContracts();
        return std::move(m_scenario);
    }

  private:
    void makeHead()
    {
        Market &market = m_scenario.market;
        m_scenario.name = randomText(m_dice);
        m_scenario.description = randomText(m_dice);
        if (m_dice.chance(2))
            m_scenario.currency = randomText(m_dice);
        market.hours = m_hours;
        market.design = m_dice.pick(
            std::array{Design::FullP2P, Design::Hybrid, Design::Community, Design::GridOnly});
        market.objective = m_dice.pick(std::array{Objective::Published, Objective::LeastCost});
        if (m_dice.chance(2))
            market.lookAhead = 1 + m_dice.below(m_hours);
        keep("");
    }

    template<class TheId>
    TheId freshId()
    {
        return TheId(randomText(m_dice) + std::to_string(m_nextId++));
    }

    /// Members of a later version, or of somebody else.
    void keep(const std::string &owner)
    {
        static const std::array<std::string, 9> values{"1",
                                                       "-2.5",
                                                       "1e+300",
                                                       "\"text\\n\"",
                                                       "null",
                                                       "[]",
                                                       "{}",
                                                       "{\"a\": [1, {\"b\": true}]}",
                                                       "[[1, 2], \"ü\"]"};
        if (!m_dice.chance(6))
            return;
        for (std::size_t i = 0; i <= m_dice.below(3); ++i)
            m_scenario.unknown.push_back(
                {owner, "x" + std::to_string(i) + randomText(m_dice), m_dice.pick(values)});
    }

    Profile profile(double most)
    {
        if (!m_dice.chance(3))
            return number(m_dice, most);
        std::vector<double> values(m_hours);
        for (double &value : values)
            value = number(m_dice, most);
        return withSource(std::move(values));
    }

    Profile withSource(std::vector<double> values)
    {
        if (!m_dice.chance(4))
            return Profile(std::move(values));
        return Profile(std::move(values),
                       TableColumn{randomTable, "c" + std::to_string(m_nextColumn++)});
    }

    HourRange hourRange()
    {
        const std::size_t first = m_dice.below(m_hours);
        return {first, first + m_dice.below(m_hours - first)};
    }

    void addCommunity()
    {
        Community community;
        community.id = freshId<CommunityId>();
        community.name = randomText(m_dice);
        if (m_dice.chance(2))
            community.managerFee = profile(maxPrice);
        CommunityLook look;
        if (m_dice.chance(2))
            look.colour = "#0072B2";
        if (m_dice.chance(2)) {
            look.topLeft = position();
            look.width = number(m_dice, 1e6);
            look.height = number(m_dice, 1e6);
        }
        look.isCollapsed = m_dice.chance(2);
        if (look != CommunityLook{})
            m_scenario.layout.communities.emplace(community.id, look);
        keep("communities/" + escapedForPointer(community.id.value));
        m_scenario.market.communities.push_back(std::move(community));
    }

    Position position()
    {
        return {number(m_dice, 1e6), m_dice.chance(2) ? -1.5 : number(m_dice, 1e6)};
    }

    void addPeer()
    {
        Peer peer;
        peer.id = freshId<PeerId>();
        peer.name = randomText(m_dice);
        peer.role = m_dice.chance(4) ? Hourly<Role>(std::vector<Role>(m_hours, role())) : role();
        const auto &communities = m_scenario.market.communities;
        if (!communities.empty() && m_dice.chance(2))
            peer.community = communities[m_dice.below(communities.size())].id;
        const std::string owner = "peers/" + escapedForPointer(peer.id.value);
        if (m_dice.chance(2))
            peer.generation = generation();
        keep(owner + "/generation");
        if (m_dice.chance(2))
            peer.load = profile(maxEnergy);
        if (m_dice.chance(2))
            peer.networkFee = profile(maxPrice);
        addDemand(peer, owner);
        if (m_dice.chance(2)) {
            peer.storage = storage();
            keep(owner + "/storage");
        }
        if (m_dice.chance(2))
            peer.emissionFactor = number(m_dice, maxEmissionFactor);
        if (m_dice.chance(2))
            m_scenario.layout.peers.emplace(peer.id, position());
        keep(owner);
        m_scenario.market.peers.push_back(std::move(peer));
    }

    Role role() { return m_dice.pick(std::array{Role::Producer, Role::Prosumer, Role::Consumer}); }

    Generation generation()
    {
        Generation result;
        result.maximum = profile(maxEnergy);
        const double most =
            *std::min_element(result.maximum.values().begin(), result.maximum.values().end());
        result.minimum = m_dice.chance(2) ? Profile(0.0) : profile(most);
        result.availability = m_dice.chance(2) ? Profile(1.0) : profile(1.0);
        result.cost = profile(maxPrice);
        return result;
    }

    void addDemand(Peer &peer, const std::string &owner)
    {
        for (std::size_t i = m_dice.below(3); i > 0; --i) {
            keep(owner + "/flexible_demand/" + std::to_string(peer.bids.size()));
            peer.bids.push_back({profile(maxEnergy), profile(maxPrice)});
        }
        for (std::size_t i = m_dice.below(3); i > 0; --i) {
            keep(owner + "/shiftable_demand/" + std::to_string(peer.shiftable.size()));
            const HourRange hours = hourRange();
            const double power = number(m_dice, maxEnergy / static_cast<double>(maxHours));
            const double energy = m_dice.fraction() * power * static_cast<double>(hours.size());
            peer.shiftable.push_back({energy, power, hours});
        }
    }

    Storage storage()
    {
        Storage result;
        result.capacity = number(m_dice, maxEnergy);
        result.power = number(m_dice, maxEnergy);
        if (m_dice.chance(2))
            result.chargeEfficiency = minEfficiency + (1.0 - minEfficiency) * m_dice.fraction();
        if (m_dice.chance(2))
            result.dischargeEfficiency = minEfficiency + (1.0 - minEfficiency) * m_dice.fraction();
        result.initial = m_dice.fraction() * result.capacity;
        result.least = m_dice.chance(2) ? 0.0 : m_dice.fraction() * result.initial;
        result.wearCost = m_dice.chance(2) ? 0.0 : number(m_dice, maxPrice);
        result.operation = m_dice.pick(std::array{Storage::Operation::Tendency,
                                                  Storage::Operation::SelfConsumption,
                                                  Storage::Operation::Optimised});
        if (m_dice.chance(2))
            result.tendency = tendency(result);
        else if (m_dice.chance(2))
            result.endRule = Storage::EndRule::NoLowerThanInitial;
        return result;
    }

    Profile tendency(const Storage &storage)
    {
        std::vector<double> values(m_hours);
        double charge = storage.initial;
        for (double &f : values) {
            const double room = (storage.capacity - charge) / storage.chargeEfficiency;
            const double stock = (charge - storage.least) * storage.dischargeEfficiency;
            const bool charges = m_dice.chance(2);
            f = 0.9 * m_dice.fraction() * std::min(storage.power, charges ? room : stock);
            f = charges || f == 0.0 ? f : -f;
            charge += f > 0.0 ? f * storage.chargeEfficiency : f / storage.dischargeEfficiency;
        }
        return withSource(std::move(values));
    }

    void makeMainGrid(Peer &peer)
    {
        peer.isMainGrid = true;
        peer.role = peer.role.isConstant()
                        ? Hourly<Role>(Role::Producer)
                        : Hourly<Role>(std::vector<Role>(m_hours, Role::Producer));
        if (m_dice.chance(2))
            peer.feedInTariff = profile(maxPrice);
    }

    ContractEnd end()
    {
        const Market &market = m_scenario.market;
        const std::size_t index = m_dice.below(market.peers.size() + market.communities.size());
        if (index < market.peers.size())
            return market.peers[index].id;
        return market.communities[index - market.peers.size()].id;
    }

    ContractTerms terms()
    {
        switch (m_dice.below(3)) {
        case 0:
            return FixedPrice{profile(maxPrice)};
        case 1:
            return NetworkFeeFactor{number(m_dice, maxNetworkFeeFactor)};
        default:
            return NoTrade{};
        }
    }

    void addContracts()
    {
        const Market &market = m_scenario.market;
        if (market.peers.empty() && market.communities.empty())
            return;
        std::set<std::pair<ContractEnd, ContractEnd>> taken;
        for (std::size_t i = m_dice.below(5); i > 0; --i) {
            Contract contract;
            contract.seller = end();
            contract.buyer = end();
            if ((contract.seller == contract.buyer &&
                 std::holds_alternative<PeerId>(contract.buyer)) ||
                !taken.emplace(contract.seller, contract.buyer).second)
                continue;
            addContract(std::move(contract));
        }
    }

    void addContract(Contract contract)
    {
        contract.id = freshId<ContractId>();
        contract.name = randomText(m_dice);
        contract.terms = terms();
        if (m_dice.chance(2))
            contract.energyCap = profile(maxEnergy);
        for (std::size_t i = m_dice.below(3); i > 0; --i)
            contract.hours.push_back(hourRange());
        const std::string owner = "contracts/" + escapedForPointer(contract.id.value);
        keep(owner);
        keep(owner + "/seller");
        keep(owner + "/buyer");
        m_scenario.market.contracts.push_back(std::move(contract));
    }

    Dice m_dice;
    Scenario m_scenario;
    std::size_t m_hours = 24;
    std::size_t m_nextId = 0;
    std::size_t m_nextColumn = 0;
};

} // namespace

Scenario randomScenario(std::uint64_t seed)
{
    return ScenarioMaker(seed).make();
}

std::string tableOf(const Scenario &scenario)
{
    std::vector<Profile> columns;
    Market market = scenario.market;
    forEachProfile(market, [&](const Profile &profile) {
        if (profile.source())
            columns.push_back(profile);
    });
    CsvWriter table;
    table.add("hour");
    for (const Profile &column : columns)
        table.add(column.source()->column);
    table.endRow();
    for (std::size_t hour = 0; hour < market.hours; ++hour) {
        table.add(static_cast<double>(hour + 1));
        for (const Profile &column : columns)
            table.add(column.at(hour));
        table.endRow();
    }
    return table.text();
}

} // namespace peergrid::test
