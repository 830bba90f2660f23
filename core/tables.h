// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/scenario.h"

#include <filesystem>
#include <optional>

/// Scenarios as CSV tables in the layout of the paper's data: header names matter, column order
/// and extra columns don't.
namespace peergrid
{

struct TablePaths {
    std::filesystem::path
        peers; ///< id, name, role, community, pmin_kw, pmax_kw, generation_cost, …
    std::optional<std::filesystem::path> load;         ///< hour, p1, p2, … kWh
    std::optional<std::filesystem::path> availability; ///< hour, p1, p2, … 0…1
    std::optional<std::filesystem::path> tendency;     ///< hour, p3_tendency_kwh, …
    std::optional<std::filesystem::path> contracts;    ///< contract, seller_community, …
};

/// A scenario made of tables. Without a load table it has one hour with each peer's load_kwh.
/// Fails with every problem at once, with file, row and column; nothing is half imported.
Result<Scenario> importTables(const TablePaths &tables, Design design);

/// Writes the tables of a scenario into a folder: peers.csv and, where it has them, load.csv,
/// availability.csv, tendency.csv, contracts.csv. Warns of what the tables cannot say.
Result<Issues> exportTables(const Scenario &scenario, const std::filesystem::path &folder);

} // namespace peergrid
