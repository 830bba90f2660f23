// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curvesum.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double hardlyApart = 1e-9; ///< of the range

bool isSame(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * (1.0 + std::max(std::abs(a), std::abs(b)));
}

bool isSame(const Line &a, const Line &b, double from, double to)
{
    return isSame(a.at(from), b.at(from)) && isSame(a.at(to), b.at(to));
}

bool hasSameDispatch(const HourOutcome &a, const HourOutcome &b)
{
    const auto isSamePeer = [](const PeerHour &one, const PeerHour &other) {
        constexpr double kWh = 1e-6;
        for (const auto energy : {&PeerHour::generation, &PeerHour::ownUse, &PeerHour::bought,
                                  &PeerHour::sold, &PeerHour::fedIn, &PeerHour::flexible,
                                  &PeerHour::shifted, &PeerHour::charge, &PeerHour::discharge}) {
            if (std::abs(one.*energy - other.*energy) > kWh * (1.0 + 1e-3 * one.*energy))
                return false;
        }
        return true;
    };
    return std::equal(a.peers.begin(), a.peers.end(), b.peers.begin(), b.peers.end(), isSamePeer);
}

void add(Curve::Piece &sum, const Curve::Piece &part)
{
    sum.published += part.published;
    sum.leastCost += part.leastCost;
    sum.cost += part.cost;
    sum.sold += part.sold;
}

Curve::Piece pieceOf(const Stretch &stretch)
{
    Curve::Piece piece;
    piece.from = stretch.from;
    piece.to = stretch.to;
    for (const CurveHour &hour : stretch.hours)
        add(piece, hour.part);
    return piece;
}

std::vector<std::size_t> changedHours(const Stretch &before, const Stretch &after)
{
    std::vector<std::size_t> hours;
    for (std::size_t i = 0; i < before.hours.size(); ++i) {
        if (before.hours[i].outcome != after.hours[i].outcome &&
            !hasSameDispatch(*before.hours[i].outcome, *after.hours[i].outcome))
            hours.push_back(before.hours[i].hour);
    }
    return hours;
}

bool continues(const Curve::Piece &before, const Curve::Piece &after)
{
    const double from = before.from;
    const double to = after.to;
    return isSame(before.published, after.published, from, to) &&
           isSame(before.leastCost, after.leastCost, from, to) &&
           isSame(before.cost, after.cost, from, to) && isSame(before.sold, after.sold, from, to);
}

} // namespace

Curve joined(const std::vector<Stretch> &stretches)
{
    Curve curve;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const Curve::Piece piece = pieceOf(stretches[i]);
        if (i > 0) {
            auto hours = changedHours(stretches[i - 1], stretches[i]);
            if (hours.empty() && continues(curve.pieces.back(), piece)) {
                curve.pieces.back().to = piece.to;
                continue;
            }
            curve.breakpoints.push_back({piece.from, std::move(hours)});
        }
        curve.pieces.push_back(piece);
    }
    return curve;
}

Curve sum(const Curve &one, const Curve &other)
{
    Curve result;
    double from = one.pieces.front().from;
    const double to = one.pieces.back().to;
    const double apart = hardlyApart * (to - from);
    std::size_t i = 0;
    std::size_t j = 0;
    std::vector<std::size_t> hours; // that change where the next piece begins
    while (i < one.pieces.size() && j < other.pieces.size()) {
        const double oneEnd = one.pieces[i].to;
        const double otherEnd = other.pieces[j].to;
        Curve::Piece piece = one.pieces[i];
        add(piece, other.pieces[j]);
        piece.from = from;
        piece.to = std::min(oneEnd, otherEnd);
        if (!result.pieces.empty())
            result.breakpoints.push_back({from, std::move(hours)});
        result.pieces.push_back(piece);
        hours.clear();
        const auto take = [&](const Curve &curve, std::size_t &at) {
            if (at < curve.breakpoints.size())
                hours.insert(hours.end(), curve.breakpoints[at].hours.begin(),
                             curve.breakpoints[at].hours.end());
            ++at;
        };
        if (oneEnd <= otherEnd + apart)
            take(one, i);
        if (otherEnd <= oneEnd + apart)
            take(other, j);
        std::sort(hours.begin(), hours.end());
        from = piece.to;
    }
    result.pieces.back().to = to;
    return result;
}

} // namespace peergrid
