// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/sweeprun.h"

#include <string>

namespace peergrid
{

/// The rows of a sweep, as they come: what SweepTable has, in people's words.
class SweepTableModel : public QAbstractTableModel
{
    Q_OBJECT

  public:
    using QAbstractTableModel::QAbstractTableModel;

    static constexpr int sortRole = Qt::UserRole; ///< of numbers, which their texts do not sort as

    /// Another run, or none. It must outlive its showing here.
    void setRun(const SweepRun *run, const std::string &currency);
    /// There are more rows in it.
    void follow();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    /// NaN where there is none.
    double number(std::size_t variant, std::size_t column) const;

    const SweepRun *m_run = nullptr;
    std::string m_currency;
    int m_rows = 0;
};

} // namespace peergrid
