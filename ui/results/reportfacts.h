// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/report.h"

/// What a report says, as sentences and tables, before anything is laid out.
namespace peergrid
{

struct ReportTable {
    struct Column {
        QString title;
        bool isNumber = true;
    };
    std::vector<Column> columns;
    std::vector<QStringList> rows;
    bool hasTotal = false; ///< the last row
    QString note;          ///< what stands below
};

/// Name and what is said of it, a line each.
struct ReportFact {
    QString name;
    QString text;
    QString meaning; ///< its definition, if it needs one
    bool isCode = false;
};

QString reportTitle(const ReportContent &content);

/// Hours, design, objective, peers by role, communities.
std::vector<ReportFact> scenarioFacts(const Solved &solved);
/// One sentence each; of very many the first ones.
QStringList contractSentences(const Solved &solved);

/// The key figures of the card, and how evenly prices are spread, with definitions.
std::vector<ReportFact> figureFacts(const ReportContent &content);

/// A row a peer and the total, in the smallest coin that is printed: rows and columns add up as
/// they stand on paper.
ReportTable billsTable(const Solved &solved);
ReportTable energyTable(const Solved &solved);
ReportTable communitiesTable(const Solved &solved);

/// What must be said before anybody reads the numbers: out of date, stopped, not all served.
QStringList warningSentences(const ReportContent &content);
/// The same, and whether it is optimal and all served.
QStringList statusSentences(const ReportContent &content);
std::vector<ReportFact> solverFacts(const ReportContent &content);

/// SHA-256 of the file that saving what was solved would write, in hexadecimal digits.
QString scenarioHash(const Solved &solved);

} // namespace peergrid
