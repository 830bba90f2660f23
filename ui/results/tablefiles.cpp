// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tablefiles.h"

#include "core/csv.h"
#include "core/safefile.h"
#include "ui/wording.h"

#include <QDir>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace peergrid
{

namespace
{

constexpr lxw_row_t mostRows = 1048576; ///< of a sheet, with the header
constexpr double leastWidth = 8.0;      ///< of a column, in characters
constexpr double mostWidth = 40.0;

/// A name a sheet may have.
QString sheetName(QString name)
{
    constexpr int longest = 31;
    for (const char sign : {'[', ']', ':', '*', '?', '/', '\\', '\''})
        name.replace(QLatin1Char(sign), QLatin1Char(' '));
    name = name.left(longest).trimmed();
    return name.isEmpty() ? QStringLiteral("Sheet1") : name;
}

void writeHeader(lxw_worksheet &sheet, const DataTable &table, lxw_format *bold)
{
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        const auto c = static_cast<lxw_col_t>(column);
        const QString &title = table.header[column];
        worksheet_write_string(&sheet, 0, c, title.toUtf8().constData(), bold);
        const double width =
            std::clamp(static_cast<double>(title.size()) + 3.0, leastWidth, mostWidth);
        worksheet_set_column(&sheet, c, c, width, nullptr);
    }
    worksheet_freeze_panes(&sheet, 1, 0);
    if (!table.header.empty())
        worksheet_autofilter(&sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                             static_cast<lxw_col_t>(table.header.size() - 1));
}

void writeCell(lxw_worksheet &sheet, lxw_row_t row, lxw_col_t column, const DataTable::Cell &cell)
{
    if (!cell.isNumber)
        worksheet_write_string(&sheet, row, column, cell.text.toUtf8().constData(), nullptr);
    else if (std::isfinite(cell.number))
        worksheet_write_number(&sheet, row, column, cell.number, nullptr);
}

tl::unexpected<Issues> failure(const std::string &found, const std::string &remedy)
{
    return tl::unexpected(
        Issues{fileIssue("", found, "what was there before is as it was", remedy)});
}

} // namespace

QByteArray csvOf(const DataTable &table)
{
    CsvWriter writer;
    for (const QString &title : table.header)
        writer.add(title.toStdString());
    writer.endRow();
    for (const auto &row : table.rows) {
        for (const DataTable::Cell &cell : row) {
            if (!cell.isNumber)
                writer.add(cell.text.toStdString());
            else if (std::isfinite(cell.number))
                writer.add(cell.number);
            else
                writer.add(std::string_view());
        }
        writer.endRow();
    }
    return QByteArray::fromStdString(writer.text());
}

QString tabbedTextOf(const DataTable &table)
{
    const auto line = [](const QStringList &cells) {
        return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    QString text = line({table.header.begin(), table.header.end()});
    for (const auto &row : table.rows) {
        QStringList cells;
        for (const DataTable::Cell &cell : row)
            cells += !cell.isNumber               ? cell.text.simplified()
                     : std::isfinite(cell.number) ? exactText(cell.number)
                                                  : QString();
        text += line(cells);
    }
    return text;
}

Result<QByteArray> xlsxOf(const DataTable &table, const QString &sheet)
{
    if (table.rows.size() >= mostRows)
        return failure("the table has more rows than a sheet can hold",
                       "write it as .csv, or show fewer hours");
    // The library writes files only; this one is read back and put in place safely.
    const QTemporaryDir folder;
    const QByteArray path = QDir(folder.path()).filePath(QStringLiteral("table.xlsx")).toUtf8();
    lxw_workbook *book = folder.isValid() ? workbook_new(path.constData()) : nullptr;
    if (!book)
        return failure("the workbook could not be made: no temporary file",
                       "make room in the folder for temporary files");
    lxw_worksheet *page = workbook_add_worksheet(book, sheetName(sheet).toUtf8().constData());
    lxw_format *bold = workbook_add_format(book);
    format_set_bold(bold);
    writeHeader(*page, table, bold);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.rows[row].size(); ++column)
            writeCell(*page, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column),
                      table.rows[row][column]);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        return failure(std::string("the workbook could not be made: ") + lxw_strerror(error),
                       "make room in the folder for temporary files");
    const auto bytes = readWholeFile(path.toStdString());
    if (!bytes)
        return tl::unexpected(bytes.error());
    return QByteArray::fromStdString(*bytes);
}

} // namespace peergrid
