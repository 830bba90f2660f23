// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <vector>

/// Cells as spreadsheets put them on the clipboard and take them from it.
namespace peergrid
{

using TextRows = std::vector<QStringList>;

/// Rows of cells. Cells that begin with a quote may hold separators, line breaks and doubled
/// quotes; one line break at the end does not count.
TextRows rowsOf(const QString &text, QChar separator);

/// Tab-separated, quoted where a cell holds a tab, a line break or a quote at its beginning.
QString textOf(const TextRows &rows);

/// A finite number with a decimal point or comma, or why the text is none, as a clause. Where a
/// point or comma may as well part thousands ("1,234") the locale decides for its own decimal
/// sign, the other one is refused rather than guessed.
tl::expected<double, QString> numberIn(const QString &text);

/// Text as messages show it: in quotes, cut when it is long.
QString quoted(const QString &text);

} // namespace peergrid
