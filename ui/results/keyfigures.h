// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"

#include <QString>

#include <vector>

namespace peergrid
{

/// One line of the card beside the charts.
struct KeyFigure {
    enum class Mood { Plain, Good, Bad };
    QString name;
    QString value; ///< with its unit, if the name does not have it
    QString hint;  ///< what it means, in a sentence
    Mood mood = Mood::Plain;
};

/// What a run comes to over some hours: cost under both objectives, savings, shares, prices; with
/// the difference to the run it is compared with.
std::vector<KeyFigure> keyFigures(const Solved &solved, const Solved *ghost, HourRange hours);

/// "430.90 $"; a cent and less in more digits.
QString moneyText(double amount, const std::string &currency);
/// "−11.26 $", "+0.50 $"
QString differenceText(double amount, const std::string &currency);

} // namespace peergrid
