// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/freedmemory.h"
#include "ui/batch.h"
#include "ui/mainwindow.h"
#include "ui/symbols.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

int main(int argc, char *argv[])
{
    peergrid::keepFreedMemory();
    peergrid::manageWithoutDisplay(argc, argv);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("PeerGrid"));
    QApplication::setOrganizationName(QStringLiteral("PeerGrid"));
    QApplication::setApplicationVersion(QStringLiteral(PEERGRID_VERSION));

    QCommandLineParser arguments;
    arguments.setApplicationDescription(
        QApplication::translate("main", "Draw a local electricity market and see what it does."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("FILE"),
                                    QApplication::translate("main", "Scenario to open"),
                                    QStringLiteral("[FILE]"));
    peergrid::addBatchOptions(arguments);
    if (!arguments.parse(QApplication::arguments())) {
        std::fprintf(stderr, "peergrid: %s\n", qPrintable(arguments.errorText()));
        return static_cast<int>(peergrid::ExitCode::BadUsage);
    }
    if (arguments.isSet(QStringLiteral("help")))
        arguments.showHelp();
    if (arguments.isSet(QStringLiteral("version")))
        arguments.showVersion();
    if (const auto work = peergrid::batchWorkOf(arguments); !work.isEmpty())
        return static_cast<int>(peergrid::runBatch(work));

    peergrid::applyTheme(peergrid::rememberedTheme(), false);
    QApplication::setWindowIcon(
        peergrid::symbolIcon(QStringLiteral("peergrid"), peergrid::lightColours()));

    peergrid::MainWindow window;
    window.show();
    if (!arguments.positionalArguments().isEmpty())
        window.openFile(arguments.positionalArguments().constFirst());
    return QApplication::exec();
}
