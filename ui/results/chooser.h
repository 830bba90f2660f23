// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"

#include <QComboBox>

namespace peergrid
{

/// A choice beside a chart, named for who cannot see it.
QComboBox *chooser(const QString &name, const QStringList &choices);

/// What may be chosen beside a chart, one under the other.
QWidget *sideOf(const std::vector<QWidget *> &choices);

/// The hours a chart sums up: the one that is looked at (the first choice), or all; on paper all.
class SpanChooser : public QComboBox
{
    Q_OBJECT

  public:
    explicit SpanChooser(QWidget *parent = nullptr);

    /// Names the hour; there is nothing to choose of one hour.
    void show(const Shown &shown);
    HourRange hours(const Shown &shown) const;
    /// "12:00–13:00", "all 24 hours"; how many of them if some have no result.
    QString words(const Shown &shown) const;

  private:
    bool isAll(const Shown &shown) const { return shown.isOnPaper || currentIndex() == 1; }
};

} // namespace peergrid
