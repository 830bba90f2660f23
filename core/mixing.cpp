// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mixing.h"

#include <algorithm>
#include <array>

namespace peergrid
{

namespace
{

constexpr std::size_t kinds = 5;

std::size_t order(const Junction &junction)
{
    return static_cast<std::size_t>(junction.kind);
}

/// Place of the first junction of each kind when all stand in one row, kind after kind.
std::array<std::size_t, kinds + 1> firstPlaces(std::span<const Flow> flows)
{
    std::array<std::size_t, kinds + 1> first{};
    for (const Flow &flow : flows) {
        for (const Junction &junction : {flow.from, flow.to})
            first[order(junction) + 1] = std::max(first[order(junction) + 1], junction.index + 1);
    }
    for (std::size_t kind = 0; kind < kinds; ++kind)
        first[kind + 1] += first[kind];
    return first;
}

} // namespace

Mixing::Mixing(std::span<const Flow> flows)
{
    const auto first = firstPlaces(flows);
    m_nodes = first.back();
    m_firstBuyer = first[static_cast<std::size_t>(Junction::Kind::Buyer)];

    std::vector<double> leaving(m_nodes, 0.0);
    for (const Flow &flow : flows) {
        const std::size_t from = first[order(flow.from)] + flow.from.index;
        m_legs.push_back({&flow, from, first[order(flow.to)] + flow.to.index});
        leaving[from] += flow.energy;
    }
    for (Leg &leg : m_legs) {
        if (leg.flow->from.kind != Junction::Kind::Seller)
            leg.share = leg.flow->energy / leaving[leg.from];
    }
    std::stable_sort(m_legs.begin(), m_legs.end(), [](const Leg &a, const Leg &b) {
        return order(a.flow->from) < order(b.flow->from);
    });
}

std::optional<std::size_t> communityAt(const Junction &junction, const PriceBook &prices,
                                       std::size_t communities)
{
    switch (junction.kind) {
    case Junction::Kind::Pool:
    case Junction::Kind::Unnamed:
        return junction.index < communities ? std::optional(junction.index) : std::nullopt;
    case Junction::Kind::Buyer:
    case Junction::Kind::Seller:
        return prices.communityOf(junction.index);
    case Junction::Kind::Hub:
        break;
    }
    return std::nullopt;
}

} // namespace peergrid
