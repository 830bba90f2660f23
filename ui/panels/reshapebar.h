// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace peergrid
{

struct Quantity;

/// What can be done to all hours of a profile at once: scale, shift, smooth.
class ReshapeBar : public QWidget
{
    Q_OBJECT

  public:
    using Values = std::vector<double>;
    using Change = std::function<Values(const Values &)>;

    ReshapeBar(const Quantity &quantity, std::size_t hours, QWidget *parent = nullptr);

  signals:
    void chosen(const peergrid::ReshapeBar::Change &change);

  protected:
    void keyPressEvent(QKeyEvent *event) override;

  private:
    void setUpFactor(const Quantity &quantity);
    void setUpShift(std::size_t hours);
    QPushButton *newButton(const QString &text, const QString &what, void (ReshapeBar::*act)());
    void scale();
    void shift();
    void smooth();

    QDoubleSpinBox *m_factor;
    QSpinBox *m_shift;
};

} // namespace peergrid
