// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "ui/panels/quantity.h"

#include <map>
#include <vector>

namespace peergrid
{

/// A profile while it is edited: a table with one column and a row an hour. Holds, beside the
/// values, what was typed that is no number: it is shown until it is mended, but never a value.
///
/// While one value is kept for all hours, all values are equal.
class ProfileModel : public QAbstractTableModel
{
    Q_OBJECT

  public:
    ProfileModel(Quantity quantity, std::vector<double> values, QObject *parent = nullptr);

    const std::vector<double> &values() const { return m_values; }
    const Quantity &quantity() const { return m_quantity; }

    bool isConstant() const { return m_isConstant; }
    /// From now on one value for all hours, at first their mean; or no longer.
    void setConstant(bool isConstant);

    void setValue(std::size_t hour, double value);
    /// All hours at once; ends one value for all if these differ.
    void setValues(std::vector<double> values);

    bool hasWrongText() const { return !m_wrongTexts.empty(); }
    /// What is wrong, hour by hour, the first few: sentences; empty if nothing is.
    QString problems() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

  private:
    QString problemOf(std::size_t hour) const;
    void tellChange();

    Quantity m_quantity;
    std::vector<double> m_values;
    std::map<std::size_t, QString> m_wrongTexts; ///< by hour
    bool m_isConstant = false;
};

} // namespace peergrid
