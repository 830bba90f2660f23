// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "core/diff.h"
#include "core/issue.h"
#include "core/scenario.h"

#include <memory>

namespace peergrid
{

/// The scenario that is edited: one value, one undo stack, one signal that says what changed.
class Document : public QObject
{
    Q_OBJECT

  public:
    explicit Document(QObject *parent = nullptr);

    const Scenario &scenario() const { return *m_scenario; }
    std::shared_ptr<const Scenario> snapshot() const { return m_scenario; }

    /// Replaced only by a change that touches the market: another pointer means another market.
    std::shared_ptr<const Market> market() const { return m_market; }

    /// Another number after reset(), open() and recover(): nothing of before belongs to it.
    int lineage() const { return m_lineage; }

    /// What validate() finds in the market.
    const Issues &issues() const { return m_issues; }

    QUndoStack &undoStack() { return m_undoStack; }
    bool isModified() const { return !m_undoStack.isClean() || m_isRecovered; }

    /// Where it is saved; empty if nowhere yet.
    const QString &path() const { return m_path; }
    /// The file's name, or that of the scenario.
    QString title() const;

    /// Takes over an edit as one undo step; nothing if nothing is different. Edits that come after
    /// each other with the same merge key become one step.
    void apply(const QString &name, Scenario next, const QString &mergeKey = {});

    /// Starts anew with another scenario: nothing to undo, nothing to save.
    void reset(Scenario scenario, const QString &path = {});
    /// The same with one that was never saved to its path.
    void recover(Scenario scenario, const QString &path);

    /// Replaces the scenario by the file's, or leaves all as it is.
    Result<void> open(const QString &path);
    /// Takes over what the file holds by now, as an edit that can be undone.
    Result<void> reload();
    /// Writes the file; it then is the document's.
    Result<void> save(const QString &path);

  signals:
    void changed(const peergrid::ScenarioDiff &diff);
    /// Path, title or whether there is something to save.
    void renamed();

  private:
    class Step;
    void set(std::shared_ptr<const Scenario> scenario);

    std::shared_ptr<const Scenario> m_scenario;
    std::shared_ptr<const Market> m_market;
    Issues m_issues;
    QUndoStack m_undoStack;
    QString m_path;
    bool m_isRecovered = false;
    int m_lineage = 0;
};

} // namespace peergrid
