// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/pictures/poses.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>

#include <cstdio>

using namespace peergrid;

/// peergrid-pictures FOLDER [NAME…]: the pictures of README and guide, taken of the real window.
int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Pictures"));
    QApplication::setOrganizationName(QStringLiteral("PeerGrid"));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QStandardPaths::setTestModeEnabled(true); // none of the person's own settings
    QLocale::setDefault(QLocale::c());
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("Usage: peergrid-pictures FOLDER [NAME…]\n", stderr);
        return 2;
    }
    const QDir folder(arguments[1]);
    const QStringList wanted = arguments.mid(2);
    for (const pictures::Pose &pose : pictures::poses()) {
        if (!wanted.isEmpty() && !wanted.contains(pose.name))
            continue;
        applyTheme(pose.isDark ? Theme::Dark : Theme::Light, false);
        const QImage picture = pose.take();
        const QString scale = picture.devicePixelRatio() > 1.0 ? QStringLiteral("-2x") : QString();
        const QString path = folder.filePath(pose.name + scale + QStringLiteral(".png"));
        if (picture.isNull() || !picture.save(path)) {
            std::fprintf(stderr, "%s could not be taken\n", qPrintable(pose.name));
            return 1;
        }
    }
    return 0;
}
