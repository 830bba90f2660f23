// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tablecells.h"

#include <vector>

namespace peergrid
{

/// The contracts of a contract table, one a row, between peers and communities of the market.
std::vector<Contract> readContracts(TableCells &cells, const Market &market);

/// Hours as the column `hours` gives them, counted from 1: "7-12 18". Nothing if it cannot be
/// understood.
std::optional<std::vector<HourRange>> hoursFromText(const std::string &text);
std::string textFromHours(const std::vector<HourRange> &hours);

} // namespace peergrid
