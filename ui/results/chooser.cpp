// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/chooser.h"

#include "ui/results/chartstyle.h"
#include "ui/wording.h"

#include <QVBoxLayout>

namespace peergrid
{

QComboBox *chooser(const QString &name, const QStringList &choices)
{
    auto *box = new QComboBox;
    box->addItems(choices);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setFont(chartFont());
    return box;
}

QWidget *sideOf(const std::vector<QWidget *> &choices)
{
    constexpr int width = 140;
    auto *side = new QWidget;
    side->setFixedWidth(width);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 8, 4, 8);
    column->setSpacing(6);
    for (QWidget *choice : choices)
        column->addWidget(choice);
    column->addStretch();
    return side;
}

SpanChooser::SpanChooser(QWidget *parent)
    : QComboBox(parent)
{
    addItems({tr("This hour"), tr("All hours")});
    setAccessibleName(tr("Hours summed up"));
    setToolTip(tr("Hours summed up"));
    setFont(chartFont());
}

void SpanChooser::show(const Shown &shown)
{
    setVisible(shown.solved && shown.solved->hours() > 1);
}

HourRange SpanChooser::hours(const Shown &shown) const
{
    return isAll(shown) ? HourRange{0, shown.solved->hours() - 1}
                        : HourRange{shown.hour, shown.hour};
}

QString SpanChooser::words(const Shown &shown) const
{
    const std::size_t all = shown.solved->hours();
    if (!isAll(shown) || all == 1)
        return hourText(shown.hour, all);
    std::size_t solved = 0;
    for (std::size_t t = 0; t < all; ++t)
        solved += shown.solved->has(t) ? 1 : 0;
    return solved == all ? tr("all %1 hours").arg(all) : tr("%1 of %2 hours").arg(solved).arg(all);
}

} // namespace peergrid
