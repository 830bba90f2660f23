// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sweeprow.h"

#include "core/csv.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Figure {
    std::string_view name;
    std::optional<double> (*of)(const Solved &solved);
};

const Figures &total(const Solved &solved)
{
    return solved.summary.total;
}

using Number = std::optional<double>;

constexpr Figure figuresOfAll[] = {
    {"published", [](const Solved &s) -> Number { return s.summary.published; }},
    {"least_cost", [](const Solved &s) -> Number { return s.summary.leastCost; }},
    {"load_kwh", [](const Solved &s) -> Number { return total(s).load; }},
    {"generation_kwh", [](const Solved &s) -> Number { return total(s).generation; }},
    {"own_use_kwh", [](const Solved &s) -> Number { return total(s).ownUse; }},
    {"bought_kwh", [](const Solved &s) -> Number { return total(s).bought; }},
    {"bought_inside_kwh", [](const Solved &s) -> Number { return total(s).boughtInside; }},
    {"grid_import_kwh", [](const Solved &s) -> Number { return total(s).gridImport; }},
    {"grid_export_kwh", [](const Solved &s) -> Number { return total(s).gridExport; }},
    {"charge_kwh", [](const Solved &s) -> Number { return total(s).charge; }},
    {"discharge_kwh", [](const Solved &s) -> Number { return total(s).discharge; }},
    {"unserved_kwh", [](const Solved &s) -> Number { return total(s).unserved; }},
    {"surplus_kwh", [](const Solved &s) -> Number { return total(s).surplus; }},
    {"emissions_kg", [](const Solved &s) -> Number { return total(s).emissions; }},
    {"paid", [](const Solved &s) -> Number { return total(s).bill.paid; }},
    {"network_fees", [](const Solved &s) -> Number { return total(s).bill.networkFees; }},
    {"manager_fees", [](const Solved &s) -> Number { return total(s).bill.managerFees; }},
    {"generation_cost", [](const Solved &s) -> Number { return total(s).bill.generationCost; }},
    {"wear", [](const Solved &s) -> Number { return total(s).bill.wear; }},
    {"cost", [](const Solved &s) -> Number { return total(s).bill.cost(); }},
    {"savings", [](const Solved &s) -> Number { return total(s).savings; }},
    {"peers_worse_off",
     [](const Solved &s) -> Number {
         if (!total(s).savings)
             return {};
         return static_cast<double>(s.summary.worseOff.size());
     }},
    {"self_consumption", [](const Solved &s) { return total(s).selfConsumption(); }},
    {"self_sufficiency", [](const Solved &s) { return total(s).selfSufficiency(); }},
    {"share_inside", [](const Solved &s) { return total(s).shareInside(); }},
    {"quality_of_experience",
     [](const Solved &s) { return s.summary.fairness.qualityOfExperience; }},
    {"jain", [](const Solved &s) { return s.summary.fairness.jain; }},
    {"min_max", [](const Solved &s) { return s.summary.fairness.minMax; }},
    {"unproved",
     [](const Solved &s) -> Number {
         double most = 0.0;
         for (std::size_t t = 0; t < s.hours(); ++t) {
             const KeptHour hour = s.outcome[t];
             most = std::max(most, hour->unproved);
         }
         return most;
     }},
};

/// The scenario of a variant has nothing that the figures need.
std::shared_ptr<const Scenario> noScenario()
{
    static const auto scenario = std::make_shared<const Scenario>();
    return scenario;
}

} // namespace

SweepTable::SweepTable(const SweepPlan &plan, bool withPeers)
    : m_varied(plan.names())
    , m_withPeers(withPeers)
{
    for (const Figure &figure : figuresOfAll)
        m_figures.emplace_back(figure.name);
    if (!withPeers)
        return;
    for (const Peer &peer : plan.market().peers) {
        m_figures.push_back("peers." + peer.id.value + ".net");
        m_figures.push_back("peers." + peer.id.value + ".cost");
    }
}

SweepRow SweepTable::row(std::size_t variant, const Solved &solved) const
{
    SweepRow row{variant, solved.status == Outcome::Status::Solved, {}};
    row.figures.reserve(m_figures.size());
    for (const Figure &figure : figuresOfAll)
        row.figures.push_back(figure.of(solved).value_or(none));
    if (m_withPeers) {
        for (const Figures &peer : solved.summary.peers) {
            row.figures.push_back(peer.bill.net());
            row.figures.push_back(peer.bill.cost());
        }
    }
    return row;
}

std::string SweepTable::csvHeader() const
{
    CsvWriter csv;
    csv.add("variant");
    for (const std::string &name : m_varied)
        csv.add(name);
    csv.add("status");
    for (const std::string &name : m_figures)
        csv.add(name);
    csv.endRow();
    return csv.text();
}

std::string SweepTable::csvRow(const SweepRow &row, const std::vector<double> &values) const
{
    CsvWriter csv;
    csv.add(std::to_string(row.variant + 1));
    const auto addNumber = [&](double number) {
        std::isfinite(number) ? csv.add(number) : csv.add("");
    };
    for (const double value : values)
        addNumber(value);
    csv.add(statusWord(row));
    for (const double figure : row.figures)
        addNumber(figure);
    csv.endRow();
    return csv.text();
}

std::string_view statusWord(const SweepRow &row)
{
    return row.isAllServed ? "solved" : "not-all-served";
}

Result<SolvedPtr> solvedVariant(const SweepPlan &plan, std::size_t variant,
                                const std::stop_token &stop, WholeMemory *memory)
{
    WholeRun run;
    run.stop = stop;
    run.memory = memory;
    auto solved =
        solveWhole(noScenario(), std::make_shared<const Market>(plan.variant(variant)), run);
    if (!solved) {
        Issues issues = std::move(solved.error());
        for (Issue &issue : issues)
            issue.file = plan.label(variant);
        return tl::unexpected(std::move(issues));
    }
    // Stopped between the two runs, the second of them has no hours.
    if ((*solved)->status == Outcome::Status::Cancelled || (*solved)->baseline.empty())
        return SolvedPtr();
    return solved;
}

Result<std::optional<SweepRow>> solveVariant(const SweepPlan &plan, const SweepTable &table,
                                             std::size_t variant, const std::stop_token &stop,
                                             WholeMemory *memory)
{
    const auto solved = solvedVariant(plan, variant, stop, memory);
    if (!solved)
        return tl::unexpected(solved.error());
    if (!*solved)
        return std::optional<SweepRow>{};
    return std::optional<SweepRow>(table.row(variant, **solved));
}

} // namespace peergrid
