// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/whatif.h"

#include <span>

/// Shifts in words, for labels and undo steps.
namespace peergrid
{

/// "Price", "Generation cost", …
QString shiftedWord(Shift::What what);

/// "$/kWh", or "kWh" of loads and storage.
QString shiftedUnit(Shift::What what, const Scenario &scenario);

/// "everyone", "Community 2", "prosumers", "P6", "3 peers".
QString whoseText(const Shift::Whose &whose, const Scenario &scenario);

/// "all prices", "P6's generation cost", "loads of Community 2".
QString subjectText(const Shift &shift, const Scenario &scenario);

/// "× 0.88", "−0.005 $/kWh".
QString amountText(const Shift &shift, const Scenario &scenario);

/// An amount of a shift as a place on a scale, to four digits: "117.6 %", "-0.005 $/kWh".
QString placeText(double amount, const Shift &shift, const Scenario &scenario);

/// "all prices × 0.88"; of several "all prices × 0.88 and P6's load +5 kWh".
QString shiftsText(std::span<const Shift> shifts, const Scenario &scenario);

} // namespace peergrid
