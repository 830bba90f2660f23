// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/rolesdrawing.h"

namespace peergrid
{

class HeadedScroll;

/// What each peer does hour by hour, beside the role it is declared to have.
class RolesChart : public Chart
{
    Q_OBJECT

  public:
    explicit RolesChart(QWidget *parent = nullptr);

    QString title() const override { return tr("Roles"); }
    QString caption() const override;
    void show(const Shown &shown) override;
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override;

  private:
    Shown m_shown;
    RoleStrips m_strips;
    DrawnView *m_head;
    DrawnView *m_view;
    HeadedScroll *m_scroll;
};

} // namespace peergrid
