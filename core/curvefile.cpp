// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curvefile.h"

#include "core/csv.h"

namespace peergrid
{

namespace
{

/// "factor"; of offsets their unit: "offset_per_kwh", or "offset_kwh" of loads and storage.
const char *amountColumn(const Shift &shift)
{
    if (shift.by == Shift::By::Factor)
        return "factor";
    return movesPrices(shift) ? "offset_per_kwh" : "offset_kwh";
}

/// Hours as people count them: "1 8 9".
std::string hoursText(const std::vector<std::size_t> &hours)
{
    std::string text;
    for (const std::size_t hour : hours)
        text += (text.empty() ? "" : " ") + std::to_string(hour + 1);
    return text;
}

} // namespace

std::string curveCsv(const Curve &curve, const CurveRequest &request)
{
    CsvWriter csv;
    csv.add(amountColumn(request.shifts.at(request.moving)));
    for (const char *column : {"hours", "published", "least_cost", "peer", "cost_before",
                               "cost_after", "sold_before_kwh", "sold_after_kwh"})
        csv.add(column);
    csv.endRow();
    const auto add = [&](double at, const std::vector<std::size_t> &hours,
                         const Curve::Piece &before, const Curve::Piece &after) {
        csv.add(at);
        csv.add(hoursText(hours));
        csv.add(before.published.at(at));
        csv.add(before.leastCost.at(at));
        csv.add(request.peer.value);
        csv.add(before.cost.at(at));
        csv.add(after.cost.at(at));
        csv.add(before.sold.at(at));
        csv.add(after.sold.at(at));
        csv.endRow();
    };
    for (std::size_t i = 0; i < curve.breakpoints.size(); ++i)
        add(curve.breakpoints[i].at, curve.breakpoints[i].hours, curve.pieces[i],
            curve.pieces[i + 1]);
    for (std::size_t i = 0; curve.isSampled && i < curve.pieces.size(); ++i) {
        const Curve::Piece &piece = curve.pieces[i];
        if (i == 0)
            add(piece.from, {}, piece, piece);
        add(piece.to, {}, piece, piece);
    }
    return csv.text();
}

} // namespace peergrid
