// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables.h"

#include "core/contracttable.h"
#include "core/hourtables.h"
#include "core/safefile.h"
#include "core/tablelosses.h"

#include <algorithm>
#include <functional>

namespace peergrid
{

namespace
{

void addRow(CsvWriter &csv, const std::vector<std::string> &cells)
{
    for (const std::string &cell : cells)
        csv.add(cell);
    csv.endRow();
}

std::string letterOf(Role role)
{
    return role == Role::Producer ? "G" : role == Role::Prosumer ? "P" : "C";
}

double largest(const Profile &profile)
{
    const auto values = profile.values();
    return *std::max_element(values.begin(), values.end());
}

/// load_kwh is the largest hourly load, as in the paper's tables.
std::string peerTable(const Market &market)
{
    CsvWriter csv;
    addRow(csv, {"id", "name", "role", "community", "pmin_kw", "pmax_kw", "generation_cost",
                 "distribution_cost", "load_kwh", "ess_capacity_kwh", "ess_power_kw", "main_grid"});
    for (const Peer &peer : market.peers) {
        csv.add(peer.id.value);
        csv.add(peer.name);
        csv.add(letterOf(peer.role.at(0)));
        csv.add(peer.community ? peer.community->value : "");
        csv.add(peer.generation.minimum.at(0));
        csv.add(peer.generation.maximum.at(0));
        csv.add(peer.generation.cost.at(0));
        csv.add(peer.networkFee.at(0));
        csv.add(largest(peer.load));
        csv.add(peer.storage ? peer.storage->capacity : 0.0);
        csv.add(peer.storage ? peer.storage->power : 0.0);
        csv.add(peer.isMainGrid ? "1" : "0");
        csv.endRow();
    }
    return csv.text();
}

/// A column of a table of hours.
struct HourColumn {
    std::string header;
    std::vector<double> values;
};

std::vector<double> valuesOf(const Profile &profile, std::size_t hours)
{
    std::vector<double> values;
    for (std::size_t hour = 0; hour < hours; ++hour)
        values.push_back(profile.at(hour));
    return values;
}

/// Nothing if there are no columns.
std::string hourTable(const std::vector<HourColumn> &columns, std::size_t hours)
{
    if (columns.empty())
        return {};
    CsvWriter csv;
    csv.add("hour");
    for (const HourColumn &column : columns)
        csv.add(column.header);
    csv.endRow();
    for (std::size_t hour = 0; hour < hours; ++hour) {
        csv.add(std::to_string(hour + 1));
        for (const HourColumn &column : columns)
            csv.add(column.values[hour]);
        csv.endRow();
    }
    return csv.text();
}

std::string loadTable(const Market &market)
{
    if (market.hours == 1)
        return {};
    std::vector<HourColumn> columns;
    HourColumn total{"total", std::vector<double>(market.hours)};
    for (const Peer &peer : market.peers) {
        columns.push_back({hourlyColumn(peer), valuesOf(peer.load, market.hours)});
        std::transform(total.values.begin(), total.values.end(), columns.back().values.begin(),
                       total.values.begin(), std::plus<>());
    }
    columns.push_back(std::move(total));
    return hourTable(columns, market.hours);
}

std::string availabilityTable(const Market &market)
{
    std::vector<HourColumn> columns;
    for (const Peer &peer : market.peers)
        if (peer.generation.availability != Profile(1.0))
            columns.push_back(
                {hourlyColumn(peer), valuesOf(peer.generation.availability, market.hours)});
    return hourTable(columns, market.hours);
}

/// State of charge at the end of each hour (eq. 7).
std::vector<double> statesOf(const Storage &storage, std::size_t hours)
{
    std::vector<double> states;
    double state = storage.initial;
    for (std::size_t hour = 0; hour < hours; ++hour) {
        const double change = storage.tendency.at(hour);
        state +=
            change > 0.0 ? change * storage.chargeEfficiency : change / storage.dischargeEfficiency;
        states.push_back(state);
    }
    return states;
}

std::string tendencyTable(const Market &market)
{
    std::vector<HourColumn> columns;
    for (const Peer &peer : market.peers) {
        if (!peer.storage || peer.storage->operation != Storage::Operation::Tendency ||
            peer.storage->tendency == Profile(0.0))
            continue;
        columns.push_back({tendencyColumn(peer), valuesOf(peer.storage->tendency, market.hours)});
        columns.push_back(
            {hourlyColumn(peer) + "_state_kwh", statesOf(*peer.storage, market.hours)});
    }
    return hourTable(columns, market.hours);
}

template<class TheId>
std::string idIn(const ContractEnd &end)
{
    const auto *id = std::get_if<TheId>(&end);
    return id ? id->value : std::string();
}

void addTerms(CsvWriter &csv, const ContractTerms &terms)
{
    const auto *factor = std::get_if<NetworkFeeFactor>(&terms);
    const auto *fixed = std::get_if<FixedPrice>(&terms);
    csv.add(factor  ? "generation_cost + distribution_factor * distribution_cost"
            : fixed ? "fixed_price"
                    : "may not trade");
    factor ? csv.add(factor->factor) : csv.add("");
    fixed ? csv.add(fixed->price.at(0)) : csv.add("");
    csv.add(factor || fixed ? "0" : "1");
}

std::string contractTable(const Market &market)
{
    CsvWriter csv;
    addRow(csv, {"contract", "name", "seller_community", "buyer_community", "seller_peer",
                 "buyer_peer", "price_rule", "distribution_factor", "fixed_price", "no_trade",
                 "energy_cap_kwh", "hours"});
    bool isEmpty = true;
    for (const Contract &contract : market.contracts) {
        if (!fitsTables(contract, market))
            continue;
        isEmpty = false;
        csv.add(contract.id.value);
        csv.add(contract.name);
        csv.add(idIn<CommunityId>(contract.seller));
        csv.add(idIn<CommunityId>(contract.buyer));
        csv.add(idIn<PeerId>(contract.seller));
        csv.add(idIn<PeerId>(contract.buyer));
        addTerms(csv, contract.terms);
        contract.energyCap ? csv.add(contract.energyCap->at(0)) : csv.add("");
        csv.add(textFromHours(contract.hours));
        csv.endRow();
    }
    return isEmpty ? std::string() : csv.text();
}

Issue fileIssue(const std::filesystem::path &path, std::string found, std::string remedy)
{
    Issue issue;
    issue.file = path.string();
    issue.found = std::move(found);
    issue.remedy = std::move(remedy);
    return issue;
}

/// Writes one table, or warns of one from before if the scenario has none.
void writeTable(const std::filesystem::path &path, const std::string &text, Issues &warnings,
                Issues &errors)
{
    std::error_code ignored;
    if (text.empty()) {
        if (!std::filesystem::exists(path, ignored))
            return;
        warnings.push_back(fileIssue(path, "this table is no part of the scenario",
                                     "do not import it with the others, or remove it"));
        warnings.back().severity = Issue::Severity::Warning;
        return;
    }
    if (const auto written = replaceFile(path, text); !written)
        errors.insert(errors.end(), written.error().begin(), written.error().end());
}

} // namespace

Result<Issues> exportTables(const Scenario &scenario, const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return tl::unexpected(Issues{
            fileIssue(folder, "the folder cannot be made: " + error.message(), "choose another")});
    const Market &market = scenario.market;
    Issues warnings = lossesInTables(scenario);
    Issues errors;
    writeTable(folder / "peers.csv", peerTable(market), warnings, errors);
    writeTable(folder / "load.csv", loadTable(market), warnings, errors);
    writeTable(folder / "availability.csv", availabilityTable(market), warnings, errors);
    writeTable(folder / "tendency.csv", tendencyTable(market), warnings, errors);
    writeTable(folder / "contracts.csv", contractTable(market), warnings, errors);
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    return warnings;
}

} // namespace peergrid
