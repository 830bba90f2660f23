// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison.h"

#include "core/scenariofile.h"
#include "ui/document.h"
#include "ui/wording.h"

#include <QFileInfo>

namespace peergrid
{

Comparison::Comparison(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_lineage(document.lineage())
{
    connect(&document, &Document::changed, this, [this](const ScenarioDiff &diff) {
        if (diff.touchesMarket())
            follow();
    });
    connect(&m_runner, &SolveRunner::solved, this, [this](const SolvedPtr &result) {
        m_result = result;
        emit changed();
    });
    connect(&m_runner, &SolveRunner::failed, this, &Comparison::failed);
}

QString Comparison::nameOf(const With &with)
{
    if (const auto *path = std::get_if<QString>(&with))
        return QFileInfo(*path).completeBaseName();
    if (const auto *design = std::get_if<Design>(&with))
        return designName(*design);
    if (const auto *objective = std::get_if<Objective>(&with))
        return objectiveName(*objective);
    return tr("nothing");
}

void Comparison::set(const With &with)
{
    m_with = with;
    m_file.reset();
    m_result.reset();
    m_runner.drop();
    if (const auto *path = std::get_if<QString>(&with)) {
        auto read = loadScenario(path->toStdString());
        if (!read) {
            m_with = Nothing{};
            emit failed(QString::fromStdString(describe(read.error())));
        } else {
            m_file = std::make_shared<const Scenario>(std::move(*read));
        }
    }
    solve();
    emit changed();
}

/// Another document is compared with nothing; a changed one with what it would be now.
void Comparison::follow()
{
    if (m_lineage != m_document.lineage()) {
        m_lineage = m_document.lineage();
        set(Nothing{});
    } else if (!m_file) {
        solve();
    }
}

std::shared_ptr<const Scenario> Comparison::scenario() const
{
    if (m_file)
        return m_file;
    auto other = std::make_shared<Scenario>(m_document.scenario());
    if (const auto *design = std::get_if<Design>(&m_with))
        other->market.design = *design;
    if (const auto *objective = std::get_if<Objective>(&m_with))
        other->market.objective = *objective;
    return other;
}

void Comparison::solve()
{
    const bool isAsked = !std::holds_alternative<Nothing>(m_with);
    if (!isAsked || (!m_file && hasErrors(m_document.issues())))
        return;
    const auto other = scenario();
    if (!other->market.peers.empty())
        m_runner.request(other, {other, &other->market});
}

} // namespace peergrid
