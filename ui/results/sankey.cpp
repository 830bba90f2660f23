// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/sankey.h"

#include <QCoreApplication>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-9; ///< kWh that count as some

QString tr(const char *text)
{
    return QCoreApplication::translate("Sankey", text);
}

std::vector<double> operator+(std::vector<double> a, const std::vector<double> &b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] += b[i];
    return a;
}

std::vector<Sankey::Node> nodesOf(const Traders &traders)
{
    std::vector<Sankey::Node> nodes;
    for (const Trader &trader : traders.all) {
        Sankey::Node node;
        node.name = trader.name;
        node.objects = trader.objects;
        node.look = trader.look;
        node.isSelected = trader.isSelected;
        nodes.push_back(std::move(node));
    }
    return nodes;
}

/// The sources and sinks of the energy chosen, the many small ones together.
struct Sides {
    Traders sources;
    Traders sinks;
};

Sides sidesOf(const Solved &solved, const SankeyChoice &choice, const Hours &hours)
{
    const Traders all = choice.isByCommunity ? tradersByCommunity(solved, choice.selection)
                                             : tradersByPeer(solved, choice.selection);
    const Grouped groups{all.of, all.size()};
    const auto sums = [&](double PeerHour::*figure) {
        return sumsBy(solved, hours, groups, figure);
    };
    auto leaving = sums(&PeerHour::sold);
    auto arriving = sums(&PeerHour::bought) + sums(&PeerHour::unserved);
    if (choice.withOwnUse) {
        leaving = leaving + sums(&PeerHour::ownUse);
        arriving = arriving + sums(&PeerHour::ownUse);
    }
    return {largest(all, leaving, mostNodes), largest(all, arriving, mostNodes)};
}

void addRibbon(Sankey &chart, Sankey::Ribbon ribbon)
{
    if (ribbon.energy <= noticeable)
        return;
    Sankey::Node &source = chart.sources[ribbon.source];
    Sankey::Node &sink = chart.sinks[ribbon.sink];
    for (Sankey::Node *node : {&source, &sink}) {
        node->energy += ribbon.energy;
        if (ribbon.kind != Sankey::Kind::Traded)
            continue;
        node->traded += ribbon.sum.energy;
        node->paid += ribbon.sum.paid;
    }
    chart.ribbons.push_back(std::move(ribbon));
}

/// A peer's own use runs from where it is a source to where it is a sink.
void addOwnUse(Sankey &chart, const Solved &solved, const Hours &hours, const Sides &sides)
{
    std::vector<std::vector<double>> own(chart.sources.size(),
                                         std::vector<double>(chart.sinks.size(), 0.0));
    for (const std::size_t t : hours) {
        const KeptHour hour = solved.outcome[t];
        for (std::size_t n = 0; n < sides.sources.of.size(); ++n) {
            const double energy = hour->peers[n].ownUse;
            if (energy > noticeable)
                own[sides.sources.of[n]][sides.sinks.of[n]] += energy;
        }
    }
    for (std::size_t source = 0; source < own.size(); ++source)
        for (std::size_t sink = 0; sink < own[source].size(); ++sink)
            addRibbon(chart, {Sankey::Kind::Own, source, sink, own[source][sink], {}});
}

void addUnserved(Sankey &chart, const Solved &solved, const Hours &hours, const Sides &sides)
{
    const auto unserved =
        sumsBy(solved, hours, {sides.sinks.of, sides.sinks.size()}, &PeerHour::unserved);
    if (std::none_of(unserved.begin(), unserved.end(),
                     [](double energy) { return energy > noticeable; }))
        return;
    Sankey::Node missing;
    missing.name = tr("Not served");
    missing.isMissing = true;
    chart.sources.push_back(std::move(missing));
    for (std::size_t sink = 0; sink < unserved.size(); ++sink)
        addRibbon(chart,
                  {Sankey::Kind::Unserved, chart.sources.size() - 1, sink, unserved[sink], {}});
}

} // namespace

bool Sankey::hasSelected() const
{
    return std::any_of(ribbons.begin(), ribbons.end(),
                       [this](const Ribbon &ribbon) { return isSelected(ribbon); });
}

Sankey sankey(const Solved &solved, const SankeyChoice &choice)
{
    const Hours hours = solvedHours(solved, choice.hours);
    const Sides sides = sidesOf(solved, choice, hours);
    Sankey chart;
    chart.market = solved.market;
    chart.currency = QString::fromStdString(solved.scenario->currency);
    chart.sources = nodesOf(sides.sources);
    chart.sinks = nodesOf(sides.sinks);
    const TradeGrid grid = tradeGrid(solved, hours, {sides.sources.of, sides.sources.size()},
                                     {sides.sinks.of, sides.sinks.size()});
    for (std::size_t source = 0; source < chart.sources.size(); ++source) {
        for (std::size_t sink = 0; sink < chart.sinks.size(); ++sink) {
            const TradeSum &sum = grid.at(source, sink);
            addRibbon(chart, {Sankey::Kind::Traded, source, sink, sum.energy, sum});
        }
    }
    if (choice.withOwnUse)
        addOwnUse(chart, solved, hours, sides);
    addUnserved(chart, solved, hours, sides);
    std::stable_sort(chart.ribbons.begin(), chart.ribbons.end(),
                     [](const Sankey::Ribbon &a, const Sankey::Ribbon &b) {
                         return std::pair(a.source, a.sink) < std::pair(b.source, b.sink);
                     });
    if (!chart.ribbons.empty())
        return chart;
    chart.note = !hours.empty()             ? tr("No energy flows.")
                 : choice.hours.size() == 1 ? tr("This hour is not solved.")
                                            : tr("No hour is solved.");
    return chart;
}

} // namespace peergrid
