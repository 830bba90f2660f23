// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/celltext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr auto quote = QLatin1Char('"');
constexpr qsizetype longestQuote = 40;

QString tr(const char *text)
{
    return QCoreApplication::translate("CellText", text);
}

bool isLineBreak(QChar c)
{
    return c == QLatin1Char('\n') || c == QLatin1Char('\r');
}

/// Where the quote that opens at `begin` closes, or nowhere: then it is a character like others.
qsizetype closingQuote(const QString &text, qsizetype begin)
{
    for (qsizetype at = begin + 1; at < text.size(); ++at) {
        if (text[at] != quote)
            continue;
        if (at + 1 == text.size() || text[at + 1] != quote)
            return at;
        ++at;
    }
    return -1;
}

/// Takes a cell from the text, up to the separator or line break that ends it.
QString takeCell(const QString &text, qsizetype &at, QChar separator)
{
    QString cell;
    const qsizetype close = at < text.size() && text[at] == quote ? closingQuote(text, at) : -1;
    if (close >= 0) {
        cell = text.mid(at + 1, close - at - 1).replace(QLatin1String("\"\""), QLatin1String("\""));
        at = close + 1;
    }
    const qsizetype begin = at;
    while (at < text.size() && text[at] != separator && !isLineBreak(text[at]))
        ++at;
    return cell + text.mid(begin, at - begin);
}

void skipLineBreak(const QString &text, qsizetype &at)
{
    const bool isPair =
        text[at] == QLatin1Char('\r') && at + 1 < text.size() && text[at + 1] == QLatin1Char('\n');
    at += isPair ? 2 : 1;
}

/// "1,234": the sign parts thousands or is a decimal sign.
bool isAmbiguous(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[+-]?[1-9]\\d{0,2}[.,]\\d{3}$"));
    return pattern.match(text).hasMatch();
}

/// Without the sign that parts thousands, and with a decimal point.
QString plain(QString text)
{
    const auto comma = QLatin1Char(',');
    const auto point = QLatin1Char('.');
    const bool isCommaLast = text.lastIndexOf(comma) > text.lastIndexOf(point);
    const QChar last = isCommaLast ? comma : point;
    const QChar other = isCommaLast ? point : comma;
    static const QRegularExpression thousands(
        QStringLiteral("^[+-]?\\d{1,3}([.,]\\d{3})+(?![\\d])"));
    const bool isParted = thousands.match(text).hasMatch();
    if (text.contains(other) && isParted)
        text.remove(other);
    else if (text.count(last) > 1 && isParted)
        text.remove(last);
    return text.replace(comma, point);
}

} // namespace

TextRows rowsOf(const QString &text, QChar separator)
{
    TextRows rows;
    qsizetype at = 0;
    while (at < text.size()) {
        QStringList row{takeCell(text, at, separator)};
        while (at < text.size() && text[at] == separator) {
            ++at;
            row += takeCell(text, at, separator);
        }
        rows.push_back(std::move(row));
        if (at < text.size())
            skipLineBreak(text, at);
    }
    return rows;
}

QString textOf(const TextRows &rows)
{
    const auto needsQuotes = [](const QString &cell) {
        return cell.startsWith(quote) || cell.contains(QLatin1Char('\t')) ||
               std::any_of(cell.begin(), cell.end(), isLineBreak);
    };
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells = row;
        for (QString &cell : cells) {
            if (needsQuotes(cell))
                cell = quote + cell.replace(quote, QLatin1String("\"\"")) + quote;
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

tl::expected<double, QString> numberIn(const QString &text)
{
    QString digits = text.trimmed();
    digits.replace(QChar(0x2212), QLatin1Char('-')); // the minus of typography
    digits.remove(QChar::Nbsp).remove(QChar(0x202F)).remove(QLatin1Char('\''));
    const bool isOfLocale = digits.contains(QLocale().decimalPoint());
    if (isAmbiguous(digits) && !isOfLocale)
        return tl::unexpected(
            tr("%1 may have thousands or decimals; write it without a sign between thousands")
                .arg(quoted(text)));
    QLocale c = QLocale::c();
    c.setNumberOptions(QLocale::RejectGroupSeparator);
    bool isNumber = false;
    const double value = c.toDouble(plain(digits), &isNumber);
    if (!isNumber || !std::isfinite(value))
        return tl::unexpected(tr("%1 is not a number").arg(quoted(text)));
    return value;
}

QString quoted(const QString &text)
{
    const QString line = text.simplified();
    const bool isLong = line.size() > longestQuote;
    return QStringLiteral("“%1”").arg(isLong ? line.left(longestQuote) + QStringLiteral("…")
                                             : line);
}

} // namespace peergrid
