// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tablecells.h"

#include <vector>

namespace peergrid
{

/// The peers of a peer table, one a row; load_kwh is their load.
std::vector<Peer> readPeers(TableCells &cells);

/// The communities that peers name, numbers by value and before other names: "Community 2".
std::vector<Community> communitiesOf(const std::vector<Peer> &peers);

} // namespace peergrid
