// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits.h"
#include "ui/document.h"
#include "ui/panels/peersfilter.h"
#include "ui/panels/peerspaste.h"
#include "ui/panels/peerstable.h"
#include "ui/selection.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTableView>

namespace peergrid
{

namespace
{

constexpr qsizetype mostComplaints = 8;

/// One sentence a line, not more than people read.
QString listed(QStringList complaints)
{
    const auto more = complaints.size() - mostComplaints;
    if (more > 0) {
        complaints = complaints.first(mostComplaints);
        complaints += PeersTable::tr("… and %n more", nullptr, static_cast<int>(more));
    }
    return complaints.join(QLatin1Char('\n'));
}

QString resultOf(const PastedCells &pasted)
{
    const QString cells =
        PeersTable::tr("%1 × %2 cells were pasted.").arg(pasted.rows).arg(pasted.columns);
    if (pasted.added == 0)
        return cells;
    const auto added = static_cast<int>(pasted.added);
    return cells + QLatin1Char(' ') + PeersTable::tr("%n new peer(s) came in.", nullptr, added);
}

} // namespace

void PeersTable::copy()
{
    toClipboard(false);
}

void PeersTable::copyWithHeader()
{
    toClipboard(true);
}

/// The rectangle around the selected cells, with nothing in those that are not selected.
void PeersTable::toClipboard(bool hasHeader) const
{
    constexpr int idColumn = static_cast<int>(PeerColumn::Id);
    std::set<int> columns = selectedColumns();
    if (columns.empty())
        return;
    TextRows rows;
    if (hasHeader) {
        columns.insert(idColumn); // finds the peer when the table is pasted back
        QStringList names;
        for (const int column : columns)
            names += tableNameOf(static_cast<PeerColumn>(column));
        rows.push_back(names);
    }
    for (const int row : selectedRows()) {
        QStringList cells;
        for (const int column : columns) {
            const QModelIndex index = m_filter->index(row, column);
            const bool isTaken =
                m_view->selectionModel()->isSelected(index) || (hasHeader && column == idColumn);
            cells += isTaken ? index.data(Qt::EditRole).toString() : QString();
        }
        rows.push_back(cells);
    }
    QGuiApplication::clipboard()->setText(textOf(rows));
}

void PeersTable::cut()
{
    copy();
    clearCells();
}

PasteTarget PeersTable::target(bool isFill) const
{
    PasteTarget target;
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return target;
    std::set<int> rows = selectedRows();
    const std::set<int> columns = selectedColumns();
    const bool isInside = m_view->selectionModel()->isSelected(current);
    if (!isInside)
        rows = {current.row()};
    target.first = static_cast<PeerColumn>(isInside ? *columns.begin() : current.column());
    if (!isFill) {
        for (int row = *rows.begin(); row < m_filter->rowCount(); ++row)
            rows.insert(row);
    }
    for (const int row : rows)
        target.peers.push_back(cellAt(m_filter->index(row, 0)).first);
    return target;
}

void PeersTable::paste()
{
    TextRows rows = pastedRows(QGuiApplication::clipboard()->text());
    const bool isOneCell = rows.size() == 1 && rows.front().size() == 1;
    const bool isFill = isOneCell && m_view->selectionModel()->selectedIndexes().size() > 1;
    if (isFill) {
        const QString text = rows.front().front();
        const auto columns = selectedColumns();
        const QStringList row(*columns.rbegin() - *columns.begin() + 1, text);
        rows.assign(selectedRows().size(), row);
    }
    auto pasted = pasteCells(m_document.scenario(), rows, target(isFill));
    if (!pasted) {
        tell(tr("Nothing was pasted.") + QLatin1Char('\n') + listed(pasted.error()), true);
        return;
    }
    m_document.apply(tr("Paste %1 × %2 cells").arg(pasted->rows).arg(pasted->columns),
                     std::move(pasted->scenario));
    tell(resultOf(*pasted), false);
}

void PeersTable::clearCells()
{
    if (areRowsSelected()) {
        ObjectIds objects;
        objects.peers = m_selection.objects().peers;
        m_document.apply(tr("Delete %n peer(s)", nullptr, static_cast<int>(objects.size())),
                         edits::remove(m_document.scenario(), objects));
        return;
    }
    std::set<PeersModel::Cell> cells;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
        cells.insert(cellAt(index));
    m_model->clearCells(cells);
}

} // namespace peergrid
