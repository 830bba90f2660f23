// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/checkedfield.h"

#include "ui/colours.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QStyle>

namespace peergrid
{

CheckedField::CheckedField(QWidget *parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::returnPressed, this, [this] {
        ++m_visit;
        restore();
        selectAll();
    });
}

void CheckedField::setProblem(const QString &sentence)
{
    m_problem = sentence;
    mark();
}

void CheckedField::refuse(const QString &sentence)
{
    if (sentence == m_refusal)
        return;
    m_refusal = sentence;
    mark();
    emit refused();
}

void CheckedField::mark()
{
    const QString sentence = m_refusal.isEmpty() ? m_problem : m_refusal;
    const bool isWrong = !sentence.isEmpty();
    setToolTip(sentence);
    QPalette colours = parentWidget() ? parentWidget()->palette() : QPalette();
    if (isWrong)
        colours.setColor(QPalette::Text, coloursOf(colours).wrong);
    setPalette(colours);
    if (property("isWrong").toBool() == isWrong)
        return;
    setProperty("isWrong", isWrong);
    style()->unpolish(this); // style sheets look at properties only then
    style()->polish(this);
}

void CheckedField::restore()
{
    refuse({});
    showValue();
}

bool CheckedField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // With nothing typed to take back, the keys are the document's.
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->matches(QKeySequence::Undo) && !isUndoAvailable()) ||
            (key->matches(QKeySequence::Redo) && !isRedoAvailable())) {
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void CheckedField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    ++m_visit;
    if (event->reason() != Qt::MouseFocusReason)
        selectAll();
}

void CheckedField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        restore();
}

void CheckedField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QLineEdit::keyPressEvent(event);
    restore();
    clearFocus();
}

} // namespace peergrid
