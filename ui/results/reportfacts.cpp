// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/reportfacts.h"

#include "core/scenariofile.h"
#include "ui/results/keyfigures.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>

#include <algorithm>
#include <map>

namespace peergrid
{

namespace
{

constexpr std::size_t mostContracts = 30; ///< sentences
constexpr std::size_t mostShortfalls = 24;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QString rolesText(const Market &market)
{
    std::map<QString, int> count;
    for (const Peer &peer : market.peers)
        ++count[kindWord(peer)];
    QStringList parts;
    for (const auto &[kind, number] : count)
        parts += tr("%1: %2").arg(kind).arg(number);
    const auto batteries = std::count_if(market.peers.begin(), market.peers.end(),
                                         [](const Peer &peer) { return bool(peer.storage); });
    if (batteries > 0)
        parts += tr("with a battery: %1").arg(batteries);
    return tr("%1 (%2)").arg(market.peers.size()).arg(parts.join(QStringLiteral(", ")));
}

QString communitiesText(const Market &market)
{
    QStringList names;
    for (const Community &community : market.communities)
        names += nameOfEnd(market, community.id);
    return names.isEmpty() ? tr("none") : tr("%1 (%2)").arg(names.size()).arg(listed(names, 12));
}

QString designMeaning(Design design)
{
    switch (design) {
    case Design::FullP2P:
        return tr("Everyone deals with everyone; communities do not count.");
    case Design::Hybrid:
        return tr("Everyone deals with everyone; inside a community without network fee.");
    case Design::Community:
        return tr("As hybrid, but contracts of single members with outsiders do not apply.");
    case Design::GridOnly:
        break;
    }
    return tr("Everyone deals with the main grid alone.");
}

QString objectiveMeaning(Objective objective)
{
    return objective == Objective::Published
               ? tr("As the paper counts: what is sold costs its generation twice.")
               : tr("Everything generated costs its generation once.");
}

QString share(std::optional<double> value)
{
    return value ? QLocale().toString(*value, 'f', 3) : tr("–");
}

QString percent(std::optional<double> value)
{
    return value ? tr("%1 %").arg(QLocale().toString(*value * 100.0, 'f', 0)) : tr("–");
}

/// With six decimals at most, none of them trailing.
QString precise(double amount, const std::string &currency)
{
    return exactText(QString::number(amount, 'f', 6).toDouble()) + QLatin1Char(' ') +
           QString::fromStdString(currency);
}

QStringList shortfallSentences(const Solved &solved)
{
    QStringList sentences;
    std::size_t more = 0;
    for (std::size_t hour = 0; hour < solved.hours(); ++hour) {
        const KeptHour outcome = solved.outcome[hour];
        for (const Shortfall &shortfall : outcome->shortfalls) {
            if (static_cast<std::size_t>(sentences.size()) < mostShortfalls)
                sentences += tr("%1: %2").arg(hourText(hour, solved.hours()),
                                              QString::fromStdString(shortfall.sentence));
            else
                ++more;
        }
    }
    if (more > 0)
        sentences += tr("… and %1 more of the kind.").arg(more);
    return sentences;
}

std::size_t countHours(const Solved &solved, bool (*holds)(const HourOutcome &))
{
    std::size_t count = 0;
    for (std::size_t hour = 0; hour < solved.hours(); ++hour) {
        const KeptHour outcome = solved.outcome[hour];
        count += holds(*outcome) ? 1 : 0;
    }
    return count;
}

} // namespace

QString reportTitle(const ReportContent &content)
{
    const QString name = QString::fromStdString(content.solved->scenario->name).trimmed();
    return name.isEmpty() ? tr("Untitled") : name;
}

std::vector<ReportFact> scenarioFacts(const Solved &solved)
{
    const Market &market = *solved.market;
    return {
        {tr("Hours"), QString::number(market.hours), {}},
        {tr("Design"), designName(market.design), designMeaning(market.design)},
        {tr("Objective"), objectiveName(market.objective), objectiveMeaning(market.objective)},
        {tr("Peers"), rolesText(market), {}},
        {tr("Communities"), communitiesText(market), {}},
        {tr("Contracts"),
         market.contracts.empty() ? tr("none") : QString::number(market.contracts.size()),
         {}},
    };
}

QStringList contractSentences(const Solved &solved)
{
    Scenario scenario = *solved.scenario;
    scenario.market = *solved.market;
    QStringList sentences;
    for (const Contract &contract : scenario.market.contracts) {
        if (static_cast<std::size_t>(sentences.size()) == mostContracts) {
            sentences += tr("… and %1 more").arg(scenario.market.contracts.size() - mostContracts);
            break;
        }
        sentences += contractSentence(scenario, contract);
    }
    return sentences;
}

std::vector<ReportFact> figureFacts(const ReportContent &content)
{
    const Solved &solved = *content.solved;
    const Summary &summary = solved.summary;
    std::vector<ReportFact> facts;
    for (const KeyFigure &figure : keyFigures(solved, content.ghost.get(), {0, solved.hours() - 1}))
        facts.push_back({figure.name, figure.value, figure.hint});
    facts.push_back({tr("Self-consumption"), percent(summary.total.selfConsumption()),
                     tr("The share of generation that peers use themselves, now or by way of "
                        "their batteries.")});
    facts.push_back({tr("Quality of experience"), share(summary.fairness.qualityOfExperience),
                     tr("1 − σ / (max − min) of the prices that buyers pay; 1 when all are "
                        "equal.")});
    facts.push_back({tr("Jain’s index"), share(summary.fairness.jain),
                     tr("(Σp)² / (n·Σp²) of the same prices; 1 when all are equal.")});
    facts.push_back({tr("Min–max"), share(summary.fairness.minMax),
                     tr("The lowest of these prices over the highest.")});
    return facts;
}

QStringList warningSentences(const ReportContent &content)
{
    const Solved &solved = *content.solved;
    QStringList sentences;
    if (content.isStale)
        sentences += tr("The scenario has been changed since this run.");
    const std::size_t done = solved.hoursSolved();
    if (done < solved.hours())
        sentences += tr("The run was stopped: %1 of %2 hours are solved, and figures count these.")
                         .arg(done)
                         .arg(solved.hours());
    const std::size_t isShort = countHours(solved, [](const HourOutcome &hour) {
        return hour.status == HourOutcome::Status::NotAllServed;
    });
    if (isShort > 0)
        sentences += tr("Hours in which not everything could be served: %1.").arg(isShort);
    return sentences + shortfallSentences(solved);
}

QStringList statusSentences(const ReportContent &content)
{
    const Solved &solved = *content.solved;
    const std::size_t unproved =
        countHours(solved, [](const HourOutcome &hour) { return hour.unproved > 0.0; });
    const bool isServed = solved.status != Outcome::Status::NotAllServed;
    QStringList sentences = warningSentences(content);
    if (unproved > 0)
        sentences += tr("Hours in which a better schedule of storage is not ruled out: %1. All "
                        "others are optimal.")
                         .arg(unproved);
    else if (isServed)
        sentences += tr("Optimal: in the hours solved, nothing that serves everyone costs less. "
                        "Everything was served.");
    else
        sentences +=
            tr("Optimal: nothing serves more, and nothing that serves as much costs less.");
    return sentences;
}

std::vector<ReportFact> solverFacts(const ReportContent &content)
{
    const Solved &solved = *content.solved;
    const std::string &currency = solved.scenario->currency;
    const auto name = [&](Objective objective, const QString &text) {
        return solved.market->objective == objective ? tr("%1 (minimised)").arg(text) : text;
    };
    return {
        {tr("Cost, published"),
         name(Objective::Published, precise(solved.summary.published, currency)),
         objectiveMeaning(Objective::Published)},
        {tr("Cost, least cost"),
         name(Objective::LeastCost, precise(solved.summary.leastCost, currency)),
         objectiveMeaning(Objective::LeastCost)},
        {tr("Hours solved"), tr("%1 of %2").arg(solved.hoursSolved()).arg(solved.hours()), {}},
        {tr("Time taken"), tr("%1 s").arg(QString::number(solved.seconds, 'f', 2)), {}},
        {tr("Made with"), tr("PeerGrid %1").arg(QStringLiteral(PEERGRID_VERSION)), {}},
        {tr("Scenario"), scenarioHash(solved),
         tr("SHA-256 of its file: the same scenario gives the same result."), true},
    };
}

QString scenarioHash(const Solved &solved)
{
    Scenario scenario = *solved.scenario;
    scenario.market = *solved.market;
    const std::string text = writeScenario(scenario);
    return QString::fromLatin1(
        QCryptographicHash::hash(
            QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())),
            QCryptographicHash::Sha256)
            .toHex());
}

} // namespace peergrid
