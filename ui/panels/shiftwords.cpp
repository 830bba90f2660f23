// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/shiftwords.h"

#include "ui/panels/quantity.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace peergrid
{

namespace
{

using What = Shift::What;

QString tr(const char *text)
{
    return QCoreApplication::translate("ShiftWords", text);
}

struct Patterns {
    QString all;
    QString ofOne;   ///< %1 is a name
    QString ofGroup; ///< %1 is a community, a role, some peers
};

Patterns patternsOf(What what)
{
    switch (what) {
    case What::Price:
        return {tr("all prices"), tr("%1's price"), tr("prices of %1")};
    case What::GenerationCost:
        return {tr("all generation costs"), tr("%1's generation cost"),
                tr("generation costs of %1")};
    case What::NetworkFee:
        return {tr("all network fees"), tr("%1's network fee"), tr("network fees of %1")};
    case What::Load:
        return {tr("all loads"), tr("%1's load"), tr("loads of %1")};
    case What::Storage:
        return {tr("all storage"), tr("%1's storage"), tr("storage of %1")};
    case What::FeedInTariff:
        break;
    }
    return {tr("the feed-in tariff"), tr("%1's feed-in tariff"), tr("feed-in tariff of %1")};
}

QString roleWord(Role role)
{
    switch (role) {
    case Role::Producer:
        return tr("producers");
    case Role::Prosumer:
        return tr("prosumers");
    case Role::Consumer:
        break;
    }
    return tr("consumers");
}

bool isOnePeer(const Shift::Whose &whose)
{
    const auto *peers = std::get_if<std::set<PeerId>>(&whose);
    return peers && peers->size() == 1;
}

QString signedText(double value)
{
    const QString digits = exactText(std::abs(value));
    return (value < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

} // namespace

QString shiftedWord(What what)
{
    switch (what) {
    case What::Price:
        return tr("Price");
    case What::GenerationCost:
        return tr("Generation cost");
    case What::NetworkFee:
        return tr("Network fee");
    case What::Load:
        return tr("Load");
    case What::Storage:
        return tr("Storage");
    case What::FeedInTariff:
        break;
    }
    return tr("Feed-in tariff");
}

QString shiftedUnit(What what, const Scenario &scenario)
{
    if (what == What::Load || what == What::Storage)
        return QStringLiteral("kWh");
    return QString::fromStdString(scenario.currency) + QStringLiteral("/kWh");
}

QString whoseText(const Shift::Whose &whose, const Scenario &scenario)
{
    if (const auto *peers = std::get_if<std::set<PeerId>>(&whose))
        return peers->size() == 1 ? nameOfEnd(scenario.market, *peers->begin())
                                  : tr("%1 peers").arg(peers->size());
    if (const auto *community = std::get_if<CommunityId>(&whose))
        return nameOfEnd(scenario.market, *community);
    if (const auto *role = std::get_if<Role>(&whose))
        return roleWord(*role);
    return tr("everyone");
}

QString subjectText(const Shift &shift, const Scenario &scenario)
{
    const Patterns patterns = patternsOf(shift.what);
    if (std::holds_alternative<Shift::Everyone>(shift.whose))
        return patterns.all;
    return (isOnePeer(shift.whose) ? patterns.ofOne : patterns.ofGroup)
        .arg(whoseText(shift.whose, scenario));
}

QString amountText(const Shift &shift, const Scenario &scenario)
{
    if (shift.by == Shift::By::Factor)
        return QStringLiteral("× ") + exactText(shift.amount);
    return signedText(shift.amount) + QLatin1Char(' ') + shiftedUnit(shift.what, scenario);
}

QString placeText(double amount, const Shift &shift, const Scenario &scenario)
{
    if (shift.by == Shift::By::Factor)
        return tr("%1 %").arg(roundedText(100.0 * amount, {}));
    return roundedText(amount, {{}, shiftedUnit(shift.what, scenario)});
}

QString shiftsText(std::span<const Shift> shifts, const Scenario &scenario)
{
    QStringList parts;
    for (const Shift &shift : shifts)
        parts << subjectText(shift, scenario) + QLatin1Char(' ') + amountText(shift, scenario);
    if (parts.size() < 2)
        return parts.join(QString());
    const QString last = parts.takeLast();
    return tr("%1 and %2").arg(parts.join(QStringLiteral(", ")), last);
}

} // namespace peergrid
