// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"

#include <array>
#include <vector>

/// Which of many equally good results is the one (model, section 3, "Ties").
namespace peergrid
{

/// In the order in which they count.
enum class Preference {
    OwnUse,            ///< own use as large as it can be; energy that only charges does not count
    IdleStorage,       ///< storage moves no more than it must
    InsideCommunities, ///< as little as possible crosses the communities' edges
    PeerOrder,         ///< peers that stand first sell first, earlier hours come first
};

inline constexpr std::array preferences{Preference::OwnUse, Preference::IdleStorage,
                                        Preference::InsideCommunities, Preference::PeerOrder};

/// Costs whose minimum among the optima of the market is what the preference wants; empty if it has
/// no say in this network. The costs of PeerOrder differ so much that one solution is left.
std::vector<double> preferenceCosts(const Network &network, Preference preference);

} // namespace peergrid
