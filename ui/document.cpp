// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document.h"

#include "core/arrange.h"
#include "core/scenariofile.h"
#include "core/validate.h"

#include <QFileInfo>
#include <QUndoCommand>

#include <utility>

namespace peergrid
{

namespace
{

std::shared_ptr<const Market> marketOf(const std::shared_ptr<const Scenario> &scenario)
{
    return {scenario, &scenario->market};
}

/// Everything on the canvas has a place there.
Scenario placed(Scenario scenario)
{
    const Layout fresh = arrange(scenario.market);
    Layout &layout = scenario.layout;
    if (layout.peers.empty() && layout.communities.empty()) {
        layout = fresh;
        return scenario;
    }
    for (const auto &[id, position] : fresh.peers)
        layout.peers.emplace(id, position);
    for (const auto &[id, look] : fresh.communities) {
        CommunityLook &known = layout.communities.emplace(id, look).first->second;
        if (!known.topLeft || known.width <= 0.0 || known.height <= 0.0) {
            known.topLeft = look.topLeft;
            known.width = look.width;
            known.height = look.height;
        }
        if (known.colour.empty())
            known.colour = look.colour;
    }
    return scenario;
}

} // namespace

/// Before and after of one edit: undo can forget nothing.
class Document::Step : public QUndoCommand
{
  public:
    Step(Document &document, const QString &name, std::shared_ptr<const Scenario> after,
         QString mergeKey)
        : QUndoCommand(name)
        , m_document(document)
        , m_before(document.m_scenario)
        , m_after(std::move(after))
        , m_mergeKey(std::move(mergeKey))
    {
    }

    void undo() override { m_document.set(m_before); }
    void redo() override { m_document.set(m_after); }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = dynamic_cast<const Step *>(other);
        if (!next || next->m_mergeKey != m_mergeKey)
            return false;
        m_after = next->m_after;
        setObsolete(*m_before == *m_after);
        return true;
    }

  private:
    Document &m_document;
    std::shared_ptr<const Scenario> m_before;
    std::shared_ptr<const Scenario> m_after;
    QString m_mergeKey;
};

Document::Document(QObject *parent)
    : QObject(parent)
    , m_scenario(std::make_shared<const Scenario>())
    , m_market(marketOf(m_scenario))
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &Document::renamed);
}

QString Document::title() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).fileName();
    return m_scenario->name.empty() ? tr("Untitled") : QString::fromStdString(m_scenario->name);
}

void Document::apply(const QString &name, Scenario next, const QString &mergeKey)
{
    if (next == *m_scenario)
        return;
    m_undoStack.push(
        new Step(*this, name, std::make_shared<const Scenario>(std::move(next)), mergeKey));
}

void Document::reset(Scenario scenario, const QString &path)
{
    m_path = path;
    m_isRecovered = false;
    ++m_lineage;
    m_undoStack.clear();
    set(std::make_shared<const Scenario>(placed(std::move(scenario))));
    emit renamed();
}

void Document::recover(Scenario scenario, const QString &path)
{
    reset(std::move(scenario), path);
    m_isRecovered = true;
    emit renamed();
}

Result<void> Document::open(const QString &path)
{
    auto scenario = loadDraft(path.toStdString());
    if (!scenario)
        return tl::unexpected(std::move(scenario.error()));
    reset(std::move(*scenario), path);
    return {};
}

Result<void> Document::reload()
{
    auto scenario = loadDraft(m_path.toStdString());
    if (!scenario)
        return tl::unexpected(std::move(scenario.error()));
    apply(tr("Reload from disk"), placed(std::move(*scenario)));
    m_isRecovered = false;
    m_undoStack.setClean();
    emit renamed();
    return {};
}

Result<void> Document::save(const QString &path)
{
    auto saved = saveScenario(*m_scenario, path.toStdString());
    if (!saved)
        return saved;
    m_path = path;
    m_isRecovered = false;
    m_undoStack.setClean();
    emit renamed();
    return {};
}

void Document::set(std::shared_ptr<const Scenario> scenario)
{
    const ScenarioDiff what = diff(*m_scenario, *scenario);
    m_scenario = std::move(scenario);
    if (what.touchesMarket()) {
        m_market = marketOf(m_scenario);
        m_issues = validate(*m_market);
    }
    if (!what.isEmpty())
        emit changed(what);
}

} // namespace peergrid
