// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/whatif.h"

#include <memory>
#include <vector>

class QComboBox;

namespace peergrid
{

class NumberField;
class ShiftSlider;

/// One shift with its hands: what, whose, a slider, and the exact number beside it.
class WhatIfRow : public QWidget
{
    Q_OBJECT

  public:
    /// The shift must concern someone in the scenario.
    WhatIfRow(const Shift &shift, std::shared_ptr<const Scenario> scenario,
              QWidget *parent = nullptr);

    Shift shift() const;
    /// Its slider takes it. (As a focus proxy it would be all that Tab comes to.)
    void takeFocus();
    void setShift(const Shift &shift);
    /// Back to where it changes nothing.
    void neutralise();

    /// Another scenario to choose from. Peers that it does not have are dropped; false if nobody is
    /// left.
    bool offer(std::shared_ptr<const Scenario> scenario);

    /// What the slider reaches, in what shift() has as its amount.
    double least() const;
    double most() const;

  signals:
    void edited();
    void removeRequested();

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void build();
    void listen();
    void choose();
    void slide(int step);
    void type(double number);

    void showChoices();
    void showWhat();
    void showWhose();
    void showBy();
    void rescale();
    void showNumber();
    double numberAt(int step) const;

    std::shared_ptr<const Scenario> m_scenario;
    Shift m_shift;        ///< but for its amount
    double m_number;      ///< per cent of a factor, or the offset
    double m_reach = 1.0; ///< of offsets, both ways
    std::vector<Shift::Whose> m_choices;
    QComboBox *m_what;
    QComboBox *m_whose;
    QComboBox *m_by;
    ShiftSlider *m_slider;
    NumberField *m_field;
};

} // namespace peergrid
