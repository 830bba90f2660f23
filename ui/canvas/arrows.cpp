// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrows.h"

#include "core/tradegrid.h"
#include "core/trades.h"

#include <algorithm>
#include <map>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6; ///< kWh
constexpr std::size_t mostPeersOneByOne = 500;
constexpr std::size_t mostEnds = 400; ///< of more peers: those between which arrows are looked for

/// For each peer the first one that has the same end: it trades for all of them.
std::vector<std::size_t> speakersOf(const std::vector<ContractEnd> &ends)
{
    std::map<ContractEnd, std::size_t> first;
    std::vector<std::size_t> speakers;
    for (std::size_t peer = 0; peer < ends.size(); ++peer)
        speakers.push_back(first.emplace(ends[peer], peer).first->second);
    return speakers;
}

/// The ends with most energy, and which of them each peer belongs to; as many as there are: none.
struct Largest {
    std::vector<std::size_t> speakers;
    std::vector<std::size_t> of;
};

Largest largestOf(const std::vector<std::size_t> &speakers, const HourOutcome &hour)
{
    std::vector<double> energy(speakers.size(), 0.0);
    for (std::size_t n = 0; n < speakers.size(); ++n)
        energy[speakers[n]] += hour.peers[n].sold + hour.peers[n].bought;
    Largest largest;
    for (std::size_t n = 0; n < speakers.size(); ++n) {
        if (speakers[n] == n && energy[n] > 0.0)
            largest.speakers.push_back(n);
    }
    std::stable_sort(largest.speakers.begin(), largest.speakers.end(),
                     [&](std::size_t a, std::size_t b) { return energy[a] > energy[b]; });
    largest.speakers.resize(std::min(mostEnds, largest.speakers.size()));
    std::vector<std::size_t> place(speakers.size(), largest.speakers.size());
    for (std::size_t i = 0; i < largest.speakers.size(); ++i)
        place[largest.speakers[i]] = i;
    for (const std::size_t speaker : speakers)
        largest.of.push_back(place[speaker]);
    return largest;
}

std::vector<Arrow> arrowsOfLargest(const Solved &solved, std::size_t hour,
                                   const std::vector<ContractEnd> &ends,
                                   const std::vector<std::size_t> &speakers)
{
    const KeptHour outcome = solved.outcome[hour];
    const Largest largest = largestOf(speakers, *outcome);
    const std::size_t count = largest.speakers.size();
    const TradeGrid grid = tradeGrid(solved, {hour}, {largest.of, count}, {largest.of, count});
    std::vector<Arrow> result;
    for (std::size_t s = 0; s < count; ++s) {
        for (std::size_t b = 0; b < count; ++b) {
            const TradeSum &sum = grid.at(s, b);
            if (s != b && sum.energy >= noticeable)
                result.push_back({ends[largest.speakers[s]],
                                  ends[largest.speakers[b]],
                                  sum.energy,
                                  sum.paid,
                                  {}});
        }
    }
    return result;
}

bool isPeer(const ContractEnd &end)
{
    return std::holds_alternative<PeerId>(end);
}

} // namespace

std::vector<Arrow> arrowsOf(const Solved &solved, std::size_t hour,
                            const std::vector<ContractEnd> &ends)
{
    if (!solved.has(hour))
        return {};
    const std::vector<std::size_t> speakers = speakersOf(ends);
    if (ends.size() > mostPeersOneByOne)
        return arrowsOfLargest(solved, hour, ends, speakers);
    const KeptHour outcome = solved.outcome[hour];
    HourOutcome told = *outcome;
    for (Flow &flow : told.flows) {
        if (flow.from.kind == Junction::Kind::Seller)
            flow.from.index = speakers[flow.from.index];
        if (flow.to.kind == Junction::Kind::Buyer)
            flow.to.index = speakers[flow.to.index];
    }
    std::map<std::pair<std::size_t, std::size_t>, Arrow> arrows;
    for (const Trade &trade : trades(*solved.market, told)) {
        if (speakers[trade.seller] == speakers[trade.buyer] || trade.energy < noticeable)
            continue;
        const auto [found, isNew] = arrows.try_emplace({trade.seller, trade.buyer});
        Arrow &arrow = found->second;
        if (isNew) {
            arrow = {ends[trade.seller], ends[trade.buyer], 0.0, 0.0, {}};
            if (isPeer(arrow.seller) && isPeer(arrow.buyer))
                arrow.price = trade.price;
        } else if (arrow.price && *arrow.price != trade.price) {
            arrow.price.reset();
        }
        arrow.energy += trade.energy;
        arrow.paid += trade.energy * trade.price.price;
    }
    std::vector<Arrow> result;
    for (auto &[pair, arrow] : arrows)
        result.push_back(std::move(arrow));
    return result;
}

} // namespace peergrid
