// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resulttext.h"

#include "app/cli/columns.h"
#include "app/cli/names.h"
#include "core/keywords.h"
#include "core/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace peergrid::cli
{
namespace
{

constexpr std::size_t mostPeers = 40;     ///< more are not all listed
constexpr std::size_t listedOfMany = 20;  ///< but so many
constexpr std::size_t mostShortfalls = 8; ///< sentences

/// The rows of a table: some peers, then the total.
class PeerRows
{
  public:
    PeerRows(const Scenario &scenario, const SolvedMarket &solved)
        : m_names(peerNames(scenario.market))
        , m_summary(solved.summary)
        , m_shown(m_names.size())
    {
        std::iota(m_shown.begin(), m_shown.end(), 0);
        if (m_shown.size() > mostPeers)
            keepLargest();
    }

    bool areAll() const { return m_shown.size() == m_names.size(); }
    const std::vector<std::size_t> &shown() const { return m_shown; }

    Column names() const
    {
        std::vector<std::string> cells;
        for (const std::size_t peer : m_shown)
            cells.push_back(m_names[peer]);
        cells.push_back(areAll() ? "All" : fmt::format("All {}", m_names.size()));
        return textColumn("Peer", cells);
    }

    /// A figure of each row.
    template<class Figure>
    Values values(Figure figure) const
    {
        Values values;
        for (const std::size_t peer : m_shown)
            values.push_back(figure(m_summary.peers[peer]));
        values.push_back(figure(m_summary.total));
        return values;
    }

  private:
    void keepLargest()
    {
        const auto energy = [this](std::size_t peer) {
            return m_summary.peers[peer].load + m_summary.peers[peer].generation;
        };
        std::stable_sort(m_shown.begin(), m_shown.end(),
                         [&](std::size_t a, std::size_t b) { return energy(a) > energy(b); });
        m_shown.resize(listedOfMany);
        std::sort(m_shown.begin(), m_shown.end());
    }

    std::vector<std::string> m_names;
    const Summary &m_summary;
    std::vector<std::size_t> m_shown;
};

struct FigureColumn {
    const char *title;
    double Figures::*figure;
};

/// One or two ends of what the peer's marginal price was over the hours.
std::string priceRange(const Outcome &outcome, HourRange hours, std::size_t peer)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t hour = hours.first; hour <= hours.last; ++hour) {
        const HourOutcome &one = outcome.hours[hour];
        if (one.status == HourOutcome::Status::NotSolved)
            continue;
        low = std::min(low, one.peers[peer].marginalPrice.low);
        high = std::max(high, one.peers[peer].marginalPrice.high);
    }
    if (!std::isfinite(low))
        return std::isfinite(high) ? "up to " + rounded(high) : "-";
    if (!std::isfinite(high))
        return "from " + rounded(low);
    return rounded(low) == rounded(high) ? rounded(low) : rounded(low) + " to " + rounded(high);
}

Column marginalPrices(const PeerRows &rows, const SolvedMarket &solved)
{
    Column column = textColumn("Marginal price", {});
    for (const std::size_t peer : rows.shown())
        column.cells.push_back(priceRange(solved.outcome, solved.hours, peer));
    column.cells.emplace_back();
    return column;
}

std::string energyTable(const PeerRows &rows)
{
    const FigureColumn figures[] = {{"Load", &Figures::load},
                                    {"Generation", &Figures::generation},
                                    {"Own use", &Figures::ownUse},
                                    {"Bought", &Figures::bought},
                                    {"Sold", &Figures::sold},
                                    {"Charged", &Figures::charge},
                                    {"Discharged", &Figures::discharge},
                                    {"Unserved", &Figures::unserved},
                                    {"Surplus", &Figures::surplus}};
    std::vector<Series> all;
    for (const auto &[title, figure] : figures) {
        Values values = rows.values([f = figure](const Figures &of) { return of.*f; });
        if (!saysNothing(values))
            all.push_back({title, std::move(values)});
    }
    std::vector<Column> columns = numberColumns(all, 1);
    columns.insert(columns.begin(), rows.names());
    return table(columns, LastRow::Total);
}

std::string moneyTable(const PeerRows &rows, const SolvedMarket &solved)
{
    std::vector<Series> all = {
        {"Paid", rows.values([](const Figures &of) { return of.bill.paid; })},
        {"Earned", rows.values([](const Figures &of) { return of.bill.earned; })},
        {"Net", rows.values([](const Figures &of) { return of.bill.net(); })},
        {"Generation",
         rows.values([](const Figures &of) { return of.bill.generationCost + of.bill.wear; })},
        {"Cost", rows.values([](const Figures &of) { return of.bill.cost(); })}};
    if (solved.summary.total.savings)
        all.push_back({"Savings", rows.values([](const Figures &of) { return of.savings; })});
    std::vector<Column> columns = numberColumns(all, 2);
    columns.insert(columns.begin(), rows.names());
    columns.push_back(marginalPrices(rows, solved));
    return table(columns, LastRow::Total);
}

std::string percent(std::optional<double> share)
{
    return share ? fmt::format("{:.0f} %", 100.0 * *share) : "-";
}

std::string communityTable(const Scenario &scenario, const Summary &summary)
{
    Values load;
    Values generation;
    Values cost;
    Column sufficiency{"Self-sufficient", {}, true};
    Column inside{"Bought inside", {}, true};
    for (const Figures &of : summary.communities) {
        load.emplace_back(of.load);
        generation.emplace_back(of.generation);
        cost.emplace_back(of.bill.cost());
        sufficiency.cells.push_back(percent(of.selfSufficiency()));
        inside.cells.push_back(percent(of.shareInside()));
    }
    return table({textColumn("Community", communityNames(scenario.market)),
                  numberColumn("Load", load, 1), numberColumn("Generation", generation, 1),
                  sufficiency, inside, numberColumn("Cost", cost, 2)});
}

std::string objectiveText(const Scenario &scenario, const Summary &summary)
{
    const bool isPublished = scenario.market.objective == Objective::Published;
    return fmt::format("Objective, {}\n", scenario.currency) +
           table({textColumn("", {"published", "least cost"}),
                  textColumn("", {number(summary.published), number(summary.leastCost)}),
                  textColumn(
                      "", {isPublished ? "(minimised)" : "", isPublished ? "" : "(minimised)"})});
}

std::string shortfallsText(const SolvedMarket &solved)
{
    std::string text;
    std::size_t sentences = 0;
    for (std::size_t hour = solved.hours.first; hour <= solved.hours.last; ++hour) {
        for (const Shortfall &shortfall : solved.outcome.hours[hour].shortfalls) {
            if (++sentences <= mostShortfalls)
                text += fmt::format("  Hour {}: {}\n", hour + 1, shortfall.sentence);
        }
    }
    if (sentences == 0)
        return {};
    if (sentences > mostShortfalls)
        text += fmt::format("  … and {} more\n", sentences - mostShortfalls);
    return "\nNot everything could be served\n" + text;
}

std::string unprovedText(const SolvedMarket &solved)
{
    double most = 0.0;
    for (const HourOutcome &hour : solved.outcome.hours)
        most = std::max(most, hour.unproved);
    if (most == 0.0)
        return {};
    return fmt::format("\nWhen best to charge and discharge took too many steps to find out: the "
                       "objective may be up to {} % above the least.\n",
                       number(100.0 * most, 3));
}

std::string heading(const Scenario &scenario, HourRange hours)
{
    const std::string period = hours.size() == scenario.market.hours
                                   ? count(hours.size(), "hour")
                                   : fmt::format("hours {} to {} of {}", hours.first + 1,
                                                 hours.last + 1, scenario.market.hours);
    return fmt::format("{}\n{}, {}, {} design\n\n", scenario.name,
                       count(scenario.market.peers.size(), "peer"), period,
                       wordFor(scenario.market.design));
}

std::string listed(const std::vector<std::string> &names, const Values &savings,
                   const std::vector<std::size_t> &peers)
{
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(peers.size(), 3); ++i)
        text += fmt::format("{}{} ({})", i ? ", " : "", names[peers[i]],
                            rounded(std::abs(*savings[peers[i]])));
    return text + (peers.size() > 3 ? ", …" : "");
}

} // namespace

std::string gainersText(const std::vector<std::string> &names, const Values &savings,
                        const std::string &currency)
{
    std::vector<std::size_t> order(savings.size());
    std::iota(order.begin(), order.end(), 0);
    const auto saved = [&](std::size_t peer) { return savings[peer].value_or(0.0); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(saved(a)) > std::abs(saved(b));
    });
    std::vector<std::size_t> gainers;
    std::vector<std::size_t> losers;
    for (const std::size_t peer : order) {
        if (std::abs(saved(peer)) >= 5e-7)
            (saved(peer) > 0.0 ? gainers : losers).push_back(peer);
    }
    const auto sentence = [&](const std::vector<std::size_t> &peers, const char *which) {
        if (peers.empty())
            return fmt::format("Nobody is {} off.", which);
        return fmt::format("{} {} {} off, by {}: {}.", count(peers.size(), "peer"),
                           peers.size() == 1 ? "is" : "are", which, currency,
                           listed(names, savings, peers));
    };
    return sentence(gainers, "better") + '\n' + sentence(losers, "worse") + '\n';
}

std::string resultText(const Scenario &scenario, const SolvedMarket &solved)
{
    const Summary &summary = solved.summary;
    const PeerRows rows(scenario, solved);
    std::string text = heading(scenario, solved.hours) + objectiveText(scenario, summary);
    text += shortfallsText(solved) + unprovedText(solved);
    text += "\nEnergy, kWh\n" + energyTable(rows);
    text += fmt::format("\nMoney, {}; prices, {}/kWh\n", scenario.currency, scenario.currency) +
            moneyTable(rows, solved);
    if (!rows.areAll())
        text += fmt::format("  The {} peers with the most energy; --format csv lists them all.\n",
                            listedOfMany);
    if (!summary.communities.empty())
        text += "\nCommunities\n" + communityTable(scenario, summary);

    if (!summary.total.savings)
        return text + "\nThe main grid alone could not serve everyone: no savings to tell.\n";
    Values savings;
    for (const Figures &peer : summary.peers)
        savings.push_back(peer.savings);
    return text + "\nCompared with the main grid alone\n" +
           gainersText(peerNames(scenario.market), savings, scenario.currency);
}

std::string hoursText(const Scenario &scenario, const SolvedMarket &solved)
{
    std::vector<std::string> hours;
    Values load;
    Values generation;
    Values traded;
    Values unserved;
    Values published;
    Values leastCost;
    for (std::size_t hour = solved.hours.first; hour <= solved.hours.last; ++hour) {
        const Summary one = summarise(scenario.market, solved.outcome, {hour, hour});
        hours.push_back(std::to_string(hour + 1));
        load.emplace_back(one.total.load);
        generation.emplace_back(one.total.generation);
        traded.emplace_back(one.total.bought);
        unserved.emplace_back(one.total.unserved);
        published.emplace_back(one.published);
        leastCost.emplace_back(one.leastCost);
    }
    std::vector<Column> columns = {{"Hour", hours, true},
                                   numberColumn("Load", load, 1),
                                   numberColumn("Generation", generation, 1),
                                   numberColumn("Traded", traded, 1),
                                   numberColumn("Published", published, 4),
                                   numberColumn("Least cost", leastCost, 4)};
    if (!saysNothing(unserved))
        columns.push_back(numberColumn("Unserved", unserved, 1));
    return "\nHours\n" + table(columns);
}

} // namespace peergrid::cli
