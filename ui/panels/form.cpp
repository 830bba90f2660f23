// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/form.h"

#include "ui/colours.h"
#include "ui/panels/checkedfield.h"
#include "ui/panels/numberfield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int leastLabelWidth = 108;
constexpr int leastUnitWidth = 40;
constexpr int buttonWidth = 28;

/// Whether a field of the document is, or is within, that of a row: "hours[2]" within "hours".
bool isWithin(const QString &field, const QString &whole)
{
    return !whole.isEmpty() && field.startsWith(whole) &&
           (field.size() == whole.size() || field[whole.size()] == QLatin1Char('[') ||
            field[whole.size()] == QLatin1Char('.'));
}

QString capitalised(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

QLabel *newProblem()
{
    auto *problem = new QLabel;
    problem->setWordWrap(true);
    problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem->hide();
    return problem;
}

/// "" hides it.
void say(QLabel *problem, const QString &sentence, bool isError)
{
    const Colours &colours = coloursOf(problem->parentWidget()->palette());
    QPalette shades = problem->parentWidget()->palette();
    shades.setColor(QPalette::WindowText, isError ? colours.wrong : colours.warning);
    problem->setPalette(shades);
    problem->setText(sentence);
    problem->setVisible(!sentence.isEmpty());
}

} // namespace

Form::Form(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout)
    , m_otherProblems(newProblem())
{
    m_layout->setSpacing(5);
    m_layout->addWidget(m_otherProblems);
    // A stretch below: an alignment would take away height that wrapped lines need.
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(12, 8, 12, 12);
    whole->setSpacing(0);
    whole->addLayout(m_layout);
    whole->addStretch(1);
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
    m_rows.push_back({.field = {}, .whole = widget, .reload = reload, .isSeen = m_isSeen});
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
    editor->setAccessibleName((field.label + QLatin1Char(' ') + field.unit).trimmed());
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
    m_layout->addWidget(whole);
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

const Issue *Form::issueOf(const Row &row) const
{
    const auto found = std::find_if(m_issues.begin(), m_issues.end(), [&](const Issue &issue) {
        return isWithin(QString::fromStdString(issue.field), row.field.name);
    });
    return found == m_issues.end() ? nullptr : &*found;
}

QString Form::sentenceOf(const Issue &issue) const
{
    QString sentence = QString::fromStdString(issue.found);
    if (issue.hour)
        sentence = tr("hour %1: ").arg(*issue.hour) + sentence;
    if (m_areMany)
        sentence = QString::fromStdString(issue.object) + QStringLiteral(": ") + sentence;
    if (!issue.allowed.empty())
        sentence += QStringLiteral("; ") + QString::fromStdString(issue.allowed);
    return capitalised(sentence) + QLatin1Char('.');
}

void Form::showProblem(const Row &row) const
{
    if (!row.problem)
        return;
    const Issue *issue = issueOf(row);
    auto *checked = qobject_cast<CheckedField *>(row.editor);
    if (checked)
        checked->setProblem(issue ? sentenceOf(*issue) : QString());
    if (checked && !checked->refusal().isEmpty())
        say(row.problem, checked->refusal(), true);
    else
        say(row.problem, issue ? sentenceOf(*issue) : QString(),
            issue && issue->severity == Issue::Severity::Error);
}

/// What no row says: "a consumer that could generate" has no field for it.
void Form::showOtherProblems()
{
    QStringList sentences;
    bool isError = false;
    for (const Issue &issue : m_issues) {
        const QString field = QString::fromStdString(issue.field);
        if (std::any_of(m_rows.begin(), m_rows.end(), [&](const Row &row) {
                return row.problem && !row.whole->isHidden() && isWithin(field, row.field.name);
            }))
            continue;
        sentences << sentenceOf(issue);
        isError |= issue.severity == Issue::Severity::Error;
    }
    say(m_otherProblems, sentences.join(QLatin1Char('\n')), isError);
}

bool Form::edit(const QString &field)
{
    const Row *best = nullptr;
    for (const Row &row : m_rows) {
        if (!row.editor || row.whole->isHidden())
            continue;
        if (isWithin(field, row.field.name)) {
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
