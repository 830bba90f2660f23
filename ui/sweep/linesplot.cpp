// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/linesplot.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace peergrid
{

bool LinesPlot::isEmpty() const
{
    const auto isThere = [](const QPointF &point) { return std::isfinite(point.y()); };
    return std::none_of(lines.begin(), lines.end(), [&](const Line &line) {
        return std::any_of(line.points.begin(), line.points.end(), isThere);
    });
}

DataTable tableOf(const LinesPlot &plot)
{
    DataTable table;
    const bool isOne = plot.lines.size() == 1 && plot.lines.front().name.isEmpty();
    const auto add = [&](const LinesPlot::Line &line, double x, double y) {
        auto &row = table.rows.emplace_back();
        if (!isOne)
            row.emplace_back(line.name);
        row.emplace_back(x);
        row.emplace_back(y);
    };
    if (!isOne)
        table.header.push_back(QCoreApplication::translate("SweepLines", "Line"));
    table.header.push_back(plot.isXHours ? QCoreApplication::translate("SweepLines", "Hour")
                                         : plot.xTitle);
    table.header.push_back(plot.yTitle);
    for (const LinesPlot::Line &line : plot.lines) {
        for (const QPointF &point : line.points) // hours count from 1 wherever they are read
            add(line, plot.isXHours ? std::floor(point.x()) + 1.0 : point.x(), point.y());
    }
    return table;
}

} // namespace peergrid
