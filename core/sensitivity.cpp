// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensitivity.h"

#include "core/settable.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

std::optional<double> Sensitivity::change(double input) const
{
    if (!inputAsItIs || *inputAsItIs == 0.0)
        return {};
    return (input - *inputAsItIs) / std::abs(*inputAsItIs);
}

std::vector<Sensitivity> sensitivities(const SweepRun &run, std::size_t figure)
{
    const SweepPlan &plan = run.plan();
    std::vector<Sensitivity> all(plan.quantities());
    for (std::size_t n = 0; n < all.size(); ++n) {
        all[n].quantity = n;
        if (plan.variation(n).isFactor)
            all[n].inputAsItIs = 1.0;
        else if (const auto settable = settableOf(plan.market(), plan.quantity(n)))
            all[n].inputAsItIs = settable->number;
    }
    for (std::size_t k = 0; k < plan.size(); ++k) {
        const auto place = plan.changedAlone(k);
        const double value = run.figure(k, figure);
        if (place && std::isfinite(value))
            all[*place].responses.push_back({plan.values(k)[*place], value});
    }
    for (Sensitivity &one : all) {
        std::stable_sort(one.responses.begin(), one.responses.end(),
                         [](const Response &a, const Response &b) { return a.input < b.input; });
    }
    return all;
}

std::vector<TornadoBar> tornado(const std::vector<Sensitivity> &all, double base)
{
    std::vector<TornadoBar> bars;
    for (const Sensitivity &one : all) {
        if (one.responses.empty())
            continue;
        TornadoBar bar{one.quantity, one.responses.front(), one.responses.back(), base, base};
        for (const Response &response : one.responses) {
            bar.least = std::min(bar.least, response.figure);
            bar.most = std::max(bar.most, response.figure);
        }
        bars.push_back(bar);
    }
    std::stable_sort(bars.begin(), bars.end(), [](const TornadoBar &a, const TornadoBar &b) {
        return a.width() > b.width();
    });
    return bars;
}

} // namespace peergrid
