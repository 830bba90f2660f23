// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/form.h"

#include "ui/colours.h"
#include "ui/panels/numberfield.h"
#include "ui/symbols.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int labelWidth = 118;
constexpr int unitWidth = 44;
constexpr int buttonWidth = 28;

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

} // namespace

Form::Form(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(12, 8, 12, 12);
    m_layout->setSpacing(5);
    m_layout->setAlignment(Qt::AlignTop);
}

void Form::beginPart(const std::function<bool()> &isSeen)
{
    m_isSeen = isSeen;
}

void Form::addHeading(const QString &text)
{
    auto *heading = new QLabel(text.toUpper());
    QFont font = heading->font();
    font.setPixelSize(11);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    heading->setFont(font);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setContentsMargins(0, 10, 0, 2);
    addWidget(heading);
}

void Form::addNote(const std::function<QString()> &text)
{
    auto *note = new QLabel;
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addWidget(note);
    m_rows.back().isSeen = [note, text, isPartSeen = m_isSeen] {
        note->setText(!isPartSeen || isPartSeen() ? text() : QString());
        return !note->text().isEmpty();
    };
}

void Form::addWidget(QWidget *widget, const std::function<void()> &reload)
{
    m_layout->addWidget(widget);
    m_rows.push_back({{}, widget, nullptr, nullptr, nullptr, reload, m_isSeen});
}

QWidget *Form::addRow(const Field &field, QWidget *editor, QWidget *button)
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    auto *label = new QLabel(field.label);
    label->setMinimumWidth(labelWidth);
    label->setBuddy(editor);
    label->setToolTip(field.help);
    editor->setAccessibleName(field.label +
                              (field.unit.isEmpty() ? QString() : QLatin1Char(' ') + field.unit));
    editor->setObjectName(field.name);
    editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    line->addWidget(label);
    line->addWidget(editor, 1);
    QLabel *unit = nullptr;
    if (!field.unit.isEmpty() || button) {
        unit = new QLabel(field.unit);
        unit->setMinimumWidth(unitWidth);
        unit->setForegroundRole(QPalette::PlaceholderText);
        line->addWidget(unit);
    }
    if (button)
        line->addWidget(button);
    else if (unit) // in line with the fields that have one
        line->addSpacing(buttonWidth + line->spacing());
    column->addLayout(line);
    auto *problem = new QLabel;
    problem->setWordWrap(true);
    problem->hide();
    column->addWidget(problem);
    m_layout->addWidget(whole);
    m_rows.push_back({field, whole, editor, problem, unit, {}, m_isSeen});
    return whole;
}

void Form::addText(const Field &field, const Read<QString> &read, const Write<QString> &write)
{
    auto *editor = new QLineEdit;
    addRow(field, editor);
    m_rows.back().reload = [editor, read] {
        const auto value = common(read());
        if (!value)
            editor->clear();
        else if (editor->text() != *value) {
            editor->setText(*value);
            editor->setCursorPosition(0);
        }
        editor->setPlaceholderText(value ? QString() : mixed());
    };
    connect(editor, &QLineEdit::textEdited, this,
            [field, write](const QString &text) { write(text, field.name); });
}

void Form::addNumber(const Field &field, const Read<double> &read, const Write<double> &write)
{
    auto *editor = new NumberField;
    editor->setStep(field.step);
    addRow(field, editor);
    m_rows.back().reload = [editor, read] {
        const auto value = common(read());
        value ? editor->setValue(*value) : editor->setText(mixed());
    };
    connect(editor, &NumberField::edited, this,
            [field, editor, write](double value) { write(value, field.name + editor->gesture()); });
}

void Form::addProfile(const Field &field, const Read<Profile> &read, const Write<Profile> &write)
{
    auto *editor = new NumberField;
    editor->setStep(field.step);
    auto *button = new QToolButton;
    button->setIcon(symbolIcon(QStringLiteral("curve"), coloursOf(palette())));
    button->setAutoRaise(true);
    button->setFixedWidth(buttonWidth);
    button->setToolTip(tr("Edit hour by hour"));
    button->setAccessibleName(tr("%1, hour by hour").arg(field.label));
    addRow(field, editor, button);
    m_rows.back().reload = [editor, read] {
        const auto value = common(read());
        if (value && value->isConstant())
            editor->setValue(value->at(0));
        else
            editor->setText(value ? tr("by hour") : mixed());
    };
    connect(editor, &NumberField::edited, this, [field, editor, write](double value) {
        write(Profile(value), field.name + editor->gesture());
    });
    m_rows.back().open = [this, field, read, write] {
        const std::vector<Profile> values = read();
        if (!values.empty())
            emit profileRequested(field, values.front(), write);
    };
    connect(button, &QToolButton::clicked, this, m_rows.back().open);
}

void Form::addCheck(const Field &field, const Read<bool> &read, const Write<bool> &write)
{
    auto *editor = new QCheckBox;
    addRow(field, editor);
    m_rows.back().reload = [editor, read] {
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
    auto *editor = new QComboBox;
    editor->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    editor->setMinimumContentsLength(8);
    addRow(field, editor);
    m_rows.back().reload = [editor, choices, read] {
        const auto value = common(read());
        editor->clear();
        for (const auto &[text, key] : choices())
            editor->addItem(text, key);
        editor->setPlaceholderText(mixed());
        editor->setCurrentIndex(value ? editor->findData(*value) : -1);
    };
    connect(editor, &QComboBox::activated, this,
            [editor, write](int index) { write(editor->itemData(index).toString(), {}); });
}

void Form::openProfile(const QString &field)
{
    for (const Row &row : m_rows) {
        if (row.field.name == field && row.open)
            row.open();
    }
}

void Form::reload(const Issues &issues, const QString &currency)
{
    for (Row &row : m_rows) {
        const bool isSeen = !row.isSeen || row.isSeen();
        row.whole->setVisible(isSeen);
        if (!isSeen)
            continue;
        if (row.reload)
            row.reload();
        if (row.unit)
            row.unit->setText(QString(row.field.unit).replace(currencySign, currency));
        if (row.problem)
            showProblem(row, issues);
    }
}

void Form::showProblem(Row &row, const Issues &issues)
{
    const auto found = std::find_if(issues.begin(), issues.end(), [&](const Issue &issue) {
        const QString field = QString::fromStdString(issue.field);
        return !row.field.name.isEmpty() &&
               (field == row.field.name || field.startsWith(row.field.name + QLatin1Char('[')));
    });
    const bool isWrong = found != issues.end();
    row.problem->setVisible(isWrong);
    QString sentence;
    if (isWrong) {
        const Colours &colours = coloursOf(palette());
        const bool isError = found->severity == Issue::Severity::Error;
        QPalette shades = palette();
        shades.setColor(QPalette::WindowText, isError ? colours.wrong : colours.warning);
        row.problem->setPalette(shades);
        sentence = QString::fromStdString(found->found);
        if (found->hour)
            sentence = tr("hour %1: ").arg(*found->hour) + sentence;
        if (!found->allowed.empty())
            sentence += QStringLiteral("; ") + QString::fromStdString(found->allowed);
        row.problem->setText(sentence + QLatin1Char('.'));
    }
    if (auto *number = qobject_cast<NumberField *>(row.editor))
        number->setProblem(sentence);
}

bool Form::edit(const QString &field)
{
    const Row *best = nullptr;
    for (const Row &row : m_rows) {
        if (!row.editor || row.whole->isHidden())
            continue;
        if (!field.isEmpty() && (field == row.field.name || field.startsWith(row.field.name))) {
            best = &row;
            break;
        }
        if (!best)
            best = &row;
    }
    if (!best)
        return false;
    best->editor->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(best->editor))
        line->selectAll();
    return true;
}

} // namespace peergrid
