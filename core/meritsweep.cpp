// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meritsweep.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

/// The offers of one pool in the order of their price at a price of the hub: those of sellers who
/// sell there and those of the others are each sorted already.
class Offers
{
  public:
    Offers(const MeritMarket &market, std::size_t pool, double hubPrice)
        : m_market(market)
        , m_hubPrice(hubPrice)
        , m_byPrice(market.pools[pool].firstOffer)
        , m_byDiscount(m_byPrice)
        , m_end(market.pools[pool + 1].firstOffer)
    {
    }

    struct Priced {
        const MeritOffer *offer = nullptr; ///< none: there are no more
        double price = unlimited;
    };

    Priced next()
    {
        while (m_byPrice < m_end && sellsAtHub(m_market.byPrice[m_byPrice]))
            ++m_byPrice;
        while (m_byDiscount < m_end && !sellsAtHub(m_market.byDiscount[m_byDiscount]))
            ++m_byDiscount;
        Priced plain;
        if (m_byPrice < m_end)
            plain = {&m_market.byPrice[m_byPrice], m_market.byPrice[m_byPrice].price};
        Priced other;
        if (m_byDiscount < m_end)
            other = {&m_market.byDiscount[m_byDiscount],
                     m_hubPrice + m_market.byDiscount[m_byDiscount].discount};
        if (plain.price <= other.price) {
            ++m_byPrice;
            return plain;
        }
        ++m_byDiscount;
        return other;
    }

  private:
    bool sellsAtHub(const MeritOffer &offer) const
    {
        return m_market.sellers[offer.seller].sellsAtHub(m_hubPrice);
    }

    const MeritMarket &m_market;
    double m_hubPrice;
    std::size_t m_byPrice;
    std::size_t m_byDiscount;
    std::size_t m_end;
};

} // namespace

MeritSweep::MeritSweep(const MeritMarket &market)
    : m_market(market)
    , m_rest(market.sellers.size())
{
}

PoolState MeritSweep::walk(std::size_t pool, double hubPrice, std::vector<Taken> *taken)
{
    const MeritPool &here = m_market.pools[pool];
    const std::size_t lastSeller = m_market.pools[pool + 1].firstSeller;
    for (std::size_t s = here.firstSeller; s < lastSeller; ++s)
        m_rest[s] = m_market.sellers[s].capacity;
    PoolState state;
    state.missing = here.demand;
    const double limit = hubPrice + here.fee;
    Offers offers(m_market, pool, hubPrice);
    while (state.missing > 0.0) {
        const auto [offer, price] = offers.next();
        if (!offer || price > limit)
            break;
        const double energy = std::min({state.missing, offer->most, m_rest[offer->seller]});
        if (energy <= 0.0)
            continue;
        m_rest[offer->seller] -= energy;
        state.missing -= energy;
        state.price = price;
        if (taken)
            taken->push_back({offer->arc, energy});
    }
    if (state.missing > 0.0 && limit < unlimited)
        state.price = limit;
    for (std::size_t s = here.firstSeller; s < lastSeller; ++s)
        state.toHub += toHub(s, hubPrice);
    return state;
}

double MeritSweep::toHub(std::size_t seller, double hubPrice) const
{
    const MeritSeller &here = m_market.sellers[seller];
    if (here.outside == noArc)
        return 0.0;
    if (here.sellsAtHub(hubPrice))
        return m_rest[seller];
    return std::max(0.0, here.least - (here.capacity - m_rest[seller]));
}

double MeritSweep::excess(std::size_t pool, double hubPrice)
{
    const PoolState state = walk(pool, hubPrice);
    return state.toHub - (m_market.pools[pool].fee < unlimited ? state.missing : 0.0);
}

/// First among the prices at which a seller turns to the hub, then between two of them, where
/// pools exchange what they take from their own for what they import. Pools that do the same at
/// both ends take no further part.
void MeritSweep::bisect()
{
    std::vector<double> thresholds{0.0};
    for (const MeritSeller &seller : m_market.sellers) {
        if (seller.threshold < unlimited)
            thresholds.push_back(seller.threshold);
    }
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    m_low = thresholds.front() - 1.0 - std::abs(thresholds.front());
    m_high = thresholds.back() + 1.0 + std::abs(thresholds.back());
    for (std::size_t pool = 0; pool < pools(); ++pool) {
        m_atLow.push_back(excess(pool, m_low));
        m_atHigh.push_back(excess(pool, m_high));
    }
    findOpen();
    std::size_t first = 0; // of those that may still be the one
    std::size_t last = thresholds.size();
    while (first < last && !m_open.empty()) {
        const std::size_t middle = (first + last) / 2;
        tryPrice(thresholds[middle]) ? last = middle : first = middle + 1;
    }
    if (!m_open.empty())
        tryPrice(std::nextafter(m_low, unlimited));
    constexpr int most = 100;
    for (int i = 0; i < most && !m_open.empty(); ++i) {
        const double middle = m_low + (m_high - m_low) / 2.0;
        if (!(middle > m_low && middle < m_high))
            break;
        tryPrice(middle);
    }
}

/// True if enough is sold at this price.
bool MeritSweep::tryPrice(double hubPrice)
{
    std::vector<double> here;
    double sum = m_settled;
    for (const std::size_t pool : m_open) {
        here.push_back(excess(pool, hubPrice));
        sum += here.back();
    }
    const bool isEnough = sum >= 0.0;
    (isEnough ? m_high : m_low) = hubPrice;
    auto &side = isEnough ? m_atHigh : m_atLow;
    for (std::size_t i = 0; i < m_open.size(); ++i)
        side[m_open[i]] = here[i];
    findOpen();
    return isEnough;
}

void MeritSweep::findOpen()
{
    m_open.clear();
    m_settled = 0.0;
    for (std::size_t pool = 0; pool < pools(); ++pool) {
        if (m_atLow[pool] != m_atHigh[pool])
            m_open.push_back(pool);
        else
            m_settled += m_atLow[pool];
    }
}

} // namespace peergrid
