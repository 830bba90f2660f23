// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"

#include <set>
#include <span>
#include <variant>
#include <vector>

/// What-if: the same market with some numbers shifted. A shift is a value beside the document; it
/// becomes an edit when it is kept.
namespace peergrid
{

struct Shift {
    enum class What {
        Price,          ///< of sales: generation cost and network fee by a factor; by an offset the
                        ///< generation cost alone, which moves every price by that much
        GenerationCost, ///< C_g, $/kWh
        NetworkFee,     ///< C_d, $/kWh
        Load,           ///< L, kWh
        Storage,        ///< its capacity, kWh; power, levels and tendency in proportion
        FeedInTariff,   ///< $/kWh
    };
    enum class By { Factor, Offset };
    struct Everyone {
        friend bool operator==(const Everyone &, const Everyone &) = default;
    };
    /// A role means peers that have it in the first hour; the main grid counts as no producer.
    using Whose = std::variant<Everyone, std::set<PeerId>, CommunityId, Role>;

    What what = What::Price;
    Whose whose;
    By by = By::Factor;
    double amount = 1.0; ///< ≥ 0 as a factor; finite

    friend bool operator==(const Shift &, const Shift &) = default;
};

/// A factor of 1, an offset of 0: changes nothing.
bool isNeutral(const Shift &shift);

/// Whether only prices move by it, not energies.
bool movesPrices(const Shift &shift);

/// Whether a peer has what such a shift is about: something to sell at a price, a load, a storage,
/// a tariff.
bool has(const Peer &peer, Shift::What what);

/// Whether a peer is among those meant, and has what is shifted.
bool concerns(const Shift &shift, const Peer &peer);

/// The peers a shift concerns.
std::set<PeerId> peersOf(const Market &market, const Shift &shift);

/// What several shifts together make of one quantity of a peer.
struct Change {
    double factor = 1.0;
    double offset = 0.0;

    bool isNeutral() const { return factor == 1.0 && offset == 0.0; }
    friend bool operator==(const Change &, const Change &) = default;
};

/// Factors first, then offsets, so that the order of the shifts does not matter. `quantity` is
/// anything but Price, which is made of two.
Change changeOf(std::span<const Shift> shifts, const Peer &peer, Shift::What quantity);

/// The number a change makes of one that may lie between 0 and `most`: it ends at these limits.
double changed(double value, const Change &change, double most);

/// The market with all shifts in force. What validate() allows it allows afterwards: prices stay
/// from 0 to maxPrice, loads, capacities and powers from 0 to maxEnergy, levels of storage within
/// its capacity. What no shift changes keeps every bit, and its table.
Market applied(const Market &market, std::span<const Shift> shifts);

/// The shifts as one edit.
Scenario kept(Scenario scenario, std::span<const Shift> shifts);

} // namespace peergrid
