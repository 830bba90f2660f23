// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hourly.h"
#include "core/ids.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What is solved: the market of a scenario, without anything that only the screen needs.
///
/// Energy is kWh in an hour, power is kW; an hour is one period, so the two numbers are equal.
/// Prices, costs and fees are $/kWh ("$" is only a label). Hours are counted from 0 in code and
/// from 1 wherever a person reads them. A Market is a plain value and may hold nonsense;
/// validate() says so and solve() refuses it.
namespace peergrid
{

inline constexpr std::size_t maxHours = 8760;
inline constexpr double maxEnergy = 1e9; ///< kWh or kW; larger loads and limits are refused
inline constexpr double maxPrice = 1e6;  ///< $/kWh; larger prices, costs and fees are refused

enum class Role {
    Producer, ///< G: generates and sells, never buys; serves its own load, if any, itself
    Prosumer, ///< P: generates, uses, sells and buys
    Consumer, ///< C: only buys; its generation is 0, a battery of its own serves only itself
};

/// Hours first…last, both included, counted from 0.
struct HourRange {
    std::size_t first = 0;
    std::size_t last = 0;

    bool contains(std::size_t hour) const { return first <= hour && hour <= last; }
    std::size_t size() const { return last - first + 1; }
    friend bool operator==(const HourRange &, const HourRange &) = default;
};

struct Generation {
    Profile minimum = 0.0;      ///< kW
    Profile maximum = 0.0;      ///< kW
    Profile availability = 1.0; ///< 0…1, multiplies the maximum (sun, wind)
    Profile cost = 0.0;         ///< C_g, $/kWh

    friend bool operator==(const Generation &, const Generation &) = default;
};

/// Demand that is served where it pays.
struct FlexibleBid {
    Profile energy = 0.0;       ///< kWh at most
    Profile highestPrice = 0.0; ///< $/kWh

    friend bool operator==(const FlexibleBid &, const FlexibleBid &) = default;
};

/// Energy to deliver at any time between two hours at a limited power: an electric car, a boiler.
struct ShiftableDemand {
    double energy = 0.0; ///< kWh, over all the hours together
    double power = 0.0;  ///< kW at most
    HourRange hours;

    friend bool operator==(const ShiftableDemand &, const ShiftableDemand &) = default;
};

/// An energy storage system (ESS).
struct Storage {
    enum class Operation {
        Tendency,        ///< charge and discharge are given hour by hour
        SelfConsumption, ///< charge from own surplus, discharge to own load
        Optimised,       ///< the market decides, within its look-ahead
    };
    enum class EndRule {
        Free,
        NoLowerThanInitial, ///< the last hour leaves at least the initial charge
    };

    double capacity = 0.0;            ///< kWh
    double power = 0.0;               ///< kW, at the grid side, both ways
    double chargeEfficiency = 1.0;    ///< 0 < η_c ≤ 1
    double dischargeEfficiency = 1.0; ///< 0 < η_d ≤ 1
    double least = 0.0;               ///< kWh, lowest state of charge
    double initial = 0.0;             ///< kWh, state of charge before the first hour
    double wearCost = 0.0;            ///< $ per kWh discharged
    EndRule endRule = EndRule::Free;
    Operation operation = Operation::Optimised;
    Profile tendency = 0.0; ///< kWh in the hour at the grid side; positive charges

    friend bool operator==(const Storage &, const Storage &) = default;
};

struct Peer {
    PeerId id;
    std::string name;
    Hourly<Role> role = Role::Consumer;
    bool isMainGrid = false;
    std::optional<CommunityId> community;
    Generation generation;
    Profile load = 0.0;       ///< kWh, always served
    Profile networkFee = 0.0; ///< C_d, $/kWh, added to a sale outside the community
    std::vector<FlexibleBid> bids;
    std::vector<ShiftableDemand> shiftable;
    std::optional<Storage> storage;
    std::optional<Profile> feedInTariff;  ///< $/kWh, main grid only: what it pays for surplus
    std::optional<double> emissionFactor; ///< kg CO₂ per kWh generated

    friend bool operator==(const Peer &, const Peer &) = default;
};

struct Community {
    CommunityId id;
    std::string name;
    Profile managerFee = 0.0; ///< $/kWh on energy that crosses the community's edge

    friend bool operator==(const Community &, const Community &) = default;
};

using ContractEnd = std::variant<PeerId, CommunityId>;

/// The price of the contract replaces the whole sale price: no network fee, no managers' fees.
struct FixedPrice {
    Profile price = 0.0; ///< $/kWh
    friend bool operator==(const FixedPrice &, const FixedPrice &) = default;
};

/// The paper's kind: C_g + factor · C_d (+ the managers' fees on the edges that are crossed).
struct NetworkFeeFactor {
    double factor = 1.0; ///< 0.2 means a fifth of C_d
    friend bool operator==(const NetworkFeeFactor &, const NetworkFeeFactor &) = default;
};

struct NoTrade {
    friend bool operator==(const NoTrade &, const NoTrade &) = default;
};

using ContractTerms = std::variant<FixedPrice, NetworkFeeFactor, NoTrade>;

/// Rules every sale of its seller to its buyer, unless a more particular contract does.
struct Contract {
    ContractId id;
    std::string name;
    ContractEnd seller;
    ContractEnd buyer;
    ContractTerms terms;
    std::optional<Profile> energyCap; ///< kWh an hour, over all the sales it rules
    std::vector<HourRange> hours;     ///< when it holds; none: always

    friend bool operator==(const Contract &, const Contract &) = default;
};

enum class Design {
    FullP2P,   ///< communities, their fees and their contracts are ignored
    Hybrid,    ///< everyone deals with everyone; inside the community without network fee
    Community, ///< as hybrid, but contracts of single members with outsiders do not apply
    GridOnly,  ///< everyone with the main grid alone: the baseline
};

enum class Objective {
    Published, ///< eq. 1: C_g of sold energy counts twice
    LeastCost, ///< C_g counts once
};

struct Market {
    std::size_t hours = 24; ///< T, 1…maxHours
    Design design = Design::Hybrid;
    Objective objective = Objective::Published;
    std::optional<std::size_t> lookAhead; ///< hours solved together, 1…T; T unless set
    std::vector<Peer> peers;              ///< in the scenario's order, which breaks ties
    std::vector<Community> communities;
    std::vector<Contract> contracts;

    friend bool operator==(const Market &, const Market &) = default;
};

} // namespace peergrid
