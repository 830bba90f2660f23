// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/grouping.h"
#include "ui/results/plot.h"

/// What batteries do.
namespace peergrid
{

enum class StorageView {
    Energy,   ///< charge up, discharge down, state of charge as lines
    Tendency, ///< of batteries with a given tendency: what was asked for, and what came of it
};

/// Whether any battery has a given tendency.
bool hasTendency(const Market &market);

std::vector<Group> storageGroups(const Solved &solved, const PlotChoice &choice, StorageView view);

Plot storagePlot(const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
                 StorageView view);

/// Of the peers that have storage.
DataTable storageTable(const Solved &solved, HourRange hours);

} // namespace peergrid
