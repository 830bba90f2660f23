// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <span>
#include <vector>

namespace peergrid
{

/// How the energy of an hour mixes on its way from sellers to buyers (model, section 3): of all
/// that meets at a junction, each flow that leaves it takes the same share. Reads the flows it was
/// built on, which must outlive it.
class Mixing
{
  public:
    explicit Mixing(std::span<const Flow> flows);

    /// A flow, the places (0…nodes() − 1) of the junctions it runs between, and the share of all
    /// that meets at the first which it takes on (1 for flows that leave a seller).
    struct Leg {
        const Flow *flow = nullptr;
        std::size_t from = 0;
        std::size_t to = 0;
        double share = 1.0;
    };
    /// Every flow, upstream before downstream.
    const std::vector<Leg> &legs() const { return m_legs; }
    std::size_t nodes() const { return m_nodes; }

    /// Place of a peer as buyer; at or past nodes() where no flow reaches it.
    std::size_t buyerNode(std::size_t peer) const { return m_firstBuyer + peer; }

    /// What reaches each of so many peers as a buyer, when each flow adds `added(flow)` to what its
    /// energy brings along: $, kg, kWh of a kind. Nothing is lost or gained on the way.
    template<class Added>
    std::vector<double> carried(std::size_t peers, Added added) const
    {
        std::vector<double> met(m_firstBuyer + peers, 0.0);
        for (const Leg &leg : m_legs)
            met[leg.to] += leg.share * met[leg.from] + added(*leg.flow);
        return {met.begin() + static_cast<std::ptrdiff_t>(m_firstBuyer), met.end()};
    }

  private:
    std::vector<Leg> m_legs;
    std::size_t m_nodes = 0;
    std::size_t m_firstBuyer = 0;
};

/// The community a junction belongs to, of so many: that of a pool, of those of its members no
/// contract names, of a buyer or seller. None for hubs and for peers without community.
std::optional<std::size_t> communityAt(const Junction &junction, const PriceBook &prices,
                                       std::size_t communities);

} // namespace peergrid
