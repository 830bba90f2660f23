// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/program.h"
#include "tests/support/figures.h"
#include "tests/support/random.h"

#include <QFileInfo>
#include <QThread>

#include <csignal>

/// A sweep of the paper's day that takes long enough to be killed in the middle.
namespace peergrid::test
{

/// As many variants as the figures ask for: 16 · 16 or 100 · 100.
inline QStringList daySweep(const QString &target, const QStringList &options = {})
{
    const int side = figure(16, 100);
    return QStringList{"sweep",  scenario("seventeen-peer-case-3"),
                       "--vary", QString("peers.6.generation.cost=0.03:0.07:%1").arg(side),
                       "--vary", QString("peers.4.load=x0.5:x1.5:%1").arg(side),
                       "--to",   target} +
           options;
}

inline int daySweepSize()
{
    return figure(16, 100) * figure(16, 100);
}

inline Answer sweptDay(const QString &target, const QStringList &options = {})
{
    return peergridCli(daySweep(target, options), 3600000);
}

/// Whether something came true before the process ended.
template<class Claim>
bool waitUntil(Claim isTrue, QProcess &process)
{
    while (!isTrue()) {
        if (process.waitForFinished(1) || process.state() == QProcess::NotRunning)
            return false;
    }
    return true;
}

/// Whether the file has grown to so many bytes before the process ended.
inline bool waitForBytes(QProcess &process, const QString &path, qint64 bytes)
{
    return waitUntil([&] { return QFileInfo(path).size() >= bytes; }, process);
}

/// Starts a program and kills it when something comes true. Whether it still ran then.
template<class Claim>
bool killedWhen(Claim isTrue, const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted())
        return false;
    const bool isRunning = waitUntil(isTrue, process);
    process.kill();
    process.waitForFinished(60000);
    return isRunning;
}

/// The same when a file has so many bytes.
inline bool killedAt(const QString &program, const QStringList &arguments, const QString &path,
                     qint64 bytes)
{
    return killedWhen([&] { return QFileInfo(path).size() >= bytes; }, program, arguments);
}

} // namespace peergrid::test
