// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

namespace peergrid
{

/// Peers whose id, name, role or community has a text in it, in any order. "P2" comes before "P10",
/// empty cells come last when rising. Rows keep their places while they are edited.
class PeersFilter : public QSortFilterProxyModel
{
    Q_OBJECT

  public:
    explicit PeersFilter(QObject *parent = nullptr);

    void setText(const QString &text);

    /// Counts the rows as they stand.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

  private:
    QString m_text;
    QCollator m_collator;
};

} // namespace peergrid
