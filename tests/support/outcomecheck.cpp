// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/outcomecheck.h"

#include "tests/support/givenstorage.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace peergrid::test
{

namespace
{

std::string at(const Market &market, std::size_t peer, std::size_t hour)
{
    return fmt::format("hour {}, {}", hour + 1, market.peers[peer].id.value);
}

/// `taken` is what the main grid takes at the feed-in tariff; nobody else does.
void checkIdentities(const Peer &peer, std::size_t hour, const PeerHour &p, double taken,
                     Complaints &all, const std::string &where)
{
    all.expectEqual(p.generation + p.discharge, p.ownUse + p.sold + p.surplus, where + ": supply");
    all.expectEqual(p.ownUse + p.bought + p.unserved,
                    peer.load.at(hour) + p.charge + p.flexible + p.shifted + taken,
                    where + ": demand");
    for (const double value : {p.generation, p.ownUse, p.bought, p.sold, p.fedIn, p.flexible,
                               p.shifted, p.charge, p.discharge, p.unserved, p.surplus})
        all.expectWithin(0.0, value, std::numeric_limits<double>::max(), where + ": sign");
    all.expectWithin(leastGeneration(peer, hour), p.generation, mostGeneration(peer, hour),
                     where + ": generation");
    all.expectWithin(0.0, p.fedIn, p.sold, where + ": fed in");
}

void checkRole(const Peer &peer, std::size_t hour, const PeerHour &p, Complaints &all,
               const std::string &where)
{
    if (peer.role.at(hour) == Role::Producer && !peer.isMainGrid)
        all.expectEqual(p.bought, 0.0, where + ": a producer buys");
    if (peer.role.at(hour) == Role::Consumer)
        all.expectEqual(p.sold, 0.0, where + ": a consumer sells");
    if (peer.isMainGrid)
        all.expectEqual(p.fedIn, 0.0, where + ": the main grid feeds in");
}

/// Bids are served dearest first; what they are worth follows from how much is served.
void checkBids(const Peer &peer, std::size_t hour, const PeerHour &p, Complaints &all,
               const std::string &where)
{
    std::vector<std::pair<double, double>> bids;
    for (const FlexibleBid &bid : peer.bids)
        bids.emplace_back(bid.highestPrice.at(hour), bid.energy.at(hour));
    std::sort(bids.rbegin(), bids.rend());
    double left = p.flexible;
    double value = 0.0;
    for (const auto &[price, energy] : bids) {
        value += price * std::min(left, energy);
        left -= std::min(left, energy);
    }
    all.expectWithin(0.0, left, 0.0, where + ": more flexible demand than bids");
    all.expectEqual(p.flexibleValue, value, where + ": value of flexible demand");
}

/// kWh that end rules want and batteries do not hold at the end.
double missingCharge(const Market &market, const HourOutcome &last)
{
    double missing = 0.0;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const auto &storage = market.peers[n].storage;
        if (storage && storage->operation == Storage::Operation::Optimised &&
            storage->endRule == Storage::EndRule::NoLowerThanInitial)
            missing += std::max(0.0, storage->initial - last.peers[n].stateOfCharge);
    }
    return missing;
}

void checkStatus(const Market &market, const HourOutcome &hour, std::size_t t, Complaints &all)
{
    double unserved = t + 1 == market.hours ? missingCharge(market, hour) : 0.0;
    double surplus = 0.0;
    for (const PeerHour &p : hour.peers) {
        unserved += p.unserved;
        surplus += p.surplus;
    }
    for (const Shortfall &shortfall : hour.shortfalls)
        (shortfall.kind == Shortfall::Kind::Unserved ? unserved : surplus) -= shortfall.energy;
    const auto where = fmt::format("hour {}", t + 1);
    all.expectEqual(unserved, 0.0, where + ": unserved energy without its shortfall");
    all.expectEqual(surplus, 0.0, where + ": surplus energy without its shortfall");
    const bool isShort = hour.status == HourOutcome::Status::NotAllServed;
    all.expect(isShort != hour.shortfalls.empty(), where + ": status and shortfalls disagree");
}

/// Eq. 3: total generation = total load, with storage, flexible demand and what has no taker.
void checkTotals(const Market &market, const HourOutcome &hour, std::size_t t, Complaints &all)
{
    double balance = 0.0;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const PeerHour &p = hour.peers[n];
        balance += p.generation + p.discharge + p.unserved - market.peers[n].load.at(t) - p.charge -
                   p.flexible - p.shifted - p.fedIn - p.surplus;
    }
    all.expectEqual(balance, 0.0, fmt::format("hour {}: generation and load (eq. 3)", t + 1));
}

bool areAllSolved(const Outcome &outcome)
{
    return std::none_of(outcome.hours.begin(), outcome.hours.end(), [](const HourOutcome &hour) {
        return hour.status == HourOutcome::Status::NotSolved;
    });
}

void checkStorageOf(const Market &market, std::size_t n, const Outcome &outcome, Complaints &all)
{
    const Storage &storage = *market.peers[n].storage;
    const auto given = givenStorage(market.peers[n], market.hours);
    double state = storage.initial;
    for (std::size_t t = 0; t < market.hours; ++t) {
        const PeerHour &p = outcome.hours[t].peers[n];
        const auto where = at(market, n, t);
        all.expectWithin(0.0, p.charge, storage.power, where + ": charge");
        all.expectWithin(0.0, p.discharge, storage.power, where + ": discharge");
        all.expect(std::min(p.charge, p.discharge) <= all.tolerance,
                   fmt::format("{}: charges {} and discharges {}", where, p.charge, p.discharge));
        state += storage.chargeEfficiency * p.charge - p.discharge / storage.dischargeEfficiency;
        all.expectEqual(p.stateOfCharge, state, where + ": state of charge (eq. 7)");
        state = p.stateOfCharge;
        all.expectWithin(storage.least, state, storage.capacity, where + ": state of charge");
        if (storage.operation != Storage::Operation::Optimised) {
            all.expectEqual(p.charge, given[t].charge, where + ": given charge");
            all.expectEqual(p.discharge, given[t].discharge, where + ": given discharge");
        }
        if (storage.operation == Storage::Operation::SelfConsumption)
            all.expectWithin(std::max(p.charge, p.discharge), p.ownUse,
                             std::numeric_limits<double>::max(), where + ": storage for own use");
    }
    // A look-ahead too short to see that energy will lack may miss the end rule, and says so.
    if (storage.operation == Storage::Operation::Optimised && !market.lookAhead &&
        storage.endRule == Storage::EndRule::NoLowerThanInitial)
        all.expectWithin(storage.initial, state, storage.capacity,
                         market.peers[n].id.value + ": charge at the end");
}

void checkShiftable(const Market &market, std::size_t n, const Outcome &outcome, Complaints &all)
{
    double energy = 0.0;
    for (const ShiftableDemand &demand : market.peers[n].shiftable)
        energy += demand.energy;
    double shifted = 0.0;
    for (std::size_t t = 0; t < market.hours; ++t) {
        double power = 0.0;
        for (const ShiftableDemand &demand : market.peers[n].shiftable)
            power += demand.hours.contains(t) ? demand.power : 0.0;
        // What is never delivered counts in one hour, beyond the power.
        const PeerHour &p = outcome.hours[t].peers[n];
        all.expectWithin(0.0, p.shifted - std::min(p.shifted, p.unserved), power,
                         at(market, n, t) + ": shiftable demand");
        shifted += p.shifted;
    }
    all.expectEqual(shifted, energy, market.peers[n].id.value + ": shiftable energy");
}

} // namespace

void Complaints::expect(bool holds, const std::string &sentence)
{
    if (!holds && sentences.size() < 8)
        sentences.push_back(sentence);
}

void Complaints::expectEqual(double a, double b, const std::string &what)
{
    const double scale = std::max({1.0, std::fabs(a), std::fabs(b)});
    if (!(std::fabs(a - b) <= tolerance * scale))
        expect(false, fmt::format("{}: {} instead of {}", what, a, b));
}

void Complaints::expectWithin(double low, double value, double high, const std::string &what)
{
    const double slack = tolerance * std::max(1.0, std::fabs(value));
    if (!(value >= low - slack && value <= high + slack))
        expect(false, fmt::format("{}: {} is not within {}…{}", what, value, low, high));
}

std::string Complaints::text() const
{
    return fmt::format("{}", fmt::join(sentences, "\n"));
}

Complaints complaints(const Market &market, const Outcome &outcome, double tolerance)
{
    Complaints all{tolerance, {}};
    all.expect(outcome.hours.size() == market.hours, "not one outcome an hour");
    if (!all.isEmpty())
        return all;
    checkPeers(market, outcome, all);
    checkStorage(market, outcome, all);
    checkFlows(market, outcome, all);
    return all;
}

void checkPeers(const Market &market, const Outcome &outcome, Complaints &all)
{
    bool isShort = false;
    for (std::size_t t = 0; t < market.hours; ++t) {
        const HourOutcome &hour = outcome.hours[t];
        if (hour.status == HourOutcome::Status::NotSolved)
            continue;
        isShort = isShort || hour.status == HourOutcome::Status::NotAllServed;
        double fedIn = 0.0;
        for (const PeerHour &p : hour.peers)
            fedIn += p.fedIn;
        for (std::size_t n = 0; n < market.peers.size(); ++n) {
            const auto where = at(market, n, t);
            const double taken = market.peers[n].isMainGrid ? fedIn : 0.0;
            checkIdentities(market.peers[n], t, hour.peers[n], taken, all, where);
            checkRole(market.peers[n], t, hour.peers[n], all, where);
            checkBids(market.peers[n], t, hour.peers[n], all, where);
            if (!market.peers[n].storage)
                all.expectEqual(hour.peers[n].charge + hour.peers[n].discharge, 0.0,
                                where + ": charges without a storage");
        }
        checkStatus(market, hour, t, all);
        checkTotals(market, hour, t, all);
    }
    if (outcome.status != Outcome::Status::Cancelled)
        all.expect((outcome.status == Outcome::Status::NotAllServed) == isShort,
                   "the status of the whole is not that of its hours");
}

void checkStorage(const Market &market, const Outcome &outcome, Complaints &all)
{
    if (!areAllSolved(outcome))
        return;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (market.peers[n].storage)
            checkStorageOf(market, n, outcome, all);
        checkShiftable(market, n, outcome, all);
    }
}

} // namespace peergrid::test
