// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain.h"
#include "core/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6; ///< kWh

bool reaches(double value, double limit)
{
    return value >= limit - noticeable;
}

using Phrases = std::vector<std::string>;

double available(const Peer &peer, std::size_t hour)
{
    return peer.generation.availability.at(hour) * peer.generation.maximum.at(hour);
}

void addGeneration(Phrases &phrases, const Peer &peer, const PeerHour &result, std::size_t hour)
{
    const double most = available(peer, hour);
    if (!maySell(peer, hour) || most <= noticeable)
        return;
    const double least = std::min(peer.generation.minimum.at(hour), most);
    if (reaches(result.generation, most)) {
        std::string phrase = fmt::format("generates all it can, {} kW", rounded(most));
        if (peer.generation.availability.at(hour) < 1.0)
            phrase += fmt::format(" ({} of {} kW is available)",
                                  rounded(peer.generation.availability.at(hour)),
                                  rounded(peer.generation.maximum.at(hour)));
        phrases.push_back(phrase);
    } else if (least > noticeable && reaches(least, result.generation)) {
        phrases.push_back(fmt::format("generates its minimum, {} kW", rounded(least)));
    }
    const double output = result.generation + result.discharge;
    if (output > noticeable && result.bought > noticeable && reaches(result.ownUse, output))
        phrases.push_back(fmt::format("uses all of its own {} kWh itself", rounded(output)));
}

void addStorage(Phrases &phrases, const Peer &peer, const PeerHour &result, std::size_t hour)
{
    if (!peer.storage)
        return;
    const Storage &storage = *peer.storage;
    if (storage.operation == Storage::Operation::Tendency) {
        const double tendency = storage.tendency.at(hour);
        phrases.push_back(fmt::format("its battery follows its tendency: {} {} kWh",
                                      tendency < 0.0 ? "discharge" : "charge",
                                      rounded(std::abs(tendency))));
    }
    if (reaches(result.stateOfCharge, storage.capacity))
        phrases.push_back(
            fmt::format("its battery ends the hour full, {} kWh", rounded(storage.capacity)));
    else if (reaches(storage.least, result.stateOfCharge))
        phrases.push_back(storage.least > noticeable
                              ? fmt::format("its battery ends the hour at its least charge, {} kWh",
                                            rounded(storage.least))
                              : "its battery ends the hour empty");
    if (storage.power > noticeable && reaches(result.charge, storage.power))
        phrases.push_back(
            fmt::format("its battery charges at full power, {} kW", rounded(storage.power)));
    if (storage.power > noticeable && reaches(result.discharge, storage.power))
        phrases.push_back(
            fmt::format("its battery discharges at full power, {} kW", rounded(storage.power)));
}

void addDemand(Phrases &phrases, const Peer &peer, const PeerHour &result, std::size_t hour)
{
    const auto served = servedBids(peer, hour, result.flexible);
    for (std::size_t i = 0; i < served.size(); ++i) {
        const double energy = peer.bids[i].energy.at(hour);
        if (energy <= noticeable)
            continue;
        const std::string bid =
            fmt::format("flexible demand of {} kWh at up to {} per kWh", rounded(energy),
                        rounded(peer.bids[i].highestPrice.at(hour)));
        if (reaches(served[i], energy))
            phrases.push_back(bid + " is served: its bid is above the price");
        else if (served[i] > noticeable)
            phrases.push_back(fmt::format("{} kWh of {} is served: its bid is the price",
                                          rounded(served[i]), bid));
        else
            phrases.push_back(bid + " is not served: its bid is below the price");
    }
    double power = 0.0;
    for (const ShiftableDemand &demand : peer.shiftable) {
        if (demand.hours.contains(hour))
            power += demand.power;
    }
    if (power > noticeable && reaches(result.shifted, power))
        phrases.push_back(
            fmt::format("its shiftable demand takes full power, {} kW", rounded(power)));
}

void addContracts(Phrases &phrases, const Market &market, const HourOutcome &outcome,
                  std::size_t hour, std::size_t peer)
{
    const PriceBook prices(market);
    const auto concerns = [&](const PriceBook::End &end) {
        return end.isPeer ? end.index == peer : prices.communityOf(peer) == end.index;
    };
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        const Contract &contract = market.contracts[k];
        const bool isItsOwn = concerns(prices.sellerOf(k)) || concerns(prices.buyerOf(k));
        if (contract.energyCap && isItsOwn && prices.isInForce(k, hour) &&
            contractRoom(market, outcome, hour, k) <= noticeable)
            phrases.push_back(fmt::format("{} has reached its cap, {} kWh", nameOf(contract),
                                          rounded(contract.energyCap->at(hour))));
    }
}

void addShortfalls(Phrases &phrases, const HourOutcome &outcome, std::size_t peer)
{
    const PeerHour &result = outcome.peers[peer];
    if (result.unserved > noticeable)
        phrases.push_back(
            fmt::format("{} kWh of its demand cannot be served", rounded(result.unserved)));
    if (result.surplus > noticeable)
        phrases.push_back(
            fmt::format("nobody can take {} kWh of its generation", rounded(result.surplus)));
    for (const Shortfall &shortfall : outcome.shortfalls) {
        if (std::count(shortfall.peers.begin(), shortfall.peers.end(), peer))
            phrases.push_back(shortfall.sentence);
    }
}

} // namespace

std::vector<double> servedBids(const Peer &peer, std::size_t hour, double served)
{
    std::vector<std::size_t> dearestFirst(peer.bids.size());
    std::iota(dearestFirst.begin(), dearestFirst.end(), std::size_t{0});
    std::stable_sort(dearestFirst.begin(), dearestFirst.end(), [&](std::size_t a, std::size_t b) {
        return peer.bids[a].highestPrice.at(hour) > peer.bids[b].highestPrice.at(hour);
    });
    std::vector<double> result(peer.bids.size(), 0.0);
    for (const std::size_t bid : dearestFirst) {
        result[bid] = std::min(peer.bids[bid].energy.at(hour), served);
        served -= result[bid];
    }
    return result;
}

double contractRoom(const Market &market, const HourOutcome &outcome, std::size_t hour,
                    std::size_t contract)
{
    const auto &cap = market.contracts[contract].energyCap;
    if (!cap)
        return std::numeric_limits<double>::infinity();
    double used = 0.0;
    for (const Flow &flow : outcome.flows) {
        if (flow.from.kind == Junction::Kind::Seller && flow.contract == contract)
            used += flow.energy;
    }
    return std::max(0.0, cap->at(hour) - used);
}

double spareGeneration(const Peer &peer, const PeerHour &result, std::size_t hour)
{
    if (!maySell(peer, hour))
        return 0.0;
    return std::max(0.0, available(peer, hour) - result.generation) + result.surplus;
}

std::vector<std::string> bindingLimits(const Market &market, const HourOutcome &outcome,
                                       std::size_t hour, std::size_t peer)
{
    Phrases phrases;
    addGeneration(phrases, market.peers[peer], outcome.peers[peer], hour);
    addStorage(phrases, market.peers[peer], outcome.peers[peer], hour);
    addDemand(phrases, market.peers[peer], outcome.peers[peer], hour);
    addContracts(phrases, market, outcome, hour, peer);
    addShortfalls(phrases, outcome, peer);
    return phrases;
}

} // namespace peergrid
