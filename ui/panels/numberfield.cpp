// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/numberfield.h"

#include "ui/colours.h"
#include "ui/panels/celltext.h"
#include "ui/panels/quantity.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <cmath>

namespace peergrid
{

NumberField::NumberField(QWidget *parent)
    : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QLineEdit::textEdited, this, &NumberField::take);
    connect(this, &QLineEdit::returnPressed, this, [this] {
        ++m_visit;
        show();
        selectAll();
    });
}

QSize NumberField::sizeHint() const
{
    return {92, QLineEdit::sizeHint().height()};
}

void NumberField::setValue(double value)
{
    m_value = value;
    if (!hasFocus() || typed() != value)
        show();
}

void NumberField::setText(const QString &shown)
{
    m_value.reset();
    m_shown = shown;
    if (!hasFocus() || !isModified())
        show();
}

void NumberField::show()
{
    setPlaceholderText(m_value ? QString() : m_shown);
    QLineEdit::setText(m_value ? exactText(*m_value) : QString());
    setProblem(m_problem);
}

void NumberField::setProblem(const QString &sentence)
{
    m_problem = sentence;
    setToolTip(sentence);
    setProperty("isWrong", !sentence.isEmpty());
    QPalette colours = parentWidget() ? parentWidget()->palette() : QPalette();
    if (!sentence.isEmpty())
        colours.setColor(QPalette::Text, coloursOf(colours).wrong);
    setPalette(colours);
}

std::optional<double> NumberField::typed() const
{
    const auto value = numberIn(text());
    return value ? std::optional(*value) : std::nullopt;
}

void NumberField::take()
{
    if (const auto value = typed()) {
        m_value = *value;
        setProblem({});
        emit edited(*value);
    } else if (!text().isEmpty()) {
        setProblem(numberIn(text()).error() + QLatin1Char('.'));
    }
}

void NumberField::focusInEvent(QFocusEvent *event)
{
    ++m_visit;
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason)
        selectAll();
}

void NumberField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (!typed() || m_value)
        show();
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    const bool isUp = event->key() == Qt::Key_Up;
    if ((isUp || event->key() == Qt::Key_Down) && m_value && !isReadOnly()) {
        const double by = m_step * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10.0 : 1.0);
        // Whole steps, so that 0.1 + 0.2 reads 0.3.
        const double next = std::round((*m_value + (isUp ? by : -by)) / m_step) * m_step;
        QLineEdit::setText(exactText(next));
        take();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        show();
        clearFocus();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace peergrid
