// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks.h"

#include "core/csv.h"
#include "core/validate.h"

#include <fmt/format.h>

#include <cmath>

namespace peergrid
{

const Range energyRange{0.0, maxEnergy, "kWh", "write the energy in kWh"};
const Range powerRange{0.0, maxEnergy, "kW", "write the power in kW"};
const Range priceRange{0.0, maxPrice, "$/kWh", "write the price of one kWh"};
const Range tendencyRange{-maxEnergy, maxEnergy, "kWh",
                          "write the energy in kWh, positive to charge, negative to discharge"};
const Range availabilityRange{0.0, 1.0, "",
                              "write the share of the maximum that can be generated, 1 for all"};
const Range efficiencyRange{minEfficiency, 1.0, "",
                            "write the share of the energy that is kept, 1 for no loss"};
const Range factorRange{0.0, maxNetworkFeeFactor, "",
                        "write the share of the network fee that is due, 1 for all of it"};
const Range emissionRange{0.0, maxEmissionFactor, "kg CO2/kWh",
                          "write the kg of CO2 that one kWh causes"};

namespace
{

bool isIn(const Range &range, double number)
{
    return range.least <= number && number <= range.most; // false for NaN
}

std::string verdict(double number, const Range &range)
{
    const std::string text = numberText(number);
    if (!std::isfinite(number))
        return text + " is not a finite number";
    return text + (number < range.least ? " is too small" : " is too large");
}

std::string allowed(const Range &range)
{
    return fmt::format("a number from {} to {}{}{} is allowed", numberText(range.least),
                       numberText(range.most), range.unit.empty() ? "" : " ", range.unit);
}

std::string fromTable(const Profile &profile)
{
    const auto &source = profile.source();
    return source ? fmt::format(" in {}, column {}", source->file, source->column) : "";
}

} // namespace

bool checkNumber(Issues &issues, const Spot &spot, double number, const Range &range)
{
    if (isIn(range, number))
        return true;
    issues.push_back(
        issueAt(spot, verdict(number, range), allowed(range), std::string(range.remedy)));
    return false;
}

bool checkProfile(Issues &issues, const Spot &spot, const Profile &profile, std::size_t hours,
                  const Range &range)
{
    if (profile.isConstant())
        return checkNumber(issues, spot, profile.at(0), range);
    if (!checkLength(issues, spot, profile.size(), false, hours))
        return false;
    std::size_t wrong = 0;
    std::size_t first = 0;
    for (std::size_t hour = profile.size(); hour-- > 0;) {
        if (!isIn(range, profile.at(hour))) {
            ++wrong;
            first = hour;
        }
    }
    if (wrong == 0)
        return true;
    std::string found = verdict(profile.at(first), range) + fromTable(profile);
    if (wrong > 1)
        found += fmt::format(" (and {} more)", wrong - 1);
    Issue issue = issueAt(spot, found, allowed(range), std::string(range.remedy));
    issue.place = placeOfHour(spot, profile, first);
    issue.hour = static_cast<int>(first + 1);
    issues.push_back(std::move(issue));
    return false;
}

bool checkLength(Issues &issues, const Spot &spot, std::size_t size, bool isConstant,
                 std::size_t hours)
{
    if (isConstant || size == hours)
        return true;
    const auto values = [](std::size_t count) {
        return std::to_string(count) + (count == 1 ? " value" : " values");
    };
    issues.push_back(
        issueAt(spot, "the profile has " + values(size),
                fmt::format("one value, or one for each of the {} hours, is allowed", hours),
                size < hours ? "add " + values(hours - size) : "remove " + values(size - hours)));
    return false;
}

bool checkHours(Issues &issues, const Spot &spot, const HourRange &range, std::size_t hours)
{
    if (range.first <= range.last && range.last < hours)
        return true;
    const std::string found = fmt::format("hours {} to {}", range.first + 1, range.last + 1);
    const bool isReversed = range.first > range.last;
    issues.push_back(
        issueAt(spot, found + (isReversed ? " end before they begin" : " reach past the last hour"),
                fmt::format("hours from 1 to {}, both included, are allowed", hours),
                isReversed ? "write the earlier hour first"
                           : "end it earlier, or give the scenario more hours"));
    return false;
}

} // namespace peergrid
