// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "tests/support/fivepeers.h"

#include <random>

/// Results made by hand, for what reads results and needs no solver.
namespace peergrid::test
{

Peer producer(const std::string &id, double maximum, double cost, double networkFee);
Peer prosumer(const std::string &id, double maximum, double cost, double networkFee, double load);
Peer consumer(const std::string &id, double load);

/// The published results of the five peers: case I under Design::FullP2P, case II under
/// Design::Hybrid.
Outcome fivePeersSolved(Design design);

/// A market of one hour and a result that keeps every balance, without being optimal: sales inside,
/// through hubs and under contracts of every kind, fees, feed-in, peers without community.
struct Solved {
    Market market;
    Outcome outcome;
};
Solved randomNetwork(std::mt19937 &random);

Flow flow(Junction from, Junction to, double energy, const SalePrice &price);

} // namespace peergrid::test
