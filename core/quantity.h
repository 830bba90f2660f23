// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/market.h"

#include <string>

/// Numbers of a market by their path: `peers.6.generation.cost`, `communities.c1.manager_fee`,
/// `contracts.*.network_fee_factor`. The names are those of a scenario file.
namespace peergrid
{

struct MarketQuantity {
    enum class Of { Peers, Communities, Contracts };

    std::string path; ///< as it was written
    Of of = Of::Peers;
    std::string id;     ///< of one object; "*": all that have it
    std::string member; ///< "generation.cost"; items of a list count from 1:
                        ///< "flexible_demand.1.energy"

    friend bool operator==(const MarketQuantity &, const MarketQuantity &) = default;
};

/// What to make of a quantity: this number, or so many times what it is.
struct Setting {
    double value = 1.0;
    bool isFactor = true;

    friend bool operator==(const Setting &, const Setting &) = default;
};

/// The quantity of this path in a market. Fails, with the path as the issue's object, where nobody
/// is meant by it or nobody who is meant has it: an id that is not there, a member that is no
/// number, a storage of a peer without one, generation of a peer that only consumes.
Result<MarketQuantity> quantityOf(const Market &market, const std::string &path);

/// Whether a number that a peer has decides anything: generation of who consumes in every hour does
/// not.
bool decides(const Peer &peer, const std::string &member);

/// What keeps settings of this kind from meaning something: one number for what has a value an
/// hour, or a factor of what is 0 throughout.
Issues checkSettable(const Market &market, const MarketQuantity &quantity, bool isFactor);

/// Sets it wherever it is meant. Nothing else changes; whether the market is still valid is for
/// validate() to say. A factor on a profile takes it out of its table.
void set(Market &market, const MarketQuantity &quantity, const Setting &setting);

} // namespace peergrid
