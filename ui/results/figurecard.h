// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/results/chart.h"

class QGridLayout;
class QToolButton;

namespace peergrid
{

/// The key figures of a run beside its charts: of all hours, or of the hour that is looked at.
class FigureCard : public QFrame
{
    Q_OBJECT

  public:
    explicit FigureCard(QWidget *parent = nullptr);

    void show(const Shown &shown);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void rebuild();

    Shown m_shown;
    QToolButton *m_all;
    QToolButton *m_one;
    QGridLayout *m_rows;
};

} // namespace peergrid
