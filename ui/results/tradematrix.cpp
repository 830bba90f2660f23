// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tradematrix.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-9; ///< kWh that count as some
constexpr std::size_t mostHoursToScan = 48;
constexpr std::size_t mostTradersToScan = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("TradeMatrix", text);
}

/// What belongs to a run, by the traders of the matrix.
struct Sums {
    TradeGrid grid;
    std::vector<double> own;
};

Sums sumsOf(const Solved &solved, const Hours &hours, const Traders &traders,
            const std::vector<std::size_t> &places)
{
    const Grouped groups{places, traders.size()};
    return {tradeGrid(solved, hours, groups, groups),
            sumsBy(solved, hours, groups, &PeerHour::ownUse)};
}

/// Adds to those that sell or buy those of a run, in whatever hour.
void markActive(const Solved &solved, const Grouped &groups, std::vector<bool> &sells,
                std::vector<bool> &buys)
{
    const Hours all = solvedHours(solved, {0, solved.hours() - 1});
    const auto mark = [&](double PeerHour::*figure, std::vector<bool> &marks) {
        const auto sums = sumsBy(solved, all, groups, figure);
        for (std::size_t i = 0; i < sums.size(); ++i)
            marks[i] = marks[i] || sums[i] > noticeable;
    };
    mark(&PeerHour::sold, sells);
    mark(&PeerHour::ownUse, sells);
    mark(&PeerHour::bought, buys);
    mark(&PeerHour::ownUse, buys);
}

double mostOf(const TradeMatrix &matrix)
{
    double most = 0.0;
    for (std::size_t row = 0; row < matrix.sellers.size(); ++row) {
        for (std::size_t column = 0; column < matrix.buyers.size(); ++column)
            most = std::max(
                {most, std::abs(matrix.traded(row, column)), std::abs(matrix.ownUse(row, column))});
    }
    return most;
}

/// All of a matrix but its scale.
TradeMatrix unscaled(const Solved &solved, const MatrixChoice &choice, const Solved *ghost)
{
    TradeMatrix matrix;
    matrix.isByCommunity = choice.isByCommunity;
    matrix.traders = choice.isByCommunity ? tradersByCommunity(solved, choice.selection)
                                          : tradersByPeer(solved, choice.selection);
    matrix.market = solved.market;
    matrix.currency = QString::fromStdString(solved.scenario->currency);
    const std::size_t count = matrix.traders.size();
    std::vector<bool> sells(count, false);
    std::vector<bool> buys(count, false);
    markActive(solved, {matrix.traders.of, count}, sells, buys);
    const Hours hours = solvedHours(solved, choice.hours, ghost);
    Sums sums = sumsOf(solved, hours, matrix.traders, matrix.traders.of);
    matrix.grid = std::move(sums.grid);
    matrix.own = std::move(sums.own);
    if (ghost) {
        const auto places = placesIn(*ghost->market, matrix.traders);
        markActive(*ghost, {places, count}, sells, buys);
        Sums other = sumsOf(*ghost, hours, matrix.traders, places);
        matrix.isDifference = true;
        matrix.otherGrid = std::move(other.grid);
        matrix.otherOwn = std::move(other.own);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (sells[i])
            matrix.sellers.push_back(i);
        if (buys[i])
            matrix.buyers.push_back(i);
    }
    return matrix;
}

/// The most of any hour.
double mostInAnHour(const Solved &solved, MatrixChoice choice, const Solved *ghost)
{
    double most = 0.0;
    for (std::size_t t = 0; t < solved.hours(); ++t) {
        choice.hours = {t, t};
        if (solved.has(t))
            most = std::max(most, mostOf(unscaled(solved, choice, ghost)));
    }
    return most;
}

} // namespace

double TradeMatrix::traded(std::size_t row, std::size_t column) const
{
    const double here = sum(row, column).energy;
    return isDifference ? here - otherGrid.at(sellers[row], buyers[column]).energy : here;
}

double TradeMatrix::ownUse(std::size_t row, std::size_t column) const
{
    if (!isOwn(row, column))
        return 0.0;
    const double here = own[sellers[row]];
    return isDifference ? here - otherOwn[sellers[row]] : here;
}

TradeMatrix tradeMatrix(const Solved &solved, const MatrixChoice &choice, const Solved *ghost)
{
    if (ghost && solvedHours(solved, choice.hours, ghost).empty())
        ghost = nullptr;
    TradeMatrix matrix = unscaled(solved, choice, ghost);
    if (solvedHours(solved, choice.hours).empty())
        matrix.note =
            choice.hours.size() == 1 ? tr("This hour is not solved.") : tr("No hour is solved.");
    else if (matrix.sellers.empty() || matrix.buyers.empty())
        matrix.note = tr("Nobody sells, and nobody uses energy of its own.");
    const bool canScan = choice.hours.size() == 1 && solved.hours() <= mostHoursToScan &&
                         matrix.traders.size() <= mostTradersToScan;
    matrix.most = canScan ? mostInAnHour(solved, choice, ghost) : mostOf(matrix);
    return matrix;
}

} // namespace peergrid
