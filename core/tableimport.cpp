// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables.h"

#include "core/arrange.h"
#include "core/contracttable.h"
#include "core/hourtables.h"
#include "core/peertable.h"
#include "core/tableplaces.h"
#include "core/validate.h"

#include <algorithm>
#include <set>

namespace peergrid
{

namespace
{

void append(Issues &issues, const Issues &more)
{
    issues.insert(issues.end(), more.begin(), more.end());
}

/// A table that need not be given.
std::optional<CsvTable> loadIfGiven(const std::optional<std::filesystem::path> &path,
                                    Issues &issues)
{
    if (!path)
        return std::nullopt;
    Result<CsvTable> table = loadCsv(*path);
    if (table)
        return std::move(*table);
    append(issues, table.error());
    return std::nullopt;
}

Result<Tables> loadTables(const TablePaths &paths)
{
    Issues issues;
    Tables tables;
    if (auto peers = loadIfGiven(paths.peers, issues))
        tables.peers = std::move(*peers);
    tables.load = loadIfGiven(paths.load, issues);
    tables.availability = loadIfGiven(paths.availability, issues);
    tables.tendency = loadIfGiven(paths.tendency, issues);
    tables.contracts = loadIfGiven(paths.contracts, issues);
    if (!issues.empty())
        return tl::unexpected(std::move(issues));
    return tables;
}

/// The first hour that is missing or too many, at the row where it is.
Issue hoursDiffer(const CsvTable &table, std::size_t hours, const std::string &because)
{
    const std::size_t found = table.rows();
    Issue issue =
        table.issueAt(std::min(hours, found - 1), *table.column("hour"),
                      "the table has " + std::to_string(found) + (found == 1 ? " hour" : " hours"));
    issue.allowed = std::to_string(hours) + (hours == 1 ? " hour, " : " hours, ") + because;
    issue.remedy = "give all tables of hours the same hours";
    return issue;
}

using ReadColumns = void (*)(TableCells &, std::vector<Peer> &);

/// Reads one of the tables of hours, which must have as many as the market.
void readHourTable(const CsvTable &table, const std::optional<CsvTable> &load,
                   ReadColumns readColumns, Market &market, Issues &issues)
{
    TableCells cells(table);
    const std::size_t hours = readHours(cells);
    readColumns(cells, market.peers);
    append(issues, cells.issues());
    if (load && &table == &*load)
        market.hours = hours;
    else if (hours != market.hours && hours != 0 && market.hours != 0)
        issues.push_back(hoursDiffer(
            table, market.hours, load ? "as " + load->file() : "as there is no table of loads"));
}

Market readMarket(const Tables &tables, Design design, Issues &issues)
{
    Market market;
    market.design = design;
    market.hours = 1;
    TableCells peers(tables.peers);
    market.peers = readPeers(peers);
    market.communities = communitiesOf(market.peers);
    append(issues, peers.issues());
    if (tables.load)
        readHourTable(*tables.load, tables.load, readLoads, market, issues);
    if (tables.availability)
        readHourTable(*tables.availability, tables.load, readAvailability, market, issues);
    if (tables.tendency)
        readHourTable(*tables.tendency, tables.load, readTendencies, market, issues);
    if (tables.contracts) {
        TableCells contracts(*tables.contracts);
        market.contracts = readContracts(contracts, market);
        append(issues, contracts.issues());
    }
    return market;
}

/// What validate() finds, but for objects whose cells could not be read: what it says of them
/// would follow from that alone.
void appendValidation(const Market &market, const Tables &tables, Issues &issues)
{
    std::set<std::string> unread;
    for (const Issue &issue : issues)
        unread.insert(issue.object);
    if (unread.contains("")) // a whole table or column is not there
        return;
    for (const Issue &issue : validate(market))
        if (issue.severity == Issue::Severity::Error && !unread.contains(issue.object))
            issues.push_back(placedInTables(issue, market, tables));
}

} // namespace

Result<Scenario> importTables(const TablePaths &paths, Design design)
{
    const Result<Tables> tables = loadTables(paths);
    if (!tables)
        return tl::unexpected(tables.error());
    Issues issues;
    Scenario scenario;
    scenario.market = readMarket(*tables, design, issues);
    appendValidation(scenario.market, *tables, issues);
    if (!issues.empty())
        return tl::unexpected(std::move(issues));
    scenario.layout = arrange(scenario.market);
    return scenario;
}

} // namespace peergrid
