// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/pricing.h"
#include "core/whatif.h"

#include <vector>

namespace peergrid
{

/// What one more of a shift's amount adds to the prices of an hour, $/kWh, by peer.
struct PriceRates {
    std::vector<double> cost; ///< C_g
    std::vector<double> fee;  ///< C_d
    std::vector<double> tariff;
};

/// The prices of a market while the amount of one shift moves and the other shifts stay. Each
/// follows a straight line until it meets the end of what is allowed. Reads the market, which must
/// be valid and outlive it.
class MovingPrices
{
  public:
    /// `moving` is the place of the shift that moves.
    MovingPrices(const Market &market, std::vector<Shift> shifts, std::size_t moving);

    /// The market with all shifts in force, the one that moves with this amount.
    Market at(double amount) const;

    PriceRates rates(std::size_t hour, double amount) const;

    /// Amounts between two at which straight lines end in these hours: where a price meets its
    /// limit, or where one that a contract fixes ceases or begins to undercut what the sale would
    /// cost without it, after which energy mixes in another way. In order.
    std::vector<double> bends(HourRange hours, double from, double to) const;

  private:
    /// What the shifts make of one quantity of a peer.
    struct Part {
        Change others; ///< those that stay
        bool isMoved = false;
    };
    /// A price before it ends at a limit.
    struct Course {
        double slope = 0.0;
        double constant = 0.0;

        double at(double amount) const;
        bool isFree(double amount) const;
    };
    Course course(const Part &part, double price) const;
    Course cost(std::size_t peer, std::size_t hour) const;
    Course fee(std::size_t peer, std::size_t hour) const;
    Course tariff(std::size_t peer, std::size_t hour) const;

    void addLimits(std::vector<double> &bends, std::size_t hour) const;
    void addFixedPrices(std::vector<double> &bends, std::size_t hour, double from, double to) const;
    void addFixedPrice(std::vector<double> &bends, std::size_t contract, std::size_t seller,
                       std::size_t hour, double from, double to) const;

    const Market &m_market;
    std::vector<Shift> m_shifts;
    std::size_t m_moving;
    PriceBook m_book;
    std::vector<Part> m_costs; ///< by peer; the following likewise
    std::vector<Part> m_fees;
    std::vector<Part> m_tariffs;
};

/// What one more of the amount adds to the prices of an hour's flows and to its objectives as long
/// as the dispatch stays. It stands where the hour has those prices and objectives themselves.
HourOutcome derivative(const Market &market, const HourOutcome &hour, const PriceRates &rates);

} // namespace peergrid
