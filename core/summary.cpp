// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/summary.h"

#include "core/mixing.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace peergrid
{

namespace
{

constexpr double rounding = 1e-9;      ///< relative
constexpr double leastShortage = 1e-6; ///< kWh that count as unserved

std::optional<double> ratio(double part, double whole)
{
    return whole > 0.0 ? std::optional(part / whole) : std::nullopt;
}

/// What each peer buys from members of its own community. Sales inside run from the seller straight
/// into the community's pool; a hub may bring home what the community gave to it.
std::vector<double> boughtInside(const Market &market, const PriceBook &prices,
                                 const HourOutcome &hour, const Mixing &mixing)
{
    const std::size_t communities = market.communities.size();
    struct Met {
        double all = 0.0;
        std::map<std::size_t, double> ofCommunity;
    };
    std::map<std::size_t, Met> hubs;
    for (const Flow &flow : hour.flows) {
        if (flow.to.kind != Junction::Kind::Hub)
            continue;
        Met &met = hubs[flow.to.index];
        met.all += flow.energy;
        if (const auto home = communityAt(flow.from, prices, communities))
            met.ofCommunity[*home] += flow.energy;
    }
    return mixing.carried(market.peers.size(), [&](const Flow &flow) {
        const auto entered = communityAt(flow.to, prices, communities);
        if (!entered)
            return 0.0;
        if (flow.from.kind == Junction::Kind::Seller)
            return prices.communityOf(flow.from.index) == entered ? flow.energy : 0.0;
        if (flow.from.kind != Junction::Kind::Hub)
            return 0.0;
        const Met &met = hubs[flow.from.index];
        const auto own = met.ofCommunity.find(*entered);
        return own == met.ofCommunity.end() ? 0.0 : flow.energy * own->second / met.all;
    });
}

/// kg CO₂ that a kWh put out by a peer in an hour brings along.
double emissionsPerKwh(const Peer &peer, const PeerHour &hour)
{
    const double output = hour.generation + hour.discharge;
    return output > 0.0 ? peer.emissionFactor.value_or(0.0) * hour.generation / output : 0.0;
}

void addEnergy(Figures &sum, const Peer &peer, const PeerHour &hour, std::size_t t,
               double boughtInside)
{
    const double load = peer.load.at(t) + hour.flexible + hour.shifted;
    sum.load += load;
    sum.generation += hour.generation;
    sum.ownUse += hour.ownUse;
    sum.bought += hour.bought;
    sum.sold += hour.sold;
    sum.gridExport += hour.fedIn;
    sum.charge += hour.charge;
    sum.discharge += hour.discharge;
    sum.unserved += hour.unserved;
    sum.surplus += hour.surplus;
    sum.flexibleValue += hour.flexibleValue;
    sum.selfConsumed +=
        hour.ownUse * ratio(hour.generation, hour.generation + hour.discharge).value_or(0.0);
    const double shareToLoad = ratio(load, load + hour.charge).value_or(0.0);
    sum.boughtInside += boughtInside;
    sum.loadFromOwn += hour.ownUse * shareToLoad;
    sum.loadFromInside += boughtInside * shareToLoad;
    sum.emissions += emissionsPerKwh(peer, hour) * (hour.ownUse + hour.surplus);
}

void addHour(std::vector<Figures> &sums, const Market &market, const PriceBook &prices,
             const HourOutcome &hour, std::size_t t)
{
    const std::size_t peers = market.peers.size();
    const Mixing mixing(hour.flows);
    const auto inside = boughtInside(market, prices, hour, mixing);
    const auto fromGrid = mixing.carried(peers, [&](const Flow &flow) {
        const bool leavesGrid =
            flow.from.kind == Junction::Kind::Seller && prices.mainGrid() == flow.from.index;
        return leavesGrid ? flow.energy : 0.0;
    });
    const auto emissions = mixing.carried(peers, [&](const Flow &flow) {
        if (flow.from.kind != Junction::Kind::Seller)
            return 0.0;
        const std::size_t seller = flow.from.index;
        return flow.energy * emissionsPerKwh(market.peers[seller], hour.peers[seller]);
    });
    for (std::size_t n = 0; n < peers; ++n) {
        addEnergy(sums[n], market.peers[n], hour.peers[n], t, inside[n]);
        sums[n].gridImport += fromGrid[n];
        sums[n].emissions += emissions[n];
    }
}

void addBill(Bill &sum, const Bill &part)
{
    for (const auto amount : {&Bill::paid, &Bill::earned, &Bill::networkFees, &Bill::managerFees,
                              &Bill::generationCost, &Bill::wear})
        sum.*amount += part.*amount;
}

void add(Figures &sum, const Figures &part)
{
    for (const auto amount :
         {&Figures::load, &Figures::generation, &Figures::ownUse, &Figures::bought, &Figures::sold,
          &Figures::boughtInside, &Figures::gridImport, &Figures::gridExport, &Figures::charge,
          &Figures::discharge, &Figures::unserved, &Figures::surplus, &Figures::selfConsumed,
          &Figures::loadFromOwn, &Figures::loadFromInside, &Figures::emissions,
          &Figures::flexibleValue})
        sum.*amount += part.*amount;
    addBill(sum.bill, part.bill);
    if (sum.savings && part.savings)
        *sum.savings += *part.savings;
    else
        sum.savings.reset();
}

void sumUp(Summary &summary, const Market &market, const Figures &nothing)
{
    summary.total = nothing;
    summary.communities.assign(market.communities.size(), nothing);
    std::map<CommunityId, std::size_t> places;
    for (std::size_t c = 0; c < market.communities.size(); ++c)
        places.emplace(market.communities[c].id, c);
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        add(summary.total, summary.peers[n]);
        if (const auto &community = market.peers[n].community)
            add(summary.communities[places.at(*community)], summary.peers[n]);
    }
}

std::vector<double> perceivedPrices(const Market &market, const std::vector<Figures> &peers)
{
    std::vector<double> prices;
    for (std::size_t n = 0; n < peers.size(); ++n) {
        if (!market.peers[n].isMainGrid && peers[n].bought > leastShortage)
            prices.push_back(peers[n].bill.paid / peers[n].bought);
    }
    return prices;
}

} // namespace

std::optional<double> Figures::selfConsumption() const
{
    return ratio(selfConsumed, generation);
}

std::optional<double> Figures::selfSufficiency() const
{
    return ratio(loadFromOwn + loadFromInside, load);
}

std::optional<double> Figures::shareInside() const
{
    return ratio(boughtInside, bought);
}

Fairness fairness(std::span<const double> prices)
{
    if (prices.empty())
        return {};
    const auto [min, max] = std::minmax_element(prices.begin(), prices.end());
    const double range = *max - *min;
    if (range <= rounding * *max)
        return {1.0, 1.0, 1.0};
    const auto count = static_cast<double>(prices.size());
    double sum = 0.0;
    double squares = 0.0;
    for (const double price : prices) {
        sum += price;
        squares += price * price;
    }
    double deviations = 0.0;
    for (const double price : prices)
        deviations += (price - sum / count) * (price - sum / count);
    return {1.0 - std::sqrt(deviations / count) / range, sum * sum / (count * squares),
            *min / *max};
}

RunningSummary::RunningSummary(const Market &market)
    : m_market(market)
    , m_prices(market)
    , m_isShort(market.peers.size(), false)
{
    m_sum.peers.resize(market.peers.size());
    m_bills.peers.resize(market.peers.size());
    m_bills.managers.resize(market.communities.size());
}

void RunningSummary::add(const HourOutcome &hour, std::size_t t)
{
    if (hour.status == HourOutcome::Status::NotSolved)
        return;
    addHour(m_sum.peers, m_market, m_prices, hour, t);
    m_sum.published += hour.published;
    m_sum.leastCost += hour.leastCost;
    settleHour(m_bills, m_market, m_prices, hour, t);
    for (std::size_t n = 0; n < m_isShort.size(); ++n) {
        if (hour.peers[n].unserved > leastShortage)
            m_isShort[n] = true;
    }
    m_hours.push_back(t);
}

Summary RunningSummary::summary(const RunningSummary *baseline) const
{
    Summary summary = m_sum;
    for (std::size_t n = 0; n < summary.peers.size(); ++n)
        summary.peers[n].bill = m_bills.peers[n];
    Figures nothing;
    if (baseline) {
        nothing.savings = 0.0;
        compare(summary, *baseline);
    }
    sumUp(summary, m_market, nothing);
    summary.fairness = fairness(perceivedPrices(m_market, summary.peers));
    return summary;
}

/// Sets the savings, peer by peer, where the two results compare.
void RunningSummary::compare(Summary &summary, const RunningSummary &baseline) const
{
    if (m_hours != baseline.m_hours)
        return;
    for (std::size_t n = 0; n < summary.peers.size(); ++n) {
        if (m_isShort[n] || baseline.m_isShort[n])
            continue;
        Figures &here = summary.peers[n];
        const Bill &alone = baseline.m_bills.peers[n];
        const double aloneCost = alone.cost() - baseline.m_sum.peers[n].flexibleValue;
        const double savings = aloneCost - (here.bill.cost() - here.flexibleValue);
        const double turnover = here.bill.paid + here.bill.earned + here.bill.generationCost +
                                alone.paid + alone.generationCost;
        here.savings = std::abs(savings) <= rounding * turnover ? 0.0 : savings;
        if (*here.savings < 0.0 && !m_market.peers[n].isMainGrid)
            summary.worseOff.push_back(n);
    }
}

Summary summarise(const Market &market, const Outcome &outcome, HourRange hours,
                  const Outcome *baseline)
{
    const auto summed = [hours](const Market &of, const Outcome &result) {
        RunningSummary sums(of);
        for (std::size_t t = hours.first; t <= hours.last && t < result.hours.size(); ++t)
            sums.add(result.hours[t], t);
        return sums;
    };
    if (!baseline)
        return summed(market, outcome).summary();
    const Market alone = gridOnly(market);
    const RunningSummary without = summed(alone, *baseline);
    return summed(market, outcome).summary(&without);
}

Market gridOnly(Market market)
{
    market.design = Design::GridOnly;
    return market;
}

} // namespace peergrid
