// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/quantity.h"

#include "core/decimals.h"

#include <QCoreApplication>

#include <cmath>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Quantity", text);
}

QString withUnit(const QString &number, const Quantity &quantity)
{
    return quantity.unit.isEmpty() ? number : number + QLatin1Char(' ') + quantity.unit;
}

} // namespace

std::vector<TableUnit> tableUnitsOf(const Quantity &quantity)
{
    const QString &unit = quantity.unit;
    if (unit == QLatin1String("kWh"))
        return {{unit, 1.0}, {QStringLiteral("Wh"), 0.001}, {QStringLiteral("MWh"), 1000.0}};
    if (unit == QLatin1String("kW"))
        return {{unit, 1.0}, {QStringLiteral("W"), 0.001}, {QStringLiteral("MW"), 1000.0}};
    if (unit.endsWith(QLatin1String("/kWh"))) {
        const QString currency = unit.chopped(4);
        return {{unit, 1.0},
                {currency + QStringLiteral("/MWh"), 0.001},
                {QStringLiteral("ct/kWh"), 0.01}};
    }
    if (unit.isEmpty())
        return {{tr("share (0 to 1)"), 1.0}, {QStringLiteral("%"), 0.01}};
    return {{unit, 1.0}};
}

bool isEnergy(const Quantity &quantity)
{
    return quantity.unit == QLatin1String("kWh") || quantity.unit == QLatin1String("kW");
}

QString shortText(double value)
{
    const double sixDigits = QString::number(value, 'g', 6).toDouble();
    return exactText(sixDigits);
}

QString roundedText(double value, const Quantity &quantity)
{
    return withUnit(roundedText(value), quantity);
}

std::optional<double> typedNumber(const QString &text, const Quantity &quantity)
{
    const auto value = decimalNumber(text.toStdString());
    if (value && quantity.isInteger && *value != std::round(*value))
        return std::nullopt;
    return value;
}

QString rangeProblem(double value, std::size_t hour, std::size_t hours, const Quantity &quantity)
{
    const bool isLess = value < quantity.least;
    if (!isLess && value <= quantity.most)
        return {};
    const double bound = isLess ? quantity.least : quantity.most;
    const QString sentence = isLess ? tr("Hour %1 (%2): %3 is less than %4, the least allowed.")
                                    : tr("Hour %1 (%2): %3 is more than %4, the most allowed.");
    return sentence.arg(hour + 1).arg(hourText(hour, hours), withUnit(exactText(value), quantity),
                                      withUnit(exactText(bound), quantity));
}

} // namespace peergrid
