// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movingprices.h"

#include <algorithm>

namespace peergrid
{

double MovingPrices::Course::at(double amount) const
{
    return std::clamp(slope * amount + constant, 0.0, maxPrice);
}

bool MovingPrices::Course::isFree(double amount) const
{
    const double price = slope * amount + constant;
    return 0.0 < price && price < maxPrice;
}

MovingPrices::MovingPrices(const Market &market, std::vector<Shift> shifts, std::size_t moving)
    : m_market(market)
    , m_shifts(std::move(shifts))
    , m_moving(moving)
    , m_book(market)
{
    std::vector<Shift> others = m_shifts;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(moving));
    Shift alone = m_shifts[moving];
    alone.amount = alone.by == Shift::By::Factor ? 2.0 : 1.0; // anything that is not neutral
    for (const Peer &peer : market.peers) {
        const auto part = [&](Shift::What quantity) {
            return Part{changeOf(others, peer, quantity),
                        !changeOf({&alone, 1}, peer, quantity).isNeutral()};
        };
        m_costs.push_back(part(Shift::What::GenerationCost));
        m_fees.push_back(part(Shift::What::NetworkFee));
        m_tariffs.push_back(part(Shift::What::FeedInTariff));
    }
}

Market MovingPrices::at(double amount) const
{
    std::vector<Shift> shifts = m_shifts;
    shifts[m_moving].amount = amount;
    return applied(m_market, shifts);
}

MovingPrices::Course MovingPrices::course(const Part &part, double price) const
{
    const double scaled = price * part.others.factor;
    if (!part.isMoved)
        return {0.0, scaled + part.others.offset};
    if (m_shifts[m_moving].by == Shift::By::Factor)
        return {scaled, part.others.offset};
    return {1.0, scaled + part.others.offset};
}

MovingPrices::Course MovingPrices::cost(std::size_t peer, std::size_t hour) const
{
    return course(m_costs[peer], m_market.peers[peer].generation.cost.at(hour));
}

MovingPrices::Course MovingPrices::fee(std::size_t peer, std::size_t hour) const
{
    return course(m_fees[peer], m_market.peers[peer].networkFee.at(hour));
}

MovingPrices::Course MovingPrices::tariff(std::size_t peer, std::size_t hour) const
{
    const auto &tariff = m_market.peers[peer].feedInTariff;
    return tariff ? course(m_tariffs[peer], tariff->at(hour)) : Course{};
}

PriceRates MovingPrices::rates(std::size_t hour, double amount) const
{
    const auto rate = [&](const Course &course) {
        return course.isFree(amount) ? course.slope : 0.0;
    };
    PriceRates rates;
    for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
        rates.cost.push_back(rate(cost(n, hour)));
        rates.fee.push_back(rate(fee(n, hour)));
        rates.tariff.push_back(rate(tariff(n, hour)));
    }
    return rates;
}

void MovingPrices::addLimits(std::vector<double> &bends, std::size_t hour) const
{
    const auto add = [&](const Course &course) {
        if (course.slope == 0.0)
            return;
        bends.push_back(-course.constant / course.slope);
        bends.push_back((maxPrice - course.constant) / course.slope);
    };
    for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
        add(cost(n, hour));
        add(fee(n, hour));
        add(tariff(n, hour));
    }
}

void MovingPrices::addFixedPrices(std::vector<double> &bends, std::size_t hour, double from,
                                  double to) const
{
    for (std::size_t k = 0; k < m_market.contracts.size(); ++k) {
        if (!std::holds_alternative<FixedPrice>(m_market.contracts[k].terms) ||
            !m_book.isInForce(k, hour))
            continue;
        const PriceBook::End &seller = m_book.sellerOf(k);
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            const bool isSeller =
                seller.isPeer ? seller.index == n : m_book.communityOf(n) == seller.index;
            if (isSeller && (m_costs[n].isMoved || m_fees[n].isMoved))
                addFixedPrice(bends, k, n, hour, from, to);
        }
    }
}

void MovingPrices::addFixedPrice(std::vector<double> &bends, std::size_t contract,
                                 std::size_t seller, std::size_t hour, double from, double to) const
{
    const PriceBook::End &buyer = m_book.buyerOf(contract);
    const auto there = buyer.isPeer ? m_book.communityOf(buyer.index) : std::optional(buyer.index);
    const auto here = m_book.communityOf(seller);
    const bool isInside = here && here == there;
    double fees = 0.0;
    for (const auto &community : {here, there}) {
        if (community && !isInside)
            fees += m_market.communities[*community].managerFee.at(hour);
    }
    const double fixed = std::get<FixedPrice>(m_market.contracts[contract].terms).price.at(hour);
    const auto dearerWithout = [&](double amount) {
        const double outside = isInside ? 0.0 : fee(seller, hour).at(amount) + fees;
        return cost(seller, hour).at(amount) + outside - fixed;
    };
    const double before = dearerWithout(from);
    const double after = dearerWithout(to);
    if ((before < 0.0) != (after < 0.0))
        bends.push_back(from + (to - from) * before / (before - after));
}

std::vector<double> MovingPrices::bends(HourRange hours, double from, double to) const
{
    std::vector<double> found;
    const auto tidy = [&] {
        std::erase_if(found, [&](double amount) { return !(from < amount && amount < to); });
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    };
    for (std::size_t hour = hours.first; hour <= hours.last; ++hour)
        addLimits(found, hour);
    tidy();
    std::vector<double> ends = found;
    ends.push_back(to);
    double begin = from;
    for (const double end : ends) {
        for (std::size_t hour = hours.first; hour <= hours.last; ++hour)
            addFixedPrices(found, hour, begin, end);
        begin = end;
    }
    tidy();
    return found;
}

HourOutcome derivative(const Market &market, const HourOutcome &hour, const PriceRates &rates)
{
    HourOutcome result = hour;
    result.published = 0.0;
    double soldCost = 0.0;
    for (std::size_t n = 0; n < result.peers.size(); ++n)
        result.published += rates.cost[n] * result.peers[n].generation;
    for (Flow &flow : result.flows) {
        flow.price = flow.network = flow.sellerManager = flow.buyerManager = 0.0;
        if (flow.from.kind != Junction::Kind::Seller)
            continue;
        const std::size_t seller = flow.from.index;
        if (flow.rule == PriceRule::FeedIn) {
            flow.price = rates.tariff[flow.to.index];
            result.published -= flow.price * flow.energy;
            continue;
        }
        if (flow.rule == PriceRule::Outside)
            flow.network = rates.fee[seller];
        else if (flow.rule == PriceRule::NetworkFeeFactor)
            flow.network =
                rates.fee[seller] *
                std::get<NetworkFeeFactor>(market.contracts[*flow.contract].terms).factor;
        if (flow.rule != PriceRule::FixedPrice)
            flow.price = rates.cost[seller] + flow.network;
        result.published += flow.price * flow.energy;
        soldCost += rates.cost[seller] * flow.energy;
    }
    result.leastCost = result.published - soldCost;
    return result;
}

} // namespace peergrid
