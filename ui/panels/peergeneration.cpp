// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "ui/panels/salepricestext.h"

namespace peergrid
{

namespace
{

/// Whether the peer generates in some hour.
bool generates(const Peer &peer)
{
    const auto roles = peer.role.values();
    return std::any_of(roles.begin(), roles.end(),
                       [](Role role) { return role != Role::Consumer; });
}

void addLimits(const PeerRows &rows)
{
    rows.beginPart(generates);
    rows.form().addHeading(PeerForm::tr("Generation"));
    rows.profile(
        {"generation.maximum", PeerForm::tr("Maximum"), PeerForm::tr("kW"), {}, 1.0, powerRange},
        [](auto &peer) { return &peer.generation.maximum; });
    rows.profile({"generation.minimum", PeerForm::tr("Minimum"), PeerForm::tr("kW"),
                  PeerForm::tr("Generated in any case; never more than maximum × availability"),
                  1.0, powerRange},
                 [](auto &peer) { return &peer.generation.minimum; });
    rows.profile({"generation.availability", PeerForm::tr("Availability"), PeerForm::tr("0–1"),
                  PeerForm::tr("Part of the maximum that sun or wind allow"), 0.05,
                  availabilityRange},
                 [](auto &peer) { return &peer.generation.availability; });
    rows.profile({"generation.cost", PeerForm::tr("Cost"), PeerForm::tr("$/kWh"),
                  PeerForm::tr("Generation cost C_g: the price inside the community"), 0.001,
                  priceRange},
                 [](auto &peer) { return &peer.generation.cost; });
}

QString selectedPrices(const PeerRows &rows)
{
    const auto selected = rows.peers();
    if (selected.size() != 1 || hasErrors(rows.document().issues()))
        return {};
    const Market &market = rows.market();
    const auto seller = static_cast<std::size_t>(selected.front() - market.peers.data());
    return salePricesText(rows.document().scenario(), seller,
                          std::min(rows.selection().hour(), market.hours - 1));
}

void addPrices(const PeerRows &rows)
{
    rows.form().addHeading(PeerForm::tr("Sale price"));
    rows.profile({"network_fee", PeerForm::tr("Network fee"), PeerForm::tr("$/kWh"),
                  PeerForm::tr("Distribution cost C_d: what a sale outside the community adds"),
                  0.001, priceRange},
                 [](auto &peer) { return &peer.networkFee; });
    rows.form().addNote([rows] { return selectedPrices(rows); });
}

void addFeedIn(const PeerRows &rows)
{
    rows.beginPart([](const Peer &peer) { return peer.isMainGrid; });
    rows.form().addProfile(
        {.name = "feed_in_tariff",
         .label = PeerForm::tr("Feed-in tariff"),
         .unit = PeerForm::tr("$/kWh"),
         .help = PeerForm::tr("What the main grid pays for surplus; empty: it takes none"),
         .step = 0.001,
         .range = priceRange,
         .none = PeerForm::tr("none")},
        [rows] {
            std::vector<std::optional<Profile>> values;
            for (const Peer *peer : rows.peers())
                values.push_back(peer->feedInTariff);
            return values;
        },
        [rows](const std::optional<Profile> &value, const QString &key) {
            rows.change(
                PeerForm::tr("Change feed-in tariff"),
                [value](Peer &peer) { peer.feedInTariff = value; }, key);
        });
}

} // namespace

void addGeneration(const PeerRows &rows)
{
    addLimits(rows);
    addPrices(rows);
    addFeedIn(rows);
}

} // namespace peergrid
