// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing.h"

#include <cstddef>
#include <limits>
#include <vector>

/// The exact short form of the market (model, section 5) as a flow of energy: nodes where energy
/// must balance, arcs along which it moves. It is data only; formulation.h fills it, solving turns
/// it into a LinearProgram with a row for each node and a column for each arc.
namespace peergrid
{

inline constexpr int noNode = -1; ///< outside of the network
inline constexpr double unlimited = std::numeric_limits<double>::infinity();

struct Node {
    enum class Kind {
        Seller,      ///< what peer `index` generates and discharges; net outflow is P
        Hub,         ///< 0 the common hub, others for sellers barred from some buyers
        Pool,        ///< what members of community `index` buy
        Unnamed,     ///< the part of a pool's members that no contract names
        Loads,       ///< of those, the demand the market has no say in, where others decide theirs
        Buyer,       ///< the demand of peer `index`, where it needs a row of its own
        Cap,         ///< not a place: limits the flow on the arcs that have it as `cap`
        Charge,      ///< state of charge of peer `index` within the hour
        FinalCharge, ///< what must be left in the storage of peer `index` at the end
        Shiftable,   ///< energy that shiftable demand `part` of peer `index` must get
    };
    Kind kind = Kind::Hub;
    std::size_t hour = 0;
    std::size_t index = 0;
    std::size_t part = 0;
    double lower = 0.0; ///< kWh, least net outflow (what leaves minus what arrives)
    double upper = 0.0; ///< kWh, most net outflow; demand is negative

    /// Whether the demand here is that of all of a pool's members that have no node of their own.
    bool isShared() const
    {
        return kind == Kind::Pool || kind == Kind::Unnamed || kind == Kind::Loads;
    }
};

struct Arc {
    enum class Kind {
        OwnUse,       ///< seller → its own demand
        Sale,         ///< seller → hub, pool, unnamed or buyer
        FeedIn,       ///< seller → outside: to the main grid at the tariff
        Import,       ///< hub → pool, unnamed or buyer
        Distribution, ///< pool → unnamed or buyer, unnamed → buyer
        Flexible,     ///< buyer → outside: bid `part` of the peer
        Shift,        ///< buyer → shiftable
        Charging,     ///< buyer → charge
        Discharging,  ///< charge → seller
        Carry,        ///< charge → charge of the next hour, or what is left at the end
        Unserved,     ///< outside → demand: what nobody can serve
        Surplus,      ///< seller → outside: what nobody can take
    };
    Kind kind = Kind::Sale;
    std::size_t hour = 0;
    std::size_t peer = 0; ///< whose arc it is; of Import and Distribution the pool's index
    std::size_t part = 0;
    int from = noNode;
    int to = noNode;
    int cap = noNode;         ///< a Cap node that counts this flow, too
    double leaves = 1.0;      ///< kWh that leave `from` for each kWh of flow
    double arrives = 1.0;     ///< kWh that arrive at `to` for each kWh of flow
    double cost = 0.0;        ///< $/kWh in the objective that is minimised
    double lower = 0.0;       ///< kWh
    double upper = unlimited; ///< kWh
    bool crossesEdge = false; ///< leaves the seller's community
    SalePrice sale;           ///< of Sale, FeedIn and Import: what it adds to the buyer's price

    /// Stays closed (flow 0) unless the market cannot be served without it.
    bool isSlack() const { return kind == Kind::Unserved || kind == Kind::Surplus; }
};

struct Network {
    std::vector<Node> nodes;
    std::vector<Arc> arcs;

    int add(const Node &node)
    {
        nodes.push_back(node);
        return static_cast<int>(nodes.size()) - 1;
    }
    /// A new arc; the reference holds until the next one.
    Arc &connect(Arc::Kind kind, std::size_t hour, std::size_t peer, int from, int to)
    {
        Arc &arc = arcs.emplace_back();
        arc.kind = kind;
        arc.hour = hour;
        arc.peer = peer;
        arc.from = from;
        arc.to = to;
        return arc;
    }

    Node &node(int index) { return nodes[static_cast<std::size_t>(index)]; }
    const Node &node(int index) const { return nodes[static_cast<std::size_t>(index)]; }
};

} // namespace peergrid
