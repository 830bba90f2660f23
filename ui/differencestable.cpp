// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/differencestable.h"

#include "core/compare.h"

#include <QHeaderView>

namespace peergrid
{

namespace
{

constexpr int longest = 60; ///< letters of a value; a profile of a year has many more

QString shortened(const std::string &value)
{
    const QString text = QString::fromStdString(value);
    return text.size() <= longest ? text : text.left(longest) + QStringLiteral("…");
}

} // namespace

DifferencesTable::DifferencesTable(QWidget *parent)
    : QTableWidget(parent)
{
    setAccessibleName(tr("Differences"));
    setColumnCount(4);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setAlternatingRowColors(true);
    setShowGrid(false);
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void DifferencesTable::show(const Scenario &before, const QString &beforeName,
                            const Scenario &after, const QString &afterName)
{
    setHorizontalHeaderLabels({tr("What"), tr("Field"), beforeName, afterName});
    const auto differences = inputDifferences(before, after);
    setRowCount(static_cast<int>(differences.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const InputDifference &one = differences[static_cast<std::size_t>(row)];
        const auto set = [&](int column, const std::string &whole) {
            auto *cell = new QTableWidgetItem(shortened(whole));
            cell->setToolTip(QString::fromStdString(whole).left(2000));
            setItem(row, column, cell);
        };
        set(0, one.object);
        set(1, one.field);
        set(2, one.before);
        set(3, one.after);
    }
    resizeColumnsToContents();
}

} // namespace peergrid
