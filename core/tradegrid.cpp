// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tradegrid.h"

#include "core/mixing.h"

#include <algorithm>

namespace peergrid
{

namespace
{

/// Adds a share of what came so far, and what the way on adds to its price.
void add(TradeSum &sum, const TradeSum &part, double share, double onward)
{
    const double energy = share * part.energy;
    if (energy <= 0.0)
        return;
    const bool isFirst = sum.rules == 0;
    sum.energy += energy;
    sum.paid += share * part.paid + energy * onward;
    sum.rules |= part.rules;
    if (isFirst)
        sum.contract = part.contract;
    else if (sum.contract != part.contract)
        sum.contract.reset();
}

TradeSum departure(const Flow &flow)
{
    TradeSum sum;
    sum.energy = flow.energy;
    sum.paid = flow.energy * flow.price;
    sum.rules = 1U << static_cast<unsigned>(flow.rule);
    sum.contract = flow.contract;
    return sum;
}

/// What met at each junction, by the group of who sold it. Junctions are few where groups are
/// many: buyers are not kept but added to the result.
void addHour(TradeGrid &grid, const HourOutcome &hour, Grouped sellers, Grouped buyers)
{
    const Mixing mixing(hour.flows);
    const std::size_t junctions = std::min(mixing.nodes(), mixing.buyerNode(0));
    std::vector<std::vector<TradeSum>> met(junctions);
    const auto groupsAt = [&](std::size_t node) -> std::vector<TradeSum> & {
        if (met[node].empty())
            met[node].resize(sellers.count);
        return met[node];
    };
    for (const Mixing::Leg &leg : mixing.legs()) {
        const Flow &flow = *leg.flow;
        const bool isLast = flow.to.kind == Junction::Kind::Buyer;
        const std::size_t buyer = isLast ? buyers.of[flow.to.index] : 0;
        if (isLast && buyer >= buyers.count)
            continue;
        if (flow.from.kind == Junction::Kind::Seller) {
            const std::size_t seller = sellers.of[flow.from.index];
            if (seller >= sellers.count)
                continue;
            TradeSum &to =
                isLast ? grid.sums[seller * grid.buyers + buyer] : groupsAt(leg.to)[seller];
            add(to, departure(flow), 1.0, 0.0);
            continue;
        }
        if (met[leg.from].empty())
            continue;
        for (std::size_t seller = 0; seller < sellers.count; ++seller) {
            TradeSum &to =
                isLast ? grid.sums[seller * grid.buyers + buyer] : groupsAt(leg.to)[seller];
            add(to, met[leg.from][seller], leg.share, flow.price);
        }
    }
}

} // namespace

Hours solvedHours(const Solved &solved, HourRange range, const Solved *other)
{
    Hours hours;
    for (std::size_t t = range.first; t <= range.last; ++t) {
        if (solved.has(t) && (!other || other->has(t)))
            hours.push_back(t);
    }
    return hours;
}

TradeGrid tradeGrid(const Solved &solved, const Hours &hours, Grouped sellers, Grouped buyers)
{
    TradeGrid grid;
    grid.buyers = buyers.count;
    grid.sums.resize(sellers.count * buyers.count);
    for (const std::size_t t : hours) {
        const KeptHour hour = solved.outcome[t];
        addHour(grid, *hour, sellers, buyers);
    }
    return grid;
}

} // namespace peergrid
