// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace peergrid
{

/// Guards the file of a document against two programs that write it: a lock beside it says who
/// has it open, and what others do to it is told.
class FileGuard : public QObject
{
    Q_OBJECT

  public:
    struct Holder {
        QString host;
        QString user;
        qint64 process = 0;
    };

    /// How long after a change the file is looked at: programs write in steps.
    explicit FileGuard(std::chrono::milliseconds settling = std::chrono::milliseconds(200),
                       QObject *parent = nullptr);

    /// Guards a file from now on, as it is now, and no other; call it before the file is read.
    /// Returns who else has it open: then it is watched, but not locked. Locks of programs that no
    /// longer run are taken over. Where no lock can be written, there is none.
    std::optional<Holder> lock(const QString &path);
    void unlock();

    /// To be called after each save: what is there now is the document's own.
    void acceptOnDisk();

    /// Looks at the file at once, for file systems that tell of no changes.
    void check();

  signals:
    void changedOnDisk();
    void removedFromDisk();

  private:
    struct Seen {
        bool exists = false;
        QByteArray hash;
    };
    Seen look() const;
    void watch();

    QString m_path; ///< of the file itself, links followed; empty: none
    std::unique_ptr<QLockFile> m_lock;
    QFileSystemWatcher m_watcher;
    QTimer m_settling;
    Seen m_seen;
};

} // namespace peergrid
