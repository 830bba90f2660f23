// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/panels/quantity.h"

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;

namespace peergrid
{

class CurvePlot;

/// Offers the typical shapes, scaled to a peak, a daily total or an average that the user gives.
class ShapeChooser : public QDialog
{
    Q_OBJECT

  public:
    /// Starts from the measures of the values there are, so that a new shape keeps them.
    ShapeChooser(const Quantity &quantity, const std::vector<double> &values,
                 QWidget *parent = nullptr);

    std::vector<double> values() const;

  private:
    enum Measure { Peak, DailyTotal, Average };

    void addShapes();
    void addMeasures();
    QWidget *rightSide();
    double measured(Measure measure) const; ///< of the values there were
    void takeMeasure();
    void preview();

    Quantity m_quantity;
    std::vector<double> m_before;
    QListWidget *m_shapes = nullptr;
    QComboBox *m_measure = nullptr;
    QDoubleSpinBox *m_size = nullptr;
    QLabel *m_what = nullptr;
    CurvePlot *m_plot = nullptr;
};

} // namespace peergrid
