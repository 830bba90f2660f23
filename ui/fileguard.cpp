// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fileguard.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace peergrid
{

namespace
{

/// Where a path leads to: two links to one file are one file.
QString targetOf(const QString &path)
{
    const QString target = QFileInfo(path).canonicalFilePath();
    return target.isEmpty() ? QFileInfo(path).absoluteFilePath() : target;
}

QString lockPathOf(const QString &path)
{
    const QFileInfo file(path);
    return file.dir().filePath(QStringLiteral(".~lock.%1#").arg(file.fileName()));
}

FileGuard::Holder holderOf(const QLockFile &lock)
{
    FileGuard::Holder holder;
    QString program;
    lock.getLockInfo(&holder.process, &holder.host, &program);
    holder.user = QFileInfo(lock.fileName()).owner();
    return holder;
}

} // namespace

FileGuard::FileGuard(std::chrono::milliseconds settling, QObject *parent)
    : QObject(parent)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settling);
    const auto wait = [this] {
        if (!m_settling.isActive()) // else a busy folder would put it off for ever
            m_settling.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wait);
    connect(&m_settling, &QTimer::timeout, this, &FileGuard::check);
}

std::optional<FileGuard::Holder> FileGuard::lock(const QString &path)
{
    unlock();
    m_path = targetOf(path);
    acceptOnDisk();
    auto lock = std::make_unique<QLockFile>(lockPathOf(m_path));
    lock->setStaleLockTime(0); // only with its program, never with age
    if (lock->tryLock(0))
        m_lock = std::move(lock);
    else if (lock->error() == QLockFile::LockFailedError)
        return holderOf(*lock);
    return {};
}

void FileGuard::unlock()
{
    m_settling.stop();
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_lock.reset();
    m_path.clear();
    m_seen = {};
}

void FileGuard::acceptOnDisk()
{
    m_settling.stop();
    m_seen = look();
    watch();
}

/// The folder too: it tells of a file that takes the place of ours, which the watch on the old one
/// does not outlive.
void FileGuard::watch()
{
    if (m_path.isEmpty())
        return;
    const QString folder = QFileInfo(m_path).path();
    if (!m_watcher.directories().contains(folder))
        m_watcher.addPath(folder);
    if (m_seen.exists && !m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
}

FileGuard::Seen FileGuard::look() const
{
    const QFileInfo info(m_path);
    Seen seen{!m_path.isEmpty() && info.exists(), {}};
    QFile file(m_path);
    // A pipe would keep us waiting, a device may have no end.
    if (seen.exists && info.isFile() && file.open(QIODevice::ReadOnly)) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(&file);
        seen.hash = hash.result();
    }
    return seen;
}

void FileGuard::check()
{
    if (m_path.isEmpty())
        return;
    const Seen before = m_seen;
    acceptOnDisk();
    if (before.exists && !m_seen.exists)
        emit removedFromDisk();
    else if (m_seen.exists && (!before.exists || m_seen.hash != before.hash))
        emit changedOnDisk();
}

} // namespace peergrid
