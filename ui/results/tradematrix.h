// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/traders.h"
#include "ui/results/tradesum.h"

namespace peergrid
{

/// Who sells how much to whom: a row for each seller, a column for each buyer; what a trader uses
/// of its own where its row and its column meet. As plain data.
struct TradeMatrix {
    Traders traders;
    std::vector<std::size_t> sellers; ///< rows: into traders, those that sell in any hour of a run
    std::vector<std::size_t> buyers;  ///< columns, likewise
    bool isByCommunity = false;

    TradeGrid grid;          ///< of all traders
    std::vector<double> own; ///< kWh of own use, as traders
    bool isDifference = false;
    TradeGrid otherGrid; ///< of the run it is compared with, if isDifference
    std::vector<double> otherOwn;

    double most = 0.0; ///< kWh at the dark end of the scale; the largest change of a difference
    std::shared_ptr<const Market> market; ///< of the grid's contracts
    QString currency;
    QString note; ///< why there is nothing to see

    bool isOwn(std::size_t row, std::size_t column) const { return sellers[row] == buyers[column]; }
    const TradeSum &sum(std::size_t row, std::size_t column) const
    {
        return grid.at(sellers[row], buyers[column]);
    }
    /// kWh sold, or how much more than in the other run.
    double traded(std::size_t row, std::size_t column) const;
    /// The same of own use where isOwn(); else 0.
    double ownUse(std::size_t row, std::size_t column) const;
};

struct MatrixChoice {
    HourRange hours;
    bool isByCommunity = false;
    ObjectIds selection;
};

/// More peers than this are shown by community until a person chooses otherwise.
inline constexpr std::size_t mostPeersInMatrix = 40;

/// With a ghost, the difference from it over the hours that are solved in both. The scale is one
/// for all hours, so that colours compare from hour to hour; in long runs and big markets it is
/// that of the hours shown.
TradeMatrix tradeMatrix(const Solved &solved, const MatrixChoice &choice,
                        const Solved *ghost = nullptr);

} // namespace peergrid
