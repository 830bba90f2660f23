// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks.h"
#include "core/csv.h"
#include "core/keywords.h"

#include <fmt/format.h>

#include <algorithm>

namespace peergrid
{

namespace
{

void checkRole(Issues &issues, const Spot &spot, const Peer &peer, std::size_t hours)
{
    const Spot here(spot, "role");
    if (!checkLength(issues, here, peer.role.size(), peer.role.isConstant(), hours) ||
        !peer.isMainGrid)
        return;
    const auto roles = peer.role.values();
    const auto wrong =
        std::find_if(roles.begin(), roles.end(), [](Role role) { return role != Role::Producer; });
    if (wrong == roles.end())
        return;
    const auto hour = static_cast<std::size_t>(wrong - roles.begin());
    Issue issue = issueAt(here, fmt::format("the main grid is a {}", wordFor(*wrong)),
                          "the main grid is a producer in every hour",
                          "make it a producer; set a feed-in tariff if it takes surplus");
    issue.place = placeOfHour(here, peer.role, hour);
    if (!peer.role.isConstant())
        issue.hour = static_cast<int>(hour + 1);
    issues.push_back(std::move(issue));
}

void checkLimits(Issues &issues, const Spot &spot, const Generation &generation, std::size_t hours)
{
    const std::size_t differing = hoursThatDiffer(hours, generation.minimum, generation.maximum);
    for (std::size_t hour = 0; hour < differing; ++hour) {
        const double minimum = generation.minimum.at(hour);
        const double maximum = generation.maximum.at(hour);
        if (minimum <= maximum)
            continue;
        const Spot here(spot, "minimum");
        Issue issue = issueAt(here,
                              fmt::format("the minimum of {} kW is above the maximum of {} kW",
                                          numberText(minimum), numberText(maximum)),
                              "a minimum from 0 to the maximum is allowed",
                              "lower the minimum or raise the maximum");
        issue.place = placeOfHour(here, generation.minimum, hour);
        if (differing > 1)
            issue.hour = static_cast<int>(hour + 1);
        issues.push_back(std::move(issue));
        return;
    }
}

/// A consumer that could generate: true, but it counts as 0.
void checkConsumer(Issues &issues, const Spot &spot, const Peer &peer, std::size_t hours)
{
    const auto isIgnored = [&](std::size_t hour) {
        return peer.role.at(hour) == Role::Consumer && peer.generation.maximum.at(hour) > 0.0 &&
               peer.generation.availability.at(hour) > 0.0;
    };
    const std::size_t differing =
        hoursThatDiffer(hours, peer.role, peer.generation.maximum, peer.generation.availability);
    std::size_t hour = 0;
    while (hour < differing && !isIgnored(hour))
        ++hour;
    if (hour == differing)
        return;
    const Spot generation(spot, "generation");
    const Spot here(generation, "maximum");
    Issue issue = issueAt(here,
                          fmt::format("a consumer that could generate {} kW",
                                      numberText(peer.generation.maximum.at(hour))),
                          "a consumer only buys: its generation counts as 0",
                          "make it a prosumer, or remove its generation");
    issue.severity = Issue::Severity::Warning;
    issue.place = placeOfHour(here, peer.generation.maximum, hour);
    if (differing > 1)
        issue.hour = static_cast<int>(hour + 1);
    issues.push_back(std::move(issue));
}

void checkGeneration(Issues &issues, const Spot &spot, const Peer &peer, std::size_t hours)
{
    const Generation &generation = peer.generation;
    const Spot here(spot, "generation");
    const auto check = [&](std::string_view member, const Profile &profile, const Range &range) {
        return checkProfile(issues, Spot(here, member), profile, hours, range);
    };
    const bool isMinimumRight = check("minimum", generation.minimum, powerRange);
    const bool isMaximumRight = check("maximum", generation.maximum, powerRange);
    const bool isAvailabilityRight =
        check("availability", generation.availability, availabilityRange);
    check("cost", generation.cost, priceRange);
    if (isMinimumRight && isMaximumRight)
        checkLimits(issues, here, generation, hours);
    const bool isRoleRight = peer.role.isConstant() || peer.role.size() == hours;
    if (isRoleRight && isMaximumRight && isAvailabilityRight)
        checkConsumer(issues, spot, peer, hours);
}

void checkShiftable(Issues &issues, const Spot &spot, const ShiftableDemand &demand,
                    std::size_t hours)
{
    const bool isEnergyRight =
        checkNumber(issues, Spot(spot, "energy"), demand.energy, energyRange);
    const bool isPowerRight = checkNumber(issues, Spot(spot, "power"), demand.power, powerRange);
    const Spot lastHour(spot, "to_hour");
    if (!checkHours(issues, lastHour, demand.hours, hours) || !isEnergyRight || !isPowerRight)
        return;
    const double most = demand.power * static_cast<double>(demand.hours.size());
    if (demand.energy <= most * (1.0 + 1e-9))
        return;
    issues.push_back(
        issueAt(Spot(spot, "energy"),
                fmt::format("{} kWh do not fit into {} hours of {} kW", numberText(demand.energy),
                            demand.hours.size(), numberText(demand.power)),
                fmt::format("at most {} kWh is allowed", numberText(most)),
                "ask for less energy, more power or more hours"));
}

void checkFeedIn(Issues &issues, const Spot &spot, const Peer &peer, std::size_t hours)
{
    if (!peer.feedInTariff)
        return;
    const Spot here(spot, "feed_in_tariff");
    if (!peer.isMainGrid)
        issues.push_back(issueAt(here, "a feed-in tariff of a peer that is not the main grid",
                                 "only the main grid takes surplus at a tariff",
                                 "remove the tariff, or mark the peer as the main grid"));
    checkProfile(issues, here, *peer.feedInTariff, hours, priceRange);
}

void checkDemand(Issues &issues, const Spot &spot, const Peer &peer, std::size_t hours)
{
    checkProfile(issues, Spot(spot, "load"), peer.load, hours, energyRange);
    const Spot bids(spot, "flexible_demand");
    for (std::size_t i = 0; i < peer.bids.size(); ++i) {
        const Spot bid(bids, i);
        checkProfile(issues, Spot(bid, "energy"), peer.bids[i].energy, hours, energyRange);
        checkProfile(issues, Spot(bid, "highest_price"), peer.bids[i].highestPrice, hours,
                     priceRange);
    }
    const Spot shiftable(spot, "shiftable_demand");
    for (std::size_t i = 0; i < peer.shiftable.size(); ++i)
        checkShiftable(issues, Spot(shiftable, i), peer.shiftable[i], hours);
}

} // namespace

void checkPeer(Issues &issues, const Spot &spot, const Peer &peer, std::size_t hours)
{
    checkRole(issues, spot, peer, hours);
    checkGeneration(issues, spot, peer, hours);
    checkDemand(issues, spot, peer, hours);
    checkProfile(issues, Spot(spot, "network_fee"), peer.networkFee, hours, priceRange);
    if (peer.storage)
        checkStorage(issues, Spot(spot, "storage"), *peer.storage, hours);
    checkFeedIn(issues, spot, peer, hours);
    if (peer.emissionFactor)
        checkNumber(issues, Spot(spot, "emission_factor"), *peer.emissionFactor, emissionRange);
}

} // namespace peergrid
