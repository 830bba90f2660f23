// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/whatif.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

using What = Shift::What;

bool mayEverSell(const Peer &peer)
{
    const auto roles = peer.role.values();
    return std::any_of(roles.begin(), roles.end(),
                       [](Role role) { return role != Role::Consumer; });
}

bool isMeant(const Shift::Whose &whose, const Peer &peer)
{
    if (const auto *peers = std::get_if<std::set<PeerId>>(&whose))
        return peers->contains(peer.id);
    if (const auto *community = std::get_if<CommunityId>(&whose))
        return peer.community == *community;
    if (const auto *role = std::get_if<Role>(&whose))
        return !peer.isMainGrid && peer.role.size() > 0 && peer.role.at(0) == *role;
    return true;
}

bool touches(const Shift &shift, What quantity)
{
    if (shift.what != What::Price)
        return shift.what == quantity;
    return quantity == What::GenerationCost ||
           (quantity == What::NetworkFee && shift.by == Shift::By::Factor);
}

Profile changed(const Profile &profile, const Change &change, double most)
{
    if (change.isNeutral())
        return profile;
    const auto values = profile.values();
    if (profile.isConstant())
        return changed(values.front(), change, most);
    std::vector<double> result(values.begin(), values.end());
    for (double &value : result)
        value = changed(value, change, most);
    if (std::equal(result.begin(), result.end(), values.begin()))
        return profile; // all zeros, say: it still stands in its table
    return Profile(std::move(result));
}

/// All of a storage in proportion to its capacity, so that what it does still fits into it.
void resize(Storage &storage, const Change &change)
{
    if (change.isNeutral() || !(storage.capacity > 0.0))
        return;
    double capacity = changed(storage.capacity, change, maxEnergy);
    const double mostPower = std::max(maxEnergy, storage.power);
    if (storage.power > 0.0) // which may not outgrow its limit either
        capacity = std::min(capacity, mostPower / storage.power * storage.capacity);
    const double ratio = capacity / storage.capacity;
    const auto level = [&](double charge) {
        return charge <= storage.capacity ? std::min(charge * ratio, capacity) : charge * ratio;
    };
    storage.least = level(storage.least);
    storage.initial = level(storage.initial);
    storage.power = std::min(storage.power * ratio, mostPower);
    storage.capacity = capacity;
    if (ratio == 1.0)
        return;
    std::vector<double> tendency(storage.tendency.values().begin(),
                                 storage.tendency.values().end());
    if (std::all_of(tendency.begin(), tendency.end(), [](double f) { return f == 0.0; }))
        return;
    for (double &f : tendency)
        f = std::clamp(f * ratio, std::min(-maxEnergy, f), std::max(maxEnergy, f));
    storage.tendency =
        storage.tendency.isConstant() ? Profile(tendency.front()) : Profile(std::move(tendency));
}

} // namespace

bool isNeutral(const Shift &shift)
{
    return shift.amount == (shift.by == Shift::By::Factor ? 1.0 : 0.0);
}

bool movesPrices(const Shift &shift)
{
    return shift.what != What::Load && shift.what != What::Storage;
}

bool has(const Peer &peer, What what)
{
    const auto load = peer.load.values();
    switch (what) {
    case What::Price:
    case What::GenerationCost:
    case What::NetworkFee:
        return mayEverSell(peer);
    case What::Load:
        return std::any_of(load.begin(), load.end(), [](double value) { return value != 0.0; });
    case What::Storage:
        return peer.storage.has_value();
    case What::FeedInTariff:
        return peer.feedInTariff.has_value();
    }
    return false;
}

bool concerns(const Shift &shift, const Peer &peer)
{
    return isMeant(shift.whose, peer) && has(peer, shift.what);
}

std::set<PeerId> peersOf(const Market &market, const Shift &shift)
{
    std::set<PeerId> peers;
    for (const Peer &peer : market.peers) {
        if (concerns(shift, peer))
            peers.insert(peer.id);
    }
    return peers;
}

Change changeOf(std::span<const Shift> shifts, const Peer &peer, What quantity)
{
    Change change;
    for (const Shift &shift : shifts) {
        if (!touches(shift, quantity) || !concerns(shift, peer))
            continue;
        if (shift.by == Shift::By::Factor)
            change.factor *= shift.amount;
        else
            change.offset += shift.amount;
    }
    return change;
}

double changed(double value, const Change &change, double most)
{
    double moved = value * change.factor + change.offset;
    if (std::abs(moved) < 1e-14 * std::abs(change.offset))
        moved = 0.0; // all that is left is rounding, which would be a price all the same
    // What is out of range in a draft is not mended by the way.
    return std::clamp(moved, std::min(0.0, value), std::max(most, value));
}

Market applied(const Market &market, std::span<const Shift> shifts)
{
    Market result = market;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const Peer &before = market.peers[n];
        Peer &peer = result.peers[n];
        const auto change = [&](What quantity) { return changeOf(shifts, before, quantity); };
        peer.generation.cost =
            changed(peer.generation.cost, change(What::GenerationCost), maxPrice);
        peer.networkFee = changed(peer.networkFee, change(What::NetworkFee), maxPrice);
        peer.load = changed(peer.load, change(What::Load), maxEnergy);
        if (peer.storage)
            resize(*peer.storage, change(What::Storage));
        if (peer.feedInTariff)
            peer.feedInTariff = changed(*peer.feedInTariff, change(What::FeedInTariff), maxPrice);
    }
    return result;
}

Scenario kept(Scenario scenario, std::span<const Shift> shifts)
{
    scenario.market = applied(scenario.market, shifts);
    return scenario;
}

} // namespace peergrid
