// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"
#include "core/pricing.h"
#include "core/schedule.h"

#include <stop_token>
#include <vector>

/// Market → Network: the exact short form of model, sections 3 to 5.
namespace peergrid
{

/// What does not change from hour to hour while a market is solved. Reads the market, which must be
/// valid and outlive it.
struct PreparedMarket {
    explicit PreparedMarket(const Market &market);

    const Market &market;
    PriceBook book;
    std::vector<std::vector<StorageHour>> schedules; ///< givenSchedule() of each peer
};

/// Where a coupled market stands before an hour. Vectors follow Market::peers.
struct CoupledState {
    explicit CoupledState(const Market &market);

    std::vector<double> stateOfCharge;          ///< kWh
    std::vector<std::vector<double>> shiftable; ///< kWh still to deliver, for each demand
};

/// The nodes of one hour. Vectors follow Market::peers; noNode where a peer has none.
struct HourNodes {
    /// Where the members of a community buy: the pool leads to the unnamed and the named buyers.
    struct Cells {
        int pool = noNode;
        int unnamed = noNode;   ///< the pool itself where no member is named
        std::vector<int> named; ///< buyer nodes of members that a contract names
    };
    std::vector<int> seller;
    std::vector<int> home;      ///< where the peer's demand stands
    std::vector<double> demand; ///< kWh: load and given charge
    std::vector<Cells> cells;   ///< as Market::communities, then one for peers in none
};

/// One hour of a market whose hours are independent.
Network formulateHour(const PreparedMarket &prepared, std::size_t hour);

/// Hours solved together, from a state; shiftable demand and end rules that reach beyond the window
/// leave no more to do than can still be done. Asked to stop, it ends after an hour.
Network formulateWindow(const PreparedMarket &prepared, HourRange hours, const CoupledState &state,
                        const std::stop_token &stop = {});

/// Takes a state from before to after those of a window's hours that are kept, by the energies that
/// flow on the window's arcs.
void advance(CoupledState &state, const Network &window, const std::vector<double> &flows,
             HourRange kept);

} // namespace peergrid
