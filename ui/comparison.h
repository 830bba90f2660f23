// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/solverunner.h"

#include <variant>

namespace peergrid
{

class Document;

/// What the document's result is held against: the same scenario under another design or objective,
/// or another file. Solves it, anew whenever it changes.
class Comparison : public QObject
{
    Q_OBJECT

  public:
    struct Nothing {
        friend bool operator==(const Nothing &, const Nothing &) = default;
    };
    /// A path, a design or an objective.
    using With = std::variant<Nothing, QString, Design, Objective>;

    explicit Comparison(Document &document, QObject *parent = nullptr);

    const With &with() const { return m_with; }
    void set(const With &with);

    /// What came of it; none while there is none.
    const SolvedPtr &result() const { return m_result; }
    /// "17 peers, case I", "grid only".
    static QString nameOf(const With &with);

  signals:
    void changed();
    /// It cannot be compared, and why.
    void failed(const QString &sentence);

  private:
    void follow();
    void solve();
    std::shared_ptr<const Scenario> scenario() const;

    Document &m_document;
    SolveRunner m_runner;
    With m_with;
    std::shared_ptr<const Scenario> m_file; ///< that was read, if it is one
    SolvedPtr m_result;
    int m_lineage = 0;
};

} // namespace peergrid
