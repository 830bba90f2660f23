// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/form.h"

#include "ui/colours.h"
#include "ui/panels/checkedfield.h"
#include "ui/panels/numberfield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int leastLabelWidth = 98;
constexpr int leastUnitWidth = 40;
constexpr int buttonWidth = 26;

QLabel *newProblem()
{
    auto *problem = new QLabel;
    problem->setWordWrap(true);
    problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem->hide();
    return problem;
}

/// What Tab can reach in a layout, in its order.
void collectStops(const QLayout &layout, std::vector<QWidget *> &stops)
{
    for (int i = 0; i < layout.count(); ++i) {
        QWidget *widget = layout.itemAt(i)->widget();
        if (widget && (widget->focusPolicy() & Qt::TabFocus))
            stops.push_back(widget);
        const QLayout *inner = widget ? widget->layout() : layout.itemAt(i)->layout();
        if (inner)
            collectStops(*inner, stops);
    }
}

} // namespace

Form::Form(QWidget *parent)
    : QWidget(parent)
    , m_place(new QVBoxLayout)
    , m_otherProblems(newProblem())
{
    m_place->setSpacing(5);
    m_place->addWidget(m_otherProblems);
    // A stretch below: an alignment would take away height that wrapped lines need.
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(12, 8, 10, 12);
    whole->setSpacing(0);
    whole->addLayout(m_place);
    whole->addStretch(1);
}

QString Form::fullLabel(const Field &field)
{
    return field.of.isEmpty() ? field.label : tr("%1: %2").arg(field.of, field.label.toLower());
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
    m_place->addWidget(widget);
    m_rows.push_back({.field = {}, .whole = widget, .reload = reload, .isSeen = m_isSeen});
}

void Form::addList(const std::function<std::size_t()> &size,
                   const std::function<void(std::size_t)> &add)
{
    auto *place = new QVBoxLayout;
    place->setSpacing(m_place->spacing());
    m_place->addLayout(place);
    m_lists.push_back({place, size, add});
}

void Form::growLists()
{
    bool hasGrown = false;
    for (List &list : m_lists) {
        for (const std::size_t size = list.size(); list.built < size; ++list.built) {
            const QScopedValueRollback place(m_place, list.place);
            const QScopedValueRollback part(
                m_isSeen, std::function<bool()>(
                              [size = list.size, index = list.built] { return index < size(); }));
            list.add(list.built);
            hasGrown = true;
        }
    }
    if (!hasGrown)
        return;
    std::vector<QWidget *> stops; // new ones come last until told otherwise
    collectStops(*layout(), stops);
    for (std::size_t i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

Form::Row &Form::addRow(const Field &field, QWidget *editor, QWidget *button)
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    auto *label = new QLabel(field.label);
    label->setBuddy(editor);
    label->setToolTip(field.help);
    editor->setAccessibleName((fullLabel(field) + QLatin1Char(' ') + field.unit).trimmed());
    editor->setAccessibleDescription(field.help);
    editor->setObjectName(field.name);
    editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    line->addWidget(label);
    line->addWidget(editor, 1);
    QLabel *unit = nullptr;
    if (!field.unit.isEmpty() || button) {
        unit = new QLabel(field.unit);
        unit->setForegroundRole(QPalette::PlaceholderText);
        line->addWidget(unit);
    }
    if (button) {
        button->setFixedWidth(buttonWidth);
        line->addWidget(button);
    } else if (unit) { // in line with the fields that have one
        line->addSpacing(buttonWidth + line->spacing());
    }
    column->addLayout(line);
    auto *problem = newProblem();
    column->addWidget(problem);
    m_place->addWidget(whole);
    m_rows.push_back({.field = field,
                      .whole = whole,
                      .editor = editor,
                      .label = label,
                      .problem = problem,
                      .unit = unit,
                      .isSeen = m_isSeen});
    if (auto *checked = qobject_cast<CheckedField *>(editor))
        connect(checked, &CheckedField::refused, this,
                [this, index = m_rows.size() - 1] { showProblem(m_rows[index]); });
    return m_rows.back();
}

void Form::openProfile(const QString &field)
{
    for (const Row &row : m_rows) {
        if (row.field.name == field && row.open)
            row.open();
    }
}

void Form::reload(const Issues &issues, const QString &currency, bool areMany)
{
    m_issues = issues;
    m_areMany = areMany;
    growLists();
    for (const Row &row : m_rows) {
        const bool isSeen = !row.isSeen || row.isSeen();
        row.whole->setVisible(isSeen);
        if (!isSeen)
            continue;
        showUnit(row, currency);
        if (row.reload)
            row.reload();
        showProblem(row);
    }
    showOtherProblems();
    alignColumns();
}

void Form::showUnit(const Row &row, const QString &currency) const
{
    const QString unit = QString(row.field.unit).replace(currencySign, currency);
    if (row.unit)
        row.unit->setText(unit);
    auto *number = qobject_cast<NumberField *>(row.editor);
    if (!number)
        return;
    const bool isShare = row.field.range.unit.empty(); // "0–1" stands for the unit then
    NumberField::Allowed allowed{row.field.range.least, row.field.range.most,
                                 isShare ? QString() : unit};
    if (row.field.largest)
        allowed = {1.0, static_cast<double>(row.field.largest()), {}, true};
    number->setAllowed(allowed);
}

/// Labels, fields and units stand in line, however long the currency's name is.
void Form::alignColumns() const
{
    int labels = leastLabelWidth;
    int units = leastUnitWidth;
    for (const Row &row : m_rows) {
        if (row.whole->isHidden())
            continue;
        labels = std::max(labels, row.label ? row.label->sizeHint().width() : 0);
        units = std::max(units, row.unit ? row.unit->sizeHint().width() : 0);
    }
    for (const Row &row : m_rows) {
        if (row.label)
            row.label->setFixedWidth(labels);
        if (row.unit)
            row.unit->setFixedWidth(units);
    }
}

} // namespace peergrid
