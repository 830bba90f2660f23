// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks.h"
#include "core/csv.h"
#include "core/reshape.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace peergrid
{

namespace
{

/// How far rounding may carry a sum of hourly energies beyond a limit.
double tolerance(double limit)
{
    return 1e-9 * std::max(1.0, limit);
}

/// What was worked out, without the noise of rounding.
std::string figure(double number)
{
    return numberText(tidy(number));
}

struct Breach {
    std::string found;
    std::string allowed;
};

/// What is wrong with charging f kWh (discharging, if negative) that leads to a state of charge.
std::optional<Breach> breach(const Storage &storage, double f, double charge)
{
    if (std::abs(f) > storage.power + tolerance(storage.power))
        return Breach{fmt::format("{} kWh is {} more than the power allows", numberText(f),
                                  figure(std::abs(f) - storage.power)),
                      fmt::format("between -{0} and {0} kWh in an hour is allowed",
                                  numberText(storage.power))};
    const bool isOver = charge > storage.capacity + tolerance(storage.capacity);
    const bool isUnder = charge < storage.least - tolerance(storage.capacity);
    if (!isOver && !isUnder)
        return std::nullopt;
    const double excess = isOver ? charge - storage.capacity : storage.least - charge;
    return Breach{
        fmt::format("the tendency of {} kWh leads to a state of charge of {} kWh, {} kWh {}",
                    numberText(f), figure(charge), figure(excess),
                    isOver ? "above the capacity" : "below the least"),
        fmt::format("a state of charge from {} to {} kWh is allowed", numberText(storage.least),
                    numberText(storage.capacity))};
}

void reportTendency(Issues &issues, const Spot &spot, const Profile &tendency, std::size_t hour,
                    Breach breach)
{
    const Spot here(spot, "tendency");
    Issue issue = issueAt(here, std::move(breach.found), std::move(breach.allowed),
                          "change the tendency in this hour or before, or enlarge the storage");
    issue.place = placeOfHour(here, tendency, hour);
    issue.hour = static_cast<int>(hour + 1);
    issues.push_back(std::move(issue));
}

/// Follows eq. 7 through the hours to the first that leaves a limit.
void checkTendency(Issues &issues, const Spot &spot, const Storage &storage, std::size_t hours)
{
    double charge = storage.initial;
    for (std::size_t hour = 0; hour < hours; ++hour) {
        const double f = storage.tendency.at(hour);
        charge += f >= 0.0 ? storage.chargeEfficiency * f : f / storage.dischargeEfficiency;
        if (auto found = breach(storage, f, charge)) {
            reportTendency(issues, spot, storage.tendency, hour, std::move(*found));
            return;
        }
    }
    if (storage.endRule == Storage::EndRule::NoLowerThanInitial &&
        charge < storage.initial - tolerance(storage.capacity))
        reportTendency(
            issues, spot, storage.tendency, hours - 1,
            {fmt::format("the last hour leaves {} kWh, {} kWh less than at the beginning",
                         figure(charge), figure(storage.initial - charge)),
             fmt::format("at least {} kWh by the end rule is allowed",
                         numberText(storage.initial))});
}

bool checkLevels(Issues &issues, const Spot &spot, const Storage &storage)
{
    if (storage.least > storage.capacity) {
        issues.push_back(issueAt(Spot(spot, "least"),
                                 fmt::format("the least state of charge, {} kWh, is above the "
                                             "capacity",
                                             numberText(storage.least)),
                                 fmt::format("from 0 to the capacity of {} kWh is allowed",
                                             numberText(storage.capacity)),
                                 "lower it, or enlarge the capacity"));
        return false;
    }
    if (storage.least <= storage.initial && storage.initial <= storage.capacity)
        return true;
    issues.push_back(
        issueAt(Spot(spot, "initial"),
                fmt::format("the initial state of charge is {} kWh", numberText(storage.initial)),
                fmt::format("from the least ({} kWh) to the capacity ({} kWh) is allowed",
                            numberText(storage.least), numberText(storage.capacity)),
                "write a state of charge between the two"));
    return false;
}

} // namespace

void checkStorage(Issues &issues, const Spot &spot, const Storage &storage, std::size_t hours)
{
    const auto check = [&](std::string_view member, double number, const Range &range) {
        return checkNumber(issues, Spot(spot, member), number, range);
    };
    const bool isCapacityRight = check("capacity", storage.capacity, energyRange);
    const bool isPowerRight = check("power", storage.power, powerRange);
    const bool isChargeRight =
        check("charge_efficiency", storage.chargeEfficiency, efficiencyRange);
    const bool isDischargeRight =
        check("discharge_efficiency", storage.dischargeEfficiency, efficiencyRange);
    const bool isLeastRight = check("least", storage.least, energyRange);
    const bool isInitialRight = check("initial", storage.initial, energyRange);
    check("wear_cost", storage.wearCost, priceRange);
    const bool isTendencyRight =
        checkProfile(issues, Spot(spot, "tendency"), storage.tendency, hours, tendencyRange);

    if (!isCapacityRight || !isLeastRight || !isInitialRight || !checkLevels(issues, spot, storage))
        return;
    if (storage.operation == Storage::Operation::Tendency && isPowerRight && isChargeRight &&
        isDischargeRight && isTendencyRight)
        checkTendency(issues, spot, storage, hours);
    if (storage.capacity == 0.0) {
        issues.push_back(issueAt(Spot(spot, "capacity"), "0 kWh stores nothing",
                                 "a storage has a capacity above 0 kWh",
                                 "write its capacity, or remove the storage"));
        issues.back().severity = Issue::Severity::Warning;
    }
}

} // namespace peergrid
