// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/datafolder.h"

#include <QCoreApplication>
#include <QDir>

namespace peergrid
{

QString dataFolder(const QString &installed, const QString &source)
{
    QDir folder(QCoreApplication::applicationDirPath());
    const QString share = folder.absoluteFilePath(QStringLiteral("../share/peergrid/") + installed);
    if (QDir(share).exists())
        return QDir::cleanPath(share);
    // build/PRESET/app in the tree, or a little deeper.
    constexpr int deepest = 5;
    for (int up = 0; up < deepest && folder.cdUp(); ++up) {
        if (folder.exists(QStringLiteral("CMakePresets.json")) && folder.exists(source))
            return folder.absoluteFilePath(source);
    }
    return {};
}

} // namespace peergrid
