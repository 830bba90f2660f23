// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate.h"

#include "core/checks.h"

#include <fmt/format.h>

namespace peergrid
{

namespace
{

void checkTimeAxis(Issues &issues, const Market &market)
{
    const Spot scenario;
    const auto check = [&](std::string_view member, std::size_t value, std::size_t most,
                           std::string remedy) {
        if (1 <= value && value <= most)
            return;
        issues.push_back(issueAt(Spot(scenario, member), fmt::format("{} hours", value),
                                 fmt::format("from 1 to {} hours is allowed", most),
                                 std::move(remedy)));
    };
    check("hours", market.hours, maxHours, "write the number of hours of the scenario");
    if (market.lookAhead)
        check("look_ahead", *market.lookAhead, market.hours,
              "look ahead no further than the scenario has hours, or leave it out for all of them");
}

void checkContract(Issues &issues, const Spot &spot, const Contract &contract, std::size_t hours)
{
    if (const auto *fixed = std::get_if<FixedPrice>(&contract.terms))
        checkProfile(issues, Spot(spot, "fixed_price"), fixed->price, hours, priceRange);
    if (const auto *share = std::get_if<NetworkFeeFactor>(&contract.terms))
        checkNumber(issues, Spot(spot, "network_fee_factor"), share->factor, factorRange);
    if (contract.energyCap)
        checkProfile(issues, Spot(spot, "energy_cap"), *contract.energyCap, hours, energyRange);
    const Spot list(spot, "hours");
    for (std::size_t i = 0; i < contract.hours.size(); ++i)
        checkHours(issues, Spot(list, i), contract.hours[i], hours);
}

} // namespace

Issues checkObjects(const Market &market)
{
    Issues issues;
    checkTimeAxis(issues, market);
    if (market.hours < 1 || market.hours > maxHours)
        return issues;
    const Spot scenario;
    const Spot peers(scenario, "peers");
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const Peer &peer = market.peers[n];
        checkPeer(issues, Spot(peers, n, "peer", peer.id.value, peer.name), peer, market.hours);
    }
    const Spot communities(scenario, "communities");
    for (std::size_t c = 0; c < market.communities.size(); ++c) {
        const Community &community = market.communities[c];
        const Spot spot(communities, c, "community", community.id.value, community.name);
        checkProfile(issues, Spot(spot, "manager_fee"), community.managerFee, market.hours,
                     priceRange);
    }
    const Spot contracts(scenario, "contracts");
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        const Contract &contract = market.contracts[k];
        const Spot spot(contracts, k, "contract", contract.id.value, contract.name);
        checkContract(issues, spot, contract, market.hours);
    }
    return issues;
}

Issues validate(const Market &market)
{
    Issues issues = checkObjects(market);
    const Issues references = checkReferences(market);
    issues.insert(issues.end(), references.begin(), references.end());
    return issues;
}

} // namespace peergrid
