// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eachprofile.h"
#include "core/edits.h"
#include "core/validate.h"
#include "ui/panels/issuespanel.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("QuickFix", text);
}

/// Charges no more than there is room for, discharges no more than there is, within the power.
Profile clipped(const Storage &storage, std::size_t hours)
{
    std::vector<double> values;
    double state = storage.initial;
    for (std::size_t t = 0; t < hours; ++t) {
        const double room = std::max(0.0, storage.capacity - state) / storage.chargeEfficiency;
        const double stock = std::max(0.0, state - storage.least) * storage.dischargeEfficiency;
        const double wanted = storage.tendency.at(t);
        const double value =
            std::clamp(wanted, -std::min(stock, storage.power), std::min(room, storage.power));
        state +=
            value > 0.0 ? value * storage.chargeEfficiency : value / storage.dischargeEfficiency;
        values.push_back(value);
    }
    return Profile(std::move(values));
}

bool hasWholeTendency(const Storage &storage, std::size_t hours)
{
    return (storage.tendency.isConstant() || storage.tendency.size() == hours) &&
           storage.chargeEfficiency > 0.0 && storage.dischargeEfficiency > 0.0;
}

std::optional<QuickFix> tendencyFix(const Scenario &scenario, const Issue &issue)
{
    const auto index = peerIndexIn(issue.place);
    if (!index || *index >= scenario.market.peers.size())
        return {};
    const Peer &peer = scenario.market.peers[*index];
    const bool isTendency = issue.field.starts_with("storage.tendency");
    if (!isTendency || !peer.storage || !hasWholeTendency(*peer.storage, scenario.market.hours))
        return {};
    const PeerId id = peer.id;
    return QuickFix{tr("Clip the tendency"), [id](Scenario next) {
                        const std::size_t hours = next.market.hours;
                        return edits::changePeers(std::move(next), {id}, [hours](Peer &one) {
                            one.storage->tendency = clipped(*one.storage, hours);
                        });
                    }};
}

bool hasWrongLength(const Scenario &scenario)
{
    Market market = scenario.market;
    const auto isWrong = [&](const auto &profile) {
        return !profile.isConstant() && profile.size() != market.hours;
    };
    bool isAny = std::any_of(market.peers.begin(), market.peers.end(),
                             [&](const Peer &peer) { return isWrong(peer.role); });
    forEachProfile(market, [&](const Profile &profile) { isAny |= isWrong(profile); });
    return isAny;
}

/// Mends an issue if it is gone once all profiles have the scenario's hours.
std::optional<QuickFix> hoursFix(const Scenario &scenario, const Issue &issue)
{
    if (!hasWrongLength(scenario))
        return {};
    const auto fixed = [](Scenario next) {
        const std::size_t hours = next.market.hours;
        return edits::setHours(std::move(next), hours);
    };
    const Issues left = validate(fixed(scenario).market);
    const bool isGone = std::none_of(left.begin(), left.end(), [&](const Issue &other) {
        return other.place == issue.place && other.found == issue.found;
    });
    if (!isGone)
        return {};
    return QuickFix{tr("Repeat or cut the profiles to the scenario's hours"), fixed};
}

/// A second object of the same id, or one without: the next free number.
std::optional<QuickFix> idFix(const Scenario &scenario, const Issue &issue)
{
    const auto index = peerIndexIn(issue.place);
    if (issue.field != "id" || !index || *index >= scenario.market.peers.size())
        return {};
    const std::size_t place = *index;
    return QuickFix{tr("Give it a free id"), [place](Scenario next) {
                        Peer &peer = next.market.peers[place];
                        const Position beside = next.layout.peers[peer.id];
                        peer.id = edits::newPeer(next.market, edits::Kind::Consumer).id;
                        next.layout.peers[peer.id] = {beside.x + 40.0, beside.y + 40.0};
                        return next;
                    }};
}

} // namespace

std::optional<QuickFix> quickFixFor(const Scenario &scenario, const Issue &issue)
{
    for (const auto &fix : {tendencyFix, hoursFix, idFix}) {
        if (auto found = fix(scenario, issue))
            return found;
    }
    return {};
}

} // namespace peergrid
