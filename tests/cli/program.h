// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>

/// The built peergrid-cli, as a user runs it.
namespace peergrid::test
{

struct Answer {
    int code = -1; ///< exit code; −1 if it crashed or did not end
    QByteArray out;
    QByteArray err;
};

/// Waits for so many ms at most.
inline Answer peergridCli(const QStringList &arguments, int patience = 120000)
{
    QProcess process;
    process.start(PEERGRID_CLI, arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QString scenario(const QString &name)
{
    return QString(PEERGRID_SOURCE_DIR "/scenarios/%1.peergrid").arg(name);
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace peergrid::test
