// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wording.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace peergrid
{

/// What a profile measures: "Load", kWh, from 0.
struct Quantity {
    QString title;
    QString unit;
    double least = 0.0;     ///< smaller values are marked, and told below the curve
    double most = 1e9;      ///< larger ones likewise
    bool isSigned = false;  ///< both ways from 0: a battery charges (+) and discharges (−)
    bool isInteger = false; ///< only whole numbers make sense
};

/// A unit that tables may use, and what a number in it is multiplied by to be in ours.
struct TableUnit {
    QString name;
    double factor = 1.0;
};

/// The quantity's own unit first.
std::vector<TableUnit> tableUnitsOf(const Quantity &quantity);

/// Whether a day's sum has a meaning: kWh, and kW during an hour.
bool isEnergy(const Quantity &quantity);

/// Six digits, by locale, for tables.
QString shortText(double value);
/// Four digits, by locale; with the unit.
QString roundedText(double value, const Quantity &quantity);

/// A number as it is typed: a decimal point or comma. Whole if the quantity is.
std::optional<double> typedNumber(const QString &text, const Quantity &quantity);

/// "Hour 8 (07:00–08:00): −1 kWh is less than 0 kWh, the least."; empty if the value is in range.
QString rangeProblem(double value, std::size_t hour, std::size_t hours, const Quantity &quantity);

} // namespace peergrid
