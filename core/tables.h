// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/scenario.h"

#include <filesystem>
#include <optional>

/// Scenarios as CSV tables in the layout of the paper's data: header names matter, column order
/// and extra columns don't. resources/help/tables.md describes every column.
namespace peergrid
{

struct TablePaths {
    /// One row a peer: id, role (G, P, C), pmax_kw, generation_cost, distribution_cost, load_kwh;
    /// optional: name (else the id), community, pmin_kw, ess_capacity_kwh, ess_power_kw, main_grid
    /// (1 or 0; without this column the producer named "Main grid" is it).
    std::filesystem::path peers;
    std::optional<std::filesystem::path> load;         ///< hour, p1, p2, … kWh
    std::optional<std::filesystem::path> availability; ///< hour, p1, p2, … 0…1, else 1
    std::optional<std::filesystem::path> tendency;     ///< hour, p3_tendency_kwh, …, else 0
    std::optional<std::filesystem::path> contracts;    ///< contract, seller_community, …
};

/// A scenario made of tables, laid out by arrange(); its name is left to the caller. The load table
/// says how many hours there are; without one the scenario has one hour with each peer's load_kwh.
/// Storage rests where no tendency moves it. Fails with every problem at once, with file, row and
/// column; nothing is half imported.
Result<Scenario> importTables(const TablePaths &paths, Design design);

/// Writes the tables of a scenario into a folder, which is made if need be: peers.csv and, where it
/// has them, load.csv, availability.csv, tendency.csv, contracts.csv. Importing them gives the same
/// market back but for what it warns of: what tables cannot say, and tables from before that stand
/// in the folder and are no part of the scenario.
Result<Issues> exportTables(const Scenario &scenario, const std::filesystem::path &folder);

} // namespace peergrid
