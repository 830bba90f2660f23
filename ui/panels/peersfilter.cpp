// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peersfilter.h"

#include "ui/panels/peersmodel.h"

namespace peergrid
{

PeersFilter::PeersFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
    if (QLocale().language() == QLocale::C) // in which "10" comes before "2"
        m_collator.setLocale(QLocale(QLocale::English));
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void PeersFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateRowsFilter();
}

QVariant PeersFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

bool PeersFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    for (int column = 0; !isNumber(static_cast<PeerColumn>(column)); ++column) {
        const QModelIndex cell = sourceModel()->index(row, column, parent);
        if (cell.data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool PeersFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(PeersModel::SortRole);
    const QVariant b = right.data(PeersModel::SortRole);
    if (!a.isValid() || !b.isValid())
        return a.isValid();
    if (a.typeId() == QMetaType::Double)
        return a.toDouble() < b.toDouble();
    return m_collator.compare(a.toString(), b.toString()) < 0;
}

} // namespace peergrid
