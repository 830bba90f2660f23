// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/sweepwords.h"

#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace peergrid
{

namespace
{

/// `%1` in a unit is the currency.
struct Words {
    const char *name;
    const char *title;
    const char *unit;
};

constexpr std::array members = std::to_array<Words>({
    {"generation.minimum", QT_TRANSLATE_NOOP("Sweep", "Least generation"), "kW"},
    {"generation.maximum", QT_TRANSLATE_NOOP("Sweep", "Most generation"), "kW"},
    {"generation.availability", QT_TRANSLATE_NOOP("Sweep", "Availability"), ""},
    {"generation.cost", QT_TRANSLATE_NOOP("Sweep", "Generation cost"), "%1/kWh"},
    {"load", QT_TRANSLATE_NOOP("Sweep", "Load"), "kWh"},
    {"network_fee", QT_TRANSLATE_NOOP("Sweep", "Network fee"), "%1/kWh"},
    {"flexible_demand.energy", QT_TRANSLATE_NOOP("Sweep", "Bid %1, energy"), "kWh"},
    {"flexible_demand.highest_price", QT_TRANSLATE_NOOP("Sweep", "Bid %1, highest price"),
     "%1/kWh"},
    {"shiftable_demand.energy", QT_TRANSLATE_NOOP("Sweep", "Shiftable demand %1, energy"), "kWh"},
    {"shiftable_demand.power", QT_TRANSLATE_NOOP("Sweep", "Shiftable demand %1, power"), "kW"},
    {"storage.capacity", QT_TRANSLATE_NOOP("Sweep", "Battery"), "kWh"},
    {"storage.power", QT_TRANSLATE_NOOP("Sweep", "Battery power"), "kW"},
    {"storage.charge_efficiency", QT_TRANSLATE_NOOP("Sweep", "Battery, charge efficiency"), ""},
    {"storage.discharge_efficiency", QT_TRANSLATE_NOOP("Sweep", "Battery, discharge efficiency"),
     ""},
    {"storage.least", QT_TRANSLATE_NOOP("Sweep", "Battery, least charge"), "kWh"},
    {"storage.initial", QT_TRANSLATE_NOOP("Sweep", "Battery at start"), "kWh"},
    {"storage.wear_cost", QT_TRANSLATE_NOOP("Sweep", "Battery, wear cost"), "%1/kWh"},
    {"storage.tendency", QT_TRANSLATE_NOOP("Sweep", "Battery, tendency"), "kWh"},
    {"feed_in_tariff", QT_TRANSLATE_NOOP("Sweep", "Feed-in tariff"), "%1/kWh"},
    {"emission_factor", QT_TRANSLATE_NOOP("Sweep", "Emission factor"), "kg CO₂/kWh"},
    {"manager_fee", QT_TRANSLATE_NOOP("Sweep", "Manager's fee"), "%1/kWh"},
    {"fixed_price", QT_TRANSLATE_NOOP("Sweep", "Fixed price"), "%1/kWh"},
    {"network_fee_factor", QT_TRANSLATE_NOOP("Sweep", "Factor on the network fee"), ""},
    {"energy_cap", QT_TRANSLATE_NOOP("Sweep", "Energy cap"), "kWh"},
});

constexpr std::array figures = std::to_array<Words>({
    {"published", QT_TRANSLATE_NOOP("Sweep", "Published objective"), "%1"},
    {"least_cost", QT_TRANSLATE_NOOP("Sweep", "Least cost"), "%1"},
    {"load_kwh", QT_TRANSLATE_NOOP("Sweep", "Load"), "kWh"},
    {"generation_kwh", QT_TRANSLATE_NOOP("Sweep", "Generation"), "kWh"},
    {"own_use_kwh", QT_TRANSLATE_NOOP("Sweep", "Own use"), "kWh"},
    {"bought_kwh", QT_TRANSLATE_NOOP("Sweep", "Bought"), "kWh"},
    {"bought_inside_kwh", QT_TRANSLATE_NOOP("Sweep", "Bought inside the community"), "kWh"},
    {"grid_import_kwh", QT_TRANSLATE_NOOP("Sweep", "Bought from the main grid"), "kWh"},
    {"grid_export_kwh", QT_TRANSLATE_NOOP("Sweep", "Fed in to the main grid"), "kWh"},
    {"charge_kwh", QT_TRANSLATE_NOOP("Sweep", "Charged"), "kWh"},
    {"discharge_kwh", QT_TRANSLATE_NOOP("Sweep", "Discharged"), "kWh"},
    {"unserved_kwh", QT_TRANSLATE_NOOP("Sweep", "Demand not served"), "kWh"},
    {"surplus_kwh", QT_TRANSLATE_NOOP("Sweep", "Surplus nobody takes"), "kWh"},
    {"emissions_kg", QT_TRANSLATE_NOOP("Sweep", "Emissions"), "kg CO₂"},
    {"paid", QT_TRANSLATE_NOOP("Sweep", "Paid for energy"), "%1"},
    {"network_fees", QT_TRANSLATE_NOOP("Sweep", "Network fees"), "%1"},
    {"manager_fees", QT_TRANSLATE_NOOP("Sweep", "Managers' fees"), "%1"},
    {"generation_cost", QT_TRANSLATE_NOOP("Sweep", "Cost of generation"), "%1"},
    {"wear", QT_TRANSLATE_NOOP("Sweep", "Storage wear"), "%1"},
    {"cost", QT_TRANSLATE_NOOP("Sweep", "Cost of all peers"), "%1"},
    {"savings", QT_TRANSLATE_NOOP("Sweep", "Savings over the main grid alone"), "%1"},
    {"peers_worse_off", QT_TRANSLATE_NOOP("Sweep", "Peers worse off"), ""},
    {"self_consumption", QT_TRANSLATE_NOOP("Sweep", "Self-consumption"), ""},
    {"self_sufficiency", QT_TRANSLATE_NOOP("Sweep", "Self-sufficiency"), ""},
    {"share_inside", QT_TRANSLATE_NOOP("Sweep", "Share bought inside"), ""},
    {"quality_of_experience", QT_TRANSLATE_NOOP("Sweep", "Quality of experience"), ""},
    {"jain", QT_TRANSLATE_NOOP("Sweep", "Jain's index of prices"), ""},
    {"min_max", QT_TRANSLATE_NOOP("Sweep", "Lowest price / highest"), ""},
    {"unproved", QT_TRANSLATE_NOOP("Sweep", "Not proved"), ""},
});

QString tr(const char *text)
{
    return QCoreApplication::translate("Sweep", text);
}

template<class List>
const Words *find(const List &list, std::string_view name)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Words &words) { return words.name == name; });
    return found == list.end() ? nullptr : &*found;
}

QString unitOf(const Words &words, const std::string &currency)
{
    return QString::fromUtf8(words.unit)
        .replace(QLatin1String("%1"), QString::fromStdString(currency));
}

/// "flexible_demand.2.energy" is "flexible_demand.energy", the second.
std::pair<std::string, QString> withoutNumber(const std::string &member)
{
    const std::size_t first = member.find('.');
    const std::size_t second = first == std::string::npos ? first : member.find('.', first + 1);
    if (second == std::string::npos)
        return {member, {}};
    return {member.substr(0, first) + member.substr(second),
            QString::fromStdString(member.substr(first + 1, second - first - 1))};
}

} // namespace

QString Named::withUnit() const
{
    return unit.isEmpty() ? title : title + QStringLiteral(", ") + unit;
}

Named memberWords(const std::string &member, const std::string &currency)
{
    const auto [name, number] = withoutNumber(member);
    const Words *words = find(members, name);
    if (!words)
        return {QString::fromStdString(member), {}};
    const QString title = tr(words->title);
    return {number.isEmpty() ? title : title.arg(number), unitOf(*words, currency)};
}

QString objectWords(const Market &market, MarketQuantity::Of of, const std::string &id)
{
    const bool isAll = id == "*";
    switch (of) {
    case MarketQuantity::Of::Peers:
        return isAll ? tr("All peers") : nameOfEnd(market, PeerId(id));
    case MarketQuantity::Of::Communities:
        return isAll ? tr("All communities") : nameOfEnd(market, CommunityId(id));
    case MarketQuantity::Of::Contracts:
        break;
    }
    if (isAll)
        return tr("All contracts");
    for (const Contract &contract : market.contracts) {
        if (contract.id.value == id && !contract.name.empty())
            return tr("Contract %1").arg(QString::fromStdString(contract.name));
    }
    return tr("Contract %1").arg(QString::fromStdString(id));
}

QString quantityName(const SweepPlan &plan, std::size_t place)
{
    const MarketQuantity &quantity = plan.quantity(place);
    const QString title = memberWords(quantity.member, {}).title;
    if (quantity.id == "*" && quantity.of == MarketQuantity::Of::Peers)
        return tr("%1 of all peers").arg(title);
    if (quantity.id == "*" && quantity.of == MarketQuantity::Of::Communities)
        return tr("%1 of all communities").arg(title);
    if (quantity.id == "*")
        return tr("%1 of all contracts").arg(title);
    return tr("%1 of %2").arg(title, objectWords(plan.market(), quantity.of, quantity.id));
}

QString quantityWords(const SweepPlan &plan, std::size_t place, const std::string &currency)
{
    if (plan.variation(place).isFactor)
        return tr("%1, times what it is").arg(quantityName(plan, place));
    return Named{quantityName(plan, place), memberWords(plan.quantity(place).member, currency).unit}
        .withUnit();
}

QString inputText(double value, bool isFactor)
{
    const QString number = roundedText(value);
    return isFactor ? QStringLiteral("× ") + number : number;
}

Named figureWords(const std::string &figure, const Market &market, const std::string &currency)
{
    if (const Words *words = find(figures, figure))
        return {tr(words->title), unitOf(*words, currency)};
    const QString name = QString::fromStdString(figure);
    const qsizetype begin = name.indexOf(QLatin1Char('.')) + 1;
    const qsizetype end = name.lastIndexOf(QLatin1Char('.'));
    const QString peer = nameOfEnd(market, PeerId(name.mid(begin, end - begin).toStdString()));
    return {(name.endsWith(QLatin1String(".net")) ? tr("%1 pays net") : tr("Cost of %1")).arg(peer),
            QString::fromStdString(currency)};
}

Named figureWords(HourlyFigure figure, const std::string &currency)
{
    switch (figure) {
    case HourlyFigure::GridImport:
        return {tr("Bought from the main grid"), QStringLiteral("kWh")};
    case HourlyFigure::LocalGeneration:
        return {tr("Local generation"), QStringLiteral("kWh")};
    case HourlyFigure::Cost:
        break;
    }
    return {tr("Least cost"), QString::fromStdString(currency)};
}

} // namespace peergrid
