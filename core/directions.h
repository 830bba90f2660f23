// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

/// Never both charge and discharge in an hour (model, section 4): which of the two each storage
/// may do, hour by hour.
namespace peergrid
{

/// The arcs of one storage in one hour.
struct StorageArcs {
    std::size_t charging;
    std::size_t discharging;
    std::size_t carry; ///< what it holds after the hour
};

std::vector<StorageArcs> storageArcs(const Network &network);

/// The storage hour that both charges and discharges most, if it is more than `least` kWh; of
/// equals the first.
std::optional<StorageArcs> mostBothWays(std::span<const StorageArcs> storage,
                                        std::span<const double> flows, double least);

/// Of the two arcs the one with less flow; charging if they are equal.
std::size_t smallerFlow(const StorageArcs &arcs, std::span<const double> flows);

/// The arcs against the direction of each storage that moves energy.
std::vector<std::size_t> againstFlow(std::span<const StorageArcs> storage,
                                     std::span<const double> flows);

struct Directions {
    std::vector<std::size_t> closed; ///< arcs against the direction of storage that moves energy
    /// How far the market's cost (or what it leaves unserved) with these may lie above the least,
    /// relative; 0 if they are proved best.
    double gap = 0.0;
};

/// The directions with which most is served, at the least cost: branch and bound over the
/// relaxation in which a storage may do both (relaxation.h). None when stopped.
Directions bestDirections(const Network &network, std::span<const StorageArcs> storage,
                          const std::stop_token &stop);

} // namespace peergrid
