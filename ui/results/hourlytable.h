// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/grouping.h"

#include <vector>

namespace peergrid
{

struct FigureColumn {
    QString header; ///< with unit
    PeerFigure figure;
};

/// A row for each hour that is solved and each peer: hour (from 1), its id, name and community, and
/// these figures. `isIn` leaves peers out.
DataTable hourlyTable(const Solved &solved, HourRange hours,
                      const std::vector<FigureColumn> &columns,
                      const std::function<bool(const Peer &)> &isIn = {});

} // namespace peergrid
