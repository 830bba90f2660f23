// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrows.h"

#include "core/trades.h"

#include <map>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6; ///< kWh

/// For each peer the first one that has the same end: it trades for all of them.
std::vector<std::size_t> speakersOf(const std::vector<ContractEnd> &ends)
{
    std::map<ContractEnd, std::size_t> first;
    std::vector<std::size_t> speakers;
    for (std::size_t peer = 0; peer < ends.size(); ++peer)
        speakers.push_back(first.emplace(ends[peer], peer).first->second);
    return speakers;
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
    HourOutcome told = solved.outcome.hours[hour];
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
