// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meritmarket.h"

#include <vector>

namespace peergrid
{

/// What a pool does at a price of the hub.
struct PoolState {
    double missing = 0.0; ///< kWh that its members do not offer for less
    double toHub = 0.0;   ///< kWh that its members sell at the hub
    double price = 0.0;   ///< $/kWh of the last that is taken
};

/// Finds the price of the hub at which what is sold there is what is bought there, between two
/// prices that it narrows: at `low` too little is sold, at `high` enough.
class MeritSweep
{
  public:
    explicit MeritSweep(const MeritMarket &market);

    void bisect();

    double low() const { return m_low; } ///< $/kWh
    double high() const { return m_high; }
    /// kWh that a pool sells at the hub more than it buys there.
    double excessAtLow(std::size_t pool) const { return m_atLow[pool]; }
    double excessAtHigh(std::size_t pool) const { return m_atHigh[pool]; }

    std::size_t pools() const { return m_market.pools.size() - 1; }

    struct Taken {
        std::size_t arc = noArc;
        double energy = 0.0; ///< kWh
    };
    /// Takes what a pool's members offer, cheapest first, until the hub is cheaper.
    PoolState walk(std::size_t pool, double hubPrice, std::vector<Taken> *taken = nullptr);
    /// After a walk through its pool, kWh: what a seller has left, and what of it goes to the hub.
    double rest(std::size_t seller) const { return m_rest[seller]; }
    double toHub(std::size_t seller, double hubPrice) const;

  private:
    double excess(std::size_t pool, double hubPrice);
    bool tryPrice(double hubPrice);
    void findOpen();

    const MeritMarket &m_market;
    std::vector<double> m_rest; ///< by seller
    double m_low = 0.0;
    double m_high = 0.0;
    std::vector<double> m_atLow; ///< excess by pool
    std::vector<double> m_atHigh;
    std::vector<std::size_t> m_open; ///< the pools whose excess differs between the two
    double m_settled = 0.0;          ///< excess of all others together
};

} // namespace peergrid
