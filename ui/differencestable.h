// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

namespace peergrid
{

struct Scenario;

/// In what two scenarios differ, a row a field.
class DifferencesTable : public QTableWidget
{
    Q_OBJECT

  public:
    explicit DifferencesTable(QWidget *parent = nullptr);

    void show(const Scenario &before, const QString &beforeName, const Scenario &after,
              const QString &afterName);
};

} // namespace peergrid
