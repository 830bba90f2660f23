// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv.h"
#include "core/market.h"

namespace peergrid
{

/// The tables a scenario is made of.
struct Tables {
    CsvTable peers;
    std::optional<CsvTable> load;
    std::optional<CsvTable> availability;
    std::optional<CsvTable> tendency;
    std::optional<CsvTable> contracts;
};

/// An issue that validate() finds with the market made of these tables, told with the file, row
/// and column of the cell at fault in place of its JSON pointer.
Issue placedInTables(Issue issue, const Market &market, const Tables &tables);

} // namespace peergrid
