// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/costchanges.h"

#include "core/pricing.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double rounding = 1e-9; ///< of the money that changes hands

double turnover(const Figures &figures)
{
    return figures.bill.paid + figures.bill.earned + figures.bill.generationCost;
}

} // namespace

double costOf(const Figures &figures)
{
    return figures.bill.cost() - figures.flexibleValue;
}

std::vector<CostChange> costChanges(const Solved &before, const Solved &after)
{
    std::vector<CostChange> changes;
    for (std::size_t n = 0; n < after.market->peers.size(); ++n) {
        const PeerId &id = after.market->peers[n].id;
        const auto place = indexOf(*before.market, id);
        if (!place)
            continue;
        const Figures &was = before.summary.peers[*place];
        const Figures &is = after.summary.peers[n];
        const CostChange change{id, costOf(was), costOf(is)};
        if (std::abs(change.by()) > rounding * (turnover(was) + turnover(is)))
            changes.push_back(change);
    }
    std::stable_sort(changes.begin(), changes.end(), [](const CostChange &a, const CostChange &b) {
        return std::abs(a.by()) > std::abs(b.by());
    });
    return changes;
}

} // namespace peergrid
