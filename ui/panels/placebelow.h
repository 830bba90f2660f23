// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"

namespace peergrid
{

/// Gives places on the canvas to peers and communities that were put behind others in the market:
/// arranged among themselves, below all that is there.
Scenario placedBelow(Scenario scenario, std::size_t firstPeer, std::size_t firstCommunity);

} // namespace peergrid
