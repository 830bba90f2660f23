// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/panels/quantity.h"

#include <vector>

namespace peergrid
{

/// Numbers copied from a spreadsheet: cells beside each other are parted by tabs, rows by line
/// ends. Read row by row, so that a row and a column both do.
struct PastedNumbers {
    std::vector<double> values;
    QString problem; ///< the first cell that is no number, as a sentence; then there are no values
};

PastedNumbers pastedNumbers(const QString &text, const Quantity &quantity);

/// A column as spreadsheets paste it, numbers by locale.
QString asColumn(const std::vector<double> &values);

} // namespace peergrid
