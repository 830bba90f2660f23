// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <optional>

namespace peergrid
{

/// A number as people type it, by their locale or with a point. What is no number is marked and not
/// taken; whether a number is allowed the document says.
class NumberField : public QLineEdit
{
    Q_OBJECT

  public:
    explicit NumberField(QWidget *parent = nullptr);

    void setValue(double value);
    /// Shows what is no single number: "mixed", "24 h: 0–150".
    void setText(const QString &shown);
    /// Marks the field as wrong, with a sentence; "" unmarks it.
    void setProblem(const QString &sentence);

    /// What the arrow keys add; Shift ten times as much.
    void setStep(double step) { m_step = step; }

    /// A name for what is typed between two visits of the cursor: one undo step.
    QString gesture() const { return QString::number(m_visit); }

    QSize sizeHint() const override;

  signals:
    void edited(double value);

  protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

  private:
    std::optional<double> typed() const;
    void take();
    void show();

    std::optional<double> m_value; ///< none: mixed, or a profile
    QString m_shown;               ///< then this
    QString m_problem;
    double m_step = 1.0;
    int m_visit = 0;
};

} // namespace peergrid
