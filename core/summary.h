// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/settlement.h"

#include <optional>
#include <span>
#include <vector>

namespace peergrid
{

/// Figures over a range of hours for one peer, or summed over a community or all peers. Energy is
/// kWh, money $. Ratios have no value where their denominator is 0.
///
/// Where one number must be split (the own use of a peer that generates and discharges in the same
/// hour; what a peer gets, between its load and its battery), it is split in proportion, as energy
/// mixes everywhere in the market.
struct Figures {
    double load = 0.0;         ///< L + shiftable demand, served or not, + flexible demand served
    double generation = 0.0;   ///< Σ P
    double ownUse = 0.0;       ///< Σ u: own generation or discharge used, also to charge
    double bought = 0.0;       ///< Σ α; of the main grid: what is fed in to it
    double sold = 0.0;         ///< Σ β, with what is fed in
    double boughtInside = 0.0; ///< of bought: from other members of the same community; 0 in the
                               ///< designs that ignore communities
    double gridImport = 0.0;   ///< of bought: from the main grid
    double gridExport = 0.0;   ///< of sold: fed in to the main grid
    double charge = 0.0;
    double discharge = 0.0;
    double unserved = 0.0;
    double surplus = 0.0;
    double selfConsumed = 0.0;   ///< of generation: used by the peer itself, now or by way of its
                                 ///< battery
    double loadFromOwn = 0.0;    ///< of load: from own generation or battery, whatever charged it
    double loadFromInside = 0.0; ///< of load: bought from members of the same community

    /// kg CO₂ of the energy it consumes. A seller's emissions of an hour, factor · P, spread evenly
    /// over all it uses, sells and cannot get rid of in that hour; what it sells brings its share
    /// to the buyers. Charging counts as consumption, so discharged energy brings none of its own.
    /// The sum over all peers is Σ factor · P.
    double emissions = 0.0;

    Bill bill;
    double flexibleValue = 0.0; ///< Σ bid · y: what the flexible demand served is worth to it, $

    /// What it gains on being alone with the main grid: (cost − flexibleValue) under
    /// Design::GridOnly less the same here, $. With no bids that is the cost saved. No value where
    /// either result leaves demand of the peer (or of one of the peers summed) unserved, or where
    /// the two did not solve the same hours: the costs of different amounts of energy do not
    /// compare.
    std::optional<double> savings;

    /// Share of its generation that it uses itself, selfConsumed / generation; without storage that
    /// is own use / generation.
    std::optional<double> selfConsumption() const;
    /// Share of its load from itself and its community, (loadFromOwn + loadFromInside) / load.
    std::optional<double> selfSufficiency() const;
    /// Share of what it buys that comes from its community, boughtInside / bought.
    std::optional<double> shareInside() const;

    friend bool operator==(const Figures &, const Figures &) = default;
};

/// How evenly prices are spread over those who perceive them. Each is 1 when all are equal. No
/// value if there are none.
struct Fairness {
    /// 1 − σ / (max − min), σ the standard deviation of the prices themselves (not of a sample).
    std::optional<double> qualityOfExperience;
    std::optional<double> jain; ///< Jain's index (Σp)² / (n · Σp²): from 1/n, one pays for all
    std::optional<double> minMax; ///< min / max

    friend bool operator==(const Fairness &, const Fairness &) = default;
};

/// Fairness of prices ≥ 0. Differences of less than a billionth of the largest are rounding and
/// count as none.
Fairness fairness(std::span<const double> prices);

struct Summary {
    std::vector<Figures> peers;       ///< as Market::peers
    std::vector<Figures> communities; ///< as Market::communities: sums over its members, under
                                      ///< every design
    Figures total;                    ///< sum over all peers, the main grid too
    double published = 0.0;           ///< $, eq. 1 over the range
    double leastCost = 0.0;           ///< $, the same with C_g counted once

    /// Over the peers that buy, without the main grid, each counting once. The price a peer
    /// perceives is what it pays for a kWh it buys, fees and all: paid / bought. Not cost / load:
    /// that mixes the price with the wealth of panels one has, and is negative for who earns more
    /// than it pays, for which the indices mean nothing.
    Fairness fairness;

    /// Peers with negative savings, beyond rounding. Not the main grid: it is what being alone is
    /// measured by.
    std::vector<std::size_t> worseOff;
};

/// Sums up results hour by hour, so that they need not be kept. Reads the market, which must be
/// valid and outlive it.
class RunningSummary
{
  public:
    explicit RunningSummary(const Market &market);

    /// Adds an hour (counted from 0); one that is not solved counts nothing. In their order.
    void add(const HourOutcome &hour, std::size_t t);

    /// `baseline`: of the same market under Design::GridOnly, over the same hours; without it there
    /// are no savings.
    Summary summary(const RunningSummary *baseline = nullptr) const;
    const Settlement &settlement() const { return m_bills; }

  private:
    void compare(Summary &summary, const RunningSummary &baseline) const;

    const Market &m_market;
    PriceBook m_prices;
    Summary m_sum; ///< peers and objectives, without bills
    Settlement m_bills;
    std::vector<bool> m_isShort;      ///< by peer: some of its demand was not served
    std::vector<std::size_t> m_hours; ///< that are solved
};

/// Figures over a range of hours; hours that are not solved or past the outcome's end count
/// nothing. `baseline` is the outcome of the same market under Design::GridOnly (see gridOnly());
/// without it there are no savings.
Summary summarise(const Market &market, const Outcome &outcome, HourRange hours,
                  const Outcome *baseline = nullptr);

/// The same market, everyone with the main grid alone.
Market gridOnly(Market market);

} // namespace peergrid
