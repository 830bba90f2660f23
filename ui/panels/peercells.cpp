// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peercells.h"

#include "core/edits.h"
#include "core/pricing.h"
#include "core/words.h"
#include "ui/panels/celltext.h"
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

/// The profile a column shows, of a peer that is const or not.
template<class AnyPeer>
auto profileOf(AnyPeer &peer, PeerColumn column) -> decltype(&peer.load)
{
    switch (column) {
    case PeerColumn::Minimum:
        return &peer.generation.minimum;
    case PeerColumn::Maximum:
        return &peer.generation.maximum;
    case PeerColumn::Availability:
        return &peer.generation.availability;
    case PeerColumn::Cost:
        return &peer.generation.cost;
    case PeerColumn::Load:
        return &peer.load;
    case PeerColumn::NetworkFee:
        return &peer.networkFee;
    default:
        return nullptr;
    }
}

double Storage::*storageMember(PeerColumn column)
{
    switch (column) {
    case PeerColumn::Capacity:
        return &Storage::capacity;
    case PeerColumn::Power:
        return &Storage::power;
    case PeerColumn::Initial:
        return &Storage::initial;
    default:
        return nullptr;
    }
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
    const QString range =
        *least == *most ? shownNumber(*least)
                        : QStringLiteral("%1–%2").arg(shownNumber(*least), shownNumber(*most));
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

Complaint writeId(Scenario &scenario, std::size_t peer, const QString &text)
{
    const PeerId before = scenario.market.peers[peer].id;
    const PeerId id(text.toStdString());
    if (id.isEmpty())
        return tr("every peer needs an id");
    if (indexOf(scenario.market, id))
        return tr("another peer has the id %1").arg(quoted(text));
    scenario = edits::renumber(std::move(scenario), before, id);
    return {};
}

/// The letters of table files say nothing of the main grid, the words of the interface do.
Complaint writeRole(Peer &peer, const QString &text)
{
    const QString word = text.toLower();
    for (const Role role : {Role::Producer, Role::Prosumer, Role::Consumer}) {
        const bool isLetter = word == QStringLiteral("gpc").at(static_cast<int>(role));
        if (!isLetter && word != roleWord(role).toLower())
            continue;
        peer.role = role;
        peer.isMainGrid = isLetter && peer.isMainGrid;
        if (!peer.isMainGrid)
            peer.feedInTariff.reset();
        return {};
    }
    if (word != mainGridWord().toLower())
        return tr("%1 is not a role; write G (producer), P (prosumer), C (consumer) or main grid")
            .arg(quoted(text));
    peer.role = Role::Producer;
    peer.isMainGrid = true;
    return {};
}

Complaint writeCommunity(const Market &market, Peer &peer, const QString &text)
{
    const std::string wanted = text.toStdString();
    const auto is = [&](auto &&textOf) {
        return std::find_if(market.communities.begin(), market.communities.end(),
                            [&](const Community &one) { return textOf(one) == wanted; });
    };
    auto found = is([](const Community &one) { return one.id.value; });
    if (found == market.communities.end())
        found = is([](const Community &one) { return nameOf(one); });
    if (found == market.communities.end())
        return tr("there is no community %1").arg(quoted(text));
    peer.community = found->id;
    return {};
}

Complaint writeStorage(Peer &peer, PeerColumn column, double value)
{
    if (!peer.storage && value == 0.0)
        return {};
    if (column != PeerColumn::Capacity) {
        if (!peer.storage)
            return tr("there is no battery; write its capacity first");
        (*peer.storage).*storageMember(column) = value;
        return {};
    }
    if (value == 0.0) {
        peer.storage.reset();
        return {};
    }
    if (!peer.storage) {
        peer.storage = edits::newStorage();
        peer.storage->initial = 0.0;
    }
    peer.storage->capacity = value;
    return {};
}

Complaint writeNumber(Peer &peer, PeerColumn column, const QString &text)
{
    const auto value = numberIn(text);
    if (!value)
        return value.error();
    if (storageMember(column))
        return writeStorage(peer, column, *value);
    if (Profile *profile = profileOf(peer, column))
        *profile = *value;
    else
        peer.emissionFactor = *value;
    return {};
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
    return {mainGridWord(), roleWord(Role::Producer), roleWord(Role::Prosumer),
            roleWord(Role::Consumer)};
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
    return text(scenario, peer, column, shownNumber);
}

QString exactText(const Scenario &scenario, const Peer &peer, PeerColumn column)
{
    return text(scenario, peer, column, exactNumber);
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

Complaint write(Scenario &scenario, std::size_t index, PeerColumn column, const QString &text)
{
    Peer &peer = scenario.market.peers[index];
    QString line = text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' ')).remove(QLatin1Char('\r'));
    line = line.trimmed();
    if (line == exactText(scenario, peer, column))
        return {};
    if (isHourly(peer, column))
        return tr("there are values by hour, which one cell does not replace; clear it with Del "
                  "first, or edit the values");
    if (column == PeerColumn::Id)
        return writeId(scenario, index, line);
    if (column == PeerColumn::Role)
        return writeRole(peer, line);
    if (column == PeerColumn::Name)
        peer.name = line.toStdString();
    else if (line.isEmpty())
        clear(peer, column);
    else if (column == PeerColumn::Community)
        return writeCommunity(scenario.market, peer, line);
    else
        return writeNumber(peer, column, line);
    return {};
}

void clear(Peer &peer, PeerColumn column)
{
    if (Profile *profile = profileOf(peer, column))
        *profile = column == PeerColumn::Availability ? 1.0 : 0.0;
    else if (column == PeerColumn::Capacity)
        peer.storage.reset();
    else if (storageMember(column) && peer.storage)
        (*peer.storage).*storageMember(column) = 0.0;
    else if (column == PeerColumn::Name)
        peer.name.clear();
    else if (column == PeerColumn::Community)
        peer.community.reset();
    else if (column == PeerColumn::Emission)
        peer.emissionFactor.reset();
}

} // namespace peergrid
