// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/runnotes.h"

#include "ui/wording.h"

#include <QCoreApplication>

namespace peergrid
{

namespace
{

constexpr std::size_t mostHoursNamed = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("RunNotes", text);
}

/// kWh of a kind that an hour could not serve, or place.
double missing(const HourOutcome &hour, Shortfall::Kind kind)
{
    double energy = 0.0;
    for (const Shortfall &shortfall : hour.shortfalls) {
        if (shortfall.kind == kind)
            energy += shortfall.energy;
    }
    return energy;
}

QString sentences(const HourOutcome &hour)
{
    QStringList sentences;
    for (const Shortfall &shortfall : hour.shortfalls)
        sentences += QString::fromStdString(shortfall.sentence);
    return sentences.join(QLatin1Char('\n'));
}

RunNote shortage(const Solved &solved, std::size_t hour)
{
    const KeptHour outcome = solved.outcome[hour];
    const double unserved = missing(*outcome, Shortfall::Kind::Unserved);
    const double surplus = missing(*outcome, Shortfall::Kind::Surplus);
    const QString when = hourText(hour, solved.hours());
    RunNote note;
    note.isBad = true;
    note.hour = hour;
    note.hint = sentences(*outcome);
    if (unserved > 0.0)
        note.text = tr("%1: %2 kWh are missing").arg(when, roundedText(unserved));
    else
        note.text = tr("%1: nobody takes %2 kWh").arg(when, roundedText(surplus));
    return note;
}

void addShortages(std::vector<RunNote> &notes, const Solved &solved)
{
    std::size_t count = 0;
    for (std::size_t t = 0; t < solved.hours(); ++t) {
        if (solved.outcome.status(t) != HourOutcome::Status::NotAllServed)
            continue;
        if (++count <= mostHoursNamed)
            notes.push_back(shortage(solved, t));
    }
    if (count > mostHoursNamed)
        notes.push_back(
            {tr("the same in %1 more hours").arg(count - mostHoursNamed), {}, {}, true});
}

} // namespace

std::vector<RunNote> runNotes(const Shown &shown)
{
    std::vector<RunNote> notes;
    if (!shown.solved)
        return notes;
    const Solved &solved = *shown.solved;
    if (shown.isStale)
        notes.push_back({shown.isSolving ? tr("Out of date — solving…")
                                         : tr("Out of date — press Run to solve it anew"),
                         {},
                         {},
                         false});
    const std::size_t done = solved.hoursSolved();
    if (done < solved.hours())
        notes.push_back({tr("%1 of %2 hours are solved").arg(done).arg(solved.hours()),
                         tr("The run was stopped before its end; figures count what is solved."),
                         {},
                         false});
    addShortages(notes, solved);
    return notes;
}

} // namespace peergrid
