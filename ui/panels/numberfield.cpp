// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/numberfield.h"

#include "core/reshape.h"
#include "ui/panels/celltext.h"
#include "ui/panels/quantity.h"

#include <QKeyEvent>
#include <QLocale>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr int notch = 120; ///< of a wheel, as Qt counts

QString limitText(double limit)
{
    return QLocale().toString(limit, 'f', QLocale::FloatingPointShortest);
}

} // namespace

NumberField::NumberField(QWidget *parent)
    : CheckedField(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QLineEdit::textEdited, this, &NumberField::take);
}

QSize NumberField::sizeHint() const
{
    return {92, QLineEdit::sizeHint().height()};
}

void NumberField::setValue(double value)
{
    set(value, {});
}

void NumberField::setText(const QString &shown)
{
    set({}, shown);
}

/// "1." is on its way to "1.5": while it is typed, the line keeps what reads as its value.
void NumberField::set(std::optional<double> value, const QString &shown)
{
    const bool isSame = m_value == value && (value || m_shown == shown);
    m_value = value;
    m_shown = shown;
    if (!hasFocus() || (!isSame && (!value || typed() != value)))
        restore();
}

void NumberField::showValue()
{
    setPlaceholderText(m_value ? QString() : m_shown);
    QLineEdit::setText(m_value ? exactText(*m_value) : QString());
}

std::optional<double> NumberField::typed() const
{
    const auto value = numberIn(text());
    return value ? std::optional(*value) : std::nullopt;
}

/// The text is not empty.
QString NumberField::whyRefused() const
{
    const auto value = numberIn(text());
    const bool isWhole = value && *value == std::round(*value) && m_allowed.contains(*value);
    if (value && (!m_allowed.isWhole || isWhole))
        return {};
    const QString range =
        tr("%1 to %2 %3")
            .arg(limitText(m_allowed.least), limitText(m_allowed.most), m_allowed.unit)
            .trimmed();
    const QString found = value ? tr("%1 is not possible").arg(quoted(text())) : value.error();
    return (m_allowed.isWhole ? tr("%1; a whole number from %2 is allowed.")
                              : tr("%1; a number from %2 is allowed."))
        .arg(found, range);
}

void NumberField::take()
{
    const bool isEmpty = text().trimmed().isEmpty();
    const QString refusal = isEmpty ? QString() : whyRefused();
    refuse(refusal);
    if (isEmpty && !m_none.isEmpty()) {
        m_value.reset();
        m_shown = m_none;
        emit cleared();
    } else if (!isEmpty && refusal.isEmpty()) {
        m_value = typed();
        emit edited(*m_value);
    }
}

void NumberField::step(double steps)
{
    if (!m_value || isReadOnly())
        return;
    // Whole steps, so that 0.0216 goes to 0.023; out of range only back towards it.
    const double next = std::round(*m_value / m_step + steps) * m_step;
    const double held =
        std::clamp(next, std::min(*m_value, m_allowed.least), std::max(*m_value, m_allowed.most));
    QLineEdit::setText(exactText(tidy(held)));
    take();
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    const double steps = event->modifiers().testFlag(Qt::ShiftModifier) ? 10.0 : 1.0;
    if (event->key() == Qt::Key_Up)
        step(steps);
    else if (event->key() == Qt::Key_Down)
        step(-steps);
    else
        CheckedField::keyPressEvent(event);
}

/// Turns the number only while the field has the cursor: elsewhere the wheel scrolls the form.
void NumberField::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus() || !m_value)
        return event->ignore();
    event->accept();
    m_turned += event->angleDelta().y();
    const int notches = m_turned / notch;
    m_turned -= notches * notch;
    if (notches != 0)
        step(notches * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10.0 : 1.0));
}

} // namespace peergrid
