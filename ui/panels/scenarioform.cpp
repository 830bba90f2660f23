// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scenarioform.h"

#include "core/edits.h"
#include "ui/document.h"
#include "ui/wording.h"

namespace peergrid
{

ScenarioForm::ScenarioForm(Document &document, QWidget *parent)
    : Form(parent)
    , m_document(document)
{
    addTexts();
    addMarket();
    addNote([this] {
        const Market &market = m_document.scenario().market;
        return tr("Peers %1, communities %2, contracts %3")
            .arg(market.peers.size())
            .arg(market.communities.size())
            .arg(market.contracts.size());
    });
}

void ScenarioForm::addTexts()
{
    const auto text = [this](const Field &field, std::string Scenario::*at) {
        addText(
            field,
            [this, at] { return std::vector{QString::fromStdString(m_document.scenario().*at)}; },
            [this, at, field](const QString &value, const QString &key) {
                Scenario next = m_document.scenario();
                next.*at = value.toStdString();
                m_document.apply(tr("Change %1").arg(field.label.toLower()), std::move(next),
                                 QStringLiteral("scenario ") + key);
            });
    };
    text({"name", tr("Name"), {}, {}}, &Scenario::name);
    text({"description", tr("Description"), {}, {}}, &Scenario::description);
    text({"currency", tr("Currency"), {}, tr("Only a label")}, &Scenario::currency);
}

void ScenarioForm::addMarket()
{
    addHeading(tr("Market"));
    addNumber(
        {.name = "hours",
         .label = tr("Hours"),
         .unit = tr("h"),
         .help = tr("Profiles repeat from the start or are cut when this changes"),
         .largest = [] { return maxHours; }},
        [this] { return std::vector{static_cast<double>(m_document.scenario().market.hours)}; },
        [this](double hours, const QString &key) {
            changeHours(static_cast<std::size_t>(hours), QStringLiteral("scenario ") + key);
        });
    addChoice(
        {"design", tr("Design"), {}, tr("Who may deal with whom")},
        [] {
            Choices choices;
            for (const Design design :
                 {Design::FullP2P, Design::Hybrid, Design::Community, Design::GridOnly})
                choices.emplace_back(designName(design), QString::number(static_cast<int>(design)));
            return choices;
        },
        [this] {
            return std::vector{
                QString::number(static_cast<int>(m_document.scenario().market.design))};
        },
        [this](const QString &design, const QString &) {
            Scenario next = m_document.scenario();
            next.market.design = static_cast<Design>(design.toInt());
            m_document.apply(tr("Change design"), std::move(next));
        });
    addChoice(
        {"objective",
         tr("Objective"),
         {},
         tr("As published, generation cost of sold energy counts twice")},
        [] {
            Choices choices;
            for (const Objective objective : {Objective::Published, Objective::LeastCost})
                choices.emplace_back(objectiveName(objective),
                                     QString::number(static_cast<int>(objective)));
            return choices;
        },
        [this] {
            return std::vector{
                QString::number(static_cast<int>(m_document.scenario().market.objective))};
        },
        [this](const QString &objective, const QString &) {
            Scenario next = m_document.scenario();
            next.market.objective = static_cast<Objective>(objective.toInt());
            m_document.apply(tr("Change objective"), std::move(next));
        });
    addLookAhead();
}

/// "2" on the way to "24" must not cut the profiles: while it is typed, each number starts from
/// what was there before.
void ScenarioForm::changeHours(std::size_t hours, const QString &key)
{
    if (key != m_hoursKey || m_document.snapshot() != m_withHours) {
        m_hoursKey = key;
        m_beforeHours = m_document.snapshot();
    }
    m_document.apply(tr("Change hours"), edits::setHours(*m_beforeHours, hours), key);
    m_withHours = m_document.snapshot();
}

void ScenarioForm::addLookAhead()
{
    addNumber(
        {.name = "look_ahead",
         .label = tr("Look-ahead"),
         .unit = tr("h"),
         .help = tr("Hours that optimised storage sees at once; empty: all"),
         .largest = [this] { return m_document.scenario().market.hours; },
         .none = tr("all")},
        [this]() -> std::vector<std::optional<double>> {
            const auto &hours = m_document.scenario().market.lookAhead;
            if (!hours)
                return {std::nullopt};
            return {static_cast<double>(*hours)};
        },
        [this](const std::optional<double> &hours, const QString &key) {
            Scenario next = m_document.scenario();
            next.market.lookAhead.reset();
            if (hours)
                next.market.lookAhead = static_cast<std::size_t>(*hours);
            m_document.apply(tr("Change look-ahead"), std::move(next),
                             QStringLiteral("scenario ") + key);
        });
}

void ScenarioForm::refresh()
{
    Issues issues;
    for (const Issue &issue : m_document.issues()) {
        if (issue.place.find('/', 1) == std::string::npos)
            issues.push_back(issue);
    }
    reload(issues, QString::fromStdString(m_document.scenario().currency));
}

} // namespace peergrid
