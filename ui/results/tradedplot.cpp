// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tradedplot.h"

#include "ui/results/hourlytable.h"

#include <QCoreApplication>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("TradedPlot", text);
}

double generation(const PeerHour &result, std::size_t, std::size_t)
{
    return result.generation;
}
double bought(const PeerHour &result, std::size_t, std::size_t)
{
    return result.bought;
}
double sold(const PeerHour &result, std::size_t, std::size_t)
{
    return result.sold;
}
double traded(const PeerHour &result, std::size_t, std::size_t)
{
    return result.bought + result.sold;
}
double allThree(const PeerHour &result, std::size_t, std::size_t)
{
    return result.generation + result.bought + result.sold;
}

Plot hourPlot(const Solved &solved, const std::vector<Group> &groups, std::size_t hour)
{
    Plot plot;
    plot.yTitle = tr("Energy (kWh)");
    plot.unit = QStringLiteral("kWh");
    plot.categoryHour = hour;
    plot.allHours = solved.hours();
    for (const Group &group : groups)
        plot.categories.push_back({group.name, group.objects, group.isSelected});
    const auto add = [&](const QString &name, SeriesLook look, const PeerFigure &figure) {
        Series series;
        series.kind = Series::Kind::Bar;
        series.name = name;
        series.look = look;
        for (const auto &values : sums(solved, groups, {hour, hour}, figure))
            series.values.push_back(values[0]);
        plot.series.push_back(std::move(series));
    };
    add(tr("Generated (P)"), generatedLook(), generation);
    add(tr("Bought (α)"), boughtLook(), bought);
    add(tr("Sold (β)"), soldLook(), sold);
    if (groups.empty())
        plot.note = tr("Nobody generates or trades in this hour.");
    if (!solved.has(hour))
        plot.note = tr("This hour is not solved.");
    return plot;
}

void addLayers(Plot &plot, const Solved &solved, const std::vector<Group> &groups,
               const PeerFigure &figure, double sign, const QString &what)
{
    const auto values = sums(solved, groups, plot.hours, figure);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Series series;
        series.kind = Series::Kind::Area;
        series.name = groups[g].name;
        series.what = what;
        series.objects = groups[g].objects;
        series.look = groups[g].look;
        series.isSelected = groups[g].isSelected;
        for (const double value : values[g])
            series.values.push_back(sign * value);
        plot.series.push_back(std::move(series));
    }
}

} // namespace

std::vector<Group> tradedGroups(const Solved &solved, const PlotChoice &choice, TradedView view)
{
    if (view == TradedView::Hour)
        return groupsOf(solved, choice.grouping, choice.selection,
                        totals(solved, {choice.hour, choice.hour}, allThree), mostBars,
                        largestBars);
    const auto energy = totals(solved, choice.hours, traded);
    if (view == TradedView::DayOfChosen) {
        auto groups = groupsOf(solved, Grouping::Every, choice.selection, energy);
        std::erase_if(groups, [](const Group &group) { return !group.isSelected; });
        if (!groups.empty())
            return groups;
    }
    return groupsOf(solved, choice.grouping, choice.selection, energy);
}

Plot tradedPlot(const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                TradedView view)
{
    if (view == TradedView::Hour)
        return hourPlot(solved, groups, choice.hour);
    Plot plot;
    plot.yTitle = tr("Bought ↓   sold ↑ (kWh)");
    plot.unit = QStringLiteral("kWh");
    plot.hours = choice.hours;
    plot.allHours = solved.hours();
    addLayers(plot, solved, groups, sold, 1.0, tr("sold"));
    addLayers(plot, solved, groups, bought, -1.0, tr("bought"));
    if (groups.empty())
        plot.note = tr("Nobody trades.");
    return plot;
}

DataTable tradedTable(const Solved &solved, HourRange hours)
{
    return hourlyTable(
        solved, hours,
        {{tr("Generated, kWh"), generation}, {tr("Bought, kWh"), bought}, {tr("Sold, kWh"), sold}});
}

} // namespace peergrid
