// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/billsdata.h"
#include "ui/results/drawnview.h"

#include <QStringList>

namespace peergrid
{

/// What a waterfall of bills shows.
struct Waterfall {
    std::vector<BillStep> steps;    ///< none: there is no result
    std::optional<double> compared; ///< the cost in the run it is compared with, $
    QString comparedWith;           ///< what that run is called
    QString currency;
    QString note; ///< why it begins at 0, or why there is nothing
};

QString nameOf(BillStep::Kind kind);

/// Steps from top to bottom, a bar each from where the cost was to where it is then: names to the
/// left, amounts to the right. What lowers the cost is light with a border, what raises it dark.
DrawnPtr layOut(const Waterfall &waterfall, const QRectF &area, const Colours &colours);

/// The least height in which every step has its text.
int leastHeight(const Waterfall &waterfall, int width);

} // namespace peergrid
