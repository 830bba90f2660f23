// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"
#include "ui/results/chartstyle.h"

#include <QString>

#include <functional>
#include <vector>

/// Which peers are summed up to one series.
namespace peergrid
{

enum class Grouping {
    Largest,   ///< the peers with most energy each, the others together
    Every,     ///< every peer that has any
    Role,      ///< by the role they have in the hour
    Community, ///< by community
};

struct Group {
    enum class Kind {
        Peer,
        Rest,
        MainGrid, ///< among roles; among communities, if it is in none
        Role,
        Community,
        NoCommunity,
    };
    Kind kind = Kind::Peer;
    Role role = Role::Consumer; ///< of Kind::Role
    QString name;
    ObjectIds objects; ///< what it is made of, as far as that can be chosen
    SeriesLook look;
    bool isSelected = false; ///< one of its peers is, or its community
};

/// What a person chose to see in a plot.
struct PlotChoice {
    Grouping grouping = Grouping::Largest;
    ObjectIds selection;
    HourRange hours;      ///< of curves
    std::size_t hour = 0; ///< of bars by peer
};

/// Some figure of each peer in an hour of a run.
using PeerFigure =
    std::function<double(const PeerHour &result, std::size_t peer, std::size_t hour)>;

/// The figure of each peer over the hours that are solved.
std::vector<double> totals(const Solved &solved, HourRange hours, const PeerFigure &figure);

/// Up to so many peers have a series each; of more, the largest and the rest.
inline constexpr std::size_t mostSeries = 12;
inline constexpr std::size_t largestSeries = 8;
/// The same of bars, which stand side by side.
inline constexpr std::size_t mostBars = 30;
inline constexpr std::size_t largestBars = 20;

/// The groups of a run's peers, without those that have nothing of `energy` (as totals() gives it).
/// Peers that are selected stay peers of their own where there are too many. In the order of the
/// scenario.
std::vector<Group> groupsOf(const Solved &solved, Grouping grouping, const ObjectIds &selection,
                            const std::vector<double> &energy, std::size_t most = mostSeries,
                            std::size_t largest = largestSeries);

/// These and, where none of them is of the rest, those of another run that are not among them.
std::vector<Group> joined(std::vector<Group> groups, const std::vector<Group> &others);

/// The group each peer of a market belongs to, by hour; groups.size(): to none. The market may be
/// another than that of the groups: peers and communities are the same by their ids.
std::vector<Hourly<std::size_t>> membersOf(const std::vector<Group> &groups, const Market &market);

/// The sum of a figure by group and hour; NaN where the hour has no result.
std::vector<std::vector<double>> sums(const Solved &solved, const std::vector<Group> &groups,
                                      HourRange hours, const PeerFigure &figure);

/// kWh a peer asks for: load, flexible demand served and shiftable demand.
double demand(const Peer &peer, const PeerHour &result, std::size_t hour);

} // namespace peergrid
