// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/livesolver.h"

#include "core/words.h"
#include "ui/document.h"

#include <algorithm>

namespace peergrid
{

namespace
{

QString number(double value)
{
    return QString::fromStdString(rounded(value));
}

QString duration(double seconds)
{
    return seconds < 1.0 ? LiveSolver::tr("%1 ms").arg(std::max(1, qRound(seconds * 1e3)))
                         : LiveSolver::tr("%1 s").arg(number(seconds));
}

/// The first hour that lacks energy and how much; empty if none does.
QString shortageText(const KeptOutcome &outcome)
{
    for (std::size_t t = 0; t < outcome.size(); ++t) {
        if (outcome.status(t) != HourOutcome::Status::NotAllServed)
            continue;
        const KeptHour hour = outcome[t];
        double energy = 0.0;
        for (const PeerHour &peer : hour->peers)
            energy += peer.unserved + peer.surplus;
        return LiveSolver::tr("not all served: hour %1 is off by %2 kWh")
            .arg(t + 1)
            .arg(number(energy));
    }
    return {};
}

QString objectivesText(const Solved &solved)
{
    const QString currency = QString::fromStdString(solved.scenario->currency);
    const bool isPublished = solved.market->objective == Objective::Published;
    const auto one = [&](const QString &name, double value, bool isMinimised) {
        const QString text = QStringLiteral("%1 %2 %3").arg(name, number(value), currency);
        return isMinimised ? LiveSolver::tr("%1 (minimised)").arg(text) : text;
    };
    return one(LiveSolver::tr("published"), solved.summary.published, isPublished) +
           QStringLiteral(" · ") +
           one(LiveSolver::tr("least cost"), solved.summary.leastCost, !isPublished);
}

} // namespace

LiveSolver::LiveSolver(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_lineage(document.lineage())
{
    connect(&document, &Document::changed, this, [this](const ScenarioDiff &diff) {
        if (diff.touchesMarket())
            follow();
    });
    connect(&m_runner, &SolveRunner::started, this, &LiveSolver::changed);
    connect(&m_runner, &SolveRunner::ended, this, &LiveSolver::changed);
    connect(&m_runner, &SolveRunner::progressed, this, &LiveSolver::show);
    connect(&m_runner, &SolveRunner::solved, this, &LiveSolver::show);
    connect(&m_runner, &SolveRunner::cancelled, this, &LiveSolver::show);
    connect(&m_runner, &SolveRunner::failed, this, [this](const QString &sentence) {
        emit failed(sentence);
        emit changed();
    });
}

bool LiveSolver::isStale() const
{
    return m_shown && m_shown->market != m_document.market();
}

void LiveSolver::setLive(bool isLive)
{
    m_isLive = isLive;
    if (isLive && (!m_shown || isStale()))
        run();
    emit changed();
}

void LiveSolver::follow()
{
    if (m_lineage != m_document.lineage()) { // another document: nothing of the one before stays
        m_lineage = m_document.lineage();
        m_runner.drop();
        m_shown.reset();
    }
    if (m_isLive)
        run();
    emit changed();
}

void LiveSolver::run()
{
    if (m_document.scenario().market.peers.empty() || hasErrors(m_document.issues())) {
        m_runner.cancel();
        emit changed();
        return;
    }
    m_runner.request(m_document.snapshot(), m_document.market());
    emit changed();
}

void LiveSolver::show(const SolvedPtr &solved)
{
    m_shown = solved;
    emit changed();
}

QString LiveSolver::problemsText() const
{
    const auto &issues = m_document.issues();
    const auto errors = std::count_if(issues.begin(), issues.end(), [](const Issue &issue) {
        return issue.severity == Issue::Severity::Error;
    });
    return errors == 0 ? QString() : tr("Problems %1: not solved").arg(errors);
}

bool LiveSolver::isGood() const
{
    return problemsText().isEmpty() &&
           (!m_shown || m_shown->status != Outcome::Status::NotAllServed);
}

QString LiveSolver::status() const
{
    if (const QString problems = problemsText(); !problems.isEmpty())
        return QStringLiteral("! ") + problems;
    const auto ofHours = [this] {
        return tr("%1 of %2 hours").arg(m_shown->hoursSolved()).arg(m_shown->hours());
    };
    if (isRunning()) {
        const bool isPart = m_shown && !isStale() && m_shown->hoursSolved() < m_shown->hours();
        return isPart ? tr("Solving… %1 · Esc cancels").arg(ofHours()) : tr("Solving…");
    }
    if (!m_shown)
        return m_document.scenario().market.peers.empty() ? tr("Empty") : tr("Not solved");
    if (isStale())
        return tr("Out of date · F5 solves");
    if (m_shown->status == Outcome::Status::Cancelled)
        return tr("Cancelled after %1").arg(ofHours());
    const QString shortage = shortageText(m_shown->outcome);
    return (shortage.isEmpty() ? tr("✓ Optimal") : QStringLiteral("! ") + shortage) +
           tr(" · hours %1 in %2 · ").arg(m_shown->hours()).arg(duration(m_shown->seconds)) +
           objectivesText(*m_shown);
}

} // namespace peergrid
