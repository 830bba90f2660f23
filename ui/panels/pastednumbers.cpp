// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/pastednumbers.h"

#include "core/decimals.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("PastedNumbers", text);
}

struct PastedCell {
    std::string text;
    int row = 0;    ///< counted from 1
    int column = 0; ///< counted from 1
};

std::vector<PastedCell> cellsOf(QString text)
{
    static const QRegularExpression lineEnd(QStringLiteral("\r\n|\r|\n"));
    static const QRegularExpression emptyEnd(QStringLiteral("\\s+$"));
    text.remove(emptyEnd);
    std::vector<PastedCell> cells;
    int row = 0;
    for (const QString &line : text.split(lineEnd)) {
        ++row;
        int column = 0;
        for (const QString &cell : line.split(QLatin1Char('\t')))
            cells.push_back({cell.toStdString(), row, ++column});
    }
    return cells;
}

DecimalSign decimalSignIn(const std::vector<PastedCell> &cells)
{
    std::vector<std::string_view> texts;
    for (const PastedCell &cell : cells)
        texts.push_back(cell.text);
    return decimalSignOf(texts);
}

QString problemOf(const PastedCell &cell)
{
    const QString found = QString::fromStdString(cell.text).simplified().left(30);
    return tr("Nothing was pasted: row %1, column %2 holds “%3”, not a number such as 1.5 or 1,5.")
        .arg(cell.row)
        .arg(cell.column)
        .arg(found);
}

} // namespace

PastedNumbers pastedNumbers(const QString &text, const Quantity &quantity)
{
    if (text.trimmed().isEmpty())
        return {{}, tr("Nothing was pasted: the clipboard holds no text.")};
    const std::vector<PastedCell> cells = cellsOf(text);
    const DecimalSign sign = decimalSignIn(cells);
    PastedNumbers pasted;
    for (const PastedCell &cell : cells) {
        const auto value = decimalNumber(cell.text, sign);
        if (!value || (quantity.isInteger && *value != std::round(*value)))
            return {{}, problemOf(cell)};
        pasted.values.push_back(*value);
    }
    return pasted;
}

QString asColumn(const std::vector<double> &values)
{
    QString text;
    for (const double value : values)
        text += exactText(value) + QLatin1Char('\n');
    return text;
}

} // namespace peergrid
