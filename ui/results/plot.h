// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"
#include "core/objectids.h"
#include "ui/results/chartstyle.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

/// What a chart draws, as plain data: made by pure functions over Solved.
namespace peergrid
{

/// One curve, layer or row of bars: a value at each place of its plot.
struct Series {
    enum class Kind {
        Area, ///< stacked on the areas before it, those below 0 downwards
        Bar,  ///< beside those of the same place, or stacked likewise
        Line,
    };
    /// Where in an hour a line has its value.
    enum class Stand {
        Middle, ///< it is the mean or the sum of the hour
        Whole,  ///< it holds for the hour: a step
        End,    ///< it is what the hour leaves; `before` stands at the beginning
    };

    Kind kind = Kind::Line;
    Stand stand = Stand::Middle;
    QString name;               ///< series of one name are one entry of the legend
    QString what;               ///< what is measured, where the plot has more than one: "sold"
    ObjectIds objects;          ///< what a click on it chooses; nothing for totals and others
    std::vector<double> values; ///< NaN: no value
    std::vector<double> lower;  ///< a band around the line, from here …
    std::vector<double> upper;  ///< … to here; empty: none
    double before = 0.0;        ///< with Stand::End
    SeriesLook look;
    bool isDashed = false;
    bool isLight = false; ///< a bar, told apart from the one before it in grey, too
    bool isSelected = false;
};

struct Plot {
    QString yTitle; ///< with its unit
    QString unit;   ///< of the values
    QString note;   ///< said in place of series when there are none

    HourRange hours;           ///< the places are these hours, unless there are categories
    std::size_t hoursEach = 1; ///< of one place, which then has their mean; the last may have fewer
    std::size_t allHours = 24;
    struct Category {
        QString name;
        ObjectIds objects;
        bool isSelected = false;
    };
    std::vector<Category> categories;
    std::size_t categoryHour = 0; ///< the hour they are about

    bool isPrice = false;   ///< the axis need not hold 0
    bool isStacked = false; ///< bars of one place
    std::vector<Series> series;
    QString comparedWith; ///< what a ghost beside it is of; "" without one

    bool isHourly() const { return categories.empty(); }
    std::size_t places() const
    {
        return isHourly() ? (hours.size() + hoursEach - 1) / hoursEach : categories.size();
    }
    std::size_t hourOf(std::size_t place) const { return hours.first + place * hoursEach; }
    std::size_t placeOf(std::size_t hour) const { return (hour - hours.first) / hoursEach; }
    bool isAnySelected() const;
};

/// The same with the mean of so many hours at each place; states are those at the end, bands reach
/// from the lowest to the highest. For years of hours, which have no room one by one.
Plot condensed(Plot plot, std::size_t hoursEach);

/// Where what is drawn at one place begins and ends: a part of a stack, a bar, the band of a line.
struct Reach {
    double from = 0.0;
    double to = 0.0;
};
std::vector<std::vector<Reach>> reaches(const Plot &plot);

/// Least and greatest value that is drawn; 0, 0 without any.
std::pair<double, double> extent(const Plot &plot, const std::vector<std::vector<Reach>> &reaches);

/// Where a point is in a plot: places are counted from 0, each is 1 wide, values as drawn.
struct PlotPoint {
    double place = 0.0;
    double value = 0.0;
};
/// What a point hits.
struct PlotHit {
    std::size_t place = 0;
    std::optional<std::size_t> series;
};
/// The nearest line within the tolerance (a value), else the area or bar around the point.
std::optional<PlotHit> hitOf(const Plot &plot, const std::vector<std::vector<Reach>> &reaches,
                             PlotPoint at, double tolerance);

/// Where bars of one place stand side by side: the share of the place's width, from its left.
struct BarSlot {
    double left = 0.0;
    double right = 0.0;
};
std::vector<BarSlot> barSlots(const Plot &plot);

/// A height that runs straight from the middle of one place to that of the next.
double between(const std::vector<Reach> &reach, double Reach::*end, double place);
/// The height of a line above a place.
double lineAt(const Series &series, double place);

/// "P6 · 12:00–13:00 · 150 kWh"
QString hitText(const Plot &plot, const PlotHit &hit);

} // namespace peergrid
