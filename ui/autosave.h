// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace peergrid
{

class Document;

/// Keeps a snapshot of what is not saved yet, in a folder of its own and never over the user's
/// file, so that a crash costs a few seconds of work. It goes when there is nothing to save any
/// more, and when the document is closed.
class Autosave : public QObject
{
    Q_OBJECT

  public:
    struct Intervals {
        std::chrono::milliseconds afterLastEdit{5'000};
        std::chrono::milliseconds atMost{5'000}; ///< from the first edit that is in no snapshot
    };

    Autosave(Document &document, const QString &folder, Intervals intervals,
             QObject *parent = nullptr);
    Autosave(Document &document, const QString &folder, QObject *parent = nullptr);
    ~Autosave() override;

    const QString &folder() const { return m_folder; }

    /// Nothing if there is nothing to save.
    void snapshotNow();

  signals:
    /// There is no snapshot, and why; told once until one succeeds again.
    void failed(const QString &sentence);

  private:
    void schedule();
    void follow();
    void discard();
    QString write();

    Document &m_document;
    QString m_folder;
    QString m_snapshot; ///< path
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_quiet;  ///< starts anew with each edit
    QTimer m_latest; ///< does not, so that it cannot starve
    bool m_hasFailed = false;
};

/// A snapshot that its program has left behind.
struct Recovery {
    QString snapshot; ///< path
    QString path;     ///< of the user's file; empty if it had none
    QDateTime time;   ///< of the last snapshot
};

/// The snapshots in a folder whose program no longer runs, the newest first.
std::vector<Recovery> recoverable(const QString &folder);

/// Deletes a snapshot that is restored, or not wanted.
void discard(const Recovery &recovery);

} // namespace peergrid
