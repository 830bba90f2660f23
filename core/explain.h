// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/trades.h"

#include <optional>
#include <string>
#include <vector>

namespace peergrid
{

/// Why a peer's hour came out as it did. Energy is kWh, prices and costs are $/kWh.
struct Explanation {
    struct Supply {
        std::size_t seller = 0;
        double energy = 0.0; ///< kWh bought from it
        /// kWh it could still generate and sell to this peer: its own limit and that of a contract.
        /// What a battery holds is not spare, it is kept for another hour.
        double spare = 0.0;
        SalePrice price;
        /// What a kWh it generates and sells here adds to the objective that is minimised:
        /// published C_g + price, least-cost price.
        double delivered = 0.0;
    };
    std::vector<Supply> suppliers; ///< what it buys, cheapest first
    std::vector<Trade> sales;      ///< what it sells, in the order of the peers
    /// The seller with energy to spare that delivers cheapest; may be one it buys from already.
    std::optional<Supply> nextBest;
    std::vector<std::string> limits; ///< binding limits, in words

    /// The generation cost below which it would begin to sell, or sell more, at the prices of this
    /// result: where what its kWh adds to the objective is what the best buyer's last kWh adds now
    /// (the lower end of the buyer's marginal price, a flexible bid not served, or the tariff of
    /// feed-in). Under the published objective that is half of what the fees leave, since C_g
    /// counts twice; under a fixed price C_g counts once, and not at all under least-cost. None for
    /// who may not sell, has nothing to spare that it would not rather use itself, or would not
    /// sell even if generation cost nothing.
    std::optional<double> breakEvenCost;
    std::optional<std::size_t> firstBuyer; ///< who would then buy first
    /// The generation cost below which it would generate what it buys now. None for who buys
    /// nothing or has nothing to spare.
    std::optional<double> ownUseCost;

    std::vector<std::string> sentences; ///< all of it in words; hours counted from 1
};

/// Explains a peer's (index) hour. An hour that is not solved has one sentence saying so.
Explanation explain(const Market &market, const HourOutcome &outcome, std::size_t hour,
                    std::size_t peer);

/// What keeps a peer from generating, storing, selling or using more or less in an hour: a phrase
/// each, such as "generates all it can, 60 kW".
std::vector<std::string> bindingLimits(const Market &market, const HourOutcome &outcome,
                                       std::size_t hour, std::size_t peer);

/// kWh served of each of a peer's flexible bids, when so much is served in all: dearest first.
std::vector<double> servedBids(const Peer &peer, std::size_t hour, double served);

/// kWh that may still be traded under a contract in an hour; infinite without a cap.
double contractRoom(const Market &market, const HourOutcome &outcome, std::size_t hour,
                    std::size_t contract);

/// kWh a peer could still generate in an hour, with what it generates that nobody takes.
double spareGeneration(const Peer &peer, const PeerHour &result, std::size_t hour);

} // namespace peergrid
