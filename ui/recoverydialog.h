// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace peergrid
{

struct Scenario;

/// What a program that ended badly left behind, beside what is saved. exec() gives the Answer.
class RecoveryDialog : public QDialog
{
    Q_OBJECT

  public:
    enum Answer { Later = Rejected, Restore = Accepted, Discard };

    RecoveryDialog(const Scenario &saved, const Scenario &left, QWidget *parent = nullptr);
};

} // namespace peergrid
