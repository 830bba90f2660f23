// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/sweeptablemodel.h"

#include "ui/results/drawnstyle.h"
#include "ui/sweep/sweepwords.h"

#include <cmath>

namespace peergrid
{

void SweepTableModel::setRun(const SweepRun *run, const std::string &currency)
{
    beginResetModel();
    m_run = run;
    m_currency = currency;
    m_rows = run ? static_cast<int>(run->done()) : 0;
    endResetModel();
}

void SweepTableModel::follow()
{
    const int rows = m_run ? static_cast<int>(m_run->done()) : 0;
    if (rows <= m_rows)
        return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

int SweepTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int SweepTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_run ? 0 : static_cast<int>(m_run->table().columns());
}

double SweepTableModel::number(std::size_t variant, std::size_t column) const
{
    const std::size_t quantities = m_run->plan().quantities();
    if (column == 0)
        return static_cast<double>(variant + 1);
    if (column <= quantities)
        return m_run->plan().values(variant)[column - 1];
    return m_run->figure(variant, column - quantities - 2);
}

QVariant SweepTableModel::data(const QModelIndex &index, int role) const
{
    const std::size_t variant = m_run->order()[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const bool isStatus = column == m_run->plan().quantities() + 1;
    if (role == Qt::TextAlignmentRole)
        return QVariant(isStatus ? Qt::AlignLeft | Qt::AlignVCenter
                                 : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != sortRole)
        return {};
    if (isStatus)
        return m_run->row(variant).isAllServed ? tr("solved") : tr("not all served");
    const double value = number(variant, column);
    if (role == sortRole)
        return value;
    return std::isfinite(value) ? amountText(value) : QString();
}

QVariant SweepTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (!m_run || !isText || orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<std::size_t>(section);
    const std::size_t quantities = m_run->plan().quantities();
    if (column == 0)
        return tr("Variant");
    if (column <= quantities)
        return quantityWords(m_run->plan(), column - 1, m_currency);
    if (column == quantities + 1)
        return tr("Status");
    return figureWords(m_run->table().figures()[column - quantities - 2], m_run->plan().market(),
                       m_currency)
        .withUnit();
}

} // namespace peergrid
