// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/solverunner.h"

namespace peergrid
{

class Document;

/// Keeps a result of the document's market: asks for a new one at each change while it is live,
/// else when it is told to. What is shown stays until there is something newer, and is stale then.
class LiveSolver : public QObject
{
    Q_OBJECT

  public:
    explicit LiveSolver(Document &document, QObject *parent = nullptr);

    /// The newest result of this document, whole or as far as it has come; none if there is none.
    const SolvedPtr &shown() const { return m_shown; }
    /// Whether what is shown is of a market that is no more.
    bool isStale() const;
    bool isRunning() const { return m_runner.isRunning(); }
    bool isLive() const { return m_isLive; }
    void setLive(bool isLive);

    void run();
    void cancel() { m_runner.cancel(); }

    /// What is the case, in a line: "Optimal · 24 hours in 3 ms · …".
    QString status() const;
    /// Whether that is as one would wish.
    bool isGood() const;

  signals:
    /// What is shown, whether it is stale, or whether it is being worked on.
    void changed();
    void failed(const QString &sentence);

  private:
    void follow();
    void show(const SolvedPtr &solved);
    QString problemsText() const;

    Document &m_document;
    SolveRunner m_runner;
    SolvedPtr m_shown;
    int m_lineage = 0; ///< of the document that m_shown belongs to
    bool m_isLive = true;
};

} // namespace peergrid
