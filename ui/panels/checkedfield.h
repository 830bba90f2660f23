// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace peergrid
{

/// A line whose text is taken while it is typed. What cannot be read is refused: marked, with a
/// sentence, and gone when the cursor leaves. Whether what was read is allowed the document says.
class CheckedField : public QLineEdit
{
    Q_OBJECT

  public:
    explicit CheckedField(QWidget *parent = nullptr);

    /// Marks what the document finds wrong, with a sentence; "" unmarks it.
    void setProblem(const QString &sentence);

    /// Why the text is not taken; "" if it is.
    const QString &refusal() const { return m_refusal; }

    /// A name for what is typed between two visits of the cursor: one undo step.
    QString gesture() const { return QString::number(m_visit); }

  signals:
    /// The refusal is another.
    void refused();

  protected:
    /// Writes what is edited into the line, or that it is mixed.
    virtual void showValue() = 0;
    void refuse(const QString &sentence);
    /// Drops what was refused, and shows what is edited.
    void restore();

    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

  private:
    void mark();

    QString m_problem;
    QString m_refusal;
    int m_visit = 0;
};

} // namespace peergrid
