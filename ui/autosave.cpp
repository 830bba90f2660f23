// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/autosave.h"

#include "core/safefile.h"
#include "core/scenariofile.h"
#include "ui/document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QUuid>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr auto extension = ".peergrid";

/// What stands beside a snapshot under the same name.
QString beside(const QString &snapshot, const char *suffix)
{
    const QFileInfo file(snapshot);
    return file.dir().filePath(file.completeBaseName() + QLatin1String(suffix));
}

/// Held while the program runs; the system lets it go when the program dies, however it dies.
std::unique_ptr<QLockFile> lockOf(const QString &snapshot)
{
    auto lock = std::make_unique<QLockFile>(beside(snapshot, ".lock"));
    lock->setStaleLockTime(0); // only with its program, never with age
    return lock;
}

void removeFiles(const QString &snapshot)
{
    QFile::remove(snapshot);
    QFile::remove(beside(snapshot, ".json"));
}

/// What a person needs to tell one snapshot from another.
QByteArray sideText(const Document &document)
{
    return QJsonDocument(QJsonObject{
                             {QStringLiteral("path"), document.path()},
                             {QStringLiteral("time"),
                              QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                             {QStringLiteral("process"), QCoreApplication::applicationPid()},
                             {QStringLiteral("host"), QSysInfo::machineHostName()},
                         })
        .toJson();
}

/// Without a side file, as after a crash between the two, the snapshot itself tells the time.
Recovery recoveryOf(const QFileInfo &snapshot)
{
    Recovery recovery{snapshot.filePath(), {}, snapshot.lastModified()};
    QFile side(beside(snapshot.filePath(), ".json"));
    if (!side.open(QIODevice::ReadOnly))
        return recovery;
    const QJsonObject told = QJsonDocument::fromJson(side.readAll()).object();
    recovery.path = told[QStringLiteral("path")].toString();
    const QDateTime time =
        QDateTime::fromString(told[QStringLiteral("time")].toString(), Qt::ISODateWithMs);
    if (time.isValid())
        recovery.time = time;
    return recovery;
}

} // namespace

Autosave::Autosave(Document &document, const QString &folder, QObject *parent)
    : Autosave(document, folder, Intervals{}, parent)
{
}

Autosave::Autosave(Document &document, const QString &folder, Intervals intervals, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_folder(folder)
    , m_snapshot(QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) +
                                       QLatin1String(extension)))
{
    m_quiet.setInterval(intervals.afterLastEdit);
    m_latest.setInterval(intervals.atMost);
    for (QTimer *timer : {&m_quiet, &m_latest}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &Autosave::snapshotNow);
    }
    connect(&document, &Document::changed, this, &Autosave::schedule);
    connect(&document, &Document::renamed, this, &Autosave::follow);
    follow();
}

Autosave::~Autosave()
{
    discard();
}

void Autosave::schedule()
{
    m_quiet.start();
    if (!m_latest.isActive())
        m_latest.start();
}

/// Saved, opened another, undone to what is saved: there is nothing to lose.
void Autosave::follow()
{
    if (m_document.isModified())
        schedule();
    else
        discard();
}

void Autosave::discard()
{
    m_quiet.stop();
    m_latest.stop();
    if (!m_lock)
        return;
    removeFiles(m_snapshot);
    m_lock.reset();
}

void Autosave::snapshotNow()
{
    m_quiet.stop();
    m_latest.stop();
    if (!m_document.isModified())
        return;
    const QString problem = write();
    if (!problem.isEmpty() && !m_hasFailed)
        emit failed(tr("No copy of your unsaved work could be kept: %1").arg(problem));
    m_hasFailed = !problem.isEmpty();
}

/// What went wrong, if anything did.
QString Autosave::write()
{
    if (!QDir().mkpath(m_folder))
        return tr("the folder %1 cannot be made.").arg(m_folder);
    if (!m_lock) {
        auto lock = lockOf(m_snapshot);
        if (!lock->tryLock(0))
            return tr("the folder %1 cannot be written to.").arg(m_folder);
        m_lock = std::move(lock);
    }
    auto written = saveScenario(m_document.scenario(), m_snapshot.toStdString());
    if (written)
        written = replaceFile(beside(m_snapshot, ".json").toStdString(),
                              sideText(m_document).toStdString());
    return written ? QString() : QString::fromStdString(describe(written.error()));
}

std::vector<Recovery> recoverable(const QString &folder)
{
    std::vector<Recovery> found;
    const QStringList names{QLatin1Char('*') + QLatin1String(extension)};
    for (const QFileInfo &file : QDir(folder).entryInfoList(names, QDir::Files)) {
        if (lockOf(file.filePath())->tryLock(0))
            found.push_back(recoveryOf(file));
    }
    std::sort(found.begin(), found.end(),
              [](const Recovery &a, const Recovery &b) { return a.time > b.time; });
    return found;
}

void discard(const Recovery &recovery)
{
    removeFiles(recovery.snapshot);
}

} // namespace peergrid
