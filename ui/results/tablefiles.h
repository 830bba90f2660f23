// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "ui/results/chart.h"

#include <QByteArray>
#include <QString>

namespace peergrid
{

/// RFC 4180 quoting, UTF-8, decimal points; numbers are the shortest that read back to the same
/// bits, cells without value are empty.
QByteArray csvOf(const DataTable &table);

/// The same with tabs, for the clipboard: spreadsheets take it in as cells. By locale, as
/// spreadsheets read what is pasted.
QString tabbedTextOf(const DataTable &table);

/// A workbook with one sheet: numbers as numbers, the header in view, a filter on it.
Result<QByteArray> xlsxOf(const DataTable &table, const QString &sheet);

} // namespace peergrid
