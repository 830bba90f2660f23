// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recoverydialog.h"

#include "ui/differencestable.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace peergrid
{

RecoveryDialog::RecoveryDialog(const Scenario &saved, const Scenario &left, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Unsaved work"));
    resize(760, 420);
    auto *table = new DifferencesTable;
    table->show(saved, tr("As saved"), left, tr("Unsaved work"));
    const int fields = table->rowCount();
    auto *what =
        new QLabel(fields > 0 ? tr("Fields that differ from what is saved: %1").arg(fields)
                              : tr("Only names, descriptions or places on the canvas differ."));
    auto *buttons = new QDialogButtonBox;
    QPushButton *restore = buttons->addButton(tr("Restore"), QDialogButtonBox::AcceptRole);
    QPushButton *discard = buttons->addButton(tr("Discard"), QDialogButtonBox::DestructiveRole);
    buttons->addButton(tr("Decide later"), QDialogButtonBox::RejectRole);
    restore->setDefault(true);
    connect(discard, &QPushButton::clicked, this, [this] { done(Discard); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(what);
    layout->addWidget(table);
    layout->addWidget(buttons);
}

} // namespace peergrid
