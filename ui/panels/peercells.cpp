// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peercells.h"

#include "core/words.h"
#include "ui/panels/celltext.h"
#include "ui/panels/peerfields.h"
#include "ui/panels/quantity.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace peergrid
{

namespace
{

/// `%1` in a unit is the currency.
struct ColumnWords {
    const char *title;
    const char *unit;
    const char *tableName;
    const char *member;
};

/// In the order of PeerColumn.
constexpr std::array<ColumnWords, peerColumns> columnWords{{
    {QT_TRANSLATE_NOOP("PeerCells", "Id"), "", "id", "id"},
    {QT_TRANSLATE_NOOP("PeerCells", "Name"), "", "name", "name"},
    {QT_TRANSLATE_NOOP("PeerCells", "Role"), "", "role", "role"},
    {QT_TRANSLATE_NOOP("PeerCells", "Community"), "", "community", "community"},
    {QT_TRANSLATE_NOOP("PeerCells", "Minimum"), "kW", "pmin_kw", "generation/minimum"},
    {QT_TRANSLATE_NOOP("PeerCells", "Maximum"), "kW", "pmax_kw", "generation/maximum"},
    {QT_TRANSLATE_NOOP("PeerCells", "Availability"), "0–1", "availability",
     "generation/availability"},
    {QT_TRANSLATE_NOOP("PeerCells", "Cost"), "%1/kWh", "generation_cost", "generation/cost"},
    {QT_TRANSLATE_NOOP("PeerCells", "Load"), "kWh", "load_kwh", "load"},
    {QT_TRANSLATE_NOOP("PeerCells", "Network fee"), "%1/kWh", "distribution_cost", "network_fee"},
    {QT_TRANSLATE_NOOP("PeerCells", "Battery"), "kWh", "ess_capacity_kwh", "storage/capacity"},
    {QT_TRANSLATE_NOOP("PeerCells", "Battery power"), "kW", "ess_power_kw", "storage/power"},
    {QT_TRANSLATE_NOOP("PeerCells", "Battery at start"), "kWh", "ess_initial_kwh",
     "storage/initial"},
    {QT_TRANSLATE_NOOP("PeerCells", "Emissions"), "kg CO₂/kWh", "emission_factor",
     "emission_factor"},
}};

const ColumnWords &wordsOf(PeerColumn column)
{
    return columnWords[static_cast<std::size_t>(column)];
}

QString tr(const char *text)
{
    return QCoreApplication::translate("PeerCells", text);
}

QString roleWord(Role role)
{
    Peer peer;
    peer.role = role;
    return kindWord(peer);
}

QString mainGridWord()
{
    Peer peer;
    peer.isMainGrid = true;
    return kindWord(peer);
}

QString roleText(const Peer &peer)
{
    if (peer.role.isConstant())
        return kindWord(peer);
    QStringList roles;
    for (const Role role : peer.role.values())
        roles += roleWord(role);
    const auto hours = roles.size();
    roles.removeDuplicates();
    return tr("%1 h: %2").arg(hours).arg(roles.join(QStringLiteral(", ")));
}

QString communityText(const Market &market, const Peer &peer)
{
    return peer.community ? nameOfEnd(market, *peer.community) : QString();
}

QString rangeText(const Profile &profile)
{
    const auto values = profile.values();
    if (values.empty())
        return tr("0 h");
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const QString range = *least == *most
                              ? shortText(*least)
                              : QStringLiteral("%1–%2").arg(shortText(*least), shortText(*most));
    return tr("%1 h: %2").arg(values.size()).arg(range);
}

QString text(const Scenario &scenario, const Peer &peer, PeerColumn column,
             QString (*numberText)(double))
{
    switch (column) {
    case PeerColumn::Id:
        return QString::fromStdString(peer.id.value);
    case PeerColumn::Name:
        return QString::fromStdString(peer.name);
    case PeerColumn::Role:
        return roleText(peer);
    case PeerColumn::Community:
        return communityText(scenario.market, peer);
    default:
        break;
    }
    if (isHourly(peer, column))
        return rangeText(*profileOf(peer, column));
    const auto number = numberOf(peer, column);
    return number ? numberText(*number) : QString();
}

} // namespace

QString titleOf(PeerColumn column)
{
    return tr(wordsOf(column).title);
}

QString unitOf(PeerColumn column, const std::string &currency)
{
    return QString::fromUtf8(wordsOf(column).unit)
        .replace(QStringLiteral("%1"), QString::fromStdString(currency));
}

QString tableNameOf(PeerColumn column)
{
    return QString::fromLatin1(wordsOf(column).tableName);
}

QString memberOf(PeerColumn column)
{
    return QString::fromLatin1(wordsOf(column).member);
}

QStringList roleWords()
{
    return {roleWord(Role::Producer), roleWord(Role::Prosumer), roleWord(Role::Consumer),
            mainGridWord()};
}

bool isNumber(PeerColumn column)
{
    return column >= PeerColumn::Minimum;
}

bool isHourly(const Peer &peer, PeerColumn column)
{
    if (column == PeerColumn::Role)
        return !peer.role.isConstant();
    const Profile *profile = profileOf(peer, column);
    return profile && !profile->isConstant();
}

QString shownText(const Scenario &scenario, const Peer &peer, PeerColumn column)
{
    return text(scenario, peer, column, shortText);
}

QString exactText(const Scenario &scenario, const Peer &peer, PeerColumn column)
{
    return text(scenario, peer, column, static_cast<QString (*)(double)>(exactText));
}

std::optional<double> numberOf(const Peer &peer, PeerColumn column)
{
    if (const Profile *profile = profileOf(peer, column)) {
        const auto values = profile->values();
        return values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
    }
    if (const auto member = storageMember(column))
        return peer.storage ? std::optional((*peer.storage).*member) : std::nullopt;
    return column == PeerColumn::Emission ? peer.emissionFactor : std::nullopt;
}

} // namespace peergrid
