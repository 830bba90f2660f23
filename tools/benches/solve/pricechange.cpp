// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/pricechange.h"

#include "core/solve.h"
#include "core/whatif.h"
#include "tools/benches/solve/timing.h"

#include <stdexcept>

namespace peergrid::benches
{

namespace
{

constexpr std::size_t sellers = 9;
constexpr double factor = 1.01;

Shift costlier(const Peer &peer)
{
    return {Shift::What::GenerationCost, std::set<PeerId>{peer.id}, Shift::By::Factor, factor};
}

double solveTime(const Market &market)
{
    const Stopwatch watch;
    if (const auto outcome = solve(market); !outcome)
        throw std::runtime_error(describe(outcome.error()));
    return watch.milliseconds();
}

} // namespace

PriceChange changeOnePrice(const Market &market)
{
    std::vector<double> cold;
    std::vector<double> changed;
    const std::size_t step = market.peers.size() / sellers;
    for (std::size_t n = 1; n < market.peers.size() && changed.size() < sellers; ++n) {
        const Shift shift = costlier(market.peers[n]);
        if (!concerns(shift, market.peers[n]))
            continue;
        cold.push_back(solveTime(market));
        // Nothing is kept from one solve to the next, so this one begins anew, too.
        changed.push_back(solveTime(applied(market, std::span(&shift, 1))));
        n += step - 1;
    }
    return {median(std::move(cold)), median(std::move(changed))};
}

} // namespace peergrid::benches
