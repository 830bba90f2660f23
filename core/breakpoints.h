// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/whatif.h"

#include <functional>
#include <stop_token>
#include <vector>

/// What a market costs as the amount of one shift moves through a range, and where its dispatch
/// changes on the way.
namespace peergrid
{

/// A number that grows evenly with an amount.
struct Line {
    double constant = 0.0; ///< where the amount is 0
    double slope = 0.0;    ///< for each one of the amount

    double at(double amount) const { return constant + slope * amount; }
    Line &operator+=(const Line &other);
    friend bool operator==(const Line &, const Line &) = default;
};

struct Curve {
    /// A stretch of amounts on which every number grows evenly. Within it no dispatch changes, but
    /// that of storage which may as well move in another hour.
    struct Piece {
        double from = 0.0;
        double to = 0.0;
        Line published; ///< $, all hours
        Line leastCost; ///< $, likewise
        Line cost; ///< $ of the peer asked for, less what flexible demand served is worth to it
        Line sold; ///< kWh of the same

        const Line &objective(Objective which) const
        {
            return which == Objective::Published ? published : leastCost;
        }
        friend bool operator==(const Piece &, const Piece &) = default;
    };
    /// Where one piece ends and the next begins.
    struct Breakpoint {
        double at = 0.0;
        /// In which the dispatch changes, counted from 0, in order. None: prices alone take another
        /// course there, because one meets its limit or a contract begins to pay.
        std::vector<std::size_t> hours;
        friend bool operator==(const Breakpoint &, const Breakpoint &) = default;
    };

    std::vector<Piece> pieces;           ///< in order, without gaps; none if it was cancelled
    std::vector<Breakpoint> breakpoints; ///< between them
    bool isSampled = false; ///< pieces are chords between samples, and no breakpoints are known

    /// The piece an amount lies in; the earlier one at a breakpoint.
    const Piece &pieceAt(double amount) const;
    friend bool operator==(const Curve &, const Curve &) = default;
};

struct CurveRequest {
    std::vector<Shift> shifts; ///< all in force
    std::size_t moving = 0;    ///< the place of the one that moves; its own amount does not count
    double from = 0.5;
    double to = 2.0; ///< above `from`
    PeerId peer;     ///< whose cost and sold energy are wanted
};

struct CurveOptions {
    std::stop_token stop;
    std::function<void(double share)> progress; ///< how much is done, 0…1
};

/// Of a shift of prices the curve is exact (exactcurve.h says how). A shift of loads or storage
/// changes the dispatch at every step: its curve is sampled at 65 amounts. Fails as solve() does.
Result<Curve> curveOf(const Market &market, const CurveRequest &request,
                      const CurveOptions &options = {});

} // namespace peergrid
