// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trades.h"
#include "ui/results/chart.h"

#include <optional>
#include <vector>

/// What everybody pays, as the bills show it.
namespace peergrid
{

/// The bills of a run over some hours.
struct Bills {
    HourRange hours;
    Totals totals;
};

/// Nothing in hours that are not solved.
Bills billsOf(const Solved &solved, HourRange hours);

/// A peer's bill, or that of several together.
struct BillLine {
    ObjectIds objects; ///< what a click chooses; none: all peers
    QString name;
    bool isSelected = false;
    double bought = 0.0; ///< kWh
    double sold = 0.0;   ///< kWh
    Bill bill;
    double flexibleValue = 0.0;     ///< what the flexible demand served is worth, $
    std::optional<Bill> alone;      ///< with the main grid alone, where the two compare
    std::optional<double> savings;  ///< as in Figures
    std::optional<double> compared; ///< its cost in the run it is compared with, $
};

/// A line for each peer, in the order of the scenario. `ghost` is the run they are compared with;
/// peers are the same by their ids, and only the same hours compare.
std::vector<BillLine> billLines(const Solved &solved, const Bills &bills,
                                const ObjectIds &selection, const Solved *ghost = nullptr);

/// These lines together; an amount that one of them lacks, the sum lacks, too.
BillLine sumOf(const std::vector<BillLine> &lines);

/// The lines that are selected together, of all peers if none is; with a name for them.
BillLine selectedLine(const Solved &solved, const std::vector<BillLine> &lines,
                      const ObjectIds &selection);

/// Why a line is not compared with the main grid alone; where it is, what of its savings is no
/// cost: that more or less of its flexible demand is served. Empty if there is nothing to say.
QString noteOn(const Solved &solved, const Bills &bills, const BillLine &line);

/// How a cost comes about: from what it would be alone with the main grid, by what changes in each
/// part of the bill. Without that it begins at 0.
struct BillStep {
    enum class Kind {
        Alone,       ///< the cost alone with the main grid
        Energy,      ///< paid for energy bought, without fees
        Earned,      ///< lowers the cost
        NetworkFees, ///< of what is paid
        ManagerFees,
        Generation,
        Wear,
        Now, ///< the cost
    };
    Kind kind = Kind::Now;
    double alone = 0.0; ///< $: this part of the bill alone with the main grid
    double now = 0.0;   ///< $: and here
    double after = 0.0; ///< $: the cost as far as it has come

    bool isTotal() const { return kind == Kind::Alone || kind == Kind::Now; }
    double change() const { return now - alone; }
};

/// Alone (if it compares), the parts that are not 0 here and alone, and Now. They add up.
std::vector<BillStep> billSteps(const BillLine &line);

/// A trade of a peer.
struct BillTrade {
    std::size_t hour = 0;
    bool isSale = false;
    std::size_t partner = 0; ///< index into Market::peers
    Trade trade;

    double amount() const; ///< $ that it pays, or earns
    double fees() const;   ///< $ of what is paid, to network and managers
};

/// Hour by hour, purchases before sales. Takes long for many peers and hours.
std::vector<BillTrade> billTrades(const Solved &solved, HourRange hours, std::size_t peer);

/// The part of the hours whose trades can be listed at once: all, of many the day of an hour or,
/// in big markets, that hour.
HourRange tradeHours(const Solved &solved, HourRange hours, std::size_t hour);

/// A row for each peer, all the amounts.
DataTable billsTable(const Solved &solved, const Bills &bills, const std::vector<BillLine> &lines);

} // namespace peergrid
