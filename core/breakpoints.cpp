// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/breakpoints.h"

#include "core/costchanges.h"
#include "core/exactcurve.h"
#include "core/solve.h"
#include "core/solvememory.h"
#include "core/summary.h"
#include "core/validate.h"

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr std::size_t samples = 64; ///< stretches of a curve that is sampled

/// The totals at one amount, as a piece without extent.
Curve::Piece totalsOf(const Market &market, const Outcome &outcome, const PeerId &who)
{
    const Summary summary = summarise(market, outcome, {0, market.hours - 1});
    Curve::Piece totals;
    totals.published.constant = summary.published;
    totals.leastCost.constant = summary.leastCost;
    if (const auto peer = indexOf(market, who)) {
        const Figures &figures = summary.peers[*peer];
        totals.cost.constant = costOf(figures);
        totals.sold.constant = figures.sold;
    }
    return totals;
}

Curve::Piece chord(double from, const Curve::Piece &before, double to, const Curve::Piece &after)
{
    Curve::Piece piece;
    piece.from = from;
    piece.to = to;
    for (const auto line : {&Curve::Piece::published, &Curve::Piece::leastCost, &Curve::Piece::cost,
                            &Curve::Piece::sold}) {
        const double here = (before.*line).constant;
        const double slope = ((after.*line).constant - here) / (to - from);
        piece.*line = {here - slope * from, slope};
    }
    return piece;
}

Result<Curve> sampledCurve(const Market &market, const CurveRequest &request,
                           const CurveOptions &options)
{
    Curve curve;
    curve.isSampled = true;
    std::vector<Shift> shifts = request.shifts;
    SolveOptions solving;
    solving.stop = options.stop;
    SolveMemory memory;
    solving.memory = &memory;
    double from = request.from;
    Curve::Piece before;
    for (std::size_t i = 0; i <= samples; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(samples);
        const double amount = request.from + share * (request.to - request.from);
        shifts[request.moving].amount = amount;
        const Market shifted = applied(market, shifts);
        const auto outcome = solve(shifted, solving);
        if (!outcome)
            return tl::unexpected(outcome.error());
        if (outcome->status == Outcome::Status::Cancelled)
            return Curve{};
        const Curve::Piece totals = totalsOf(shifted, *outcome, request.peer);
        if (i > 0)
            curve.pieces.push_back(chord(from, before, amount, totals));
        from = amount;
        before = totals;
        if (options.progress)
            options.progress(share);
    }
    return curve;
}

} // namespace

Line &Line::operator+=(const Line &other)
{
    constant += other.constant;
    slope += other.slope;
    return *this;
}

const Curve::Piece &Curve::pieceAt(double amount) const
{
    const auto found =
        std::find_if(pieces.begin(), pieces.end(), [&](const Piece &p) { return amount <= p.to; });
    return found == pieces.end() ? pieces.back() : *found;
}

Result<Curve> curveOf(const Market &market, const CurveRequest &request,
                      const CurveOptions &options)
{
    const Issues issues = validate(market);
    if (hasErrors(issues))
        return tl::unexpected(issues);
    return movesPrices(request.shifts.at(request.moving)) ? exactCurve(market, request, options)
                                                          : sampledCurve(market, request, options);
}

} // namespace peergrid
