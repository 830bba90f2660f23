// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"
#include "core/spot.h"

#include <string_view>

/// The parts of validate().
namespace peergrid
{

/// What a number may be, and how to tell a person.
struct Range {
    double least = 0.0;
    double most = 0.0;
    std::string_view unit;
    std::string_view remedy;
};

extern const Range energyRange;
extern const Range powerRange;
extern const Range priceRange;
extern const Range tendencyRange;
extern const Range availabilityRange;
extern const Range efficiencyRange;
extern const Range factorRange;
extern const Range emissionRange;

/// Checks one number; true if it is in range.
bool checkNumber(Issues &issues, const Spot &spot, double number, const Range &range);

/// Checks that a profile has one value or one for each hour, each in range; true if so. One issue
/// at most: about the first hour that is wrong.
bool checkProfile(Issues &issues, const Spot &spot, const Profile &profile, std::size_t hours,
                  const Range &range);

/// Checks that there is one value or one for each hour.
bool checkLength(Issues &issues, const Spot &spot, std::size_t size, bool isConstant,
                 std::size_t hours);

/// Checks hours first…last of a day of so many hours.
bool checkHours(Issues &issues, const Spot &spot, const HourRange &range, std::size_t hours);

/// The spot of an hour's value within a profile: "/peers/3/load/5", or that of the whole if it is
/// not a list in the file.
template<class T>
std::string placeOfHour(const Spot &spot, const Hourly<T> &values, std::size_t hour)
{
    const bool isList = !values.isConstant() && !values.source();
    return isList ? Spot(spot, hour).place() : spot.place();
}

/// How many hours to look at: one if none of the values differ by hour.
template<class... T>
std::size_t hoursThatDiffer(std::size_t hours, const Hourly<T> &...values)
{
    return (values.isConstant() && ...) ? 1 : hours;
}

void checkStorage(Issues &issues, const Spot &spot, const Storage &storage, std::size_t hours);

/// All of a peer but its references to other objects.
void checkPeer(Issues &issues, const Spot &spot, const Peer &peer, std::size_t hours);

/// Everything that can be told from each object by itself; only the number of hours if that is
/// wrong.
Issues checkObjects(const Market &market);

/// Ids that are empty, double or dangling, a second main grid, contracts that overlap.
Issues checkReferences(const Market &market);

} // namespace peergrid
