// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/form.h"

#include "ui/colours.h"
#include "ui/panels/checkedfield.h"

#include <QLabel>

#include <algorithm>

/// What is wrong is said at the row it is about, and leads there.
namespace peergrid
{

namespace
{

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
    QString sentence = issue ? sentenceOf(*issue) : QString();
    bool isError = issue && issue->severity == Issue::Severity::Error;
    if (auto *checked = qobject_cast<CheckedField *>(row.editor)) {
        checked->setProblem(sentence);
        if (!checked->refusal().isEmpty()) {
            sentence = checked->refusal();
            isError = true;
        }
    }
    row.editor->setAccessibleDescription(sentence.isEmpty() ? row.field.help : sentence);
    say(row.problem, sentence, isError);
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
