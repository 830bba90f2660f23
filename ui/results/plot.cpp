// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plot.h"

#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace peergrid
{

namespace
{

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
constexpr double barsShare = 0.72; ///< of a place's width

QString tr(const char *text)
{
    return QCoreApplication::translate("Plot", text);
}

bool stacks(const Plot &plot, const Series &series)
{
    return series.kind == Series::Kind::Area ||
           (series.kind == Series::Kind::Bar && plot.isStacked);
}

/// How high the stack is at a place, upwards and downwards.
struct Stack {
    std::vector<double> up;
    std::vector<double> down;
};

Reach pushed(Stack &stack, std::size_t place, double value, bool isDown)
{
    if (std::isnan(value))
        return {noValue, noValue};
    double &end = isDown ? stack.down[place] : stack.up[place];
    const double from = end;
    end += value;
    return {from, end};
}

bool isBetween(double value, double a, double b)
{
    return std::min(a, b) <= value && value <= std::max(a, b) && a != b;
}

bool isInBar(const Reach &reach, const BarSlot &slot, PlotPoint at)
{
    const double share = at.place - std::floor(at.place);
    return slot.left <= share && share <= slot.right && isBetween(at.value, reach.from, reach.to);
}

std::optional<std::size_t> nearestLine(const Plot &plot, PlotPoint at, double tolerance)
{
    std::optional<std::size_t> nearest;
    double least = tolerance;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (plot.series[s].kind != Series::Kind::Line)
            continue;
        const double distance = std::abs(lineAt(plot.series[s], at.place) - at.value);
        if (distance <= least) { // never for NaN
            least = distance;
            nearest = s;
        }
    }
    return nearest;
}

QString valueText(const Plot &plot, const Series &series, std::size_t place)
{
    const double value = series.values[place];
    const auto withUnit = [&](const QString &number) {
        return plot.unit.isEmpty() ? number : number + QLatin1Char(' ') + plot.unit;
    };
    if (std::isnan(value))
        return tr("no value");
    if (!series.lower.empty()) {
        const QString low = roundedText(series.lower[place]);
        const QString high = roundedText(series.upper[place]);
        if (low != high)
            return withUnit(low + QStringLiteral("–") + high);
    }
    // Below the axis stands what goes the other way, not what is negative.
    return withUnit(roundedText(stacks(plot, series) ? std::abs(value) : value));
}

enum class Condense { Mean, Last, Least, Most };

double condensedValue(std::span<const double> values, Condense how)
{
    double sum = 0.0;
    std::size_t count = 0;
    double one = noValue;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        sum += value;
        ++count;
        const bool isTaken = std::isnan(one) || how == Condense::Last ||
                             (how == Condense::Least && value < one) ||
                             (how == Condense::Most && value > one);
        one = isTaken ? value : one;
    }
    return how == Condense::Mean && count > 0 ? sum / static_cast<double>(count) : one;
}

void condense(std::vector<double> &values, std::size_t each, Condense how)
{
    std::vector<double> fewer;
    for (std::size_t first = 0; first < values.size(); first += each)
        fewer.push_back(condensedValue(
            std::span(values).subspan(first, std::min(each, values.size() - first)), how));
    values = std::move(fewer);
}

} // namespace

Plot condensed(Plot plot, std::size_t hoursEach)
{
    plot.hoursEach = hoursEach;
    for (Series &series : plot.series) {
        const bool isState = series.stand == Series::Stand::End;
        condense(series.values, hoursEach, isState ? Condense::Last : Condense::Mean);
        condense(series.lower, hoursEach, Condense::Least);
        condense(series.upper, hoursEach, Condense::Most);
    }
    return plot;
}

bool Plot::isAnySelected() const
{
    return std::any_of(series.begin(), series.end(),
                       [](const Series &one) { return one.isSelected; }) ||
           std::any_of(categories.begin(), categories.end(),
                       [](const Category &one) { return one.isSelected; });
}

std::vector<std::vector<Reach>> reaches(const Plot &plot)
{
    const std::vector<double> ground(plot.places(), 0.0);
    Stack areas{ground, ground};
    Stack bars{ground, ground};
    std::vector<std::vector<Reach>> reaches;
    for (const Series &series : plot.series) {
        std::vector<Reach> reach;
        // A layer stays on its side where it is 0.
        const bool isDown = std::any_of(series.values.begin(), series.values.end(),
                                        [](double value) { return value < 0.0; });
        Stack &stack = series.kind == Series::Kind::Area ? areas : bars;
        for (std::size_t place = 0; place < series.values.size(); ++place) {
            const double value = series.values[place];
            if (stacks(plot, series))
                reach.push_back(pushed(stack, place, value, isDown));
            else if (series.kind == Series::Kind::Bar)
                reach.push_back({0.0, value});
            else
                reach.push_back(series.lower.empty()
                                    ? Reach{value, value}
                                    : Reach{series.lower[place], series.upper[place]});
        }
        reaches.push_back(std::move(reach));
    }
    return reaches;
}

std::pair<double, double> extent(const Plot &plot, const std::vector<std::vector<Reach>> &reaches)
{
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    const auto take = [&](double value) { // never NaN
        least = value < least ? value : least;
        most = value > most ? value : most;
    };
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (plot.series[s].stand == Series::Stand::End)
            take(plot.series[s].before);
        for (const Reach &reach : reaches[s]) {
            take(reach.from);
            take(reach.to);
        }
    }
    return least <= most ? std::pair(least, most) : std::pair(0.0, 0.0);
}

std::optional<PlotHit> hitOf(const Plot &plot, const std::vector<std::vector<Reach>> &reaches,
                             PlotPoint at, double tolerance)
{
    if (at.place < 0.0 || at.place >= static_cast<double>(plot.places()))
        return std::nullopt;
    PlotHit hit{static_cast<std::size_t>(at.place), nearestLine(plot, at, tolerance)};
    if (hit.series)
        return hit;
    const auto slots_ = barSlots(plot);
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        const Series::Kind kind = plot.series[s].kind;
        const bool isHit =
            (kind == Series::Kind::Bar && isInBar(reaches[s][hit.place], slots_[s], at)) ||
            (kind == Series::Kind::Area &&
             isBetween(at.value, between(reaches[s], &Reach::from, at.place),
                       between(reaches[s], &Reach::to, at.place)));
        if (isHit)
            hit.series = s;
    }
    return hit;
}

std::vector<BarSlot> barSlots(const Plot &plot)
{
    const auto bars = std::count_if(plot.series.begin(), plot.series.end(), [](const Series &one) {
        return one.kind == Series::Kind::Bar;
    });
    const double width =
        plot.isStacked || bars == 0 ? barsShare : barsShare / static_cast<double>(bars);
    std::vector<BarSlot> slots_(plot.series.size());
    double left = 0.5 - 0.5 * barsShare;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (plot.series[s].kind != Series::Kind::Bar)
            continue;
        slots_[s] = {left, left + width};
        left += plot.isStacked ? 0.0 : width;
    }
    return slots_;
}

double between(const std::vector<Reach> &reach, double Reach::*end, double place)
{
    const auto last = static_cast<double>(reach.size()) - 1.0;
    const double x = std::clamp(place - 0.5, 0.0, last);
    const auto left = static_cast<std::size_t>(std::floor(x));
    const std::size_t right = std::min(left + 1, reach.size() - 1);
    const double share = x - static_cast<double>(left);
    const double a = reach[left].*end;
    const double b = reach[right].*end;
    if (std::isnan(a) || std::isnan(b))
        return share < 0.5 ? a : b;
    return a * (1.0 - share) + b * share;
}

double lineAt(const Series &series, double place)
{
    const auto places = series.values.size();
    const std::size_t whole = std::min(static_cast<std::size_t>(std::max(place, 0.0)), places - 1);
    switch (series.stand) {
    case Series::Stand::Whole:
        return series.values[whole];
    case Series::Stand::End: {
        const double begin = whole == 0 ? series.before : series.values[whole - 1];
        return begin + (series.values[whole] - begin) * (place - static_cast<double>(whole));
    }
    case Series::Stand::Middle:
        break;
    }
    std::vector<Reach> reach;
    for (const double value : series.values)
        reach.push_back({value, value});
    return between(reach, &Reach::to, place);
}

QString hitText(const Plot &plot, const PlotHit &hit)
{
    QStringList parts;
    if (!plot.isHourly())
        parts += plot.categories[hit.place].name;
    if (hit.series) {
        const Series &series = plot.series[*hit.series];
        parts += series.what.isEmpty() ? series.name : tr("%1 %2").arg(series.name, series.what);
    }
    parts +=
        hourText(plot.isHourly() ? plot.hours.first + hit.place : plot.categoryHour, plot.allHours);
    if (hit.series)
        parts += valueText(plot, plot.series[*hit.series], hit.place);
    return parts.join(QStringLiteral(" · "));
}

} // namespace peergrid
