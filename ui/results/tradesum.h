// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tradegrid.h"
#include "ui/results/chart.h"

#include <vector>

/// Trades summed up over hours, between peers or groups of them.
namespace peergrid
{

/// A figure of the peers' hours by group.
std::vector<double> sumsBy(const Solved &solved, const Hours &hours, Grouped groups,
                           double PeerHour::*figure);

/// "inside the community, contract A: 0.2 × network fee": by which rules energy was sold.
QString rulesText(const Market &market, const TradeSum &sum);

/// A row for each seller, buyer, rule and contract, summed over the hours that are solved; and one
/// for each peer that uses energy of its own.
DataTable tradesTable(const Solved &solved, HourRange hours);

} // namespace peergrid
