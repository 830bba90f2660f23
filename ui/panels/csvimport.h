// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/csvcolumn.h"
#include "ui/panels/quantity.h"

#include <optional>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace peergrid
{

class CurvePlot;

/// Takes a profile from a CSV file: shows what it would be, under the choices of separator, decimal
/// sign, column and unit, before it is taken. Says what is wrong with a file and takes nothing
/// then.
class CsvImport : public QDialog
{
    Q_OBJECT

  public:
    CsvImport(const Quantity &quantity, std::size_t hours, QWidget *parent = nullptr);

    /// As many as there are hours; only of an accepted dialog.
    const std::vector<double> &values() const { return m_values; }

  private:
    QWidget *fileRow();
    void addChoices();
    void layOut();
    void listen();

    void browse();
    void load();
    void fillColumns();
    void limitFirstHour();
    void read();
    void refuse(const QString &sentence);
    void offer(std::vector<double> values);

    Quantity m_quantity;
    std::size_t m_hours;
    std::optional<CsvTable> m_table;
    std::vector<double> m_values;

    QLineEdit *m_path;
    QPushButton *m_browse;
    QComboBox *m_separator;
    QComboBox *m_decimal;
    QComboBox *m_column;
    QComboBox *m_unit;
    QSpinBox *m_firstHour;
    CurvePlot *m_plot;
    QLabel *m_message;
    QPushButton *m_take = nullptr;
};

} // namespace peergrid
