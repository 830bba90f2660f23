// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/storageplot.h"

#include "ui/results/hourlytable.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("StoragePlot", text);
}

bool isByTendency(const Peer &peer)
{
    return peer.storage && peer.storage->operation == Storage::Operation::Tendency;
}

double charge(const PeerHour &result, std::size_t, std::size_t)
{
    return result.charge;
}
double discharge(const PeerHour &result, std::size_t, std::size_t)
{
    return result.discharge;
}
double stateOfCharge(const PeerHour &result, std::size_t, std::size_t)
{
    return result.stateOfCharge;
}
double net(const PeerHour &result, std::size_t, std::size_t)
{
    return result.charge - result.discharge;
}

/// f(t), kWh at the grid side.
PeerFigure tendencyIn(const Solved &solved)
{
    return [market = solved.market](const PeerHour &, std::size_t peer, std::size_t hour) {
        return isByTendency(market->peers[peer]) ? market->peers[peer].storage->tendency.at(hour)
                                                 : 0.0;
    };
}

void add(Plot &plot, const Solved &solved, const std::vector<Group> &groups, Series like,
         const PeerFigure &figure, double sign = 1.0)
{
    const auto values = sums(solved, groups, plot.hours, figure);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Series series = like;
        series.name = groups[g].name;
        series.objects = groups[g].objects;
        series.look = groups[g].look;
        series.isLight = series.kind == Series::Kind::Bar && g % 2 == 1;
        series.isSelected = groups[g].isSelected;
        for (const double value : values[g])
            series.values.push_back(sign * value);
        plot.series.push_back(std::move(series));
    }
}

/// Charge of the batteries of each group before the hours shown.
std::vector<double> chargeBefore(const Solved &solved, const std::vector<Group> &groups,
                                 std::size_t hour)
{
    const auto members = membersOf(groups, *solved.market);
    const bool isSolved = hour > 0 && solved.has(hour - 1);
    const KeptHour last = solved.outcome[isSolved ? hour - 1 : 0];
    std::vector<double> before(groups.size(), 0.0);
    for (std::size_t n = 0; n < members.size(); ++n) {
        const Peer &peer = solved.market->peers[n];
        const std::size_t group = members[n].at(hour);
        if (!peer.storage || group >= groups.size())
            continue;
        before[group] += isSolved ? last->peers[n].stateOfCharge : peer.storage->initial;
    }
    return before;
}

void addStates(Plot &plot, const Solved &solved, const std::vector<Group> &groups)
{
    const std::size_t first = plot.series.size();
    Series state;
    state.stand = Series::Stand::End;
    add(plot, solved, groups, state, stateOfCharge);
    const auto before = chargeBefore(solved, groups, plot.hours.first);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        plot.series[first + g].before = before[g];
        plot.series[first + g].name = tr("%1, stored").arg(groups[g].name);
    }
}

} // namespace

bool hasTendency(const Market &market)
{
    return std::any_of(market.peers.begin(), market.peers.end(), isByTendency);
}

std::vector<Group> storageGroups(const Solved &solved, const PlotChoice &choice, StorageView view)
{
    // A battery that rests is shown, too: what it may hold counts.
    const auto size = [&](const PeerHour &, std::size_t n, std::size_t) {
        const Peer &peer = solved.market->peers[n];
        const bool isIn = view == StorageView::Tendency ? isByTendency(peer) : bool(peer.storage);
        return isIn ? peer.storage->capacity : 0.0;
    };
    return groupsOf(solved, choice.grouping, choice.selection, totals(solved, choice.hours, size));
}

Plot storagePlot(const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                 StorageView view)
{
    Plot plot;
    plot.unit = QStringLiteral("kWh");
    plot.hours = choice.hours;
    plot.allHours = solved.hours();
    Series bars;
    bars.kind = Series::Kind::Bar;
    if (groups.empty()) {
        plot.note = tr("No peer has a battery.");
    } else if (view == StorageView::Energy) {
        plot.yTitle = tr("Discharge ↓   charge ↑ (kWh)");
        plot.isStacked = true;
        bars.what = tr("charged");
        add(plot, solved, groups, bars, charge);
        bars.what = tr("discharged");
        add(plot, solved, groups, bars, discharge, -1.0);
        addStates(plot, solved, groups);
    } else {
        plot.yTitle = tr("Discharge ↓   charge ↑ (kWh)");
        bars.what = tr("realised");
        add(plot, solved, groups, bars, net);
        Series given;
        given.stand = Series::Stand::Whole;
        given.isDashed = true;
        add(plot, solved, groups, given, tendencyIn(solved));
        for (std::size_t g = 0; g < groups.size(); ++g)
            plot.series[groups.size() + g].name = tr("%1, tendency").arg(groups[g].name);
    }
    return plot;
}

DataTable storageTable(const Solved &solved, HourRange hours)
{
    std::vector<FigureColumn> columns{{tr("Charge, kWh"), charge},
                                      {tr("Discharge, kWh"), discharge},
                                      {tr("State of charge, kWh"), stateOfCharge}};
    if (hasTendency(*solved.market))
        columns.push_back(
            {tr("Tendency, kWh"),
             [market = solved.market](const PeerHour &, std::size_t n, std::size_t hour) {
                 return isByTendency(market->peers[n]) ? market->peers[n].storage->tendency.at(hour)
                                                       : std::numeric_limits<double>::quiet_NaN();
             }});
    return hourlyTable(solved, hours, columns,
                       [](const Peer &peer) { return peer.storage.has_value(); });
}

} // namespace peergrid
