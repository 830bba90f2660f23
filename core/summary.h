// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/settlement.h"

#include <optional>

namespace peergrid
{

/// Figures over a range of hours for one peer, one community or all. Energy kWh, money $. Ratios
/// have no value where their denominator is 0.
struct Figures {
    double load = 0.0;       ///< L + flexible and shiftable demand served; charging is not load
    double generation = 0.0; ///< Σ P
    double ownUse = 0.0;
    double bought = 0.0;
    double sold = 0.0;
    double boughtInside = 0.0; ///< of bought: from members of the same community
    double gridImport = 0.0;   ///< of bought: from the main grid
    double gridExport = 0.0;   ///< of sold: to the main grid
    double charge = 0.0;
    double discharge = 0.0;
    double unserved = 0.0;
    double surplus = 0.0;
    double emissions = 0.0; ///< kg CO₂ of the energy consumed, each seller's factor · its share
    Bill bill;
    std::optional<double> savings; ///< cost under grid-only − cost; none where the grid alone
                                   ///< leaves load unserved
    std::optional<double> selfConsumption() const; ///< own use / generation
    std::optional<double> selfSufficiency() const; ///< (own use + bought inside) / load, at most 1
    std::optional<double> shareInside() const;     ///< bought inside / bought
};

/// How evenly the price per kWh that peers with load perceive (cost / load) is spread.
struct Fairness {
    std::optional<double> qualityOfExperience; ///< 1 − σ / (max − min)
    std::optional<double> jain;                ///< (Σp)² / (n · Σp²)
    std::optional<double> minMax;              ///< min / max
};

struct Summary {
    std::vector<Figures> peers;       ///< as Market::peers
    std::vector<Figures> communities; ///< as Market::communities
    Figures total;
    double published = 0.0; ///< $, eq. 1 over the range
    double leastCost = 0.0; ///< $
    Fairness fairness;
    std::vector<std::size_t> worseOff; ///< peers whose savings are negative
};

/// Figures over a range of hours. `baseline` is the outcome of the same market under
/// Design::GridOnly (see gridOnly()); without it there are no savings.
Summary summarise(const Market &market, const Outcome &outcome, HourRange hours,
                  const Outcome *baseline = nullptr);

/// The same market, everyone with the main grid alone.
Market gridOnly(Market market);

} // namespace peergrid
