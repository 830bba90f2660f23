// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/generationplot.h"

#include "ui/results/hourlytable.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("GenerationPlot", text);
}

double generation(const PeerHour &result, std::size_t, std::size_t)
{
    return result.generation;
}

PeerFigure demandIn(const Solved &solved)
{
    return [market = solved.market](const PeerHour &result, std::size_t peer, std::size_t hour) {
        return demand(market->peers[peer], result, hour);
    };
}

std::vector<double> totalDemand(const Solved &solved, HourRange hours)
{
    std::vector<double> values;
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        const KeptHour hour = solved.outcome[t];
        double sum = solved.has(t) ? 0.0 : std::numeric_limits<double>::quiet_NaN();
        for (std::size_t n = 0; n < hour->peers.size(); ++n)
            sum += demand(solved.market->peers[n], hour->peers[n], t);
        values.push_back(sum);
    }
    return values;
}

/// Generation and demand side by side, by group.
Plot hourPlot(const Solved &solved, const std::vector<Group> &groups, std::size_t hour)
{
    Plot plot;
    plot.yTitle = tr("Energy (kWh)");
    plot.unit = QStringLiteral("kWh");
    plot.categoryHour = hour;
    plot.allHours = solved.hours();
    for (const Group &group : groups)
        plot.categories.push_back({group.name, group.objects, group.isSelected});
    const auto add = [&](const QString &name, const SeriesLook &look, const PeerFigure &figure) {
        Series series;
        series.kind = Series::Kind::Bar;
        series.name = name;
        series.look = look;
        for (const auto &values : sums(solved, groups, {hour, hour}, figure))
            series.values.push_back(values[0]);
        plot.series.push_back(std::move(series));
    };
    add(tr("Generated"), generatedLook(), generation);
    add(tr("Load"), boughtLook(), demandIn(solved));
    return plot;
}

} // namespace

std::vector<Group> generationGroups(const Solved &solved, const PlotChoice &choice)
{
    std::vector<double> energy = totals(solved, choice.hours, generation);
    if (choice.hours.size() > 1)
        return groupsOf(solved, choice.grouping, choice.selection, energy);
    const std::vector<double> load = totals(solved, choice.hours, demandIn(solved));
    std::transform(energy.begin(), energy.end(), load.begin(), energy.begin(), std::plus<>());
    return groupsOf(solved, choice.grouping, choice.selection, energy, mostBars, largestBars);
}

Plot generationPlot(const Solved &solved, const std::vector<Group> &groups,
                    const PlotChoice &choice)
{
    if (choice.hours.size() == 1)
        return hourPlot(solved, groups, choice.hours.first);
    Plot plot;
    plot.yTitle = tr("Energy generated (kWh)");
    plot.unit = QStringLiteral("kWh");
    plot.hours = choice.hours;
    plot.allHours = solved.hours();
    const auto values = sums(solved, groups, choice.hours, generation);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Series series;
        series.kind = Series::Kind::Area;
        series.name = groups[g].name;
        series.objects = groups[g].objects;
        series.look = groups[g].look;
        series.isSelected = groups[g].isSelected;
        series.values = values[g];
        plot.series.push_back(std::move(series));
    }
    Series load;
    load.name = tr("Total load");
    load.look.tint = SeriesLook::Tint::Text;
    load.isDashed = true;
    load.values = totalDemand(solved, choice.hours);
    plot.series.push_back(std::move(load));
    return plot;
}

DataTable generationTable(const Solved &solved, HourRange hours)
{
    return hourlyTable(solved, hours,
                       {{tr("Load, kWh"), demandIn(solved)}, {tr("Generation, kWh"), generation}});
}

} // namespace peergrid
