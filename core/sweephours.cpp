// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sweephours.h"

namespace peergrid
{

namespace
{

double valueOf(const Market &market, const HourOutcome &hour, HourlyFigure figure)
{
    double sum = 0.0;
    switch (figure) {
    case HourlyFigure::GridImport:
        for (std::size_t n = 0; n < hour.peers.size(); ++n)
            sum += market.peers[n].isMainGrid ? hour.peers[n].sold : 0.0;
        break;
    case HourlyFigure::LocalGeneration:
        for (std::size_t n = 0; n < hour.peers.size(); ++n)
            sum += market.peers[n].isMainGrid ? 0.0 : hour.peers[n].generation;
        break;
    case HourlyFigure::Cost:
        sum = hour.leastCost;
        break;
    }
    return sum;
}

} // namespace

std::vector<double> hourlyOf(const Solved &solved)
{
    std::vector<double> values;
    values.reserve(solved.hours() * hourlyFigures.size());
    for (std::size_t t = 0; t < solved.hours(); ++t) {
        const KeptHour hour = solved.outcome[t];
        for (const HourlyFigure figure : hourlyFigures)
            values.push_back(valueOf(*solved.market, *hour, figure));
    }
    return values;
}

std::vector<Percentiles> hourlyBands(const std::vector<std::vector<double>> &variants,
                                     HourlyFigure figure, std::size_t hours)
{
    std::vector<Percentiles> bands;
    std::vector<double> values;
    for (std::size_t hour = 0; hour < hours; ++hour) {
        values.clear();
        for (const std::vector<double> &variant : variants) {
            if (!variant.empty())
                values.push_back(
                    variant[hour * hourlyFigures.size() + static_cast<std::size_t>(figure)]);
        }
        bands.push_back(percentiles(values));
    }
    return bands;
}

} // namespace peergrid
