// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sensitivity.h"
#include "ui/sweep/sweeplines.h"
#include "ui/sweep/sweepwords.h"

namespace peergrid
{

/// How far each quantity alone takes a figure, from the widest to the narrowest.
struct TornadoPlot {
    struct Row {
        QString name;
        QString lowInput; ///< what stands at the ends
        QString highInput;
        TornadoBar bar;
    };
    std::vector<Row> rows; ///< none: nothing is solved yet
    double base = 0.0;     ///< the figure as it is
    Named figure;
    QString note;
};

TornadoPlot tornadoPlot(const SweepSubject &subject);
DrawnPtr layOut(std::shared_ptr<const TornadoPlot> plot, const QRectF &area,
                const Colours &colours);
DataTable tableOf(const TornadoPlot &plot);

} // namespace peergrid
