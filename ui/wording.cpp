// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wording.h"

#include "core/pricing.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Wording", text);
}

QString number(double value)
{
    return QString::fromStdString(rounded(value));
}

/// The value in an hour; a profile too short for it gives its last.
double valueAt(const Profile &profile, std::size_t hour)
{
    return profile.size() == 0 ? 0.0 : profile.at(std::min(hour, profile.size() - 1));
}

QString clock(std::size_t hourOfDay)
{
    return QStringLiteral("%1:00").arg(hourOfDay, 2, 10, QLatin1Char('0'));
}

} // namespace

QString exactText(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const double size = std::abs(value);
    const bool isReadable = value == 0.0 || (1e-7 <= size && size < 1e15);
    return locale.toString(value, isReadable ? 'f' : 'g', QLocale::FloatingPointShortest);
}

QString roundedText(double value)
{
    return exactText(QString::fromStdString(rounded(value)).toDouble());
}

QString hourText(std::size_t hour, std::size_t hours)
{
    const std::size_t ofDay = hour % 24;
    const QString range = clock(ofDay) + QStringLiteral("–") + clock(ofDay + 1);
    return hours <= 24 ? range : tr("day %1, %2").arg(hour / 24 + 1).arg(range);
}

QString priceUnit(const std::string &currency)
{
    return QString::fromStdString(currency) + QStringLiteral("/kWh");
}

QString nameOfEnd(const Market &market, const ContractEnd &end)
{
    if (const auto *peer = std::get_if<PeerId>(&end)) {
        const auto index = indexOf(market, *peer);
        return QString::fromStdString(index ? nameOf(market.peers[*index]) : peer->value);
    }
    const CommunityId &id = std::get<CommunityId>(end);
    const auto index = indexOf(market, id);
    return QString::fromStdString(index ? nameOf(market.communities[*index]) : id.value);
}

QString listed(const QStringList &names, qsizetype most)
{
    const QString comma = QStringLiteral(", ");
    if (names.size() <= most + 1) // "and 1 more" would be as long as its name
        return names.join(comma);
    return tr("%1 and %2 more").arg(names.mid(0, most).join(comma)).arg(names.size() - most);
}

QString objectsText(const Market &market, const ObjectIds &objects)
{
    if (objects.size() != 1)
        return tr("%1 objects").arg(objects.size());
    if (!objects.peers.empty())
        return nameOfEnd(market, *objects.peers.begin());
    if (!objects.communities.empty())
        return nameOfEnd(market, *objects.communities.begin());
    return tr("contract");
}

QString kindWord(const Peer &peer)
{
    if (peer.isMainGrid)
        return tr("main grid");
    switch (peer.role.at(0)) {
    case Role::Producer:
        return tr("producer");
    case Role::Prosumer:
        return tr("prosumer");
    case Role::Consumer:
        break;
    }
    return tr("consumer");
}

QString contractLabel(const Contract &contract, const std::string &currency, std::size_t hour)
{
    QString label;
    if (const auto *fixed = std::get_if<FixedPrice>(&contract.terms))
        label = number(valueAt(fixed->price, hour)) + QLatin1Char(' ') + priceUnit(currency);
    else if (const auto *factor = std::get_if<NetworkFeeFactor>(&contract.terms))
        label = tr("%1 × fee").arg(number(factor->factor));
    else
        return tr("no trade");
    if (contract.energyCap)
        label += tr(" · ≤ %1 kWh").arg(number(valueAt(*contract.energyCap, hour)));
    return label;
}

QString contractSentence(const Scenario &scenario, const Contract &contract)
{
    const QString seller = nameOfEnd(scenario.market, contract.seller);
    const QString buyer = nameOfEnd(scenario.market, contract.buyer);
    const QString label = contractLabel(contract, scenario.currency, 0);
    if (std::holds_alternative<NoTrade>(contract.terms))
        return tr("%1 may not sell to %2").arg(seller, buyer);
    return tr("%1 sells to %2: %3").arg(seller, buyer, label);
}

QString designName(Design design)
{
    switch (design) {
    case Design::FullP2P:
        return tr("Full peer-to-peer");
    case Design::Hybrid:
        return tr("Hybrid");
    case Design::Community:
        return tr("Community");
    case Design::GridOnly:
        break;
    }
    return tr("Grid only");
}

QString objectiveName(Objective objective)
{
    return objective == Objective::Published ? tr("Published (eq. 1)") : tr("Least cost");
}

QString feeText(const Community &community, const std::string &currency, std::size_t hour)
{
    const double fee = valueAt(community.managerFee, hour);
    return fee == 0.0 ? tr("manager") : tr("manager %1 %2").arg(number(fee), priceUnit(currency));
}

namespace
{

/// "/peers/3/load" after "/peers/": 3.
std::optional<std::size_t> indexAfter(const std::string &pointer, std::string_view start)
{
    if (!pointer.starts_with(start))
        return {};
    std::size_t index = 0;
    const char *begin = pointer.data() + start.size();
    const auto [end, error] = std::from_chars(begin, pointer.data() + pointer.size(), index);
    return error == std::errc{} && end != begin ? std::optional(index) : std::nullopt;
}

} // namespace

std::optional<std::size_t> peerIndexIn(const std::string &pointer)
{
    return indexAfter(pointer, "/peers/");
}

ObjectIds objectsIn(const Market &market, const std::string &pointer)
{
    ObjectIds objects;
    const auto peer = indexAfter(pointer, "/peers/");
    const auto community = indexAfter(pointer, "/communities/");
    const auto contract = indexAfter(pointer, "/contracts/");
    if (peer && *peer < market.peers.size())
        objects.peers.insert(market.peers[*peer].id);
    if (community && *community < market.communities.size())
        objects.communities.insert(market.communities[*community].id);
    if (contract && *contract < market.contracts.size())
        objects.contracts.insert(market.contracts[*contract].id);
    return objects;
}

} // namespace peergrid
