// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tablelosses.h"

#include "core/spot.h"

#include <algorithm>
#include <set>

namespace peergrid
{

namespace
{

constexpr const char *notTold = "tables cannot say it; keep the scenario file";
constexpr const char *firstHourTold = "tables hold one value, that of hour 1";

/// Collects warnings about one object after another.
class Losses
{
  public:
    void setObject(std::string object) { m_object = std::move(object); }

    void add(bool isLost, std::string field, std::string allowed = notTold)
    {
        if (!isLost)
            return;
        Issue issue;
        issue.severity = Issue::Severity::Warning;
        issue.object = m_object;
        issue.field = std::move(field);
        issue.found = "left out";
        issue.allowed = std::move(allowed);
        m_issues.push_back(std::move(issue));
    }

    template<class T>
    void addVarying(const Hourly<T> &values, std::string field)
    {
        const auto all = values.values();
        const bool varies = std::any_of(all.begin(), all.end(),
                                        [&](const T &value) { return value != all.front(); });
        if (varies)
            add(true, std::move(field), firstHourTold);
    }

    Issues take() { return std::move(m_issues); }

  private:
    std::string m_object;
    Issues m_issues;
};

void addStorage(Losses &losses, const Storage &storage)
{
    const Storage plain;
    losses.add(storage.operation != Storage::Operation::Tendency, "storage.operation",
               "tables know the operation tendency only; read back, the storage rests");
    losses.add(storage.chargeEfficiency != plain.chargeEfficiency, "storage.charge_efficiency");
    losses.add(storage.dischargeEfficiency != plain.dischargeEfficiency,
               "storage.discharge_efficiency");
    losses.add(storage.least != plain.least, "storage.least");
    losses.add(storage.initial != plain.initial, "storage.initial");
    losses.add(storage.wearCost != plain.wearCost, "storage.wear_cost");
    losses.add(storage.endRule != plain.endRule, "storage.end_rule");
}

void addPeer(Losses &losses, const Peer &peer)
{
    losses.setObject(objectLabel("peer", 0, peer.id.value, peer.name));
    losses.addVarying(peer.role, "role");
    losses.addVarying(peer.generation.minimum, "generation.minimum");
    losses.addVarying(peer.generation.maximum, "generation.maximum");
    losses.addVarying(peer.generation.cost, "generation.cost");
    losses.addVarying(peer.networkFee, "network_fee");
    losses.add(!peer.bids.empty(), "flexible_demand");
    losses.add(!peer.shiftable.empty(), "shiftable_demand");
    losses.add(peer.feedInTariff.has_value(), "feed_in_tariff");
    losses.add(peer.emissionFactor.has_value(), "emission_factor");
    if (peer.storage)
        addStorage(losses, *peer.storage);
}

bool hasMembers(const CommunityId &id, const Market &market)
{
    return std::any_of(market.peers.begin(), market.peers.end(),
                       [&](const Peer &peer) { return peer.community == id; });
}

void addCommunity(Losses &losses, const Community &community, const Market &market)
{
    losses.setObject(objectLabel("community", 0, community.id.value, community.name));
    const bool hasNobody = !hasMembers(community.id, market);
    losses.add(hasNobody, "", "it has no members, and tables know communities by their members");
    losses.add(!hasNobody && community.name != "Community " + community.id.value, "name");
    losses.add(community.managerFee != Profile(0.0), "manager_fee");
}

void addContract(Losses &losses, const Contract &contract, const Market &market)
{
    losses.setObject(objectLabel("contract", 0, contract.id.value, contract.name));
    losses.add(!fitsTables(contract, market), "",
               "one of its ends is a community without members, so that it rules no sale");
    if (const auto *fixed = std::get_if<FixedPrice>(&contract.terms))
        losses.addVarying(fixed->price, "fixed_price");
    if (contract.energyCap)
        losses.addVarying(*contract.energyCap, "energy_cap");
}

} // namespace

bool fitsTables(const Contract &contract, const Market &market)
{
    const auto hasPeers = [&](const ContractEnd &end) {
        const auto *community = std::get_if<CommunityId>(&end);
        return !community || hasMembers(*community, market);
    };
    return hasPeers(contract.seller) && hasPeers(contract.buyer);
}

Issues lossesInTables(const Scenario &scenario)
{
    const Market &market = scenario.market;
    Losses losses;
    losses.setObject("scenario");
    losses.add(market.objective != Objective::Published, "objective",
               "read back, the objective is published");
    losses.add(market.lookAhead.has_value(), "look_ahead");
    losses.add(scenario.currency != "$", "currency");
    losses.add(!scenario.unknown.empty(), "members this version does not know");
    for (const Peer &peer : market.peers)
        addPeer(losses, peer);
    for (const Community &community : market.communities)
        addCommunity(losses, community, market);
    for (const Contract &contract : market.contracts)
        addContract(losses, contract, market);
    return losses.take();
}

} // namespace peergrid
