// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/form.h"

#include "ui/colours.h"
#include "ui/panels/checkbox.h"
#include "ui/panels/numberfield.h"
#include "ui/panels/textfield.h"
#include "ui/symbols.h"

#include <QComboBox>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

/// The kinds of fields that a form may have.
namespace peergrid
{

namespace
{

/// The value all have, if they do.
template<class T>
std::optional<T> common(const std::vector<T> &values)
{
    if (values.empty() || std::any_of(values.begin(), values.end(),
                                      [&](const T &value) { return !(value == values.front()); }))
        return {};
    return values.front();
}

QString mixed()
{
    return Form::tr("mixed");
}

/// Leaves the wheel to the form, that it scrolls and nothing else happens.
class Choice : public QComboBox
{
  protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

/// Touches nothing if they are as before: the list may be open.
void setChoices(QComboBox &box, const Form::Choices &choices)
{
    int same = 0;
    for (const auto &[text, key] : choices)
        same += box.itemText(same) == text && box.itemData(same) == key ? 1 : 0;
    if (same == box.count() && choices.size() == static_cast<std::size_t>(same))
        return;
    box.clear();
    for (const auto &[text, key] : choices)
        box.addItem(text, key);
}

/// What must have a value, as what may have none.
template<class T>
Form::Read<std::optional<T>> optionalRead(const Form::Read<T> &read)
{
    return [read] {
        const std::vector<T> values = read();
        return std::vector<std::optional<T>>(values.begin(), values.end());
    };
}

template<class T>
Form::Write<std::optional<T>> optionalWrite(const Form::Write<T> &write)
{
    return [write](const std::optional<T> &value, const QString &key) {
        if (value)
            write(*value, key);
    };
}

} // namespace

void Form::addText(const Field &field, const Read<QString> &read, const Write<QString> &write,
                   const Reading &reading)
{
    auto *editor = new TextField(reading);
    editor->setNone(field.none);
    addRow(field, editor).reload = [editor, read] {
        const auto value = common(read());
        value ? editor->setValue(*value) : editor->setMixed(mixed());
    };
    connect(editor, &TextField::edited, this, [field, editor, write](const QString &text) {
        write(text, field.name + editor->gesture());
    });
}

NumberField *Form::newNumberField(const Field &field)
{
    auto *editor = new NumberField;
    editor->setStep(field.step);
    editor->setNone(field.none);
    return editor;
}

void Form::addNumber(const Field &field, const Read<double> &read, const Write<double> &write)
{
    addNumber(field, optionalRead(read), optionalWrite(write));
}

void Form::addNumber(const Field &field, const Read<std::optional<double>> &read,
                     const Write<std::optional<double>> &write)
{
    NumberField *editor = newNumberField(field);
    addRow(field, editor).reload = [editor, read, none = field.none] {
        const auto value = common(read());
        if (value && *value)
            editor->setValue(**value);
        else
            editor->setText(value ? none : mixed());
    };
    connect(editor, &NumberField::edited, this,
            [field, editor, write](double value) { write(value, field.name + editor->gesture()); });
    connect(editor, &NumberField::cleared, this,
            [field, editor, write] { write(std::nullopt, field.name + editor->gesture()); });
}

void Form::addProfile(const Field &field, const Read<Profile> &read, const Write<Profile> &write)
{
    addProfile(field, optionalRead(read), optionalWrite(write));
}

void Form::addProfile(const Field &field, const Read<std::optional<Profile>> &read,
                      const Write<std::optional<Profile>> &write)
{
    NumberField *editor = newNumberField(field);
    auto *button = new QToolButton;
    button->setIcon(symbolIcon(QStringLiteral("curve"), coloursOf(palette())));
    button->setAutoRaise(true);
    button->setToolTip(tr("Edit hour by hour"));
    button->setAccessibleName(tr("%1, hour by hour").arg(fullLabel(field)));
    Row &row = addRow(field, editor, button);
    row.reload = [this, editor, button, read, none = field.none] {
        const auto value = common(read());
        if (value && *value && (*value)->isConstant())
            editor->setValue((*value)->at(0));
        else
            editor->setText(!value ? mixed() : *value ? tr("by hour") : none);
        button->setIcon(symbolIcon(QStringLiteral("curve"), coloursOf(palette())));
    };
    connect(editor, &NumberField::edited, this, [field, editor, write](double value) {
        write(Profile(value), field.name + editor->gesture());
    });
    connect(editor, &NumberField::cleared, this,
            [field, editor, write] { write(std::nullopt, field.name + editor->gesture()); });
    row.open = [this, field, read, write] {
        const auto values = read();
        const auto first = std::find_if(values.begin(), values.end(),
                                        [](const auto &value) { return value.has_value(); });
        Field named = field;
        named.label = fullLabel(field);
        if (!values.empty())
            emit profileRequested(
                named, first == values.end() ? Profile(0.0) : **first,
                [write](const Profile &profile, const QString &key) { write(profile, key); });
    };
    connect(button, &QToolButton::clicked, this, row.open);
}

void Form::addCheck(const Field &field, const Read<bool> &read, const Write<bool> &write)
{
    auto *editor = new CheckBox;
    addRow(field, editor).reload = [editor, read] {
        const auto value = common(read());
        editor->setTristate(!value);
        editor->setCheckState(!value ? Qt::PartiallyChecked : *value ? Qt::Checked : Qt::Unchecked);
    };
    connect(editor, &QCheckBox::clicked, this,
            [editor, write] { write(editor->checkState() != Qt::Unchecked, {}); });
}

void Form::addChoice(const Field &field, const std::function<Choices()> &choices,
                     const Read<QString> &read, const Write<QString> &write)
{
    auto *editor = new Choice;
    editor->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    editor->setMinimumContentsLength(8);
    addRow(field, editor).reload = [editor, choices, read] {
        const auto value = common(read());
        setChoices(*editor, choices());
        editor->setPlaceholderText(mixed());
        editor->setCurrentIndex(value ? editor->findData(*value) : -1);
    };
    connect(editor, &QComboBox::activated, this,
            [editor, write](int index) { write(editor->itemData(index).toString(), {}); });
}

} // namespace peergrid
