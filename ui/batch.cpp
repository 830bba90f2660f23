// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch.h"

#include "core/scenariofile.h"
#include "core/solved.h"
#include "ui/canvas/diagramexport.h"
#include "ui/document.h"
#include "ui/results/allcharts.h"
#include "ui/results/chart.h"
#include "ui/results/chartexport.h"
#include "ui/results/report.h"
#include "ui/wording.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Batch", text);
}

void say(std::FILE *stream, const QString &line)
{
    std::fputs((line + QLatin1Char('\n')).toUtf8().constData(), stream);
}

bool endsIn(const QString &path, const QStringList &endings)
{
    return endings.contains(QFileInfo(path).suffix().toLower());
}

/// What is wrong with how it was asked, as a sentence.
std::optional<QString> problemOf(const BatchWork &work)
{
    const QStringList pages{QStringLiteral("pdf"), QStringLiteral("html")};
    const QStringList pictures{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")};
    if (work.scenarios.size() != 1)
        return tr("peergrid: name one scenario file beside the options; %1 are named.")
            .arg(work.scenarios.size());
    if (work.report && !endsIn(*work.report, pages))
        return tr("peergrid: --report %1: the name must end in .pdf or .html.").arg(*work.report);
    if (work.diagram && !endsIn(*work.diagram, pictures))
        return tr("peergrid: --diagram %1: the name must end in .png, .svg or .pdf.")
            .arg(*work.diagram);
    if (work.charts && work.charts->isEmpty())
        return tr("peergrid: --charts: name a folder.");
    return {};
}

Result<SolvedPtr> solvedFile(const QString &path)
{
    auto scenario = loadScenario(path.toStdString());
    if (!scenario)
        return tl::unexpected(std::move(scenario.error()));
    const auto shared = std::make_shared<const Scenario>(std::move(*scenario));
    WholeRun run;
    run.threads = std::max(1U, std::thread::hardware_concurrency());
    return solveWhole(shared, {shared, &shared->market}, run);
}

Result<void> written(Result<void> done, const QString &path)
{
    if (done)
        say(stdout, path);
    return done;
}

Result<void> writeCharts(const SolvedPtr &solved, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return tl::unexpected(
            Issues{fileIssue(folder.toStdString(), "the folder cannot be made",
                             "a folder that may be written", "choose another one")});
    Shown shown;
    shown.solved = solved;
    shown.hour = busiestHour(*solved);
    shown.isOnPaper = true;
    for (const ChartKind &kind : chartsOnPaper(solved->hours())) {
        const std::unique_ptr<Chart> chart(kind.make());
        chart->show(shown);
        for (const char *ending : {".pdf", ".csv"}) {
            const QString path = QDir(folder).filePath(kind.name + QLatin1String(ending));
            if (auto done = written(exportChart(*chart, path, PaperLook()), path); !done)
                return done;
        }
    }
    return {};
}

Result<void> writeReportOf(const SolvedPtr &solved, const QString &path)
{
    const std::size_t hour = busiestHour(*solved);
    DiagramPicture diagram = diagramOf(solved, hour);
    ReportContent content;
    content.solved = solved;
    content.made = QDate::currentDate();
    content.diagram = ReportPicture{diagramCaption(*solved, hour), diagram.size, diagram.paint};
    return written(writeReport(content, path), path);
}

Result<void> writeDiagram(const SolvedPtr &solved, const QString &path)
{
    Document document;
    document.reset(*solved->scenario);
    return written(exportDiagram(document, path), path);
}

Result<void> writeAll(const BatchWork &work, const SolvedPtr &solved)
{
    Result<void> done;
    if (work.report)
        done = writeReportOf(solved, *work.report);
    if (done && work.charts)
        done = writeCharts(solved, *work.charts);
    if (done && work.diagram)
        done = writeDiagram(solved, *work.diagram);
    return done;
}

/// Which hours are short, and by how much.
void sayShortfalls(const Solved &solved)
{
    for (std::size_t hour = 0; hour < solved.hours(); ++hour) {
        const KeptHour outcome = solved.outcome[hour];
        for (const Shortfall &shortfall : outcome->shortfalls)
            say(stderr, tr("%1: %2").arg(hourText(hour, solved.hours()),
                                         QString::fromStdString(shortfall.sentence)));
    }
}

} // namespace

void manageWithoutDisplay(int argc, char *argv[])
{
    const bool hasPlatform = !qEnvironmentVariableIsEmpty("DISPLAY") ||
                             !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
                             qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    const bool needsNone = std::any_of(argv + 1, argv + argc, [](const char *argument) {
        const QByteArray text(argument);
        for (const char *option : {"--report", "--charts", "--diagram", "--help", "--version"}) {
            if (text == option || text.startsWith(QByteArray(option) + '='))
                return true;
        }
        return text == "-h" || text == "-v";
    });
    if (!needsNone || hasPlatform)
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt's remarks on a session that is not there are none of the sentences one waits for.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
}

void addBatchOptions(QCommandLineParser &arguments)
{
    arguments.addOptions(
        {{QStringLiteral("report"),
          tr("Solve FILE and write a report of it: .pdf or .html. No window, no display needed."),
          tr("REPORT")},
         {QStringLiteral("charts"),
          tr("Solve FILE and write all charts into this folder, as PDF and CSV."), tr("FOLDER")},
         {QStringLiteral("diagram"), tr("Write the diagram of FILE: .png, .svg or .pdf."),
          tr("PICTURE")}});
}

BatchWork batchWorkOf(const QCommandLineParser &arguments)
{
    const auto value = [&](const QString &option) {
        return arguments.isSet(option) ? std::optional(arguments.value(option)) : std::nullopt;
    };
    return {value(QStringLiteral("report")), value(QStringLiteral("charts")),
            value(QStringLiteral("diagram")), arguments.positionalArguments()};
}

ExitCode runBatch(const BatchWork &work)
{
    if (const auto problem = problemOf(work)) {
        say(stderr, *problem);
        return ExitCode::BadUsage;
    }
    const auto solved = solvedFile(work.scenarios.constFirst());
    if (!solved) {
        say(stderr, QString::fromStdString(describe(solved.error())));
        return ExitCode::BadInput;
    }
    if (const auto done = writeAll(work, *solved); !done) {
        say(stderr, QString::fromStdString(describe(done.error())));
        return ExitCode::BadInput;
    }
    if ((*solved)->status != Outcome::Status::NotAllServed)
        return ExitCode::Solved;
    sayShortfalls(**solved);
    return ExitCode::NotAllServed;
}

} // namespace peergrid
