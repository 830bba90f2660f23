// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tablecells.h"

#include <vector>

/// Tables of one row an hour: the column hour counts 1, 2, 3 …; each peer has a column of its own.
/// A column of equal values becomes one value for all hours.
namespace peergrid
{

/// The number of hours of such a table; 0 if its hours are not 1, 2, 3 …, which is then reported.
std::size_t readHours(TableCells &cells);

/// Columns p<id>. A peer without a column must have no load in the peer table either.
void readLoads(TableCells &cells, std::vector<Peer> &peers);

/// Columns p<id>. A peer without a column is always available.
void readAvailability(TableCells &cells, std::vector<Peer> &peers);

/// Columns p<id>_tendency_kwh, of peers with storage.
void readTendencies(TableCells &cells, std::vector<Peer> &peers);

/// The headers of these columns.
std::string hourlyColumn(const Peer &peer);
std::string tendencyColumn(const Peer &peer);

} // namespace peergrid
