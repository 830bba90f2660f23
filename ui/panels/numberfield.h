// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/checkedfield.h"

#include <optional>

namespace peergrid
{

/// A number as people type it, by their locale or with a point. Arrow keys and the wheel take
/// steps.
class NumberField : public CheckedField
{
    Q_OBJECT

  public:
    explicit NumberField(QWidget *parent = nullptr);

    void setValue(double value);
    /// Shows what is no single number: "mixed", "by hour".
    void setText(const QString &shown);
    /// What an empty line means: "none". Unless set, it means nothing.
    void setNone(const QString &shown) { m_none = shown; }

    struct Allowed {
        double least = 0.0;
        double most = 0.0;
        QString unit;
        bool isWhole = false; ///< others than whole numbers in range are refused

        bool contains(double value) const { return least <= value && value <= most; }
    };
    /// Steps end there, and the sentence about a text that is no number names it.
    void setAllowed(const Allowed &allowed) { m_allowed = allowed; }

    /// What a step adds; with Shift ten times as much.
    void setStep(double step) { m_step = step; }

    QSize sizeHint() const override;

  signals:
    void edited(double value);
    void cleared(); ///< edited to none

  protected:
    void showValue() override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

  private:
    void set(std::optional<double> value, const QString &shown);
    std::optional<double> typed() const;
    QString whyRefused() const;
    void take();
    void step(double steps);

    std::optional<double> m_value;
    QString m_shown; ///< without a value
    QString m_none;
    Allowed m_allowed;
    double m_step = 1.0;
    int m_turned = 0; ///< of the wheel, less than a notch
};

} // namespace peergrid
