// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/celltext.h"
#include "ui/panels/peercells.h"

#include <vector>

namespace peergrid
{

/// Where text goes in the table of peers.
struct PasteTarget {
    std::vector<std::size_t> peers; ///< the rows from the first cell down, by index in the market
    PeerColumn first = PeerColumn::Id;
};

struct PastedCells {
    Scenario scenario;
    std::size_t rows = 0;    ///< without the header
    std::size_t columns = 0; ///< that were taken
    std::size_t added = 0;   ///< peers
};

/// The rows in a text from the clipboard. Its cells are parted by what parts the header of a table:
/// tabs, semicolons or commas. Without a header they are parted by tabs, or else by semicolons.
TextRows pastedRows(const QString &text);

/// The scenario with rows of cells written into the table, or a sentence with row and column for
/// each cell that does not fit. Rows beyond the end make new peers. If the first row names columns
/// as table files do, rows go by it instead: to the peer with their id, or else to a new one;
/// communities that are not there are made, columns that the table does not have are passed over.
tl::expected<PastedCells, QStringList> pasteCells(const Scenario &scenario, const TextRows &rows,
                                                  const PasteTarget &target);

} // namespace peergrid
