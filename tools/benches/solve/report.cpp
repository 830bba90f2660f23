// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace peergrid::benches
{

namespace
{

std::string textOf(const Cell &cell)
{
    if (!cell)
        return "-";
    if (std::abs(*cell) < 0.1)
        return fmt::format("{:.4f}", *cell);
    return fmt::format("{:.{}f}", *cell, *cell < 10.0 ? 2 : *cell < 100.0 ? 1 : 0);
}

} // namespace

Cell over(Cell above, Cell below)
{
    if (!above || !below || *below == 0.0)
        return {};
    return *above / *below;
}

Cell growthExponent(const std::vector<double> &sizes, const std::vector<Cell> &times)
{
    double count = 0.0;
    double sumX = 0.0;
    double sumY = 0.0;
    double sumXX = 0.0;
    double sumXY = 0.0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (!times[i])
            return {};
        const double x = std::log(sizes[i]);
        const double y = std::log(*times[i]);
        count += 1.0;
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumXY += x * y;
    }
    const double spread = count * sumXX - sumX * sumX;
    return spread > 0.0 ? Cell((count * sumXY - sumX * sumY) / spread) : Cell();
}

std::string textOf(const Table &table)
{
    std::size_t widest = table.title.size();
    for (const Table::Row &row : table.rows)
        widest = std::max(widest, row.name.size());
    std::string text = fmt::format("{:<{}}", table.title, widest);
    for (const std::string &column : table.columns)
        text += fmt::format(" {:>10}", column);
    text += '\n';
    for (const Table::Row &row : table.rows) {
        text += fmt::format("{:<{}}", row.name, widest);
        for (const Cell &cell : row.cells)
            text += fmt::format(" {:>10}", textOf(cell));
        text += '\n';
    }
    return text;
}

std::string textOf(const std::vector<Ratio> &ratios)
{
    std::size_t widest = 0;
    for (const Ratio &ratio : ratios)
        widest = std::max(widest, ratio.name.size());
    std::string text =
        fmt::format("{:<{}} {:>10} {:>10}\n", "What must hold", widest, "is", "at most");
    for (const Ratio &ratio : ratios)
        text += fmt::format("{:<{}} {:>10} {:>10}  {}\n", ratio.name, widest, textOf(ratio.value),
                            textOf(Cell(ratio.required)), ratio.isMet() ? "met" : "not met");
    return text;
}

} // namespace peergrid::benches
