// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/summary.h"

#include <string>
#include <vector>

/// Results as files. Hours are counted from 1; energy is kWh, money $, prices $/kWh, emissions kg.
/// Numbers are the shortest that read back to the same bits, never NaN or infinite.
namespace peergrid
{

/// The result over a range of hours as JSON:
///   status      "solved", "not-all-served" or "cancelled"
///   objective   {published, least_cost} over the range
///   hours       [{hour, status, objective, peers {id: {…}}, shortfalls [{…}]}]; the status of an
///               hour that was not solved is "not-solved", its objective null, the rest empty
///   bills       {id: {paid, earned, fees, net, savings, …}}
///   totals      the figures over all peers, fairness, worse_off (ids), communities {id: figures},
///               peers {id: figures}
/// What has no value is null: savings and ratios that Figures leaves open, and marginal prices that
/// are infinite (no more, or no less, can be served). Keys come in the same order every time.
/// `summary` is that of the same hours.
std::string outcomeJson(const Market &market, const Outcome &outcome, const Summary &summary,
                        HourRange hours);

/// Tidy CSV, hour by hour: one row for each solved hour and peer, units in the header, RFC 4180
/// quoting, lines end in LF. A marginal price that is infinite is an empty cell. Reads the market,
/// which must outlive it.
class OutcomeCsv
{
  public:
    explicit OutcomeCsv(const Market &market);

    static std::string header();
    std::string rows(const HourOutcome &hour, std::size_t t) const; ///< none if it is not solved

  private:
    const Market &m_market;
    std::vector<std::string> m_names; ///< of the peers: id and name
};

} // namespace peergrid
