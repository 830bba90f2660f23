// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/quantity.h"

#include "core/decimals.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Quantity", text);
}

QLocale plainLocale()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

QString withUnit(const QString &number, const Quantity &quantity)
{
    return quantity.unit.isEmpty() ? number : number + QLatin1Char(' ') + quantity.unit;
}

QString clock(std::size_t hourOfDay)
{
    return QStringLiteral("%1:00").arg(hourOfDay, 2, 10, QLatin1Char('0'));
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

QString exactText(double value)
{
    const double size = std::abs(value);
    const bool isReadable = value == 0.0 || (1e-7 <= size && size < 1e15);
    return plainLocale().toString(value, isReadable ? 'f' : 'g', QLocale::FloatingPointShortest);
}

QString shortText(double value)
{
    const double sixDigits = QString::number(value, 'g', 6).toDouble();
    return exactText(sixDigits);
}

QString roundedText(double value, const Quantity &quantity)
{
    const double fourDigits = QString::fromStdString(rounded(value)).toDouble();
    return withUnit(exactText(fourDigits), quantity);
}

std::optional<double> typedNumber(const QString &text, const Quantity &quantity)
{
    const auto value = decimalNumber(text.toStdString());
    if (value && quantity.isInteger && *value != std::round(*value))
        return std::nullopt;
    return value;
}

QString hourText(std::size_t hour, std::size_t hours)
{
    const std::size_t ofDay = hour % 24;
    const QString range = clock(ofDay) + QStringLiteral("–") + clock(ofDay + 1);
    return hours <= 24 ? range : tr("day %1, %2").arg(hour / 24 + 1).arg(range);
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
