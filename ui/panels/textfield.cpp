// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/textfield.h"

namespace peergrid
{

TextField::TextField(const Reading &reading, QWidget *parent)
    : CheckedField(parent)
    , m_reading(reading)
{
    connect(this, &QLineEdit::textEdited, this, &TextField::take);
}

/// As it is typed "9-1" is on its way to "9-17": the line keeps what reads as its value.
void TextField::setValue(const QString &value)
{
    const bool isSame = m_value == value;
    m_value = value;
    if (!hasFocus() || (!isSame && typed() != value))
        restore();
}

void TextField::setMixed(const QString &shown)
{
    const bool isSame = !m_value && m_shown == shown;
    m_value.reset();
    m_shown = shown;
    if (!hasFocus() || !isSame)
        restore();
}

void TextField::showValue()
{
    setPlaceholderText(m_value ? m_none : m_shown);
    if (text() == m_value.value_or(QString()))
        return;
    setText(m_value.value_or(QString()));
    setCursorPosition(0);
}

tl::expected<QString, QString> TextField::typed() const
{
    return m_reading ? m_reading(text()) : text();
}

void TextField::take()
{
    const auto value = typed();
    refuse(value ? QString() : value.error());
    if (!value)
        return;
    m_value = *value;
    emit edited(*value);
}

} // namespace peergrid
