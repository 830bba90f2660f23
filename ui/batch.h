// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

class QCommandLineParser;

/// What `peergrid` does without a window: solves a scenario and writes files.
namespace peergrid
{

/// As README tells them.
enum class ExitCode { Solved = 0, BadInput = 1, BadUsage = 2, NotAllServed = 3 };

struct BatchWork {
    std::optional<QString> report;  ///< .pdf or .html
    std::optional<QString> charts;  ///< folder
    std::optional<QString> diagram; ///< .png, .svg or .pdf
    QStringList scenarios;          ///< one, if all is right

    bool isEmpty() const { return !report && !charts && !diagram; }
};

/// Without a display: nothing is to be shown, so none is needed. Before the QApplication is made.
void manageWithoutDisplay(int argc, char *argv[]);

void addBatchOptions(QCommandLineParser &arguments);
BatchWork batchWorkOf(const QCommandLineParser &arguments);

/// Does it, and names each file on stdout; what is wrong comes as sentences on stderr.
ExitCode runBatch(const BatchWork &work);

} // namespace peergrid
