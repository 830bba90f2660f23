// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/varied.h"

#include "core/decimals.h"
#include "core/spot.h"
#include "core/variation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace peergrid
{

namespace
{

using Spread = Varied::Spread;

QString tr(const char *text)
{
    return QCoreApplication::translate("Varied", text);
}

tl::unexpected<FieldProblem> problem(const char *field, const QString &sentence)
{
    return tl::unexpected(FieldProblem{QString::fromLatin1(field), sentence});
}

std::string text(double value, const Varied &varied)
{
    return (varied.isFactor ? "x" : "") + numberText(value);
}

tl::expected<std::string, FieldProblem> listText(const Varied &varied)
{
    const auto numbers = listedNumbers(varied.list);
    if (!numbers)
        return problem("list", tr("These must be numbers, apart by blanks: 0.5 1 1.5"));
    if (numbers->empty())
        return problem("list", tr("Give one value or more."));
    std::string all;
    for (const double number : *numbers)
        all += (all.empty() ? "" : ",") + text(number, varied);
    return all;
}

} // namespace

std::optional<std::vector<double>> listedNumbers(const QString &text)
{
    const bool isCommaDecimal = QLocale().decimalPoint() == QLatin1String(",");
    const QRegularExpression between(isCommaDecimal ? QStringLiteral("[;\\s]+")
                                                    : QStringLiteral("[;,\\s]+"));
    std::vector<double> numbers;
    for (const QString &word : text.split(between, Qt::SkipEmptyParts)) {
        const auto number = decimalNumber(word.toStdString());
        if (!number)
            return {};
        numbers.push_back(*number);
    }
    return numbers;
}

tl::expected<std::string, FieldProblem> variationText(const Varied &varied)
{
    if (varied.spread == Spread::List)
        return listText(varied).map(
            [&](const std::string &all) { return varied.path + '=' + all; });
    const auto from = decimalNumber(varied.from.toStdString());
    if (!from)
        return problem("from", tr("The first value must be a number."));
    const auto to = decimalNumber(varied.to.toStdString());
    if (!to)
        return problem("to", tr("The last value must be a number."));
    const std::string ends = text(*from, varied) + ':' + text(*to, varied);
    if (varied.isThrown()) {
        if (!(*from < *to))
            return problem("to", tr("The last value must be more than the first."));
        return varied.path + (varied.spread == Spread::Latin ? "=lhs(" : "=random(") + ends + ')';
    }
    bool isWhole = false;
    const qulonglong steps = varied.steps.trimmed().toULongLong(&isWhole);
    if (!isWhole || steps < 1 || steps > mostValues)
        return problem("steps", tr("The steps must be a whole number from 1."));
    if (steps == 1 && *from != *to)
        return problem("steps", tr("One step cannot be both values: take 2 or more."));
    return varied.path + '=' + ends + ':' + std::to_string(steps);
}

} // namespace peergrid
