// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "ui/colours.h"
#include "ui/panels/salepricestext.h"
#include "ui/panels/sparkline.h"
#include "ui/symbols.h"

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
}

/// What may be generated hour by hour: maximum × availability, 0 as a consumer.
Profile possibleGeneration(const Peer &peer, std::size_t hours)
{
    const auto at = [](const auto &values, std::size_t hour) { // none, where it is too short
        return values.isConstant() || hour < values.size() ? values.at(hour)
                                                           : decltype(values.at(0)){};
    };
    std::vector<double> values(hours);
    for (std::size_t hour = 0; hour < hours; ++hour) {
        if (at(peer.role, hour) != Role::Consumer)
            values[hour] =
                at(peer.generation.maximum, hour) * at(peer.generation.availability, hour);
    }
    return Profile(std::move(values));
}

bool differsByHour(const Peer &peer)
{
    return !peer.generation.maximum.isConstant() || !peer.generation.availability.isConstant();
}

/// Whether there is one curve to show for all.
bool haveCommonCurve(const PeerRows &rows)
{
    return rows.market().hours > 1 && rows.areAll(generates) && rows.areAll(differsByHour) &&
           rows.agree([](const Peer &peer) -> auto & { return peer.generation.maximum; }) &&
           rows.agree([](const Peer &peer) -> auto & { return peer.generation.availability; }) &&
           rows.agree([](const Peer &peer) -> auto & { return peer.role; });
}

void addCurve(const PeerRows &rows)
{
    auto *curve = new Sparkline;
    curve->setAccessibleName(PeerForm::tr("Generation by hour"));
    curve->setToolTip(PeerForm::tr("Maximum × availability; click to edit the hours"));
    QObject::connect(curve, &Sparkline::clicked, &rows.form(), [rows] {
        const bool isWeather = !rows.peers().front()->generation.availability.isConstant();
        rows.form().openProfile(isWeather ? QStringLiteral("generation.availability")
                                          : QStringLiteral("generation.maximum"));
    });
    rows.form().beginPart([rows] { return haveCommonCurve(rows); });
    rows.form().addWidget(curve, [rows, curve] {
        const Peer &peer = *rows.peers().front();
        const std::size_t hour = std::min(rows.selection().hour(), rows.market().hours - 1);
        curve->setProfile(possibleGeneration(peer, rows.market().hours), rows.market().hours);
        curve->setHour(hour);
        curve->setColour(colourOf(peer, hour, coloursOf(curve->palette())));
    });
    rows.beginPart(generates);
}

void addCost(const PeerRows &rows)
{
    rows.profile({"generation.cost", PeerForm::tr("Cost"), PeerForm::tr("$/kWh"),
                  PeerForm::tr("Generation cost C_g: the price inside the community"), 0.001,
                  priceRange},
                 [](auto &peer) { return &peer.generation.cost; });
}

void addEmissions(const PeerRows &rows)
{
    rows.form().addNumber(
        {.name = "emission_factor",
         .label = PeerForm::tr("Emissions"),
         .unit = PeerForm::tr("kg/kWh"),
         .help = PeerForm::tr("kg CO₂ for each kWh generated; empty: none"),
         .step = 0.01,
         .range = emissionRange,
         .none = PeerForm::tr("none")},
        [rows] {
            std::vector<std::optional<double>> factors;
            for (const Peer *peer : rows.peers())
                factors.push_back(peer->emissionFactor);
            return factors;
        },
        [rows](const std::optional<double> &factor, const QString &key) {
            rows.change(
                PeerForm::tr("Change emissions"),
                [factor](Peer &peer) { peer.emissionFactor = factor; }, key);
        });
}

QString selectedPrices(const PeerRows &rows)
{
    const auto &selected = rows.peers();
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
    addCurve(rows);
    addCost(rows);
    addEmissions(rows);
    addPrices(rows);
    addFeedIn(rows);
}

} // namespace peergrid
