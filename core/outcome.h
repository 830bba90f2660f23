// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What came out of a solve. Vectors over peers follow Market::peers.
namespace peergrid
{

/// What one kWh more (high) and one kWh less (low) of a peer's load changes in the objective that
/// was minimised, $/kWh. +infinity: no more can be served. −infinity: less load would leave energy
/// that nobody can take. Storage with a given schedule keeps it; optimised storage keeps the
/// direction in which it moves, hour by hour.
struct PriceInterval {
    double low = 0.0;
    double high = 0.0;
    friend bool operator==(const PriceInterval &, const PriceInterval &) = default;
};

/// One peer in one hour, kWh. Two identities hold to rounding:
///   generation + discharge = ownUse + sold + surplus
///   ownUse + bought + unserved = load + charge + flexible + shifted
struct PeerHour {
    double generation = 0.0; ///< P
    double ownUse = 0.0;     ///< u: own generation or discharge used by the peer itself
    double bought = 0.0;     ///< α, import
    double sold = 0.0;       ///< β, export; includes fedIn
    double fedIn = 0.0;      ///< of sold: given to the main grid at the feed-in tariff
    double flexible = 0.0;   ///< Σ y, flexible demand served
    double shifted =
        0.0; ///< shiftable demand placed in this hour; what of it is not served counts in unserved
    double charge = 0.0;        ///< c, at the grid side
    double discharge = 0.0;     ///< d, at the grid side
    double stateOfCharge = 0.0; ///< S at the end of the hour
    double unserved = 0.0;      ///< demand nobody could serve
    double surplus = 0.0;       ///< energy nobody could take
    double flexibleValue = 0.0; ///< Σ bid · y, $
    PriceInterval marginalPrice;

    friend bool operator==(const PeerHour &, const PeerHour &) = default;
};

/// Where energy of one hour meets. Every buyer behind a junction takes the same share of every
/// seller before it.
struct Junction {
    enum class Kind {
        Seller,  ///< index: peer
        Hub,     ///< index: 0 the common hub, others for sellers barred from part of the market
        Pool,    ///< index: community; Market::communities.size() for peers in none
        Unnamed, ///< those members of a pool that no contract names, where that matters; as Pool
        Buyer,   ///< index: peer
    };
    Kind kind = Kind::Hub;
    std::size_t index = 0;
    friend bool operator==(const Junction &, const Junction &) = default;
};

/// Energy from one junction to the next, and what it adds to the price the final buyer pays. The
/// flows of an hour run seller → (hub) → (pool) → (unnamed) → buyer and never in a circle; own use
/// is not among them.
struct Flow {
    Junction from;
    Junction to;
    double energy = 0.0;                 ///< kWh, > 0
    double price = 0.0;                  ///< $/kWh added to what the buyer pays
    double network = 0.0;                ///< of it, to the network
    double sellerManager = 0.0;          ///< of it, to the manager of the seller's community
    double buyerManager = 0.0;           ///< of it, to the manager of the community it enters
    PriceRule rule = PriceRule::Inside;  ///< of flows that leave a seller
    std::optional<std::size_t> contract; ///< likewise: index into Market::contracts

    friend bool operator==(const Flow &, const Flow &) = default;
};

/// Why demand could not be served, or generation not be taken.
struct Shortfall {
    enum class Kind { Unserved, Surplus };
    Kind kind = Kind::Unserved;
    double energy = 0.0;              ///< kWh, all peers of the cut together
    std::vector<std::size_t> peers;   ///< the peers that lack (or cannot get rid of) energy
    std::vector<std::size_t> sellers; ///< sellers (buyers) that may reach them
    double needed = 0.0;              ///< kWh the cut needs (must take)
    double available = 0.0;           ///< kWh that can reach (leave) it
    std::string sentence; ///< "P2 and P4 need 240 kWh, sellers that may reach them have 190 kWh"

    friend bool operator==(const Shortfall &, const Shortfall &) = default;
};

struct HourOutcome {
    enum class Status {
        NotSolved,    ///< outside the range asked for, or cancelled before its turn
        Solved,       ///< optimal, everything served
        NotAllServed, ///< optimal for what could be served; see shortfalls
    };
    Status status = Status::NotSolved;
    double published = 0.0; ///< $, eq. 1 at this result
    double leastCost = 0.0; ///< $, the same with C_g counted once
    /// How far the objective, or what is not served, may lie above the least, relative: 0 unless
    /// the search for the hours in which storage charges or discharges took too many steps.
    double unproved = 0.0;
    std::vector<PeerHour> peers;
    std::vector<Flow> flows;
    std::vector<Shortfall> shortfalls;

    friend bool operator==(const HourOutcome &, const HourOutcome &) = default;
};

struct Outcome {
    enum class Status { Solved, NotAllServed, Cancelled };
    Status status = Status::Solved;
    std::vector<HourOutcome> hours; ///< one for each hour of the market

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

} // namespace peergrid
